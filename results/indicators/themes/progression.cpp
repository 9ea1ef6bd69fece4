// SPDX-License-Identifier: EUPL-1.2
// Indicators of pupils and their ways: numbers, repeating, switching, exams, diplomas, leaving.
#include "results/indicators/parts.hpp"

namespace doorstroom::indicator_parts {
namespace {

/// Persons of the whole country in some of the moves of one school year.
template <class Wanted>
std::optional<double> moving(const IndicatorInput& in, const Indices& moves, Wanted wanted) {
  const auto year = year_index(in);
  const GroupSums* flow = counts_persons(in.group) ? in.variant.sums("flow", in.group) : nullptr;
  if (!year || !flow || moves.empty()) return std::nullopt;
  std::int64_t total = 0;
  for (const auto move : moves)
    if (wanted(in.variant.run().moves[move])) total += flow->at(*year, move);
  return static_cast<double>(total) * in.variant.weight();
}

bool any(const MoveInfo&) { return true; }
bool awards(const MoveInfo& move) { return move.diploma > 0; }
bool drops_out(const MoveInfo& move) { return move.kind == "drop_out"; }

/// Share of those in `moves` whose move is wanted.
template <class Wanted>
std::optional<Ratio> share(const IndicatorInput& in, const Indices& moves, Wanted wanted) {
  const auto part = moving(in, moves, wanted), whole = moving(in, moves, any);
  if (!whole) return std::nullopt;
  return ratio(*part, *whole);
}

std::optional<Ratio> counted(std::optional<double> number) {
  if (!number) return std::nullopt;
  return Ratio{*number};
}

std::optional<Ratio> enrolled(const IndicatorInput& in) {
  const auto date = date_index(in);
  const GroupSums* stock = counts_persons(in.group) ? in.variant.sums("stock", in.group) : nullptr;
  if (!date || !stock || in.place.stays.empty()) return std::nullopt;
  return Ratio{static_cast<double>(sum(*stock, *date, in.place.stays)) * in.variant.weight()};
}

std::optional<Ratio> inflow(const IndicatorInput& in) {
  const auto year = year_index(in);
  const GroupSums* entry = counts_persons(in.group) ? in.variant.sums("entry", in.group) : nullptr;
  if (!year || !entry || in.place.stays.empty()) return std::nullopt;
  const auto from_outside =
      static_cast<double>(sum(*entry, *year, in.place.stays)) * in.variant.weight();
  return Ratio{from_outside + moving(in, in.place.moves_in, any).value_or(0)};
}

template <char const* const& kind> std::optional<Ratio> kind_share(const IndicatorInput& in) {
  return share(in, in.place.moves_out, [](const MoveInfo& move) { return move.kind == kind; });
}
constexpr const char* repeat_kind = "repeat";
constexpr const char* up_kind = "up";
constexpr const char* down_kind = "down";

std::optional<Ratio> advice_share(const IndicatorInput& in) {
  const auto year = year_index(in);
  const GroupSums* advice = counts_persons(in.group) && !in.place.is_all()
                                ? in.variant.sums("advice", in.group)
                                : nullptr;
  if (!year || !advice) return std::nullopt;
  std::int64_t part = 0, whole = 0;
  bool found = false;
  for (std::size_t i = 0; i < in.variant.run().advices.size(); ++i) {
    whole += advice->at(*year, i);
    if (!is_under(in.variant.run().advices[i], in.place.name)) continue;
    part += advice->at(*year, i);
    found = true;
  }
  return found ? ratio(static_cast<double>(part), static_cast<double>(whole)) : std::nullopt;
}

std::optional<Ratio> exam_pass_share(const IndicatorInput& in) {
  return share(in, in.place.moves_exam, awards);
}

std::optional<Ratio> diplomas(const IndicatorInput& in) {
  return counted(moving(in, in.place.moves_exam, awards));
}

std::optional<Ratio> direct_progression_share(const IndicatorInput& in) {
  const auto& places = in.variant.run().places;
  const auto whole = moving(in, in.place.moves_exam, awards);
  const auto part = moving(in, in.place.moves_exam, [&](const MoveInfo& move) {
    return awards(move) && places[move.to].role == PlaceRole::education;
  });
  return whole ? ratio(*part, *whole) : std::nullopt;
}

std::optional<Ratio> leavers(const IndicatorInput& in) {
  return counted(moving(in, in.place.moves_leaving, any));
}

std::optional<Ratio> early_leavers(const IndicatorInput& in) {
  const auto year = year_index(in);
  const GroupSums* without =
      counts_persons(in.group) ? in.variant.sums("left_unqualified", in.group) : nullptr;
  if (!year || !without || in.place.stays.empty()) return std::nullopt;
  return Ratio{static_cast<double>(sum(*without, *year, in.place.stays)) * in.variant.weight()};
}

std::optional<Ratio> starting_qualification_share(const IndicatorInput& in) {
  const auto all = leavers(in), without = early_leavers(in);
  return all && without ? ratio(all->numerator - without->numerator, all->numerator) : std::nullopt;
}

std::optional<Ratio> dropout_share(const IndicatorInput& in) {
  return share(in, in.place.moves_out, drops_out);
}

std::optional<Ratio> first_year_dropout_share(const IndicatorInput& in) {
  const auto& places = in.variant.run().places;
  const auto first = [&](const MoveInfo& move) { return places[move.from].course_year == 1; };
  const auto whole = moving(in, in.place.moves_out, first);
  const auto part = moving(in, in.place.moves_out,
                           [&](const MoveInfo& move) { return first(move) && drops_out(move); });
  return whole ? ratio(*part, *whole) : std::nullopt;
}

std::optional<Ratio> study_years(const IndicatorInput& in) {
  const auto year = year_index(in);
  const auto persons = moving(in, in.place.moves_to_left, any);
  const GroupSums* years = persons ? in.variant.sums("study_years_sum", in.group) : nullptr;
  if (!year || !years) return std::nullopt;
  return ratio(
      static_cast<double>(sum(*years, *year, in.place.left)) * years->scale * in.variant.weight(),
      *persons);
}

std::optional<Ratio> highest_diploma_share(const IndicatorInput& in) {
  const GroupSums* attained =
      counts_persons(in.group) ? in.variant.sums("attained", in.group) : nullptr;
  if (!attained || !is_last_year(in)) return std::nullopt;
  std::int64_t whole = 0;
  for (const auto persons : attained->values) whole += persons;
  for (std::size_t i = 0; i < in.variant.run().diplomas.size(); ++i)
    if (in.place.name == "diploma." + in.variant.run().diplomas[i].name)
      return ratio(static_cast<double>(attained->values[i]), static_cast<double>(whole));
  return std::nullopt;
}

}  // namespace

IndicatorTheme progression() {
  return {
      20,
      {
          {"enrolled", "persons", "ingeschreven", "enrolled",
           "Personen die op 1 oktober van het jaar onderwijs volgen.",
           "Persons in education on 1 October of the year.", Better::neither, Meaning::level, false,
           enrolled, Persons::enrolled},
          {"inflow", "persons", "instroom", "inflow",
           "Personen die na het vorige schooljaar van elders in de plaats komen, ook van buiten "
           "het "
           "onderwijs.",
           "Persons who come into the place after the previous school year, also from outside "
           "education.",
           Better::neither, Meaning::level, false, inflow, Persons::entrants},
          {"repeaters_share", "share", "zittenblijvers", "repeaters",
           "Deel van de leerlingen van het afgelopen schooljaar dat hetzelfde leerjaar overdoet.",
           "Share of last school year's pupils who do the same year again.", Better::lower,
           Meaning::level, false, kind_share<repeat_kind>, Persons::repeaters},
          {"upward_share", "share", "opstroom", "upward switches",
           "Deel van de leerlingen dat naar een hoger niveau overstapt.",
           "Share of pupils who move to a higher track.", Better::higher, Meaning::level, false,
           kind_share<up_kind>, Persons::upward},
          {"downward_share", "share", "afstroom", "downward switches",
           "Deel van de leerlingen dat naar een lager niveau overstapt.",
           "Share of pupils who move to a lower track.", Better::lower, Meaning::level, false,
           kind_share<down_kind>, Persons::downward},
          {"advice_share", "share", "schooladvies", "advice",
           "Deel van de schooladviezen dat naar dit niveau is.",
           "Share of the advices at the end of primary school that are for this track.",
           Better::neither, Meaning::level, false, advice_share, Persons::advised},
          {"exam_pass_share", "share", "geslaagden", "passed",
           "Deel van de leerlingen in een examenjaar dat het diploma haalt.",
           "Share of the pupils in a final year who get the diploma.", Better::higher,
           Meaning::level, false, exam_pass_share, Persons::passed},
          {"diplomas", "persons", "diploma's", "diplomas",
           "Personen die in het afgelopen schooljaar een diploma halen.",
           "Persons who get a diploma in the past school year.", Better::higher, Meaning::level,
           false, diplomas, Persons::passed},
          {"direct_progression_share", "share", "directe doorstroom", "direct progression",
           "Deel van de gediplomeerden van deze plaats dat meteen verder leert.",
           "Share of those who got this place's diploma who go straight on in education.",
           Better::higher, Meaning::level, false, direct_progression_share, Persons::progressed},
          {"leavers", "persons", "uitstromers", "leavers",
           "Personen die na het afgelopen schooljaar het onderwijs verlaten.",
           "Persons who leave education after the past school year.", Better::neither,
           Meaning::level, false, leavers, Persons::leavers},
          {"early_leavers", "persons", "uitstroom zonder startkwalificatie",
           "left without starting qualification",
           "Personen die na het afgelopen schooljaar het onderwijs verlaten zonder "
           "startkwalificatie, "
           "van elke leeftijd.",
           "Persons of any age who leave education after the past school year without a starting "
           "qualification.",
           Better::lower, Meaning::level, false, early_leavers, Persons::leavers},
          {"dropout_share", "share", "uitval", "drop-out",
           "Deel van de leerlingen dat zonder diploma van deze plaats stopt.",
           "Share of pupils who stop without this place's diploma.", Better::lower, Meaning::level,
           false, dropout_share, Persons::dropouts},
          {"first_year_dropout_share", "share", "uitval in het eerste jaar", "first-year drop-out",
           "Deel van de leerlingen in het eerste jaar van een opleiding dat stopt.",
           "Share of those in the first year of a course who stop.", Better::lower, Meaning::level,
           false, first_year_dropout_share, Persons::first_year_dropouts},
          {"starting_qualification_share", "share", "uitstroom met startkwalificatie",
           "left with starting qualification",
           "Deel van de uitstromers van het afgelopen schooljaar met een startkwalificatie.",
           "Share of those who left education after the past school year with a starting "
           "qualification.",
           Better::higher, Meaning::level, false, starting_qualification_share, Persons::leavers},
          {"study_years", "years", "jaren in onderwijs vanaf vo",
           "years in education from secondary",
           "Gemiddeld aantal jaren vanaf het voortgezet onderwijs van wie het onderwijs verlaat.",
           "Mean number of years from secondary education on of those who leave.", Better::neither,
           Meaning::level, false, study_years, Persons::exits},
          {"highest_diploma_share", "share", "hoogste diploma", "highest diploma",
           "Deel van iedereen die ooit was ingeschreven met dit als hoogste diploma, aan het eind "
           "van "
           "de looptijd.",
           "Share of everybody ever enrolled with this as highest diploma, at the end of the run.",
           Better::neither, Meaning::level, false, highest_diploma_share, Persons::attained},
      }};
}

}  // namespace doorstroom::indicator_parts
