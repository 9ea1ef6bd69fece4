// SPDX-License-Identifier: EUPL-1.2
// Broad bridge classes (brede brugklassen): longer joint first years, selection later and by skill.
#include <algorithm>
#include <map>

#include "policies/mechanisms/tracks.hpp"
#include "policies/policy_kind.hpp"

namespace doorstroom {
namespace {

struct BroadParams {
  int from = 2020, until = 2033;
  int years = 2;
  double share = 0.5;
  std::vector<std::string> tracks{"vmbo_gl", "vmbo_tl", "havo", "vwo"};
  int min_class_size = 15;
  double selection_per_level = 1.5;
  double peer_effect = 0;
};

void describe(Declaration<BroadParams>& f) {
  using P = BroadParams;
  f.period(&P::from, &P::until,
           "School years at the end of which pupils of the last year of po can enter it.");
  f.integer("years", &P::years, {.min = 1, .max = 3, .unit = "years"},
            "Joint years before pupils are selected.", source("policies 27"));
  f.number("share", &P::share, {.min = 0, .max = 1, .unit = "share", .low = 0.3, .high = 0.7},
           "Share of the entrants of classes of these tracks alone who enter it, where enough do.",
           source("assumption"));
  f.list("tracks", &P::tracks, all_tracks(), "Tracks that are taught together.",
         source("policies 27"));
  f.integer("min_class_size", &P::min_class_size, {.min = 0, .max = 40, .unit = "pupils"},
            "A location with fewer pupils for it has no class.", source("assumption"));
  f.number("selection_per_level", &P::selection_per_level,
           {.min = 0, .max = 5, .unit = "logit per SD and level", .low = 1, .high = 2.5},
           "How sharply skill decides the track after the joint years.", source("assumption"));
  f.number("peer_effect", &P::peer_effect, {.min = 0, .max = 0.5, .unit = "SD a year per SD"},
           "Learning per SD that the class is better than the class of one track where a pupil of "
           "this skill would sit; worse classes take as much. Off by default: studies disagree on "
           "its size and sign.",
           source("assumption"));
}

std::string broad_place(int year) { return "vo.breed." + std::to_string(year); }

double level_of(const std::string& track) {
  if (track == "vwo") return 5;
  if (track == "havo") return 4;
  return track == "vmbo_bb" ? 1 : (track == "vmbo_kb" ? 2 : 3);
}

class BroadBridgeClass final : public Policy {
 public:
  BroadBridgeClass(BroadParams p, const Founding& world) : p_{std::move(p)} {
    if (p_.tracks.size() < 2)
      throw ConfigError({{"", 0, "tracks", "one track is no joint class; allowed: two or more"}});
    if (world.graph() == nullptr) return;
    const auto instead = world.place(broad_place(1));
    for (const auto& [from, to] : entries(*world.graph()))
      if (instead)
        diversions_.push_back(
            {*world.place(from), *world.place(to), *instead, p_.share, 0, 1, p_.min_class_size});
  }
  int first_year() const override { return p_.from; }
  int last_year() const override { return p_.until; }

  static Contribution contribution(const BroadParams& p, const PlaceGraph& system) {
    return BroadBridgeClass(p, {}).added(system);
  }

  void rule(Rules& rules) const override {
    for (auto diversion : diversions_) {
      diversion.item = item;
      rules.divert(diversion);
    }
  }

 private:
  Contribution added(const PlaceGraph& system) const {
    Contribution added;
    const auto regular = regular_years(system);
    for (int year = 1; year <= p_.years; ++year) {
      const auto& like_regular = regular[static_cast<std::size_t>(year - 1)];
      NewPlace place;
      place.name = broad_place(year);
      place.like = "vo.havo_vwo." + std::to_string(year);
      for (const auto& [name, level] : destinations(year)) place.norm.emplace_back(name, 1.0);
      place.peer_effect = p_.peer_effect;
      place.label_nl = "brede brugklas, leerjaar " + std::to_string(year);
      place.label_en = "broad bridge class, year " + std::to_string(year);
      double onward = 1 - add_other_ways(system, place, added);
      const double on = onward;
      for (const auto& [name, way] : like_regular.away) {
        onward -= on * way.share;
        add_away(place.name, way.row, on * way.share, added);
        place.calibrate_on.emplace_back(name, way.share);
      }
      if (year < p_.years) {
        for (const auto& [name, share] : like_regular.onward)
          place.calibrate_on.emplace_back(name, share * onward / on);
        add_move(place.name, broad_place(year + 1), MoveKind::promote, onward, 0, 0, added);
      } else {
        add_selection(place, onward, on, like_regular.onward, added);
      }
      added.places.push_back(place);
    }
    for (const auto& from : entries(system))
      add_move(from.first, broad_place(1), MoveKind::enter, 0, 0, 1000, added);
    return added;
  }

