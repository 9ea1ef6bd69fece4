// SPDX-License-Identifier: EUPL-1.2
// Variants against the baseline: level, paired difference and 95% interval, per indicator, year,
// place and group.
#pragma once

#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

#include "results/compare/interval.hpp"
#include "results/indicators/indicators.hpp"
#include "results/store/reader.hpp"

namespace doorstroom {

class Disclosure;

/// What to compare; an empty list is everything that is usual: all variants, indicators and years;
/// place `all` with every group, and every prefix of two parts with group `all`. With places but no
/// groups: group `all`, and the other way round.
struct CompareQuery {
  std::vector<std::string> variants, indicators, places, groups;
  std::vector<int> years;
  int threshold = 0;  ///< fewest simulated persons behind a value; 0: the default
  /// Without places and groups: every place and prefix where people stay, for `all`; else those of
  /// at most two parts.
  bool every_place = false;
};

/// One variant, indicator, year, place and group.
struct Comparison {
  std::string variant, indicator, place, group, unit;
  int year = 0;
  std::optional<double> level;       ///< mean over replicates; nothing when withheld
  std::optional<double> difference;  ///< with the baseline; of a contrast or price: the level
  std::optional<double> low, high;   ///< 95% interval of the difference
  IntervalKind interval = IntervalKind::none;
  int df = 0;
  std::optional<double> share_better;  ///< of the replicates; nothing when neither way is better
  bool withheld = false;               ///< a ratio whose denominator may be 0
  bool suppressed = false;  ///< rests on too few persons, or gives such a value away: no numbers
  std::optional<double> luck_sd;  ///< standard deviation over replicates of the difference
  /// Fewest replicates with which luck alone would not reach zero; above `most_replicates`: more
  /// than that. Nothing without luck_sd, or when luck moves nothing.
  std::optional<int> replicates_needed;
};

/// Two variants against each other, paired.
struct VariantPair {
  std::string first, second;
  double difference = 0;  ///< first minus second
  int replicates = 0, replicates_needed = 0;
};

/// Pairs of variants that luck does not tell apart in one indicator, year, place and group.
struct Blur {
  std::string indicator, place, group;
  int year = 0;
  std::vector<VariantPair> pairs;
};

/// Rows in order of indicator, year, place, group, variant; rows without a value are left out.
/// @throws ConfigError naming every variant, indicator, place, group or year that the results do
/// not have, or a threshold that is too low
std::vector<Comparison> compare(const Results& results, const CompareQuery& query);
/// With patterns that are known already; the threshold is theirs.
std::vector<Comparison> compare(const Results& results, const CompareQuery& query,
                                const Disclosure& disclosure);

/// Rows, and what luck blurs in them: each indicator, year, place and group with variants that luck
/// does not tell apart. Neither suppressed nor withheld values, and no pairs that are equal in
/// every replicate.
struct Comparisons {
  std::vector<Comparison> rows;
  std::vector<Blur> blurs;
};
/// As `compare`, with every two variants against each other too.
Comparisons compare_pairwise(const Results& results, const CompareQuery& query,
                             const Disclosure& disclosure);

/// Share of rows that are suppressed; 0 of none.
double suppressed_share(const std::vector<Comparison>& rows);

/// JSON array of objects: variant, indicator, year, place, group, level, difference, low, high,
/// unit, interval, df, share_better, withheld, suppressed, luck_sd, replicates_needed. Absent
/// numbers are null. One object a line.
void write_json(std::ostream& out, const std::vector<Comparison>& rows);
std::string compare_json(const Results& results, const CompareQuery& query);
/// The same as CSV, one row a comparison: variant, indicator, year, place, group, unit, level,
/// difference, low, high, interval, df, share_better, status (empty, `withheld` or `suppressed`),
/// luck_sd, replicates_needed. An absent number is an empty cell.
std::string compare_csv(const std::vector<Comparison>& rows);

/// All indicators as a JSON array: name, unit, labels, definitions, better (`higher`, `lower`,
/// `neither`), meaning
/// (`level`, `contrast`, `price`).
std::string indicators_json();

}  // namespace doorstroom
