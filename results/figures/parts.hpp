// SPDX-License-Identifier: EUPL-1.2
// What the figures share: facts that keep track of what they leave out, tables, years and labels.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "results/compare/look_years.hpp"
#include "results/figures/figure.hpp"

namespace doorstroom::figures {

using Json = nlohmann::ordered_json;

/// A variant as figures show it, in the order of the run; the reference is not among them.
struct ShownVariant {
  std::string name;
  std::string label;  ///< of one line, never empty, and no other variant has it
  bool baseline = false;
};

/// At most this many variants beside the baseline are drawn; captions say when there are more.
inline constexpr std::size_t most_variants = 8;

/// The baseline first, then the others.
std::vector<ShownVariant> shown_variants(const RunDescription& run);
/// Without the baseline.
std::vector<ShownVariant> shown_policies(const RunDescription& run);
std::string baseline_label(const RunDescription& run);
/// Name of the reference, against which delay is measured; empty when there is none.
std::string reference_name(const RunDescription& run);

/// Of one line, without control characters, at most `columns` letters; cut with an ellipsis.
std::string short_label(const std::string& label, std::size_t columns);

/// The two moments of a figure that shows two, once where they are one: see `look_years`.
std::vector<int> two_moments(const RunDescription& run);
/// The years in which a title of a figure over time looks for a finding, in that order.
std::vector<int> title_years(const RunDescription& run);

/// `2021/22`, of the school year that ends in `year`.
std::string school_year(int year);
/// `schooljaar 2021/22`.
std::string school_year_text(int year, Language language);

/// One comparison as far as it may be shown; everything is missing where there is none.
struct Value {
  std::optional<double> level, difference, low, high;
  IntervalKind interval = IntervalKind::none;
  bool withheld = false;
  bool found = false;  ///< false: the results have no such value at all
};

/// Reads facts for one figure and remembers what its caption must say: which intervals were shown,
/// and how many values were not.
class FactReader {
 public:
  explicit FactReader(const Facts& facts) : facts_{facts} {}

  const Facts& facts() const { return facts_; }
  const RunDescription& run() const { return facts_.run(); }
  Value operator()(const std::string& variant, const std::string& indicator, int year,
                   const std::string& place = "all", const std::string& group = "all");
  /// Counts an interval that did not come from a comparison.
  void saw(IntervalKind kind, int df);

  const std::set<IntervalKind>& intervals() const { return intervals_; }
  const std::set<int>& df() const { return df_; }
  int withheld() const { return withheld_; }
  int suppressed() const { return suppressed_; }

 private:
  const Facts& facts_;
  std::set<IntervalKind> intervals_;
  std::set<int> df_;
  int withheld_ = 0, suppressed_ = 0;
};

FigureCell cell(const std::optional<double>& value);
FigureCell cell(int value);
FigureCell cell(std::string text);

/// The rows as Vega wants them: objects by column name, null where there is nothing.
Json vega_rows(const FigureTable& table);
/// `tooltip` channel with all columns of the table, in their formats.
Json tooltip(const FigureTable& table);

/// The label of an indicator, group or sector for readers.
std::string indicator_label(const std::string& indicator, Language language);
std::string group_label(const std::string& group, Language language);
std::string sector_label(const std::string& place, Language language);

/// Whether any cell of this column has a number.
bool has_numbers(const FigureTable& table, const std::string& column);

}  // namespace doorstroom::figures
