// SPDX-License-Identifier: EUPL-1.2
// A policy as the model sees it: what it may see and do, and when.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "agents/policy/founding.hpp"
#include "agents/policy/money.hpp"
#include "agents/policy/package.hpp"
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
  /// What it has the nation decide for a term of its years; says the same of the same term always.
  virtual void rule(Rules& rules) const;
  /// Place prefixes whose pupils it wants to see; empty: it asks nothing.
  virtual std::vector<std::string> sees() const;
  /// What it can give; the same in every term.
  virtual std::vector<Package> packages() const;
  /// Gives doses, on any thread: once a term for each block of schools. The same pupil, seen the
  /// same, is asked the same, whoever else is there.
  virtual void ask(const Observed& seen, const Luck& luck, Offers& offers) const;
  /// Factor on its effects when this many pupils are served in the country.
  virtual double effect_at_scale(double pupils) const { return pupils < 0 ? 0 : 1; }
  /// Money that schools get for a school year, to be spent on what is paid from this policy.
  virtual std::optional<Grant> grant(int school_year) const;
  /// Names of the policies of which each school picks some, once a school year; empty: it is no
  /// menu. A policy that stands on a menu asks only where it was picked.
  virtual std::vector<std::string> menu() const;
  /// Picks for one school. @param items of menu(), in its order; @param[out] picked [items] 0 or 1
  virtual void choose(const Observed& seen, const School& school, const Luck& luck,
                      std::span<const MenuItem> items, std::span<std::uint8_t> picked) const;
  /// Of schools that could choose it from a menu, the share that does.
  virtual double chosen_share() const { return 0.5; }
  /// Hash of the instance name: the `item` of its draws; the same in every variant that uses it.
  std::uint32_t item = 0;
};

}  // namespace doorstroom
