// SPDX-License-Identifier: EUPL-1.2
// The school year moves to January: one year is half a year longer for everybody, and every later
// one begins and ends with the calendar year.
#include <algorithm>
#include <limits>

#include "policies/policy_kind.hpp"

namespace doorstroom {
namespace {

constexpr double weeks_per_year = 40;  ///< of teaching
constexpr int for_good = 9999;

struct JanuaryParams {
  int from = 2020;
  double weeks = 18;
  std::vector<std::string> places{"po", "vo", "vo.vso", "vo.vavo"};
};

void describe(Declaration<JanuaryParams>& f) {
  using P = JanuaryParams;
  f.integer("from", &P::from, {.min = 1900, .max = for_good, .unit = "school year"},
            "The school year that is longer, by the year in which it starts; all later ones end in "
            "January.",
            source("ministry_figures A08, A09"));
  f.number("weeks", &P::weeks, {.min = 0, .max = 20, .unit = "weeks", .low = 16, .high = 18},
           "Teaching weeks of the extra half year.", source("ministry_figures A09, A10"));
  f.list(
      "places", &P::places, {},
      "Where. Whoever goes to other places afterwards begins there in January and keeps years of "
      "their own; so nobody may come in from a place whose year is not moved, except at a "
      "birthday.",
      source("policies 5; assumption"));
}

class SchoolYearToJanuary final : public Policy {
 public:
  SchoolYearToJanuary(JanuaryParams p, const Founding& world)
      : p_{std::move(p)}, places_{world.places(p_.places)} {
    if (world.graph() == nullptr) return;
    check(*world.graph(), places_);
    years_from_entry_ = count_years(*world.graph(), places_);
  }
  int first_year() const override { return p_.from; }
  int last_year() const override { return for_good; }

  void rule(Rules& rules) const override {
    const auto& schedule = rules.schedule();
    const auto year = schedule.terms_per_year, half = year / 2;
    // terms since the longer year began
    const auto since = static_cast<std::uint32_t>(rules.school_year() - p_.from) * year +
                       schedule.part(rules.term());
    if (since + 1 < year) return;  // as ever
    const bool longer = since < year + half;
    const auto part = longer ? since : (since - half) % year;
    const bool ends = part + 1 == (longer ? year + half : year);
    const auto years = longer ? 0 : (since - half) / year;  // that began since
    rules.set_year(were_there(years), part, ends, longer ? 0 : half);
    rules.set_year(came_since(years), part, ends);
    if (!longer || since < year) return;
    rules.add_weeks(places_, (p_.weeks - weeks_per_year / 2) / half);
    rules.pay(places_, p_.weeks / weeks_per_year / half);
  }

 private:
  /// Who came in the middle of a year would have half a year of it.
  static void check(const PlaceGraph& graph, const PlaceSet& places) {
    for (std::uint32_t m = 0; m < graph.n_moves(); ++m) {
      const auto from = graph.from(MoveId{m}), to = graph.to(MoveId{m});
      if (places.contains(to) && !places.contains(from) &&
          graph.place(from).clock == Clock::school_year)
        throw ConfigError({{"", 0, "places",
                            graph.place(to).name + " is entered from " + graph.place(from).name +
                                ", whose year would not be moved; allowed: both, or neither"}});
    }
  }

  /// By place: how many years lie at least between the entry at a birthday and it; 0 elsewhere.
  static std::vector<std::uint32_t> count_years(const PlaceGraph& graph, const PlaceSet& places) {
    constexpr auto unknown = std::numeric_limits<std::uint32_t>::max();
    std::vector<std::uint32_t> years(graph.n_places(), unknown);
    for (std::uint32_t m = 0; m < graph.n_moves(); ++m)
      if (graph.place(graph.from(MoveId{m})).clock == Clock::birthday &&
          places.contains(graph.to(MoveId{m})))
        years[graph.to(MoveId{m}).value] = 0;
    for (bool again = true; again;) {
      again = false;
      for (std::uint32_t m = 0; m < graph.n_moves(); ++m) {
        const auto from = graph.from(MoveId{m}).value, to = graph.to(MoveId{m}).value;
        if (years[from] == unknown || !places.contains(PlaceId{to}) || years[from] + 1 >= years[to])
          continue;
        years[to] = years[from] + 1;
        again = true;
      }
    }
    std::replace(years.begin(), years.end(), unknown, std::uint32_t{0});
    return years;
  }

  /// Places whose pupils were at school in the longer year, and those whose pupils came since; the
  /// former are half a year older than pupils of these places were.
  PlaceSet were_there(std::uint32_t years) const { return reached_in(years, true); }
  PlaceSet came_since(std::uint32_t years) const { return reached_in(years, false); }
  PlaceSet reached_in(std::uint32_t years, bool before) const {
    std::vector<PlaceId> found;
    for (const auto place : places_)
      if ((years_from_entry_[place.value] >= years) == before) found.push_back(place);
    return PlaceSet(std::move(found));
  }

  JanuaryParams p_;
  PlaceSet places_;
  std::vector<std::uint32_t> years_from_entry_;
};

}  // namespace

PolicyKind school_year_to_january() {
  return policy_kind<SchoolYearToJanuary, JanuaryParams>(
      "school_year_to_january", "Schooljaar naar januari", "School year to January",
      "One school year is half a year longer for everybody, so that delay can be made good, and "
      "every "
      "later one ends in January. Pupils learn half a year longer in their year group, move up and "
      "leave half a year later, and begin in January wherever they go. The extra half year is paid "
      "once, by the pupils of that time.");
}

}  // namespace doorstroom
