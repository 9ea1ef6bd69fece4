// SPDX-License-Identifier: EUPL-1.2
// Extended stream (verlengde stroom): a course of one year more beside the regular one, by choice,
// with switching both ways.
#include <algorithm>
#include <cmath>
#include <map>

#include "policies/mechanisms/tracks.hpp"
#include "policies/policy_kind.hpp"

namespace doorstroom {
namespace {

constexpr int last_year_of_entry = 3;  // nobody enters it in year 4 or later: ministry_figures L03

struct ExtendedParams {
  int from = 2020, until = 2033;
  std::vector<std::string> tracks{"havo"};
  int extra_years = 1;
  double share_of_classes = 0.2;
  double choice_share = 0.15;
  double choice_per_sd = -1;
  std::string switching = "both";
  double switch_share = 0.05;
  double repeater_share = 0.5;
  int min_class_size = 15;
  double learning_per_year = 0.92;
  double repeat_odds = 0.5;
};

void describe(Declaration<ExtendedParams>& f) {
  using P = ExtendedParams;
  f.period(&P::from, &P::until, "School years at the end of which pupils can choose it.");
  f.list("tracks", &P::tracks, all_tracks(), "Tracks that get an extended stream.",
         source("ministry_figures L01"));
  f.integer("extra_years", &P::extra_years, {.min = 1, .max = 2, .unit = "years"},
            "Years that the course is longer.", source("ministry_figures A13"));
  f.number(
      "share_of_classes", &P::share_of_classes, {.min = 0, .max = 1, .unit = "share"},
      "At most this share of a location's entrants of the track; more choosers are drawn by lot.",
      source("ministry_figures L01"));
  f.number("choice_share", &P::choice_share,
           {.min = 0, .max = 1, .unit = "share", .low = 0.1, .high = 0.2},
           "Share that chooses it at the observed level of the average entrant of the track.",
           source("ministry_figures L02"));
  f.number("choice_per_sd", &P::choice_per_sd,
           {.min = -4, .max = 4, .unit = "logit per SD", .low = -1.5, .high = -0.5},
           "How the choice goes with observed skill; negative: weaker pupils choose it.",
           source("assumption"));
  f.choice("switching", &P::switching, {"both", "to_regular", "to_extended", "none"},
           "Which ways are open each year; places meet by curriculum level, not by year number.",
           source("ministry_figures L01"));
  f.number("switch_share", &P::switch_share,
           {.min = 0, .max = 1, .unit = "share", .low = 0.02, .high = 0.1},
           "Share that switches in a year, at the average observed level.", source("assumption"));
  f.number(
      "repeater_share", &P::repeater_share,
      {.min = 0, .max = 1, .unit = "share", .low = 0.25, .high = 0.75},
      "Share of those who would repeat year 1 to 3 that goes into the extended stream instead.",
      source("assumption"));
  f.integer("min_class_size", &P::min_class_size, {.min = 0, .max = 40, .unit = "pupils"},
            "A location with fewer pupils for it has no class.", source("assumption"));
  f.number("learning_per_year", &P::learning_per_year,
           {.min = 0.5, .max = 1.2, .unit = "share", .low = 0.83, .high = 1},
           "Growth a year against the regular stream: five sixths of the curriculum, and more time "
           "for it.",
           source("assumption"));
  f.number("repeat_odds", &P::repeat_odds,
           {.min = 0.05, .max = 2, .unit = "odds ratio", .low = 0.3, .high = 0.8},
           "Odds of repeating a year in it before the exam, against the regular stream at the same "
           "level.",
           source("assumption"));
}

std::string extended_place(const std::string& track, int year) {
  return "vo." + track + "." + std::to_string(year) + "+";
}

/// The course of one track: L regular years of curriculum in L + extra years.
struct Course {
  std::string track;
  int regular, extended;

