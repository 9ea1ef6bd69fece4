// SPDX-License-Identifier: EUPL-1.2
// An attacker who knows the structure of a run and everything that is published.
#include "tests/results/disclosure/linear_attack.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "results/indicators/selection.hpp"
#include "tests/results/made_up_run.hpp"

namespace doorstroom::attack {
namespace {

/// A number by name: `entered 2020 vo.havo 3`.
Atom named(const std::string& what, std::size_t year, const std::string& place, std::size_t cell) {
  return {what + " " + std::to_string(year) + " " + place + " " + std::to_string(cell), 0};
}

/// Everybody who leaves a place in one kind of way: the moves themselves are not published.
Atom way_out(const RunDescription& run, std::size_t year, std::size_t move, std::size_t cell) {
  const auto& info = run.moves[move];
  return named(info.kind + " " + (info.diploma > 0 ? "with" : "without") + " diploma to " +
                   name(run.places[info.to].role),
               year, run.places[info.from].name, cell);
}

/// Sums of tables over the places and cells of one row of a comparison.
class Sums {
 public:
  Sums(const RunDescription& run, const Comparison& row)
      : run_{run},
        place_{select_places(run, row.place)},
        group_{*select_group(run, row.group)},
        date_{static_cast<std::size_t>(row.year - run.first_year)} {}

  const PlaceSelection& place() const { return place_; }
  const GroupSelection& group() const { return group_; }
  std::size_t date() const { return date_; }
  std::size_t year() const { return date_ - 1; }

  /// Items of the second axis, each with a weight, over the cells of the group.
  template <class Weight>
  Functional over(const char* table, std::size_t first, const Indices& items, std::size_t n_items,
                  Weight weight) const {
    Functional sum;
    for (const auto item : items)
      for (const auto cell : group_.cells)
        if (weight(item) != 0)
          sum[{table, (first * n_items + item) * run_.cells.size() + cell}] += weight(item);
    return sum;
  }
  Functional stays(const char* table, std::size_t first) const {
    return over(table, first, place_.stays, run_.places.size(), [](std::size_t) { return 1.0; });
  }
  /// Those who make some moves, by where they come from and the kind of move.
  template <class Wanted> Functional moves(const Indices& moves, Wanted wanted) const {
    Functional sum;
    for (const auto move : moves)
      for (const auto cell : group_.cells)
        if (wanted(run_.moves[move])) sum[way_out(run_, year(), move, cell)] = 1;
    return sum;
  }
  Functional every(const char* table, std::size_t first, std::size_t n) const {
    Indices all(n);
    for (std::size_t i = 0; i < n; ++i) all[i] = i;
    return over(table, first, all, n, [](std::size_t) { return 1.0; });
  }

