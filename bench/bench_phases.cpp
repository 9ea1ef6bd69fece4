// SPDX-License-Identifier: EUPL-1.2
// The phases of a term one by one, on one thread: learning, expected moves, and the move tables of
// a year.
#include <benchmark/benchmark.h>

#include "agents/start/expectation.hpp"
#include "agents/term/learning.hpp"
#include "agents/term/simulate.hpp"
#include "country.hpp"
#include "engine/parallel.hpp"

namespace doorstroom::bench {
namespace {

void count(benchmark::State& state, std::size_t pupils) {
  state.counters["pupils"] =
      benchmark::Counter(static_cast<double>(pupils) * static_cast<double>(state.iterations()),
                         benchmark::Counter::kIsRate);
}

void BM_Learn(benchmark::State& state) {
  const auto& made = country(state.range(0));
  const Draws draws{1};
  const auto quality = made.world.model->location_quality(draws);
  auto population = build_population(*made.world.model, draws, made.world.donors);
  const LearningContext context(*made.world.model, draws, quality, false, Term{0});
  for (auto _ : state)
    for (auto& block : population.blocks) learn(context, block);
  count(state, count_pupils(population));
}

void BM_Expect(benchmark::State& state) {
  const auto& made = country(state.range(0));
  const Draws draws{1};
  const auto quality = made.world.model->location_quality(draws);
  auto population = build_population(*made.world.model, draws, made.world.donors);
  population.term = Term{1};
  const auto tables = base_tables(*made.world.model, population.term);
  with_threads(1, [&] {
    for (auto _ : state)
      benchmark::DoNotOptimize(
          expect(*made.world.model, tables, draws, quality, population).moves.data());
  });
  count(state, count_pupils(population));
}

void BM_BuildPopulation(benchmark::State& state) {
  const auto& made = country(state.range(0));
  const Draws draws{1};
  std::size_t pupils = 0;
  with_threads(1, [&] {
    for (auto _ : state)
      pupils = count_pupils(build_population(*made.world.model, draws, made.world.donors));
  });
  count(state, pupils);
}

BENCHMARK(BM_Learn)->Name("Learn")->ArgName("pupils")->Arg(100000)->Unit(benchmark::kMillisecond);
BENCHMARK(BM_Expect)->Name("Expect")->ArgName("pupils")->Arg(100000)->Unit(benchmark::kMillisecond);
BENCHMARK(BM_BuildPopulation)
    ->Name("BuildPopulation")
    ->ArgName("pupils")
    ->Arg(100000)
    ->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace doorstroom::bench
