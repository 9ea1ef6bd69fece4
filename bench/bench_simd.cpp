// SPDX-License-Identifier: EUPL-1.2
// Draws and kernels over lanes, one by one and for each instruction set of this machine, on one
// thread and on arrays that fit in the first cache. `ns` is for one pupil: one draw of four words,
// one normal pair, one exp.
#include <benchmark/benchmark.h>

#include <string>
#include <vector>

#include "engine/draws.hpp"
#include "engine/kernels.hpp"
#include "engine/simd/lane_draws.hpp"
#include "engine/simd/lane_kernels.hpp"

namespace doorstroom::bench {
namespace {

constexpr std::size_t n = 1000;  // four words in, two floats out: 24 kB
constexpr LaneKey key{7, 3, static_cast<std::uint32_t>(Purpose::learning), 0};

struct Arrays {
  std::vector<std::uint32_t> ids, rows;
  std::array<std::vector<std::uint32_t>, 4> words;
  std::array<std::uint32_t*, 4> to{};
  std::vector<float> x, y, z;

  Arrays() : ids(n), rows(n), x(n), y(n), z(n) {
    for (std::size_t i = 0; i < n; ++i) {
      ids[i] = static_cast<std::uint32_t>(i * 7 + 1);
      rows[i] = static_cast<std::uint32_t>(i * 617 % n);
      x[i] = static_cast<float>(i) * 0.01F - 4.0F;
    }
    for (std::size_t k = 0; k < 4; ++k) {
      words[k].resize(n);
      to[k] = words[k].data();
    }
    lane_draws.of(simd::InstructionSet::baseline).of_ids(key, ids.data(), n, to.data());
  }
};

template <class Work> void measure(benchmark::State& state, const Work& work) {
  Arrays arrays;
  for (auto _ : state) {
    work(arrays);
    benchmark::ClobberMemory();
  }
  const double pupils = static_cast<double>(state.iterations()) * static_cast<double>(n);
  state.counters["pupils"] = benchmark::Counter(pupils, benchmark::Counter::kIsRate);
  state.counters["ns"] =
      benchmark::Counter(pupils * 1e-9, benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
}

template <class Work> void add(const std::string& what, const std::string& how, const Work& work) {
  benchmark::RegisterBenchmark(("Simd/" + what + "/" + how).c_str(),
                               [=](benchmark::State& state) { measure(state, work); });
}

/// The same work a pupil at a time. Where ordinary code is a plain loop, the compiler makes it what
/// `baseline` is; here it is kept from it, as it is by all else that a loop over pupils does.
std::uint32_t one(std::uint32_t x) {
  asm volatile("" : "+r"(x));
  return x;
}
float one(float x) {  // benchmark::DoNotOptimize of a float gives 0 with GCC 12
  asm volatile("" : "+x"(x));
  return x;
}
void add_scalar() {
  add("draw", "scalar", [](Arrays& a) {
    const Draws draws{key.seed};
    for (std::size_t i = 0; i < n; ++i) {
      const auto block = draws.block(PupilId{one(a.ids[i])}, Term{key.term}, Purpose::learning);
      for (std::size_t k = 0; k < 4; ++k) a.words[k][i] = block[k];
    }
  });
  add("normal_pair", "scalar", [](Arrays& a) {
    for (std::size_t i = 0; i < n; ++i) {
      const auto pair = kernels::normal_pair(one(a.words[0][i]), a.words[1][i]);
      a.y[i] = pair.first;
      a.z[i] = pair.second;
    }
  });
  add("exp", "scalar", [](Arrays& a) {
    for (std::size_t i = 0; i < n; ++i) a.y[i] = kernels::exp(one(a.x[i]));
  });
  add("logistic", "scalar", [](Arrays& a) {
    for (std::size_t i = 0; i < n; ++i) a.y[i] = kernels::logistic(one(a.x[i]));
  });
}

void add_set(simd::InstructionSet set) {
  const std::string how{name(set)};
  const LaneDraws& draws = lane_draws.of(set);
  const LaneKernels& kernel = lane_kernels.of(set);
  add("draw", how, [&draws](Arrays& a) { draws.of_ids(key, a.ids.data(), n, a.to.data()); });
  add("draw_rows", how,
      [&draws](Arrays& a) { draws.of_rows(key, a.ids.data(), a.rows.data(), n, a.to.data()); });
  add("normal_pair", how,
      [&kernel](Arrays& a) { kernel.normal_pair(a.to[0], a.to[1], n, a.y.data(), a.z.data()); });
  add("exp", how, [&kernel](Arrays& a) { kernel.exp(a.x.data(), n, a.y.data()); });
  add("log", how, [&kernel](Arrays& a) { kernel.log(a.x.data(), n, a.y.data()); });
  add("logistic", how, [&kernel](Arrays& a) { kernel.logistic(a.x.data(), n, a.y.data()); });
}

/// Which sets there are is known only when the program runs.
const bool added = [] {
  add_scalar();
  for (const auto set : simd::supported_sets()) add_set(set);
  return true;
}();

}  // namespace
}  // namespace doorstroom::bench