  /// The tracks' places in a year, with their level, lowest first.
  std::vector<std::pair<std::string, double>> destinations(int year) const {
    std::vector<std::pair<std::string, double>> places;
    for (const auto& track : all_tracks()) {
      if (std::find(p_.tracks.begin(), p_.tracks.end(), track) == p_.tracks.end()) continue;
      const auto name = regular_place(track, year);
      if (year > course_years(track)) continue;
      if (!places.empty() && places.back().first == name) continue;
      places.emplace_back(name, level_of(track));
    }
    return places;
  }

  /// What the same entrants do in one year of the regular course, of those who go on.
  struct RegularYear {
    struct Away {
      MoveRow row;  ///< the largest of the moves there
      double share = 0, largest = 0;
    };
    std::map<std::string, double> onward;  ///< to classes of the next year that teach one of the
                                           ///< tracks: shares of those who do so
    std::map<std::string, Away> away;      ///< to classes that teach none of them: shares of all
  };

  /// The regular course in the joint years, by the base rates: so that the policy changes who goes
  /// where and not, by assumption, how many.
  std::vector<RegularYear> regular_years(const PlaceGraph& graph) const {
    std::map<std::string, double> at;
    for (std::uint32_t m = 0; m < graph.n_moves(); ++m) {
      const auto& move = graph.move(MoveId{m});
      if (move.from == "po.bao.8" && year_of(move.to) == 1 && teaches_only(move.to, p_.tracks))
        at[move.to] += move.rate;
    }
    std::vector<RegularYear> years;
    for (int year = 1; year <= p_.years; ++year) {
      years.push_back(regular_year(graph, at, year));
      at = years.back().onward;
    }
    return years;
  }

  RegularYear regular_year(const PlaceGraph& graph, const std::map<std::string, double>& at,
                           int year) const {
    RegularYear next;
    double stay = 0, all = 0;
    for (const auto& [place, people] : at) {
      std::vector<const MoveRow*> moves;
      double onward = 0;
      for (std::uint32_t m = 0; m < graph.n_moves(); ++m) {
        const auto& move = graph.move(MoveId{m});
        if (move.from != place || year_of(move.to) != year + 1 || tracks_of(move.to).empty())
          continue;
        moves.push_back(&move);
        onward += move.rate;
      }
      for (const auto* const move : moves) {
        const double share = people * move->rate / onward;
        all += share;
        if (std::any_of(p_.tracks.begin(), p_.tracks.end(),
                        [&](const auto& track) { return teaches(move->to, track); })) {
          next.onward[move->to] += share;
          stay += share;
          continue;
        }
        auto& away = next.away[move->to];
        away.share += share;
        if (share > away.largest) away.largest = share, away.row = *move;
      }
    }
    for (auto& [name, share] : next.onward) share /= stay;
    for (auto& [name, away] : next.away) away.share /= all;
    return next;
  }

  /// What a promotion to a class that teaches none of the joint tracks is, seen from those.
  MoveKind way_to(const std::string& place) const {
    double lowest = 9, highest = 0;
    for (const auto& track : p_.tracks) {
      lowest = std::min(lowest, level_of(track));
      highest = std::max(highest, level_of(track));
    }
    const double level = level_of(tracks_of(place).back());
    return level < lowest ? MoveKind::down : level > highest ? MoveKind::up : MoveKind::switch_over;
  }

  /// A way to other tracks that pupils of the regular classes take, out of a joint year.
  void add_away(const std::string& from, const MoveRow& regular, double rate,
                Contribution& added) const {
    NewMove move;
    move.row = regular;
    move.row.from = from;
    if (regular.kind == MoveKind::promote) move.row.kind = way_to(regular.to);
    move.row.rate = rate;
    move.row.order += 1000;
    move.row.quality = "assumption";
    move.row.origin = {"policy broad_bridge_class", 0};
    added.moves.push_back(move);
  }