 private:
  const RunDescription& run_;
  PlaceSelection place_;
  GroupSelection group_;
  std::size_t date_;
};

bool any(const MoveInfo&) { return true; }
bool awards(const MoveInfo& move) { return move.diploma > 0; }
bool drops(const MoveInfo& move) { return move.kind == "drop_out"; }

std::optional<Value> of_learning(const RunDescription& run, const Sums& sums,
                                 const std::string& table, bool in_weeks) {
  Value value;
  const auto region = sums.group().region;
  const auto n_places = run.places.size();
  const auto width = region ? run.regions.size() : run.cells.size();
  const auto columns = region ? Indices{*region} : sums.group().cells;
  for (const auto domain : sums.group().domains)
    for (const auto place : sums.place().stays) {
      const double weeks = run.places[place].weeks_per_sd[domain];
      if (weeks <= 0) continue;
      const auto row = (sums.year() * run.domains.size() + domain) * n_places + place;
      for (const auto column : columns) {
        value.numerator[{(region ? "region_" : "") + table, row * width + column}] =
            in_weeks ? weeks : 1;
        value.denominator[{region ? "region_pupils_end" : "pupils_end",
                           (sums.year() * n_places + place) * width + column}] += 1;
      }
    }
  return value;
}

/// Those who come into a place are a number of its own: they do not add up over places.
Value entered(const Sums& sums) {
  Functional sum;
  for (const auto cell : sums.group().cells)
    sum[named("entered", sums.year(), sums.place().name, cell)] = 1;
  return {sum, {}};
}

std::optional<Value> of_moves(const RunDescription& run, const Sums& sums,
                              const std::string& name) {
  const auto& place = sums.place();
  const auto of_kind = [](const char* kind) {
    return [=](const MoveInfo& move) { return move.kind == kind; };
  };
  const auto out = sums.moves(place.moves_out, any);
  if (name == "repeaters_share") return Value{sums.moves(place.moves_out, of_kind("repeat")), out};
  if (name == "upward_share") return Value{sums.moves(place.moves_out, of_kind("up")), out};
  if (name == "downward_share") return Value{sums.moves(place.moves_out, of_kind("down")), out};
  if (name == "dropout_share") return Value{sums.moves(place.moves_out, drops), out};
  const auto first = [&](const MoveInfo& move) { return run.places[move.from].course_year == 1; };
  if (name == "first_year_dropout_share")
    return Value{sums.moves(place.moves_out,
                            [&](const MoveInfo& move) { return first(move) && drops(move); }),
                 sums.moves(place.moves_out, first)};
  const auto passed = sums.moves(place.moves_exam, awards);
  if (name == "diplomas") return Value{passed, {}};
  if (name == "exam_pass_share") return Value{passed, sums.moves(place.moves_exam, any)};
  if (name == "direct_progression_share")
    return Value{sums.moves(place.moves_exam,
                            [&](const MoveInfo& move) {
                              return awards(move) &&
                                     run.places[move.to].role == PlaceRole::education;
                            }),
                 passed};
  const auto leavers = sums.moves(place.moves_leaving, any);
  const auto early = sums.stays("left_unqualified", sums.year());
  if (name == "leavers") return Value{leavers, {}};
  if (name == "early_leavers") return Value{early, {}};
  if (name == "starting_qualification_share") return Value{plus(leavers, early, -1), leavers};
  if (name == "study_years")
    return std::nullopt;  // rests on arrivals in exits, which nothing else tells of
  if (name == "inflow") return entered(sums);
  return std::nullopt;
}

}  // namespace

Functional plus(Functional a, const Functional& b, double factor) {
  for (const auto& [atom, weight] : b) a[atom] += factor * weight;
  return a;
}

std::optional<Value> value_of(const RunDescription& run, const Comparison& row) {
  const Sums sums{run, row};
  const auto& name = row.indicator;
  const auto n_places = run.places.size();
  if (name == "enrolled") return Value{sums.stays("stock", sums.date()), {}};
  if (name == "teacher_fte")
    return Value{sums.over("stock", sums.date(), sums.place().stays, n_places,
                           [&](std::size_t place) {
                             const double per = run.places[place].pupils_per_teacher;
                             return per > 0 ? 1 / per : 0;
                           }),
                 {}};
  // Of another variant than the baseline, the cost of the baseline's pupils is known: what is left
  // is the difference at marginal cost.
  if (name == "cost_eur") {
    const bool baseline = row.variant == run.variants[run.baseline()].name;
    return Value{sums.over("stock", sums.year(), sums.place().stays, n_places,
                           [&](std::size_t place) {
                             const auto& info = run.places[place];
                             return static_cast<double>(info.cost_cents) *
                                    (baseline ? 1 : info.marginal_share);
                           }),
                 {}};
  }
  for (const char* table : {"delay", "skill"})
    for (const bool weeks : {true, false})
      if (name == std::string{table} + (weeks ? "_weeks" : "_sd"))
        return of_learning(run, sums, std::string{table} + "_sum", weeks);
  if (name == "advice_share") {
    Indices under;
    for (std::size_t i = 0; i < run.advices.size(); ++i)
      if (is_under(run.advices[i], row.place)) under.push_back(i);
    return Value{sums.over("advice", sums.year(), under, run.advices.size(),
                           [](std::size_t) { return 1.0; }),
                 sums.every("advice", sums.year(), run.advices.size())};
  }
  if (name == "highest_diploma_share") {
    Indices found;
    for (std::size_t i = 0; i < run.diplomas.size(); ++i)
      if (row.place == "diploma." + run.diplomas[i].name) found.push_back(i);
    return Value{
        sums.over("attained", 0, found, run.diplomas.size(), [](std::size_t) { return 1.0; }),
        sums.every("attained", 0, run.diplomas.size())};
  }
  if (name == "reached" || name == "requested")
    return Value{sums.every(name.c_str(), sums.year(), run.policies.size()), {}};
  const bool diploma = name.starts_with("diploma_");
  if (name.ends_with("er_share") && (diploma || name.starts_with("skill_")))
    for (const auto& [word, change] :
         {std::pair{"better", 2}, {"worse", 0}, {"higher", 2}, {"lower", 0}})
      if (name.find(word) != std::string::npos) {
        const char* const table = diploma ? "attained_change" : "change";
        const auto year = diploma ? 0 : sums.year();
        return Value{sums.over(table, year, {static_cast<std::size_t>(change)}, 3,
                               [](std::size_t) { return 1.0; }),
                     sums.every(table, year, 3)};
      }
  return of_moves(run, sums, name);
}

std::vector<Functional> balances(const RunDescription& run) {
  std::vector<Functional> all;
  const auto n_places = run.places.size(), n_cells = run.cells.size();
  for (std::size_t year = 0; year < static_cast<std::size_t>(run.years); ++year)
    for (const auto& prefix : known_places(run)) {
      const auto place = select_places(run, prefix);
      if (place.stays.empty()) continue;
      const auto has = [&](std::size_t which) {
        return std::find(place.stays.begin(), place.stays.end(), which) != place.stays.end();
      };
      for (std::size_t cell = 0; cell < n_cells; ++cell) {
        const auto stock = [&](std::size_t date) {
          Functional sum;
          for (const auto which : place.stays)
            sum[{"stock", (date * n_places + which) * n_cells + cell}] = 1;
          return sum;
        };
        Functional out, repeat, on;  // out, again here, and on in education
        bool closed = true;          // who goes on in education stays within
        for (std::size_t m = 0; m < run.moves.size(); ++m) {
          if (!has(run.moves[m].from)) continue;
          const auto way = way_out(run, year, m, cell);
          out[way] = 1;
          if (run.moves[m].kind == "repeat") repeat[way] = 1;
          if (run.places[run.moves[m].to].role == PlaceRole::left ||
              run.places[run.moves[m].to].role == PlaceRole::gone)
            continue;
          on[way] = 1;
          closed = closed && has(run.moves[m].to);
        }
        all.push_back(plus(stock(year), out, -1));  // everybody moves
        auto next = plus(stock(year + 1), {{named("entered", year, prefix, cell), 1}}, -1);
        next = plus(next, closed ? on : repeat, -1);
        if (!closed && place.stays.size() > 1) next[named("within", year, prefix, cell)] = -1;
        all.push_back(next);
      }
    }
  return all;
}

std::map<Atom, double> numbers_of(const RunDescription& run, const std::vector<Table>& tables) {
  std::map<Atom, double> numbers;
  for (const auto& table : tables)
    for (std::size_t i = 0; i < table.values.size(); ++i)
      numbers[{table.name, i}] = static_cast<double>(table.values[i]);
  const auto at = [&](const std::string& name, std::size_t index) {
    return numbers.at({name, index});
  };
  const auto n_cells = run.cells.size();
  for (std::size_t year = 0; year < static_cast<std::size_t>(run.years); ++year)
    for (std::size_t cell = 0; cell < n_cells; ++cell) {
      for (std::size_t m = 0; m < run.moves.size(); ++m)
        numbers[way_out(run, year, m, cell)] +=
            at("flow", (year * run.moves.size() + m) * n_cells + cell);
      for (const auto& prefix : known_places(run)) {
        const auto place = select_places(run, prefix);
        double& entered = numbers[named("entered", year, prefix, cell)];
        for (const auto m : place.moves_in)
          entered += at("flow", (year * run.moves.size() + m) * n_cells + cell);
        for (const auto which : place.stays)
          entered += at("entry", (year * run.places.size() + which) * n_cells + cell);
      }
    }
  return numbers;
}

double evaluate(const Functional& functional, const std::map<Atom, double>& numbers) {
  double sum = 0;
  for (const auto& [atom, weight] : functional) sum += weight * numbers.at(atom);
  return sum;
}

void Knowledge::learn_zero(const Functional& persons) {
  for (const auto& [atom, weight] : persons)
    if (weight != 0) zero_[atom] = true;
}

Eigen::VectorXd Knowledge::unknown_part(const Functional& sum) {
  constexpr Eigen::Index most = 900;
  if (basis_.size() == 0) basis_.resize(most, most);
  Eigen::VectorXd row = Eigen::VectorXd::Zero(most);
  for (const auto& [atom, weight] : sum) {
    if (zero_.count(atom) != 0) continue;
    const auto found = index_.emplace(atom, static_cast<Eigen::Index>(index_.size())).first->second;
    if (found >= most) throw std::logic_error("more atoms than there is room for");
    row[found] = weight;
  }
  if (const double length = row.norm(); length > 0) row /= length;
  const auto known = basis_.leftCols(rank_);
  for (int round = 0; round < 2; ++round) row -= known * (known.transpose() * row);
  return row.norm() < 1e-7 ? Eigen::VectorXd{} : row;
}

void Knowledge::learn(const Functional& sum) {
  const auto row = unknown_part(sum);
  if (row.size() > 0) basis_.col(rank_++) = row.normalized();
}

bool Knowledge::knows(const Functional& sum) { return unknown_part(sum).size() == 0; }

}  // namespace doorstroom::attack
