// SPDX-License-Identifier: EUPL-1.2
// The outcomes in which variants are examined.
#include "results/compare/outcomes.hpp"

#include <algorithm>

#include "results/indicators/indicators.hpp"
#include "results/indicators/selection.hpp"
#include "results/words/labels.hpp"

namespace doorstroom {
namespace {

enum class Places : std::uint8_t { whole, sectors, kinds, advices, diplomas };
enum class Rank : std::uint8_t { headline, listed };

struct Asked {
  Rank rank;
  Theme theme;
  const char* indicator;
  Places places;
};

constexpr Asked all_asked[] = {
    {Rank::headline, Theme::delay, "delay_sd", Places::whole},
    {Rank::headline, Theme::cost, "cost_eur", Places::whole},
    {Rank::headline, Theme::inequality, "gap_low_high_education", Places::whole},
    {Rank::headline, Theme::qualification, "starting_qualification_share", Places::whole},
    {Rank::headline, Theme::qualification, "early_leavers", Places::whole},
    {Rank::headline, Theme::qualification, "diplomas", Places::kinds},
    {Rank::headline, Theme::progression, "repeaters_share", Places::whole},
    {Rank::headline, Theme::progression, "exam_pass_share", Places::sectors},
    {Rank::listed, Theme::delay, "delay_sd", Places::sectors},
    {Rank::listed, Theme::qualification, "highest_diploma_share", Places::diplomas},
    {Rank::listed, Theme::progression, "repeaters_share", Places::sectors},
    {Rank::listed, Theme::progression, "exam_pass_share", Places::kinds},
    {Rank::listed, Theme::progression, "upward_share", Places::whole},
    {Rank::listed, Theme::progression, "downward_share", Places::whole},
    {Rank::listed, Theme::progression, "direct_progression_share", Places::whole},
    {Rank::listed, Theme::progression, "dropout_share", Places::whole},
    {Rank::listed, Theme::progression, "first_year_dropout_share", Places::whole},
    {Rank::listed, Theme::progression, "leavers", Places::whole},
    {Rank::listed, Theme::progression, "study_years", Places::whole},
    {Rank::listed, Theme::progression, "advice_share", Places::advices},
    {Rank::listed, Theme::progression, "enrolled", Places::sectors},
    {Rank::listed, Theme::progression, "enrolled", Places::kinds},
    {Rank::listed, Theme::cost, "teacher_fte", Places::whole}};

/// Prefixes with so many dots under which people stay.
std::vector<std::string> prefixes(const RunDescription& run, std::ptrdiff_t dots) {
  std::vector<std::string> names;
  for (const auto& name : known_places(run))
    if (name != "all" && !name.starts_with("diploma.") &&
        std::count(name.begin(), name.end(), '.') == dots &&
        !select_places(run, name).stays.empty())
      names.push_back(name);
  return names;
}

std::vector<std::string> places_of(const RunDescription& run, Places places) {
  switch (places) {
    case Places::whole:
      return {"all"};
    case Places::sectors:
      return prefixes(run, 0);
    case Places::kinds:
      return prefixes(run, 1);
    case Places::advices:
      return run.advices;
    case Places::diplomas:
      break;
  }
  std::vector<std::string> names;
  for (const auto& diploma : run.diplomas) names.push_back("diploma." + diploma.name);
  return names;
}

}  // namespace

std::string theme_name(Theme theme, Language language) {
  switch (theme) {
    case Theme::delay:
      return in(language, "Leervertraging", "Learning delay");
    case Theme::cost:
      return in(language, "Kosten", "Cost");
    case Theme::inequality:
      return in(language, "Ongelijkheid", "Inequality");
    case Theme::qualification:
      return in(language, "Diploma’s", "Diplomas");
    case Theme::progression:
      break;
  }
  return in(language, "Doorstroom", "Progression");
}

std::vector<Outcome> outcomes_of(const RunDescription& run) {
  std::vector<Outcome> outcomes;
  for (const auto& asked : all_asked)
    for (const auto& place : places_of(run, asked.places))
      outcomes.push_back({asked.theme, asked.indicator, place, asked.rank == Rank::headline});
  return outcomes;
}

std::string outcome_label(const RunDescription& run, const Outcome& outcome, Language language) {
  const auto& indicator = *find_indicator(outcome.indicator);
  const auto label = in(language, indicator.label_nl, indicator.label_en);
  return outcome.place == "all" ? label : label + ", " + place_label(run, outcome.place, language);
}

}  // namespace doorstroom
