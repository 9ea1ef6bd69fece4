// SPDX-License-Identifier: EUPL-1.2
// The one list of settings, with ranges and what they mean.
#include "experiments/plan/settings.hpp"

namespace doorstroom {
namespace {

void small_integer(Settings& settings, const std::string& key, int& value,
                   const SettingRange& range, const std::string& doc) {
  long long wide = value;
  settings.integer(key, wide, range, doc);
  value = static_cast<int>(wide);
}

}  // namespace

void describe(Settings& s, Experiment& e) {
  s.section("experiment", "What is simulated.");
  s.text("title", e.title, KeyPresence::required, "Title, as figures and reports show it.");
  s.text("population", e.population, KeyPresence::required,
         "Folder with the people on the first day, as nl-2019.");
  small_integer(
      s, "first_year", e.first_year, {1900, 2200, ""},
      "First school year, by the year in which it starts; default: that of the population.");
  small_integer(s, "years", e.years, {1, 60, "school years"},
                "How many school years are simulated.");
  s.text("align", e.align, KeyPresence::optional,
         "Day to the counts of which the moves before it are aligned once, on the baseline; "
         "default: no alignment.");
  s.number("sample", e.sample, {0.0001, 1, ""},
           "Share of the pupils that is simulated; 1 is every pupil.");
  small_integer(s, "replicates", e.replicates, {1, 10000, "replicates"},
                "Runs of everything, each with other luck.");
  auto seed = static_cast<long long>(e.seed);
  s.integer("seed", seed, {0, 9e15, ""}, "Where all luck comes from.");
  e.seed = static_cast<std::uint64_t>(seed);
  s.integers(
      "report_years", e.report_years, {1900, 2260, ""},
      "School years, by the year in which they start, that findings, tables and figures look "
      "at; default: the last in which policies act, and the end.");

  s.section("shock", "What happens to everybody, except in the reference run.");
  s.text(
      "closures", e.closures, KeyPresence::optional,
      "Set of school closures of closures.csv, as corona-2020-2021; default: schools stay open.");

  s.section("learning", "How pupils learn.");
  s.choice("model", e.learning_model, {"linear", "ppf", "none"},
           "Fit between skill and what is taught: constant, the pedagogical production function, "
           "or no learning at all.");
  s.yes_no("shifts", e.shifts,
           "Whether skill, education, sex and earlier repetition shift the moves; false: base "
           "rates only (a Markov chain).");

  s.section("uncertainty", "What the intervals hold beside luck.");
  small_integer(
      s, "draws", e.draws, {0, 100000, "draws"},
      "Draws of effects from their published intervals and of assumptions from their ranges.");
  s.number("draw_sample", e.draw_sample, {0.0001, 1, ""},
           "Share of the pupils on which each draw is simulated.");
}

}  // namespace doorstroom
