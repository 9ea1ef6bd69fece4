// SPDX-License-Identifier: EUPL-1.2
// Variants against the baseline: level, paired difference and 95% interval, per indicator, year,
// place and group.
#include "results/compare.hpp"

#include <algorithm>
#include <deque>

#include "results/compare_plan.hpp"
#include "results/disclosure.hpp"

namespace doorstroom {
namespace {

/// Values of all items in one variant and one unit; nothing where it means nothing.
using Values = std::vector<std::optional<Ratio>>;

/// Values of all items, variants and units of one kind: [unit][variant][item].
using AllValues = std::vector<std::vector<Values>>;

Values evaluate(const ComparePlan& plan, const UnitView& variant, const UnitView& baseline) {
  Values values;
  values.reserve(plan.items.size());
  for (const auto& item : plan.items)
    values.push_back(item.indicator->compute(
        {variant, baseline, plan.places[item.place], plan.groups[item.group], item.year}));
  return values;
}

std::vector<Values> evaluate_unit(const Results& results, const ComparePlan& plan, Unit unit) {
  const UnitView baseline{results, unit, plan.baseline};
  std::vector<Values> all;
  for (const auto variant : plan.variants) {
    const UnitView view{results, unit, variant};
    all.push_back(evaluate(plan, variant == plan.baseline ? baseline : view, baseline));
  }
  return all;
}

/// Drops the items that have no value in any variant of the first unit, so that the others cost
/// nothing.
void drop_dead_items(ComparePlan& plan, std::vector<Values>& first) {
  std::vector<bool> alive(plan.items.size(), false);
  for (const auto& values : first)
    for (std::size_t i = 0; i < values.size(); ++i) alive[i] = alive[i] || values[i];
  const auto keep = [&](auto& list) {
    std::size_t kept = 0;
    for (std::size_t i = 0; i < alive.size(); ++i)
      if (alive[i]) list[kept++] = list[i];
    list.resize(kept);
  };
  keep(plan.items);
  for (auto& values : first) keep(values);
}

/// One number per unit, or nothing when any unit has none.
template <class Number>
std::optional<std::vector<double>> each_unit(const AllValues& units, Number number) {
  std::vector<double> values;
  for (const auto& unit : units) {
    const auto value = number(unit);
    if (!value) return std::nullopt;
    values.push_back(*value);
  }
  return values;
}

class Row {
 public:
  Row(const ComparePlan& plan, const Disclosure& disclosure, const AllValues& replicates,
      const AllValues& draws, std::size_t variant, std::size_t item)
      : plan_{plan},
        disclosure_{disclosure},
        replicates_{replicates},
        draws_{draws},
        variant_{variant},
        item_{item} {}

  std::optional<Comparison> operator()(const RunDescription& run) const {
    const auto& item = plan_.items[item_];
    const auto level =
        each_unit(replicates_, [&](const auto& unit) { return value(unit, variant_); });
    const bool is_baseline = plan_.variants[variant_] == plan_.baseline;
    if (!level || (item.indicator->meaning != Meaning::level &&
                   (is_baseline || run.variants[plan_.variants[variant_]].reference)))
      return std::nullopt;
    Comparison row{run.variants[plan_.variants[variant_]].name,
                   item.indicator->name,
                   plan_.places[item.place].name,
                   plan_.groups[item.group].name,
                   item.indicator->unit,
                   item.year,
                   {},
                   {},
                   {},
                   {},
                   {},
                   0,
                   {},
                   false,
                   false};
    if (disclosure_.suppresses(*item.indicator, plan_.variants[variant_], row.place, row.group,
                               row.year)) {
      row.suppressed = true;
      return row;
    }
    if (item.indicator->uncertain_denominator && !denominator_is_certain()) {
      row.withheld = true;
      return row;
    }
    row.level = estimate(*level, {}).mean;
    if (!is_baseline) add_difference(row);
    return row;
  }

 private:
  std::optional<double> value(const std::vector<Values>& unit, std::size_t variant) const {
    const auto& found = unit[variant][item_];
    return found ? std::optional{found->value()} : std::nullopt;
  }

  std::optional<double> difference(const std::vector<Values>& unit) const {
    const auto ours = value(unit, variant_);
    if (plan_.items[item_].indicator->meaning != Meaning::level) return ours;
    const auto theirs = value(unit, plan_.baseline_position);
    return ours && theirs ? std::optional{*ours - *theirs} : std::nullopt;
  }

  void add_difference(Comparison& row) const {
    const auto paired = each_unit(replicates_, [&](const auto& unit) { return difference(unit); });
    if (!paired) return;
    const auto drawn = each_unit(draws_, [&](const auto& unit) { return difference(unit); });
    const auto found = estimate(*paired, drawn.value_or(std::vector<double>{}));
    row.difference = found.mean;
    row.interval = found.kind;
    row.df = found.df;
    if (found.kind != IntervalKind::none) {
      row.low = found.low;
      row.high = found.high;
    }
    const auto better = plan_.items[item_].indicator->better;
    if (better == Better::neither || plan_.items[item_].indicator->meaning == Meaning::price)
      return;
    const auto wins = std::count_if(paired->begin(), paired->end(), [&](double d) {
      return better == Better::higher ? d > 0 : d < 0;
    });
    row.share_better = static_cast<double>(wins) / static_cast<double>(paired->size());
  }

  bool denominator_is_certain() const {
    const auto part = [&](const auto& unit) -> std::optional<double> {
      const auto& found = unit[variant_][item_];
      return found ? std::optional{found->denominator} : std::nullopt;
    };
    const auto replicates = each_unit(replicates_, part), draws = each_unit(draws_, part);
    if (!replicates) return false;
    const auto found = estimate(*replicates, draws.value_or(std::vector<double>{}));
    if (plan_.items[item_].indicator->meaning ==
        Meaning::price)  // a price of what may not be there says nothing
      return found.kind != IntervalKind::none && found.low > 0;
    return found.low > 0 || found.high < 0;
  }

  const ComparePlan& plan_;
  const Disclosure& disclosure_;
  const AllValues& replicates_;
  const AllValues& draws_;
  std::size_t variant_, item_;
};

}  // namespace

std::vector<Comparison> compare(const Results& results, const CompareQuery& query) {
  return compare(results, query,
                 Disclosure{results, checked_threshold(results.description(), query.threshold)});
}

std::vector<Comparison> compare(const Results& results, const CompareQuery& query,
                                const Disclosure& disclosure) {
  auto plan = plan_comparison(results, query);
  AllValues replicates, draws;
  for (int i = 0; i < results.n_units(UnitKind::replicate); ++i) {
    replicates.push_back(evaluate_unit(results, plan, {UnitKind::replicate, i}));
    if (i == 0) drop_dead_items(plan, replicates.front());
  }
  for (int i = 0; i < results.n_units(UnitKind::draw); ++i)
    draws.push_back(evaluate_unit(results, plan, {UnitKind::draw, i}));
  std::vector<Comparison> rows;
  for (std::size_t item = 0; item < plan.items.size(); ++item)
    for (std::size_t variant = 0; variant < plan.variants.size(); ++variant)
      if (plan.shown[variant])
        if (auto row =
                Row{plan, disclosure, replicates, draws, variant, item}(results.description()))
          rows.push_back(std::move(*row));
  return rows;
}

}  // namespace doorstroom
