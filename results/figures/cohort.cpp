// SPDX-License-Identifier: EUPL-1.2
// One cohort, those in the last primary year on the first date, followed move by move: where they
// are on each 1 October, and how they got there.
#include "results/figures/cohort.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace doorstroom::figures {
namespace {

constexpr const char* table_name = "cohort_flow";

struct Words {
  const char* key;
  const char* nl;
  const char* en;
  const char* colour;
};

/// Higher education and the tracks that lead to it at the top, those who left at the bottom.
constexpr std::array<Words, 13> words = {
    {{"wo", "wo", "university", "#0B4F8A"},
     {"vwo", "vwo", "vwo", "#3C7FB5"},
     {"hbo", "hbo", "prof. higher ed. (hbo)", "#1B7F79"},
     {"havo", "havo", "havo", "#57B5A6"},
     {"po", "po", "primary", "#9A9A9A"},
     {"bridge", "gemengde brugklas", "mixed bridge class", "#B9A7D6"},
     {"mbo", "mbo", "vocational (mbo)", "#B5651D"},
     {"vmbo", "vmbo", "vmbo", "#E69F00"},
     {"other_vo", "pro, vso, overig vo", "practical, special, other", "#C9B458"},
     {"gap", "tussenjaar", "gap year", "#D9D9D9"},
     {"out_qualified", "uit, met startkwalificatie", "left, with starting qualification",
      "#5B5B5B"},
     {"out_other", "uit, zonder of niet zeker", "left, without or not certain", "#882255"},
     {"gone", "vertrokken of overleden", "emigrated or died", "#EDEDED"}}};

std::size_t index_of(const std::string& key) {
  for (std::size_t i = 0; i < words.size(); ++i)
    if (key == words[i].key) return i;
  return words.size();
}

bool any_under(const std::string& name, std::initializer_list<const char*> prefixes) {
  return std::any_of(prefixes.begin(), prefixes.end(),
                     [&](const char* prefix) { return is_under(name, prefix); });
}

/// A starting qualification is certain with a diploma that is one, and for those who left higher
/// education or a gap year, which nobody enters without.
bool surely_qualified(const RunDescription& run, const std::string& name) {
  for (const auto& diploma : run.diplomas)
    if (diploma.starting_qualification && name == "out.diploma." + diploma.name) return true;
  return any_under(name, {"out.none.hbo_ad", "out.none.hbo_ba", "out.none.hbo_ma", "out.none.wo_ba",
                          "out.none.wo_ma", "out.none.gap"});
}

}  // namespace

const std::vector<Position>& positions(Language language) {
  const auto make = [](Language reader) {
    std::vector<Position> all;
    for (const auto& word : words)
      all.push_back({word.key, in(reader, word.nl, word.en), word.colour});
    return all;
  };
  static const std::vector<Position> nl = make(Language::nl), en = make(Language::en);
  return language == Language::nl ? nl : en;
}

std::size_t position_of(const RunDescription& run, const PlaceInfo& place) {
  const auto& name = place.name;
  if (place.role == PlaceRole::gone) return index_of("gone");
  if (place.role == PlaceRole::pause) return index_of("gap");
  if (place.role == PlaceRole::left)
    return index_of(surely_qualified(run, name) ? "out_qualified" : "out_other");
  if (any_under(name, {"wo"})) return index_of("wo");
  if (any_under(name, {"hbo"})) return index_of("hbo");
  if (any_under(name, {"mbo"})) return index_of("mbo");
  if (any_under(name, {"po", "vve"})) return index_of("po");
  if (any_under(name, {"vo.vwo", "vo.vavo.vwo"})) return index_of("vwo");
  if (any_under(name, {"vo.havo", "vo.vavo.havo"})) return index_of("havo");
  if (any_under(name, {"vo.vmbo", "vo.vmbo_bb", "vo.vmbo_kb", "vo.vmbo_bb_kb", "vo.vmbo_gl",
                       "vo.vmbo_tl", "vo.vmbo_gl_tl", "vo.vavo.vmbo"}))
    return index_of("vmbo");
  if (any_under(name, {"vo.havo_vwo", "vo.vmbo_havo", "vo.vmbo_tl_havo", "vo.vmbo_havo_vwo",
                       "vo.vmbo_tl_havo_vwo", "vo.breed"}))
    return index_of("bridge");
  return index_of("other_vo");
}

