// SPDX-License-Identifier: EUPL-1.2
// Broad bridge classes (brede brugklassen): longer joint first years, selection later and by skill.
#include <algorithm>
#include <map>

#include "policies/all.hpp"
#include "policies/tracks.hpp"

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

void describe(Fields& f, BroadParams& p) {
  f.period(p.from, p.until,
           "School years at the end of which pupils of the last year of po can enter it.");
  f.integer("years", p.years, {.min = 1, .max = 3, .unit = "years"},
            "Joint years before pupils are selected.", source("policies 27"));
  f.number("share", p.share, {.min = 0, .max = 1, .unit = "share", .low = 0.3, .high = 0.7},
           "Share of the pupils of these tracks whose location offers it and who enter it.",
           source("assumption"));
  f.list("tracks", p.tracks, all_tracks(), "Tracks that are taught together.",
         source("policies 27"));
  f.integer("min_class_size", p.min_class_size, {.min = 0, .max = 40, .unit = "pupils"},
            "A location with fewer pupils for it has no class.", source("assumption"));
  f.number("selection_per_level", p.selection_per_level,
           {.min = 0, .max = 5, .unit = "logit per SD and level", .low = 1, .high = 2.5},
           "How sharply skill decides the track after the joint years.", source("assumption"));
  f.number("peer_effect", p.peer_effect, {.min = 0, .max = 0.5, .unit = "SD a year per SD"},
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
  explicit BroadBridgeClass(BroadParams p) : p_{std::move(p)} {}
  int first_year() const override { return p_.from; }
  int last_year() const override { return p_.until; }

  Contribution contribution(const PlaceGraph& system) const override {
    Contribution added;
    const auto ends = destinations(p_.years + 1);
    for (int year = 1; year <= p_.years; ++year) {
      NewPlace place;
      place.name = broad_place(year);
      place.like = "vo.havo_vwo." + std::to_string(year);
      for (const auto& [name, level] : destinations(year)) place.norm.emplace_back(name, 1.0);
      place.peer_effect = p_.peer_effect;
      place.label_nl = "brede brugklas, leerjaar " + std::to_string(year);
      place.label_en = "broad bridge class, year " + std::to_string(year);
      if (year == p_.years)
        for (const auto& [name, level] : ends) place.calibrate_on.push_back(name);
      added.places.push_back(place);
      const double onward = 1 - add_other_ways(system, place, added);
      if (year < p_.years) {
        add_move(place.name, broad_place(year + 1), MoveKind::promote, onward, 0, 0, added);
        continue;
      }
      const auto shares = regular_shares(system, ends);
      for (std::size_t k = 0; k < ends.size(); ++k)
        add_move(place.name, ends[k].first, MoveKind::promote, onward * shares[k],
                 p_.selection_per_level * ends[k].second, static_cast<int>(k) + 1, added);
    }
    for (const auto& from : entries(system))
      add_move(from.first, broad_place(1), MoveKind::enter, 0, 0, 1000, added);
    return added;
  }

  std::vector<Diversion> diversions(const PlaceGraph& graph, int) const override {
    std::vector<Diversion> all;
    for (const auto& [from, to] : entries(graph))
      all.push_back({from, to, broad_place(1), p_.share, 0, 1, p_.min_class_size});
    return all;
  }

 private:
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

  /// Where the same entrants would be after the joint years by the base rates: shares over `ends`,
  /// so that the policy changes who goes where and not, by assumption, how many.
  std::vector<double> regular_shares(
      const PlaceGraph& graph, const std::vector<std::pair<std::string, double>>& ends) const {
    std::map<std::string, double> at;
    for (std::uint32_t m = 0; m < graph.n_moves(); ++m) {
      const auto& move = graph.move(MoveId{m});
      if (move.from == "po.bao.8" && year_of(move.to) == 1 && teaches_only(move.to, p_.tracks))
        at[move.to] += move.rate;
    }
    for (int year = 1; year <= p_.years; ++year) {
      std::map<std::string, double> next;
      for (const auto& [place, people] : at) {
        double onward = 0;
        std::map<std::string, double> to;
        for (std::uint32_t m = 0; m < graph.n_moves(); ++m) {
          const auto& move = graph.move(MoveId{m});
          if (move.from != place || year_of(move.to) != year + 1 || tracks_of(move.to).empty())
            continue;
          to[move.to] += move.rate;
          onward += move.rate;
        }
        for (const auto& [name, rate] : to) next[name] += people * rate / onward;
      }
      at = std::move(next);
    }
    std::vector<double> shares(ends.size(), 0);
    double total = 0;
    for (const auto& [place, people] : at) {
      std::vector<std::size_t> fitting;  // a bridge class counts for its tracks in equal parts; a
                                         // lower track for the lowest
      for (std::size_t k = 0; k < ends.size(); ++k)
        for (const auto& track : tracks_of(place))
          if (teaches(ends[k].first, track)) {
            fitting.push_back(k);
            break;
          }
      if (fitting.empty()) fitting.push_back(0);
      for (const auto k : fitting) shares[k] += people / static_cast<double>(fitting.size());
      total += people;
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
