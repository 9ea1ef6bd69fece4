// SPDX-License-Identifier: EUPL-1.2
// A policy as the model sees it: what it may see and do, and when.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "agents/policy/founding.hpp"
#include "agents/policy/rules.hpp"
#include "agents/policy/school.hpp"
#include "engine/draws.hpp"
#include "engine/place_graph.hpp"

namespace doorstroom {

/// One decision rule with its parameters; immutable, so that any thread may ask it.
class Policy {
 public:
  virtual ~Policy() = default;
  virtual int first_year() const = 0;  ///< first school year in which it acts (2021 is 2021/22)
  virtual int last_year() const = 0;
  virtual bool acts() const { return true; }  ///< false: it never does anything
  /// Places and moves to add; `system` is the graph as the data have it. @throws ConfigError
  virtual Contribution contribution(const PlaceGraph& system) const;
  /// Choices open at the end of this school year (entry into the next).
  virtual std::vector<Diversion> diversions(const PlaceGraph& graph, int school_year) const;
  virtual std::vector<MoveShift> shifts(int school_year) const;
  /// Place prefixes whose pupils it wants to see; empty: it asks nothing.
  virtual std::vector<std::string> sees() const;
  /// One call per location and term, on any thread. Draws: under this policy's own item.
  virtual void request(const Observed& seen, const Draws& draws, Requests& ask) const;
  virtual Ration ration() const { return {}; }
  /// Factor on the gain when this many pupils are served nationally.
  virtual double effect_at_scale(double pupils) const { return pupils < 0 ? 0 : 1; }
  virtual Retention retention() const { return Retention::slow; }
  /// Hash of the instance name: the `item` of its draws; the same in every variant that uses it.
  std::uint32_t item = 0;
};

}  // namespace doorstroom