std::optional<CohortFlow> read_cohort(const Results& results, std::size_t variant, Unit unit) {
  if (!results.has(table_name, unit.kind)) return std::nullopt;
  const auto& run = results.description();
  const auto table = results.table(table_name, variant, unit);
  const auto n_years = table.shape.at(0), n_moves = table.shape.at(1), n = words.size();
  if (n_moves != run.moves.size() || n_years == 0) return std::nullopt;
  const double weight = 1 / results.sample(unit.kind);
  std::vector<std::size_t> position;
  for (const auto& place : run.places) position.push_back(position_of(run, place));
  CohortFlow flow;
  flow.stock.assign(n_years + 1, std::vector<double>(n, 0));
  flow.flow.assign(n_years, std::vector<std::vector<double>>(n, std::vector<double>(n, 0)));
  const auto persons = [&](std::size_t year, std::size_t move) {
    return static_cast<double>(table.values[year * n_moves + move]) * weight;
  };
  for (std::size_t move = 0; move < n_moves;
       ++move)  // everybody moves at the end of the first year
    flow.stock[0][position[run.moves[move].from]] += persons(0, move);
  for (std::size_t year = 0; year < n_years; ++year) {
    auto& moved = flow.flow[year];
    auto& now = flow.stock[year];
    auto& next = flow.stock[year + 1];
    next = now;
    for (std::size_t move = 0; move < n_moves; ++move) {
      const auto from = position[run.moves[move].from], to = position[run.moves[move].to];
      const double count = persons(year, move);
      moved[from][to] += count;
      next[from] -= count;
      next[to] += count;
    }
    for (std::size_t at = 0; at < n; ++at) {  // those who have left stay where they are
      double out = 0;
      for (std::size_t to = 0; to < n; ++to) out += moved[at][to];
      moved[at][at] += std::max(0.0, now[at] - out);
    }
  }
  double total = 0;
  for (const double count : flow.stock[0]) total += count;
  return total > 0 ? std::optional{flow} : std::nullopt;
}

double cohort_rounding(const RunDescription& run) {
  constexpr double fewest_persons = 10;
  const double least = fewest_persons / std::min(1.0, std::min(run.sample, run.draw_sample));
  for (double base = 100;; base *= 10)
    for (const double step : {1.0, 2.0, 5.0})
      if (base * step >= least) return base * step;
}

double rounded(double persons, double to) { return std::round(persons / to) * to; }

std::optional<CohortFlow> mean_cohort_flow(const Results& results, std::size_t variant) {
  std::optional<CohortFlow> sum;
  const int n = results.n_units(UnitKind::replicate);
  for (int i = 0; i < n; ++i) {
    const auto one = read_cohort(results, variant, {UnitKind::replicate, i});
    if (!one) return std::nullopt;
    if (!sum) {
      sum = one;
      continue;
    }
    for (std::size_t date = 0; date < one->stock.size(); ++date)
      for (std::size_t at = 0; at < words.size(); ++at) {
        sum->stock[date][at] += one->stock[date][at];
        if (date < one->flow.size())
          for (std::size_t to = 0; to < words.size(); ++to)
            sum->flow[date][at][to] += one->flow[date][at][to];
      }
  }
  if (!sum) return std::nullopt;
  for (auto& stocks : sum->stock)
    for (auto& count : stocks) count /= n;
  for (auto& year : sum->flow)
    for (auto& from : year)
      for (auto& count : from) count /= n;
  return sum;
}

std::vector<CohortEstimate> cohort_estimates(const Results& results) {
  const auto& run = results.description();
  const auto read_all = [&](UnitKind kind) {
    std::vector<std::vector<CohortFlow>> units;  // [unit][variant]
    for (int i = 0; i < results.n_units(kind); ++i) {
      units.emplace_back();
      for (std::size_t variant = 0; variant < run.variants.size(); ++variant)
        if (auto flow = read_cohort(results, variant, {kind, i}))
          units.back().push_back(std::move(*flow));
      if (units.back().size() != run.variants.size()) return std::vector<std::vector<CohortFlow>>{};
    }
    return units;
  };
  const auto replicates = read_all(UnitKind::replicate), draws = read_all(UnitKind::draw);
  if (replicates.empty()) return {};
  const auto base = run.baseline();
  std::vector<CohortEstimate> out(run.variants.size());
  for (std::size_t variant = 0; variant < run.variants.size(); ++variant) {
    const auto n_dates = replicates.front().front().stock.size();
    const auto values = [&](const auto& units, std::size_t date, std::size_t at, bool difference) {
      std::vector<double> list;
      for (const auto& unit : units)
        list.push_back(unit[variant].stock[date][at] -
                       (difference ? unit[base].stock[date][at] : 0));
      return list;
    };
    out[variant].stock.resize(n_dates);
    out[variant].difference.resize(n_dates);
    for (std::size_t date = 0; date < n_dates; ++date)
      for (std::size_t at = 0; at < words.size(); ++at) {
        out[variant].stock[date].push_back(
            estimate(values(replicates, date, at, false), values(draws, date, at, false)));
        out[variant].difference[date].push_back(
            estimate(values(replicates, date, at, true), values(draws, date, at, true)));
      }
  }
  return out;
}

}  // namespace doorstroom::figures
