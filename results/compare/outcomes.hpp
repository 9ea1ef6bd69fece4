// SPDX-License-Identifier: EUPL-1.2
// The outcomes in which variants are examined: fixed beforehand, good and bad alike.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "results/store/run_description.hpp"
#include "results/words/text.hpp"

namespace doorstroom {

/// What an outcome is about, in the order of telling.
enum class Theme : std::uint8_t { delay, cost, inequality, qualification, progression };
std::string theme_name(Theme theme, Language language);

/// One indicator at one place, everybody.
struct Outcome {
  Theme theme = Theme::delay;
  std::string indicator, place;
  bool headline = false;  ///< of what is told first; the others are listed
};

/// In the order of telling, those of the headline first: learning delay, cost, the gap by parental
/// education, starting qualification, early leavers, diplomas by kind of education, repeaters and
/// exams passed; then the same by sector and kind, highest diplomas, switches, progression,
/// drop-out, years in education, advice, enrolment and teachers. Not among them: the same in
/// another unit, prices, support itself, and who gains and loses. Results may lack some.
std::vector<Outcome> outcomes_of(const RunDescription& run);

/// `diploma's, vwo`: label and place of an outcome.
std::string outcome_label(const RunDescription& run, const Outcome& outcome, Language language);

}  // namespace doorstroom
