// SPDX-License-Identifier: EUPL-1.2
// Persons by their way out of and into places.
#include "results/disclosure/flow_counts.hpp"

#include <algorithm>

namespace doorstroom {
namespace {

struct Complement {
  Way way, whole, part;
};
constexpr Complement complements[] = {{Way::not_repeated, Way::out, Way::repeated},
                                      {Way::not_up, Way::out, Way::up},
                                      {Way::not_down, Way::out, Way::down},
                                      {Way::not_dropped, Way::out, Way::dropped},
                                      {Way::first_stayed, Way::first, Way::first_dropped},
                                      {Way::no_award, Way::exam, Way::award},
                                      {Way::award_off, Way::award, Way::award_on},
                                      {Way::qualified, Way::leaving, Way::early}};

/// What one person counts for on a move, +1 or -1 each.
using Signs = std::vector<std::pair<Way, int>>;

void add(Signs& signs, Way way) {
  signs.emplace_back(way, 1);
  for (const auto& complement : complements) {
    if (complement.whole == way) add(signs, complement.way);
    if (complement.part == way) signs.emplace_back(complement.way, -1);
  }
}

Signs signs_of(const RunDescription& run, const MoveInfo& move, bool exam_place) {
  const auto from = run.places[move.from].role, to = run.places[move.to].role;
  Signs signs;
  if ((from != PlaceRole::education && from != PlaceRole::pause) || to == PlaceRole::gone)
    return signs;
  const bool drops = move.kind == "drop_out", awards = exam_place && move.diploma > 0,
             leaves = to == PlaceRole::left, first = run.places[move.from].course_year == 1;
  add(signs, Way::out);
  if (move.kind == "repeat") add(signs, Way::repeated);
  if (move.kind == "up") add(signs, Way::up);
  if (move.kind == "down") add(signs, Way::down);
  if (drops) add(signs, Way::dropped);
  if (first) add(signs, Way::first);
  if (first && drops) add(signs, Way::first_dropped);
  if (exam_place) add(signs, Way::exam);
  if (awards) add(signs, Way::award);
  if (awards && to == PlaceRole::education) add(signs, Way::award_on);
  if (leaves) add(signs, Way::leaving);
  if (!drops && !awards && move.kind != "repeat" && move.kind != "up" && move.kind != "down")
    add(signs, Way::other_out);
  const bool ends = drops || (awards && to != PlaceRole::education);
  if (leaves != ends) add(signs, Way::other_leaving);
  if (drops && !first) add(signs, Way::later_dropped);
  return signs;
}

struct FlowTables {
  Table flow;
  std::optional<Table> entry, early;
};

/// What a run's moves count for, found once.
class FlowCounter {
 public:
  explicit FlowCounter(const RunFamilies& run)
      : run_{run}, tree_{run.tree(Family::entrants)}, description_{run.results().description()} {
    std::vector<bool> awards(description_.places.size(), false);
    for (const auto& move : description_.moves)
      if (move.diploma > 0) awards[move.from] = true;
    for (const auto& move : description_.moves)
      signs_.push_back(signs_of(description_, move, awards[move.from]));
    for (std::size_t place = 0; place < description_.places.size(); ++place)
      leaf_.push_back(run.leaf(Family::entrants, place));
    for (const auto& node : tree_.nodes()) find_moves(node);
  }

  void operator()(Counts& counts, std::size_t year, std::size_t unit,
                  const FlowTables& tables) const {
    for (std::size_t m = 0; m < description_.moves.size(); ++m)
      if (const auto node = leaf_[description_.moves[m].from])
        for (const auto& [way, sign] : signs_[m])
          add_row(counts, unit, way, *node, tables.flow, year, m, sign);
    for (std::size_t place = 0; place < leaf_.size(); ++place)
      if (tables.early && leaf_[place]) {
        add_row(counts, unit, Way::early, *leaf_[place], *tables.early, year, place, 1);
        add_row(counts, unit, Way::qualified, *leaf_[place], *tables.early, year, place, -1);
      }
    for (std::size_t node = 0; node < tree_.size(); ++node) {
      for (const auto place : tree_.nodes()[node].leaves)
        if (tables.entry) add_row(counts, unit, Way::entered, node, *tables.entry, year, place, 1);
      for (const auto& [move, way] : moves_[node])
        add_row(counts, unit, way, node, tables.flow, year, move, 1);
    }
  }

 private:
  /// Moves into, within and out of a node: these do not add up over places.
  void find_moves(const PlaceNode& node) {
    std::vector<std::pair<std::size_t, Way>> found;
    const auto has = [&](std::size_t place) {
      return std::binary_search(node.leaves.begin(), node.leaves.end(), place);
    };
    for (std::size_t m = 0; m < description_.moves.size(); ++m) {
      const auto& move = description_.moves[m];
      const bool from = has(move.from), to = has(move.to);
      if (to && !from) found.emplace_back(m, Way::entered);
      if (from && (to != (move.kind == "repeat"))) found.emplace_back(m, Way::within);
      if (from && !to && description_.places[move.to].role != PlaceRole::left)
        found.emplace_back(m, Way::elsewhere);
    }
    moves_.push_back(std::move(found));
  }

  void add_row(Counts& counts, std::size_t unit, Way way, std::size_t node, const Table& table,
               std::size_t year, std::size_t item, int sign) const {
    const auto n_cells = run_.margins().n_cells();
    const auto* const row = &table.values[(year * table.shape[1] + item) * n_cells];
    for (std::size_t cell = 0; cell < n_cells; ++cell)
      if (row[cell] != 0)
        counts.add(unit, static_cast<std::size_t>(way), node, cell, sign * row[cell]);
  }

  const RunFamilies& run_;
  const PlaceTree& tree_;
  const RunDescription& description_;
  std::vector<Signs> signs_;                                     // by move
  std::vector<std::optional<std::size_t>> leaf_;                 // by place
  std::vector<std::vector<std::pair<std::size_t, Way>>> moves_;  // by node
};

}  // namespace

void count_flows(const RunFamilies& run,
                 const std::function<void(std::size_t year, const Counts&)>& use) {
  const auto& results = run.results();
  if (run.n_years(Family::entrants) == 0) return;
  const auto table = [&](const char* name, std::size_t variant, Unit unit) -> std::optional<Table> {
    if (!results.has(name, UnitKind::replicate)) return std::nullopt;
    return results.table(name, variant, unit);
  };
  std::vector<FlowTables> tables;
  for (int i = 0; i < results.n_units(UnitKind::replicate); ++i)
    for (std::size_t variant = 0; variant < results.description().variants.size(); ++variant) {
      const Unit unit{UnitKind::replicate, i};
      tables.push_back({results.table("flow", variant, unit), table("entry", variant, unit),
                        table("left_unqualified", variant, unit)});
    }
  const FlowCounter count{run};
  for (std::size_t year = 0; year < run.n_years(Family::entrants); ++year) {
    Counts counts{run.tree(Family::entrants), run.margins(), tables.size(), n_ways};
    for (std::size_t unit = 0; unit < tables.size(); ++unit)
      count(counts, year, unit, tables[unit]);
    counts.finish({static_cast<std::size_t>(Way::entered), static_cast<std::size_t>(Way::within),
                   static_cast<std::size_t>(Way::elsewhere)});
    use(year, counts);
  }
}

}  // namespace doorstroom
