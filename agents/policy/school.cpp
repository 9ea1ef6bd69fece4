// SPDX-License-Identifier: EUPL-1.2
// The names of what schools see, and the luck of who is asked.
#include "agents/policy/school.hpp"

#include "engine/simd/draw.hpp"
#include "engine/simd/lane_kernels.hpp"

namespace doorstroom {

const std::vector<ExpressionName>& observed_names() {
  static const std::vector<ExpressionName> names{
      {"gap_weeks", ValueType::number, "weeks",
       "observed gap to the norm, mean of reading and maths; positive is behind"},
      {"gap_weeks_reading", ValueType::number, "weeks", "the same in reading"},
      {"gap_weeks_maths", ValueType::number, "weeks", "the same in maths"},
      {"education", ValueType::word, "", "of the parents", {"low", "middle", "high"}},
      {"repeated", ValueType::flag, "", "has repeated a year"},
      {"girl", ValueType::flag, "", "is a girl"},
      {"migrant", ValueType::flag, "", "has a migration background"},
      {"age", ValueType::number, "years", "age at the start of the term, to half a year"},
      {"disadvantage", ValueType::number, "",
       "disadvantage score per pupil of the school, national mean 1"},
  };
  return names;
}

std::vector<ExpressionInput> observed_inputs(const Observed& seen) {
  return {seen.gap_weeks,       seen.gap_weeks_reading,
          seen.gap_weeks_maths, seen.education,
          seen.repeated,        seen.girl,
          seen.migrant,         seen.age,
          seen.disadvantage};
}

void Luck::take_up(const Observed& seen, std::span<const std::uint32_t> rows,
                   std::vector<float>& uniform) const {
  std::vector<std::uint32_t> words(rows.size());
  simd::draw(
      draws_, seen.pupil, rows, seen.year_begin, Purpose::take_up, item_,
      {words, std::span<std::uint32_t>{}, std::span<std::uint32_t>{}, std::span<std::uint32_t>{}});
  uniform.resize(rows.size());
  simd::uniform(words, uniform);
}

float Luck::of_school(const Observed& seen, const School& school, std::uint32_t item) const {
  return draws_.uniform(PupilId{school.luck}, seen.year_begin, Purpose::school_choice,
                        item_ ^ item);
}

}  // namespace doorstroom