  double level_after(int year) const { return static_cast<double>(year) * regular / extended; }
  /// Regular year whose curriculum an extended year is in.
  int regular_year(int year) const { return static_cast<int>(level_after(year - 1) + 1e-9) + 1; }
  /// Extended year to enter after so many regular years: the last that starts no higher.
  int entry_after(int years) const {
    return static_cast<int>(years * static_cast<double>(extended) / regular + 1e-9) + 1;
  }
  /// Regular year to enter after an extended one: the nearest level, the lower one at a tie.
  int exit_after(int year) const { return static_cast<int>(level_after(year) + 0.5 - 1e-9) + 1; }
};

NewPlace make_place(const Course& course, int year) {
  NewPlace place;
  place.name = extended_place(course.track, year);
  place.like = regular_place(course.track, course.regular_year(year));
  const double level = course.level_after(year);
  const int below = static_cast<int>(level + 1e-9);
  const double part = level - below;
  if (below >= 1) place.norm.emplace_back(regular_place(course.track, below), 1 - part);
  if (part > 1e-9) place.norm.emplace_back(regular_place(course.track, below + 1), part);
  place.label_nl = "verlengde stroom " + course.track + ", leerjaar " + std::to_string(year);
  place.label_en = "extended stream " + course.track + ", year " + std::to_string(year);
  return place;
}

class ExtendedStream final : public Policy {
 public:
  ExtendedStream(ExtendedParams p, const Founding& world) : p_{std::move(p)} {
    for (const auto& track : p_.tracks)
      courses_.push_back({track, course_years(track), course_years(track) + p_.extra_years});
    if (world.graph() != nullptr) find_diversions(world);
  }
  int first_year() const override { return p_.from; }
  int last_year() const override { return p_.until; }

  static Contribution contribution(const ExtendedParams& p, const PlaceGraph& system) {
    return ExtendedStream(p, {}).added(system);
  }

  void rule(Rules& rules) const override {
    for (auto diversion : diversions_) {
      diversion.item = item;
      rules.divert(diversion);
    }
  }

 private:
  struct Way {
    std::string from, to, instead;
    bool at_start, repeats;
  };

  Contribution added(const PlaceGraph& system) const {
    Contribution added;
    for (const auto& course : courses_) {
      for (int year = 1; year <= course.extended; ++year) {
        added.places.push_back(make_place(course, year));
        added.places.back().growth_share = p_.learning_per_year;
        add_regular_ways(system, course, year, added);
      }
      for (const auto& way : entries(system, course))
        add_choice(way.from, way.instead, MoveKind::enter, added);
      for (int year = 1; year < course.extended; ++year)
        if (course.exit_after(year) <= course.regular)
          add_choice(extended_place(course.track, year),
                     regular_place(course.track, course.exit_after(year)), MoveKind::switch_over,
                     added);
    }
    return added;
  }

  void find_diversions(const Founding& world) {
    const auto divert = [&](const std::string& from, const std::string& to,
                            const std::string& instead, double share, double per_sd,
                            double max_share, int min_class) {
      const auto a = world.place(from), b = world.place(to), c = world.place(instead);
      if (a && b && c) diversions_.push_back({*a, *b, *c, share, per_sd, max_share, min_class});
    };
    for (const auto& course : courses_) {
      for (const auto& way : entries(*world.graph(), course)) {
        if (!way.at_start && p_.switching != "both" && p_.switching != "to_extended") continue;
        const double share =
            way.repeats ? p_.repeater_share : (way.at_start ? p_.choice_share : p_.switch_share);
        divert(way.from, way.to, way.instead, share, p_.choice_per_sd,
               way.repeats ? 1 : p_.share_of_classes, p_.min_class_size);
      }
      if (p_.switching != "both" && p_.switching != "to_regular") continue;
      for (int year = 1; year < course.extended; ++year)
        if (course.exit_after(year) <= course.regular)
          divert(extended_place(course.track, year), extended_place(course.track, year + 1),
                 regular_place(course.track, course.exit_after(year)), p_.switch_share,
                 -p_.choice_per_sd, 1, 0);
    }
  }

  /// Regular moves beside which the extended stream can be chosen.
  static std::vector<Way> entries(const PlaceGraph& graph, const Course& course) {
    std::vector<Way> ways;
    for (std::uint32_t m = 0; m < graph.n_moves(); ++m) {
      const auto& move = graph.move(MoveId{m});
      const auto year = year_of(move.to);
      if (!year || !teaches(move.to, course.track) || move.from.ends_with("+")) continue;
      if (*year > 1 && !teaches(move.from, course.track)) continue;
      const bool at_start = *year == 1 && move.from.starts_with("po.");
      const bool repeats = move.kind == MoveKind::repeat;
      if (!at_start && !repeats && *year == 1) continue;
      const int entry = course.entry_after(*year - 1);
      if (*year > last_year_of_entry || entry > last_year_of_entry) continue;
      ways.push_back({move.from, move.to, extended_place(course.track, entry), at_start, repeats});
    }
    return ways;
  }

