// SPDX-License-Identifier: EUPL-1.2
// Pupil-terms per second of a whole unit of the headline experiment, beside the reference kernel in
// the same program.
#include <benchmark/benchmark.h>

#include "country.hpp"
#include "engine/parallel.hpp"
#include "experiments/run/unit.hpp"
#include "reference_kernel.hpp"

namespace doorstroom::bench {
namespace {

void count(benchmark::State& state, double pupil_terms) {
  state.counters["pupil_terms"] = benchmark::Counter(pupil_terms, benchmark::Counter::kIsRate);
  state.counters["ns_per_pupil_term"] = benchmark::Counter(
      pupil_terms * 1e-9, benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
}

void BM_Reference(benchmark::State& state) {
  ReferenceKernel kernel(static_cast<std::size_t>(state.range(0)));
  double done = 0;
  with_threads(static_cast<int>(state.range(1)), [&] {
    for (auto _ : state) {
      for (std::uint32_t term = 0; term < 32; ++term) kernel.advance(term);
      benchmark::DoNotOptimize(kernel.checksum());
      done += 32.0 * static_cast<double>(kernel.size());
    }
  });
  count(state, done);
}

/// Reference, baseline and five variants of 32 terms, with records, paths and policies; lives that
/// are read from the baseline do not count.
void BM_Run(benchmark::State& state) {
  const auto& made = country(state.range(0));
  double done = 0;
  with_threads(static_cast<int>(state.range(1)), [&] {
    for (auto _ : state) {
      const auto tables = run_unit(made.experiment, made.world, 1, {});
      benchmark::DoNotOptimize(tables.variants.data());
      done += static_cast<double>(tables.pupil_terms.simulated);
    }
  });
  count(state, done);
}

BENCHMARK(BM_Reference)
    ->Name("Reference")
    ->ArgNames({"pupils", "threads"})
    ->Args({100000, 1})
    ->Args({100000, 2})
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();
BENCHMARK(BM_Run)
    ->Name("Run")
    ->ArgNames({"pupils", "threads"})
    ->Args({100000, 1})
    ->Args({100000, 2})
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();

}  // namespace
}  // namespace doorstroom::bench