  /// Selection after the last joint year, by skill around the mean level; the tracks get the shares
  /// of the regular course.
  void add_selection(NewPlace& place, double onward, double on,
                     const std::map<std::string, double>& regular, Contribution& added) const {
    const auto ends = destinations(p_.years + 1);
    const auto shares = track_shares(regular, ends);
    double mean = 0;
    for (std::size_t k = 0; k < ends.size(); ++k) mean += shares[k] * ends[k].second;
    for (std::size_t k = 0; k < ends.size(); ++k) {
      place.calibrate_on.emplace_back(ends[k].first, shares[k] * onward / on);
      add_move(place.name, ends[k].first, MoveKind::promote, onward * shares[k],
               p_.selection_per_level * (ends[k].second - mean), static_cast<int>(k) + 1, added);
    }
  }

  /// Shares over `ends`: a bridge class counts for those of its tracks in equal parts.
  static std::vector<double> track_shares(const std::map<std::string, double>& at,
                                          const std::vector<std::pair<std::string, double>>& ends) {
    std::vector<double> shares(ends.size(), 0);
    double total = 0;
    for (const auto& [place, people] : at) {
      std::vector<std::size_t> fitting;
      for (std::size_t k = 0; k < ends.size(); ++k)
        for (const auto& track : tracks_of(place))
          if (teaches(ends[k].first, track)) {
            fitting.push_back(k);
            break;
          }
      for (const auto k : fitting) shares[k] += people / static_cast<double>(fitting.size());
      total += fitting.empty() ? 0 : people;
    }
    for (auto& share : shares)
      share = total > 0 ? share / total : 1 / static_cast<double>(ends.size());
    return shares;
  }

  /// Moves from po into the first year of classes that teach nothing but these tracks.
  std::vector<std::pair<std::string, std::string>> entries(const PlaceGraph& graph) const {
    std::vector<std::pair<std::string, std::string>> ways;
    for (std::uint32_t m = 0; m < graph.n_moves(); ++m) {
      const auto& move = graph.move(MoveId{m});
      if (move.from.starts_with("po.") && year_of(move.to) == 1 && teaches_only(move.to, p_.tracks))
        ways.emplace_back(move.from, move.to);
    }
    return ways;
  }

  /// Repeating, leaving and special education, as from the place that it is like.
  /// @return the sum of their rates
  static double add_other_ways(const PlaceGraph& system, const NewPlace& place,
                               Contribution& added) {
    double sum = 0;
    for (std::uint32_t m = 0; m < system.n_moves(); ++m) {
      const auto& regular = system.move(MoveId{m});
      const bool repeats = regular.kind == MoveKind::repeat;
      if (regular.from != place.like || (!repeats && !tracks_of(regular.to).empty())) continue;
      NewMove move;
      move.row = regular;
      move.row.from = place.name;
      if (repeats) move.row.to = place.name;
      move.row.order += 2000;  // after the ways on
      move.row.origin = {"policy broad_bridge_class", 0};
      move.like_from = regular.from;
      move.like_to = regular.to;
      added.moves.push_back(move);
      sum += regular.rate;
    }
    return sum;
  }

  static void add_move(const std::string& from, const std::string& to, MoveKind kind, double rate,
                       double skill, int order, Contribution& added) {
    for (const auto& other : added.moves)
      if (other.row.from == from && other.row.to == to) return;
    NewMove move;
    move.row.from = from;
    move.row.to = to;
    move.row.kind = kind;
    move.row.rate = rate;
    move.row.skill = skill;
    move.row.order = order;
    move.row.quality = "assumption";
    move.row.origin = {"policy broad_bridge_class", 0};
    added.moves.push_back(move);
  }

  BroadParams p_;
  std::vector<Diversion> diversions_;
};

}  // namespace

PolicyKind broad_bridge_class() {
  return policy_kind<BroadBridgeClass, BroadParams>(
      "broad_bridge_class", "Brede brugklas", "Broad bridge class",
      "Pupils of several tracks are taught together in the first years of secondary education, and "
      "are selected later, by "
      "the skill they then have instead of the advice at the end of primary. Peer effects are off "
      "unless asked for.");
}

}  // namespace doorstroom
