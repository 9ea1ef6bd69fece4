// SPDX-License-Identifier: EUPL-1.2
// What schools know in one term, and what a policy asks for their pupils.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "agents/policy/people.hpp"
#include "engine/draws.hpp"
#include "engine/expression/expression.hpp"
#include "engine/ids.hpp"

namespace doorstroom {

/// One location in one term. Its pupils are rows [begin, end) of Observed.
struct School {
  LocationId location;
  std::uint32_t begin = 0, end = 0;
  std::uint32_t luck = 0;     ///< key of its draws: hash of its code
  double disadvantage = 1;    ///< score per pupil, national mean 1
  double mean_gap_weeks = 0;  ///< when it picks from a menu: observed, over its pupils in the
                              ///< places of the menu
};

/// What the schools of one block see of their pupils: tests with error, never the true state.
/// Observed once a term for all policies. Columns have one entry per pupil in sight, school by
/// school; the order within a school means nothing, and a policy looks at one row at a time.
struct Observed {
  int school_year = 0;  ///< 2021 is 2021/22
  Term term;
  Term year_begin;             ///< first term of the school year
  double teaching_weeks = 20;  ///< of a term
  std::span<const School> schools;
  std::span<const std::uint32_t> pupil;
  std::span<const std::uint16_t> place;
  std::span<const std::uint8_t> education;                ///< Education of the parents
  std::span<const std::uint8_t> girl, migrant, repeated;  ///< 1: yes
  std::span<const std::uint8_t> year_ends;  ///< 1: its school year ends with this term
  std::span<const float> age;               ///< years
  std::span<const float> disadvantage;      ///< of the school
  /// Observed gap to the norm, weeks of the own year group; positive is behind.
  std::span<const float> gap_weeks, gap_weeks_reading, gap_weeks_maths;
  std::size_t size() const { return pupil.size(); }
};

/// The columns of Observed by the names that conditions use.
const std::vector<ExpressionName>& observed_names();
/// The columns, in the order of observed_names().
std::vector<ExpressionInput> observed_inputs(const Observed& seen);

/// The luck of pupils under one policy, the same in every variant that uses it.
class Luck {
 public:
  Luck(const Draws& draws, std::uint32_t item) : draws_{draws}, item_{item} {}
  /// Uniform in [0, 1) for these rows; who says yes or no does so for the whole school year.
  void take_up(const Observed& seen, std::span<const std::uint32_t> rows,
               std::vector<float>& uniform) const;
  /// Uniform in [0, 1) of a school in a school year, for one purpose of the policy.
  float of_school(const Observed& seen, const School& school, std::uint32_t item) const;

 private:
  const Draws& draws_;
  std::uint32_t item_;
};

/// A dose asked for one pupil for one term.
struct Offer {
  std::uint32_t row = 0;  ///< of Observed
  float dose = 0;         ///< units of the package
  float priority = 0;     ///< higher is served first within a school
};

/// Collects what one policy asks for one block of schools, and holds the scratch memory for asking.
class Offers {
 public:
  /// Memory for asking, used again for every policy.
  struct Scratch {
    ExpressionWorkspace workspace;
    /// Conditions that were worked out for this block of schools: many measures share one.
    struct Condition {
      std::string text;                 ///< with the values of what it names beside the columns
      std::vector<std::uint32_t> rows;  ///< that meet it
    };
    std::vector<Condition> conditions;
    std::vector<std::uint8_t> flags;
    std::vector<std::uint32_t> rows;
    std::vector<float> luck, dose, priority;
  };
  /// @param in_reach by place: 1 where this policy may ask
  Offers(std::span<const char> in_reach, Scratch& the_scratch)
      : scratch{the_scratch}, in_reach_{in_reach} {}
  bool in_reach(std::uint16_t place) const { return in_reach_[place] != 0; }
  /// Asks for a pupil; a dose of 0 is no offer. @pre in reach, and once for each row and package
  void ask(std::size_t row, double dose, double priority, std::size_t package = 0) {
    if (dose == 0) return;
    if (of_.size() <= package) of_.resize(package + 1);
    of_[package].push_back(
        {static_cast<std::uint32_t>(row), static_cast<float>(dose), static_cast<float>(priority)});
  }
  /// What was asked, [package]; shorter where nothing was asked of the last ones.
  std::vector<std::vector<Offer>>& of() { return of_; }
  const std::vector<Offer>& of(std::size_t package) const { return of_.at(package); }

  Scratch& scratch;

 private:
  std::span<const char> in_reach_;
  std::vector<std::vector<Offer>> of_;
};

}  // namespace doorstroom
