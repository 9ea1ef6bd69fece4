// SPDX-License-Identifier: EUPL-1.2
// Places, groups and persons of every family in one run.
#include "results/disclosure/run_families.hpp"

#include <algorithm>

namespace doorstroom {
namespace {

using Names = std::vector<std::pair<std::string, Indices>>;

/// Prefixes of labels, `all` first; every label is a leaf.
Names prefixes(const std::vector<std::string>& labels) {
  Names names = {{"all", {}}};
  const auto add = [&](const std::string& prefix, std::size_t leaf) {
    auto found = std::find_if(names.begin(), names.end(),
                              [&](const auto& entry) { return entry.first == prefix; });
    if (found == names.end()) found = names.insert(names.end(), {prefix, {}});
    found->second.push_back(leaf);
  };
  for (std::size_t leaf = 0; leaf < labels.size(); ++leaf) {
    names.front().second.push_back(leaf);
    const auto& label = labels[leaf];
    for (auto dot = label.find('.'); dot != std::string::npos; dot = label.find('.', dot + 1))
      add(label.substr(0, dot), leaf);
    add(label, leaf);
  }
  return names;
}

template <class Leaves> Names places(const RunDescription& run, Leaves leaves) {
  Names names;
  for (const auto& name : known_places(run))
    names.emplace_back(name, leaves(select_places(run, name)));
  return names;
}

Names diplomas(const RunDescription& run) {
  Names names = {{"all", {}}};
  for (std::size_t i = 0; i < run.diplomas.size(); ++i) {
    names.front().second.push_back(i);
    names.emplace_back("diploma." + run.diplomas[i].name, Indices{i});
  }
  return names;
}

const char* main_table(Family family) {
  switch (family) {
    case Family::enrolled:
      return "stock";
    case Family::learners:
      return "pupils_end";
    case Family::advised:
      return "advice";
    case Family::attained:
      return "attained";
    case Family::better:
    case Family::worse:
      return "change";
    case Family::higher:
    case Family::lower:
      return "attained_change";
    case Family::supported:
      return "reached";
    default:
      return "flow";
  }
}

/// Rows of a table of changes, and what each counts for.
constexpr std::size_t n_change_rows = 3;
constexpr std::pair<std::size_t, Change> change_rows[] = {
    {0, Change::worse},      {0, Change::not_better}, {1, Change::same},     {1, Change::not_worse},
    {1, Change::not_better}, {2, Change::better},     {2, Change::not_worse}};

/// Value of a table [first, second, column].
std::int64_t at(const Table& table, std::size_t first, std::size_t second, std::size_t column) {
  return table.values[(first * table.shape[1] + second) * table.shape[2] + column];
}

}  // namespace

/// The tables of one variant in one unit that a family is counted from.
struct RunFamilies::UnitTables {
  Table main;
  std::optional<Table> more;  ///< nothing when not recorded
};

RunFamilies::RunFamilies(const Results& results)
    : results_{results},
      margins_{results.description()},
      stays_{places(results.description(), [](const auto& place) { return place.stays; })},
      exits_{places(results.description(), [](const auto& place) { return place.left; })},
      advices_{prefixes(results.description().advices)},
      diplomas_{diplomas(results.description())},
      country_{Names{{"all", {0}}}} {
  const auto& run = results.description();
  for (std::size_t domain = 0; domain < run.domains.size(); ++domain) {
    std::vector<bool> learns;
    for (const auto& place : run.places) learns.push_back(place.weeks_per_sd[domain] > 0);
    if (std::find(learns_.begin(), learns_.end(), learns) == learns_.end())
      learns_.push_back(std::move(learns));
  }
}

const PlaceTree& RunFamilies::tree(Family family) const {
  if (is_flow(family)) return stays_;
  switch (family) {
    case Family::enrolled:
    case Family::learners:
      return stays_;
    case Family::exits:
      return exits_;
    case Family::advised:
      return advices_;
    case Family::attained:
      return diplomas_;
    default:
      return country_;
  }
}

std::optional<std::size_t> RunFamilies::leaf(Family family, std::size_t place) const {
  return tree(family).find(results_.description().places[place].name);
}

std::size_t RunFamilies::n_years(Family family) const {
  if (!results_.has(main_table(family), UnitKind::replicate)) return 0;
  const auto years = static_cast<std::size_t>(results_.description().years);
  if (family == Family::enrolled) return years + 1;
  return family == Family::attained || is_attained_change(family) ? 1 : years;
}

bool RunFamilies::roots_are_known(Family family) {
  return family == Family::advised || family == Family::attained;
}

std::vector<Weights> RunFamilies::systems(Family family) const {
  const auto& run = results_.description();
  const std::vector<double> ones(
      std::max({run.places.size(), run.advices.size(), run.diplomas.size(), std::size_t{1}}), 1);
  if (family == Family::enrolled) {
    // Everybody moves once a year, so that shares of those in a final or first year tell of stocks.
    std::vector<double> teachers, cost, marginal, final_year(run.places.size(), 0), first_year;
    for (const auto& move : run.moves)
      if (move.diploma > 0) final_year[move.from] = 1;
    for (const auto& place : run.places) {
      first_year.push_back(place.course_year == 1 ? 1 : 0);
      teachers.push_back(place.pupils_per_teacher > 0 ? 1 / place.pupils_per_teacher : 0);
      cost.push_back(static_cast<double>(place.cost_cents));
      marginal.push_back(static_cast<double>(place.cost_cents) * place.marginal_share);
    }
    return {{ones, teachers, cost, marginal, final_year, first_year}};
  }
  if (family != Family::learners || run.domains.empty()) return {{ones}};
  std::vector<Weights> systems;
  for (std::size_t domain = 0; domain < run.domains.size(); ++domain) {
    std::vector<double> learns, weeks;
    for (const auto& place : run.places) {
      learns.push_back(place.weeks_per_sd[domain] > 0 ? 1 : 0);
      weeks.push_back(std::max(0.0, place.weeks_per_sd[domain]));
    }
    systems.push_back({learns, weeks});
  }
  return systems;
}

RunFamilies::UnitTables RunFamilies::read(Family family, std::size_t variant, Unit unit) const {
  UnitTables tables{results_.table(main_table(family), variant, unit), std::nullopt};
  const char* const more = family == Family::learners    ? "region_pupils_end"
                           : family == Family::supported ? "requested"
                                                         : nullptr;
  if (more && results_.has(more, UnitKind::replicate))
    tables.more = results_.table(more, variant, unit);
  return tables;
}

std::size_t RunFamilies::n_quantities(Family family) const {
  switch (family) {
    case Family::learners:  // pupils, by domain where these differ
      return std::max<std::size_t>(1, learns_.size());
    case Family::better:
    case Family::worse:
    case Family::higher:
    case Family::lower:
      return n_changes;
    case Family::supported:  // given, asked
      return 2;
    default:
      return 1;
  }
}

void RunFamilies::add_learners(Counts& counts, std::size_t year, std::size_t unit,
                               const UnitTables& tables) const {
  for (std::size_t domain = 0; domain < learns_.size(); ++domain)
    for (std::size_t place = 0; place < learns_[domain].size(); ++place) {
      const auto node = leaf(Family::learners, place);
      if (!learns_[domain][place] || !node) continue;
      std::int64_t elsewhere = 0;
      for (std::size_t cell = 0; cell < margins_.n_cells(); ++cell) {
        elsewhere += at(tables.main, year, place, cell);
        counts.add(unit, domain, *node, cell, at(tables.main, year, place, cell));
      }
      if (!tables.more || margins_.n_regions() == 0) continue;
      for (std::size_t region = 0; region < margins_.n_regions(); ++region) {
        elsewhere -= at(*tables.more, year, place, region);
        counts.add(unit, domain, *node, region, at(*tables.more, year, place, region), true);
      }
      counts.add(unit, domain, *node, margins_.n_regions(), elsewhere, true);
    }
}

void RunFamilies::add(Counts& counts, Family family, std::size_t year, std::size_t unit,
                      const UnitTables& tables) const {
  const auto n_cells = margins_.n_cells();
  const auto each = [&](std::size_t n, std::size_t quantity, auto node_of, auto row_of,
                        const Table& table) {
    for (std::size_t i = 0; i < n; ++i)
      if (const std::optional<std::size_t> node = node_of(i))
        for (std::size_t cell = 0; cell < n_cells; ++cell)
          counts.add(unit, quantity, *node, cell, table.values[row_of(i) * n_cells + cell]);
  };
  const auto& run = results_.description();
  const auto root = [](std::size_t) { return std::optional<std::size_t>{0}; };
  const auto of_year = [&](std::size_t n) { return [=](std::size_t i) { return year * n + i; }; };
  const auto only = [](std::size_t row) { return [=](std::size_t) { return row; }; };
  const auto place_leaf = [&](std::size_t place) { return leaf(family, place); };
  switch (family) {
    case Family::enrolled:
      return each(run.places.size(), 0, place_leaf, of_year(run.places.size()), tables.main);
    case Family::learners:
      return add_learners(counts, year, unit, tables);
    case Family::exits:
      return each(
          run.moves.size(), 0, [&](std::size_t move) { return place_leaf(run.moves[move].to); },
          of_year(run.moves.size()), tables.main);
    case Family::advised:
      return each(
          run.advices.size(), 0, [&](std::size_t i) { return advices_.find(run.advices[i]); },
          of_year(run.advices.size()), tables.main);
    case Family::attained:
      return each(
          run.diplomas.size(), 0,
          [&](std::size_t i) { return diplomas_.find("diploma." + run.diplomas[i].name); },
          of_year(0), tables.main);
    case Family::better:
    case Family::worse:
    case Family::higher:
    case Family::lower:
      for (const auto& [row, change] : change_rows)
        each(1, static_cast<std::size_t>(change), root,
             only((is_attained_change(family) ? 0 : year * n_change_rows) + row), tables.main);
      return;
    default:
      break;
  }
  const auto n_policies = tables.main.shape[1];
  each(n_policies, 0, root, of_year(n_policies), tables.main);
  if (tables.more) each(n_policies, 1, root, of_year(n_policies), *tables.more);
}

void RunFamilies::count(Family family, const std::vector<std::size_t>& variants,
                        const std::function<void(std::size_t year, const Counts&)>& use) const {
  if (n_years(family) == 0) return;
  std::vector<UnitTables> tables;
  for (int replicate = 0; replicate < results_.n_units(UnitKind::replicate); ++replicate)
    for (const auto variant : variants)
      tables.push_back(read(family, variant, {UnitKind::replicate, replicate}));
  if (tables.empty()) return;
  const double scale = family == Family::supported ? tables.front().main.scale : 1;
  for (std::size_t year = 0; year < n_years(family); ++year) {
    Counts counts{tree(family), margins_, tables.size(), n_quantities(family), scale};
    for (std::size_t unit = 0; unit < tables.size(); ++unit)
      add(counts, family, year, unit, tables[unit]);
    counts.finish();
    use(year, counts);
  }
}

}  // namespace doorstroom
