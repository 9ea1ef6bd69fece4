// SPDX-License-Identifier: EUPL-1.2
// The world while it is made: what policies add to it, and what names mean in it.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "agents/policy/place_set.hpp"
#include "engine/place_graph.hpp"

namespace doorstroom {

/// A place that a policy adds. It takes growth, calendar, costs, staff and locations from the place
/// it is `like`.
struct NewPlace {
  std::string name, like;
  double growth_share = 1;  ///< of the yearly growth of `like`
  /// Learning in SD a year per SD that the class is above the class of one of the places in `norm`
  /// where a pupil of the same skill would be; 0: none.
  double peer_effect = 0;
  std::vector<std::pair<std::string, double>>
      norm;  ///< places whose norms are mixed, with weights; empty: `like`
  /// Places whose pupils, in these shares, stand in for those who move on from here, so that its
  /// moves are made at their rates; empty: moves take the intercepts of what they are like.
  std::vector<std::pair<std::string, double>> calibrate_on;
  std::string label_nl, label_en;
};
/// A move that a policy adds out of or into one of its own places.
struct NewMove {
  MoveRow row;  ///< rate: probability, or weight to be calibrated
  std::string like_from,
      like_to;  ///< take the calibrated weights of this move; empty: `row` as it is
};
/// All places and moves that a policy adds.
struct Contribution {
  std::vector<NewPlace> places;
  std::vector<NewMove> moves;
};

/// Names that added places have in an experiment, by the name that their policy gives them; those
/// that are not here keep it.
using OwnNames = std::map<std::string, std::string>;

/// The world while policies are made: names become ids here and nowhere later.
class Founding {
 public:
  /// Of nowhere: to check parameters. No name leads to a place.
  Founding() = default;
  /// @param graph of everything that all policies add; must outlive this
  explicit Founding(const PlaceGraph& graph, OwnNames names = {})
      : graph_{&graph}, names_{std::move(names)} {}

  /// Null of nowhere. Also holds what other policies add.
  const PlaceGraph* graph() const { return graph_; }
  /// A place of the data, or one that the policy adds, under its own name for it.
  std::optional<PlaceId> place(const std::string& name) const;
  /// All places under these dotted prefixes (`vo`, `po.bao.3`, `all`).
  PlaceSet places(const std::vector<std::string>& prefixes) const;

 private:
  const PlaceGraph* graph_ = nullptr;
  OwnNames names_;
};

}  // namespace doorstroom
