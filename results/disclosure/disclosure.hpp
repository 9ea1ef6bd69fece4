// SPDX-License-Identifier: EUPL-1.2
// Which values of a run must not leave it, because they rest on few persons or would give such
// values away.
#pragma once

#include <map>
#include <string>
#include <utility>

#include "results/disclosure/change_families.hpp"
#include "results/disclosure/flow_families.hpp"
#include "results/indicators/indicators.hpp"
#include "results/store/reader.hpp"

namespace doorstroom {

/// Fewest simulated persons that a published value rests on.
inline constexpr int default_threshold = 10;

/// @return `asked`, or the default when it is 0
/// @throws ConfigError when it is below the default and the population is not declared synthetic
int checked_threshold(const RunDescription& run, int asked);

/// The values that stay away, the same ones whatever is asked and in all variants; see
/// docs/decisions/014-disclosure-control.md. Patterns are found when first asked for.
class Disclosure {
 public:
  /// @param results must outlive this
  explicit Disclosure(const Results& results, int threshold = default_threshold,
                      Protection protection = Protection::complete);

  int threshold() const { return rules_.threshold; }
  /// True when the value of this variant stays away, and so does its difference with the baseline.
  bool suppresses(const Indicator& indicator, std::size_t variant, const std::string& place,
                  const std::string& group, int year) const;
  /// True when a number of simulated persons may not be shown: 1 to threshold - 1.
  bool is_small(double persons) const { return persons > 0 && persons < rules_.threshold; }

 private:
  bool away(Family family, std::size_t variant, int year, const std::string& place,
            std::size_t margin) const;
  const YearPatterns& patterns(Family family, std::size_t variant) const;

  const Results& results_;
  RunFamilies families_;
  PatternRules rules_;
  mutable std::map<std::pair<Family, std::size_t>, YearPatterns> patterns_;
};

}  // namespace doorstroom