  /// The ways out of an extended year: those of the regular year at the same level, promotion
  /// within the stream. Changes of track are spread over the longer course; leaving school is not.
  void add_regular_ways(const PlaceGraph& system, const Course& course, int year,
                        Contribution& added) const {
    const int regular_year = course.regular_year(year);
    const auto like = regular_place(course.track, regular_year);
    const bool last = year == course.extended, shared = tracks_of(like).size() > 1;
    const double spread = static_cast<double>(course.regular) / course.extended;
    std::map<std::size_t, double> largest;  ///< rate of the way whose slopes a merged move has
    std::size_t promotion = added.moves.size();
    double kept = 0;
    for (std::uint32_t m = 0; m < system.n_moves(); ++m) {
      const auto& regular = system.move(MoveId{m});
      if (regular.from != like) continue;
      NewMove move;
      move.row = regular;
      move.row.from = extended_place(course.track, year);
      move.row.origin = {"policy extended_stream", 0};
      move.like_from = regular.from;
      move.like_to = regular.to;
      const bool promotes = !last && regular.kind == MoveKind::promote &&
                            (shared || teaches(regular.to, course.track));
      if (regular.kind == MoveKind::repeat) {
        move.row.to = move.row.from;
      } else if (promotes) {
        move.row.to = extended_place(course.track, year + 1);
      } else if (!last && regular.kind != MoveKind::drop_out) {
        move.row.to = at_level(system, regular.to, regular_year + 1, course.exit_after(year));
        move.row.rate *= spread;
        kept += regular.rate - move.row.rate;
      }
      const auto k = find_way(added, move);
      if (k == added.moves.size()) {
        added.moves.push_back(move);
      } else {  // ways that now lead to the same place are one, with the slopes of the largest
        const double rate = added.moves[k].row.rate + move.row.rate;
        if (regular.rate > largest[k]) added.moves[k] = move;
        added.moves[k].row.rate = rate;
      }
      largest[k] = std::max(largest[k], regular.rate);
      if (promotes) promotion = k;
    }
    if (promotion < added.moves.size()) added.moves[promotion].row.rate += kept;
    if (!last) change_repeating(extended_place(course.track, year), added);
  }

  /// The odds of repeating against the other ways but those out of school, which keep their rates.
  void change_repeating(const std::string& place, Contribution& added) const {
    const auto share = [&](const NewMove& move) -> double {
      return move.row.from == place && move.row.kind != MoveKind::drop_out ? move.row.rate : 0;
    };
    double repeating = 0, others = 0;
    for (const auto& move : added.moves)
      (move.row.kind == MoveKind::repeat ? repeating : others) += share(move);
    if (repeating + others <= 0) return;
    const double scale = (repeating + others) / (p_.repeat_odds * repeating + others);
    for (auto& move : added.moves)
      if (share(move) > 0)
        move.row.rate *= scale * (move.row.kind == MoveKind::repeat ? p_.repeat_odds : 1);
  }

  static std::size_t find_way(const Contribution& added, const NewMove& move) {
    std::size_t k = 0;
    while (k < added.moves.size() &&
           !(added.moves[k].row.from == move.row.from && added.moves[k].row.to == move.row.to &&
             added.moves[k].row.kind == move.row.kind &&
             added.moves[k].row.diploma == move.row.diploma))
      ++k;
    return k;
  }

  /// A regular class of another year, when the level reached is that of another year: `vo.vwo.2` in
  /// year 3 is `vo.vwo.3`.
  static std::string at_level(const PlaceGraph& system, const std::string& place, int regular_year,
                              int year) {
    if (year == regular_year || year_of(place) != regular_year || tracks_of(place).empty())
      return place;
    const auto same_class = place.substr(0, place.size() - 1) + std::to_string(year);
    if (system.find(same_class)) return same_class;
    const auto of_track = regular_place(tracks_of(place).back(), year);
    return system.find(of_track) ? of_track : place;
  }

  static void add_choice(const std::string& from, const std::string& to, MoveKind kind,
                         Contribution& added) {
    for (const auto& other : added.moves)
      if (other.row.from == from && other.row.to == to && other.row.kind == kind) return;
    NewMove move;
    move.row.from = from;
    move.row.to = to;
    move.row.kind = kind;
    move.row.rate = 0;  // reached by choice only
    move.row.order = 1000;
    move.row.quality = "assumption";
    move.row.origin = {"policy extended_stream", 0};
    added.moves.push_back(move);
  }

  ExtendedParams p_;
  std::vector<Course> courses_;
  std::vector<Diversion> diversions_;
};

}  // namespace

PolicyKind extended_stream() {
  return policy_kind<ExtendedStream, ExtendedParams>(
      "extended_stream", "Verlengde stroom", "Extended stream",
      "A stream beside the regular one that takes a year longer over the same curriculum. Pupils "
      "choose it at the start or "
      "in the first years, weaker pupils more often; each year some switch back or over, at the "
      "same curriculum level. A "
      "location needs enough pupils for a class.");
}

}  // namespace doorstroom
