// SPDX-License-Identifier: EUPL-1.2
// A condition of a measure over columns, as text and by hand in C++: the ratio of the two is what
// it costs that the menu is data.
#include <benchmark/benchmark.h>

#include "engine/draws.hpp"
#include "engine/expression/expression.hpp"

namespace doorstroom::bench {
namespace {

/// What a school sees of pupils, made up.
struct Columns {
  std::vector<std::uint8_t> sector, education, mask;
  std::vector<float> gap_weeks, dose;

  explicit Columns(std::size_t rows)
      : sector(rows), education(rows), mask(rows), gap_weeks(rows), dose(rows) {
    const Draws draws{1};
    for (std::size_t i = 0; i < rows; ++i) {
      const auto words =
          draws.block(PupilId{static_cast<std::uint32_t>(i)}, Term{0}, Purpose::learning);
      sector[i] = static_cast<std::uint8_t>(words[0] % 3);
      education[i] = static_cast<std::uint8_t>(words[1] % 3);
      gap_weeks[i] = 20 * kernels::uniform(words[2]);
    }
  }
};

std::vector<ExpressionName> names() {
  return {{"sector", ValueType::word, "", "", {"po", "vo", "mbo"}},
          {"education", ValueType::word, "", "", {"low", "middle", "high"}},
          {"gap_weeks", ValueType::number, "weeks"}};
}

Expression compiled(const char* text, ValueType type) {
  std::vector<Issue> issues;
  auto made = compile_expression({text}, names(), {type, ""}, issues);
  if (!made) throw ConfigError(issues);
  return *made;
}

void count(benchmark::State& state) {
  state.counters["pupils"] = benchmark::Counter(
      static_cast<double>(state.range(0)) * static_cast<double>(state.iterations()),
      benchmark::Counter::kIsRate);
}

void BM_Condition(benchmark::State& state) {
  Columns columns(static_cast<std::size_t>(state.range(0)));
  const auto condition =
      compiled("sector == 'vo' and gap_weeks >= 10 and education != 'high'", ValueType::flag);
  const std::vector<ExpressionInput> inputs{std::span<const std::uint8_t>(columns.sector),
                                            std::span<const std::uint8_t>(columns.education),
                                            std::span<const float>(columns.gap_weeks)};
  ExpressionWorkspace workspace;
  for (auto _ : state) {
    condition.evaluate(inputs, std::span(columns.mask), workspace);
    benchmark::DoNotOptimize(columns.mask.data());
    benchmark::ClobberMemory();
  }
  count(state);
}

void BM_ConditionByHand(benchmark::State& state) {
  Columns columns(static_cast<std::size_t>(state.range(0)));
  for (auto _ : state) {
    const std::uint8_t* __restrict sector = columns.sector.data();
    const std::uint8_t* __restrict education = columns.education.data();
    const float* __restrict gap_weeks = columns.gap_weeks.data();
    std::uint8_t* __restrict mask = columns.mask.data();
    for (std::size_t i = 0; i < columns.mask.size(); ++i)
      mask[i] = static_cast<std::uint8_t>(static_cast<int>(sector[i] == 1) &
                                          static_cast<int>(gap_weeks[i] >= 10.0F) &
                                          static_cast<int>(education[i] != 2));
    benchmark::DoNotOptimize(mask);
    benchmark::ClobberMemory();
  }
  count(state);
}

/// As people write it, with `&&`.
void BM_ConditionAsWritten(benchmark::State& state) {
  Columns columns(static_cast<std::size_t>(state.range(0)));
  for (auto _ : state) {
    for (std::size_t i = 0; i < columns.mask.size(); ++i)
      columns.mask[i] =
          columns.sector[i] == 1 && columns.gap_weeks[i] >= 10.0F && columns.education[i] != 2 ? 1
                                                                                               : 0;
    benchmark::DoNotOptimize(columns.mask.data());
    benchmark::ClobberMemory();
  }
  count(state);
}

void BM_Dose(benchmark::State& state) {
  Columns columns(static_cast<std::size_t>(state.range(0)));
  const auto dose =
      compiled("min(0.5 * gap_weeks, 6) + 0.1 * max(gap_weeks - 10, 0)", ValueType::number);
  const std::vector<ExpressionInput> inputs{std::span<const std::uint8_t>(columns.sector),
                                            std::span<const std::uint8_t>(columns.education),
                                            std::span<const float>(columns.gap_weeks)};
  ExpressionWorkspace workspace;
  for (auto _ : state) {
    dose.evaluate(inputs, std::span(columns.dose), workspace);
    benchmark::DoNotOptimize(columns.dose.data());
    benchmark::ClobberMemory();
  }
  count(state);
}

void BM_DoseByHand(benchmark::State& state) {
  Columns columns(static_cast<std::size_t>(state.range(0)));
  for (auto _ : state) {
    const float* __restrict gap_weeks = columns.gap_weeks.data();
    float* __restrict dose = columns.dose.data();
    for (std::size_t i = 0; i < columns.dose.size(); ++i) {
      const float half = 0.5F * gap_weeks[i];
      const float above = gap_weeks[i] - 10.0F;
      dose[i] = (half < 6.0F ? half : 6.0F) + 0.1F * (above > 0.0F ? above : 0.0F);
    }
    benchmark::DoNotOptimize(dose);
    benchmark::ClobberMemory();
  }
  count(state);
}

#define DOORSTROOM_BENCHMARK(function, label) \
  BENCHMARK(function)->Name(label)->ArgName("pupils")->Arg(100000)->Unit(benchmark::kMicrosecond)
DOORSTROOM_BENCHMARK(BM_Condition, "Condition");
DOORSTROOM_BENCHMARK(BM_ConditionByHand, "ConditionByHand");
DOORSTROOM_BENCHMARK(BM_ConditionAsWritten, "ConditionAsWritten");
DOORSTROOM_BENCHMARK(BM_Dose, "DoseExpression");
DOORSTROOM_BENCHMARK(BM_DoseByHand, "DoseByHand");

}  // namespace
}  // namespace doorstroom::bench
