// SPDX-License-Identifier: EUPL-1.2
// Variants against the baseline: level, paired difference and 95% interval, per indicator, year,
// place and group.
#include "results/compare/compare.hpp"

#include <algorithm>
#include <deque>

#include "results/compare/plan.hpp"
#include "results/disclosure/disclosure.hpp"

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
                   false,
                   {},
                   {}};
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
    add_luck(row, *paired);
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

  void add_luck(Comparison& row, const std::vector<double>& paired) const {
    if (paired.size() < 2) return;
    row.luck_sd = standard_deviation(paired);
    if (*row.luck_sd > 0 && plan_.items[item_].indicator->meaning != Meaning::price)
      row.replicates_needed = replicates_needed(*row.difference, *row.luck_sd);
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

/// All values that a comparison asks for.
struct Evaluated {
  ComparePlan plan;
  AllValues replicates, draws;
};

Evaluated evaluate_all(const Results& results, const CompareQuery& query) {
  Evaluated all{plan_comparison(results, query), {}, {}};
  for (int i = 0; i < results.n_units(UnitKind::replicate); ++i) {
    all.replicates.push_back(evaluate_unit(results, all.plan, {UnitKind::replicate, i}));
    if (i == 0) drop_dead_items(all.plan, all.replicates.front());
  }
  for (int i = 0; i < results.n_units(UnitKind::draw); ++i)
    all.draws.push_back(evaluate_unit(results, all.plan, {UnitKind::draw, i}));
  return all;
}

/// Rows of one item, by variant; nothing where there is no value or it was not asked for.
using ItemRows = std::vector<std::optional<Comparison>>;

std::vector<ItemRows> rows_of(const Results& results, const Disclosure& disclosure,
                              const Evaluated& all) {
  std::vector<ItemRows> rows(all.plan.items.size());
  for (std::size_t item = 0; item < rows.size(); ++item)
    for (std::size_t variant = 0; variant < all.plan.variants.size(); ++variant)
      if (all.plan.shown[variant])
        rows[item].push_back(Row{all.plan, disclosure, all.replicates, all.draws, variant,
                                 item}(results.description()));
      else
        rows[item].emplace_back();
  return rows;
}

std::vector<Comparison> flat(const std::vector<ItemRows>& rows) {
  std::vector<Comparison> all;
  for (const auto& item : rows)
    for (const auto& row : item)
      if (row) all.push_back(*row);
  return all;
}

/// Nothing when luck tells the two apart, or when they are equal in every replicate.
std::optional<VariantPair> blurred(const AllValues& replicates, std::size_t item, std::size_t i,
                                   std::size_t j, const ItemRows& rows) {
  const auto paired = each_unit(replicates, [&](const auto& unit) -> std::optional<double> {
    const auto &first = unit[i][item], &second = unit[j][item];
    if (!first || !second) return std::nullopt;
    return first->value() - second->value();
  });
  if (!paired || paired->size() < 2) return std::nullopt;
  const double deviation = standard_deviation(*paired);
  const double difference = estimate(*paired, {}).mean;
  const auto n = static_cast<int>(paired->size());
  const int needed = replicates_needed(difference, deviation);
  if (deviation == 0 || needed <= n) return std::nullopt;
  return VariantPair{rows[i]->variant, rows[j]->variant, difference, n, needed};
}

}  // namespace

std::vector<Comparison> compare(const Results& results, const CompareQuery& query) {
  return compare(results, query,
                 Disclosure{results, checked_threshold(results.description(), query.threshold)});
}

std::vector<Comparison> compare(const Results& results, const CompareQuery& query,
                                const Disclosure& disclosure) {
  return flat(rows_of(results, disclosure, evaluate_all(results, query)));
}

Comparisons compare_pairwise(const Results& results, const CompareQuery& query,
                             const Disclosure& disclosure) {
  const auto all = evaluate_all(results, query);
  const auto by_item = rows_of(results, disclosure, all);
  Comparisons found{flat(by_item), {}};
  for (std::size_t item = 0; item < by_item.size(); ++item) {
    const auto& asked = all.plan.items[item];
    if (asked.indicator->meaning == Meaning::price) continue;
    Blur blur{asked.indicator->name,
              all.plan.places[asked.place].name,
              all.plan.groups[asked.group].name,
              asked.year,
              {}};
    for (std::size_t j = 0; j < by_item[item].size(); ++j)
      for (std::size_t i = 0; i < j; ++i) {
        const auto &first = by_item[item][i], &second = by_item[item][j];
        if (!first || !second || !first->level || !second->level) continue;
        if (auto pair = blurred(all.replicates, item, i, j, by_item[item]))
          blur.pairs.push_back(std::move(*pair));
      }
    if (!blur.pairs.empty()) found.blurs.push_back(std::move(blur));
  }
  return found;
}

double suppressed_share(const std::vector<Comparison>& rows) {
  if (rows.empty()) return 0;
  const auto away =
      std::count_if(rows.begin(), rows.end(), [](const Comparison& row) { return row.suppressed; });
  return static_cast<double>(away) / static_cast<double>(rows.size());
}

}  // namespace doorstroom
