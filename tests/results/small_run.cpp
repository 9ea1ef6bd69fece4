// SPDX-License-Identifier: EUPL-1.2
// A made-up run of a small school system.
#include "tests/results/small_run.hpp"

#include <random>
#include <stdexcept>

#include "tests/results/made_up_run.hpp"

namespace doorstroom::small_run {
namespace {

enum Place : std::uint32_t {
  bao_7,
  bao_8,
  sbo_8,
  havo_1,
  havo_2,
  havo_3,
  vwo_1,
  vwo_2,
  vwo_3,
  vso_1,
  bol_1,
  bol_2,
  bbl_1,
  out_none,
  out_havo,
  out_mbo,
  emigrated,
  gap,
  n_places
};

std::vector<PlaceInfo> places() {
  const auto stay = [](const char* name, int year, double weeks, std::int64_t cost,
                       double per_teacher) {
    return PlaceInfo{name, name, name,       PlaceRole::education, false, year, {weeks, 2 * weeks},
                     cost, 0.5,  per_teacher};
  };
  const auto leave = [](const char* name, PlaceRole role) {
    return PlaceInfo{name, name, name, role, false, 0, {0, 0}, 0, 1, 0};
  };
  std::vector<PlaceInfo> all = {
      stay("po.bao.7", 7, 90, 700000, 20),        stay("po.bao.8", 8, 100, 700000, 20),
      stay("po.sbo.8", 8, 110, 1400000, 9),       stay("vo.havo.1", 1, 150, 900000, 16),
      stay("vo.havo.2", 2, 170, 900000, 16),      stay("vo.havo.3", 3, 200, 900000, 16),
      stay("vo.vwo.1", 1, 150, 900000, 16),       stay("vo.vwo.2", 2, 170, 900000, 16),
      stay("vo.vwo.3", 3, 200, 900000, 16),       stay("vo.vso.1", 1, 150, 2500000, 8),
      stay("mbo.4.bol.1", 1, 0, 1100000, 16),     stay("mbo.4.bol.2", 2, 0, 1100000, 16),
      stay("mbo.4.bbl.1", 1, 0, 500000, 31),      leave("out.none", PlaceRole::left),
      leave("out.diploma.havo", PlaceRole::left), leave("out.diploma.mbo_4", PlaceRole::left),
      leave("out.emigrated", PlaceRole::gone),    leave("gap.year", PlaceRole::pause)};
  all[vso_1].apart = true;
  return all;
}

/// Moves with what they weigh.
struct Way {
  std::uint32_t from, to;
  const char* kind;
  int diploma;
  double weight;
};
const std::vector<Way>& ways() {
  static const std::vector<Way> all = {
      {bao_7, bao_7, "repeat", 0, 0.05},       {bao_7, bao_8, "promote", 0, 0.9},
      {bao_7, sbo_8, "switch", 0, 0.05},       {bao_8, bao_8, "repeat", 0, 0.03},
      {bao_8, havo_1, "promote", 0, 0.5},      {bao_8, vwo_1, "promote", 0, 0.42},
      {bao_8, emigrated, "drop_out", 0, 0.05}, {sbo_8, vso_1, "promote", 0, 0.8},
      {sbo_8, havo_1, "promote", 0, 0.2},      {havo_1, havo_1, "repeat", 0, 0.06},
      {havo_1, havo_2, "promote", 0, 0.8},     {havo_1, vwo_2, "up", 0, 0.07},
      {havo_1, bbl_1, "down", 0, 0.05},        {havo_1, emigrated, "drop_out", 0, 0.02},
      {havo_2, havo_2, "repeat", 0, 0.06},     {havo_2, havo_3, "promote", 0, 0.9},
      {havo_2, out_none, "drop_out", 0, 0.04}, {havo_3, havo_3, "repeat", 0, 0.1},
      {havo_3, bol_1, "graduate", 1, 0.6},     {havo_3, out_havo, "graduate", 1, 0.15},
      {havo_3, gap, "graduate", 1, 0.05},      {havo_3, out_none, "drop_out", 0, 0.1},
      {vwo_1, vwo_1, "repeat", 0, 0.04},       {vwo_1, vwo_2, "promote", 0, 0.9},
      {vwo_1, havo_2, "down", 0, 0.06},        {vwo_2, vwo_2, "repeat", 0, 0.04},
      {vwo_2, vwo_3, "promote", 0, 0.9},       {vwo_2, havo_3, "down", 0, 0.06},
      {vwo_3, vwo_3, "repeat", 0, 0.1},        {vwo_3, bol_1, "graduate", 1, 0.8},
      {vwo_3, out_havo, "graduate", 1, 0.1},   {vso_1, vso_1, "repeat", 0, 0.5},
      {vso_1, out_none, "drop_out", 0, 0.4},   {vso_1, havo_2, "up", 0, 0.1},
      {bol_1, bol_1, "repeat", 0, 0.05},       {bol_1, bol_2, "promote", 0, 0.8},
      {bol_1, out_none, "drop_out", 0, 0.15},  {bol_2, bol_2, "repeat", 0, 0.05},
      {bol_2, out_mbo, "graduate", 2, 0.85},   {bol_2, out_none, "drop_out", 0, 0.1},
      {bbl_1, out_none, "drop_out", 0, 0.4},   {bbl_1, bol_2, "switch", 0, 0.1},
      {bbl_1, out_mbo, "graduate", 2, 0.5},    {gap, bol_1, "return", 0, 0.7},
      {gap, out_none, "drop_out", 0, 0.3}};
  return all;
}

std::size_t offset(const Table& table, const std::vector<std::size_t>& indices) {
  std::size_t found = 0;
  for (std::size_t i = 0; i < indices.size(); ++i) found = found * table.shape.at(i) + indices[i];
  return found;
}

/// One variant's tables.
class Writer {
 public:
  Writer(const RunDescription& run, std::mt19937_64& random, Size size)
      : run_{run}, random_{random}, size_{size} {
    tables_ = made_up::tables(run);
  }

  std::vector<Table> operator()() {
    for (std::size_t place = 0; place < n_places; ++place)
      for (std::size_t cell = 0; cell < run_.cells.size(); ++cell)
        if (place < out_none || place == gap) table("stock", {0, place, cell}) = first_stock(place);
    for (std::size_t year = 0; year < static_cast<std::size_t>(run_.years); ++year)
      for (std::size_t cell = 0; cell < run_.cells.size(); ++cell) move(year, cell);
    for (std::size_t year = 0; year < static_cast<std::size_t>(run_.years); ++year) learn(year);
    fill("change", 12);
    if (size_ == Size::large) add_to_the_same();
    fill("attained", 25);
    fill("attained_change", 15);
    fill("advice", 14);
    fill("requested", 14);
    fill("reached", 12);
    made_up::weeks_of_places(run_, tables_);
    return std::move(tables_);
  }

 private:
  std::int64_t upto(std::int64_t n) {
    return static_cast<std::int64_t>(random_() % static_cast<std::uint64_t>(n + 1));
  }
  std::int64_t& table(const std::string& name, const std::vector<std::size_t>& indices) {
    for (auto& table : tables_)
      if (table.name == name) return table.values[offset(table, indices)];
    throw std::invalid_argument(name);
  }
  void fill(const std::string& name, std::int64_t most) {
    for (auto& table : tables_)
      if (table.name == name)
        for (auto& value : table.values) value = upto(most);
  }

  /// In a country nearly everybody is as well off as in the baseline.
  void add_to_the_same() {
    for (std::size_t year = 0; year < static_cast<std::size_t>(run_.years); ++year)
      for (std::size_t cell = 0; cell < run_.cells.size(); ++cell)
        table("change", {year, 1, cell}) += 300;
  }

  std::int64_t first_stock(std::size_t place) {
    const bool small = place == sbo_8 || place == vso_1 || place == bbl_1 || place == gap;
    return small                              ? upto(6)
           : size_ == Size::large             ? 300 + upto(300)
           : place == bao_7 || place == bao_8 ? 60 + upto(60)
                                              : 15 + upto(40);
  }

  void move(std::size_t year, std::size_t cell) {
    std::vector<std::int64_t> next(n_places);
    for (std::size_t place = out_none; place < gap; ++place)
      next[place] = table("stock", {year, place, cell});
    for (std::size_t place = 0; place < n_places; ++place)
      for (auto left = table("stock", {year, place, cell});
           left > 0 && (place < out_none || place == gap); --left) {
        const auto way = choose(place);
        ++table("flow", {year, way, cell});
        ++next[ways()[way].to];
        if (ways()[way].to == out_none && upto(3) > 0)
          ++table("left_unqualified", {year, place, cell});
        if (ways()[way].to >= out_none && ways()[way].to < emigrated)
          table("study_years_sum", {year, ways()[way].to, cell}) += 3 + upto(5);
      }
    for (std::size_t place = 0; place < n_places; ++place) {
      const auto entered = place == bao_7 ? 60 + upto(60) : place == havo_2 ? upto(4) : 0;
      table("entry", {year, place, cell}) = entered;
      table("stock", {year + 1, place, cell}) = next[place] + entered;
    }
  }

  std::size_t choose(std::size_t place) {
    double at = static_cast<double>(random_() % 1000000) / 1e6;
    std::size_t last = 0;
    for (std::size_t way = 0; way < ways().size(); ++way) {
      if (ways()[way].from != place) continue;
      last = way;
      if ((at -= ways()[way].weight) < 0) break;
    }
    return last;
  }

  void learn(std::size_t year) {
    for (std::size_t place = 0; place < out_none; ++place)
      for (std::size_t cell = 0; cell < run_.cells.size(); ++cell) {
        const auto pupils = table("stock", {year, place, cell});
        table("pupils_end", {year, place, cell}) = pupils;
        for (auto left = pupils; left > 0; --left) {
          const auto region = static_cast<std::size_t>(upto(1));
          ++table("region_pupils_end", {year, place, region});
          for (std::size_t domain = 0; domain < run_.domains.size(); ++domain) {
            const auto delay = upto(20000);
            table("skill_sum", {year, domain, place, cell}) += 300000 + upto(99999);
            table("delay_sum", {year, domain, place, cell}) += delay;
            table("region_delay_sum", {year, domain, place, region}) += delay;
          }
        }
      }
  }

  const RunDescription& run_;
  std::mt19937_64& random_;
  Size size_;
  std::vector<Table> tables_;
};

}  // namespace

RunDescription description() {
  auto run = made_up::description(1, 0);
  run.years = 2;
  run.places = places();
  run.moves.clear();
  for (const auto& way : ways())
    run.moves.push_back({way.from, way.to, way.kind, way.diploma, "assumption", ""});
  run.cells = {"sex=m,education=low", "sex=m,education=high", "sex=f,education=low",
               "sex=f,education=high"};
  run.advices = {"vo.havo", "vo.vwo", "vo.vmbo"};
  return run;
}

UnitResult unit(const RunDescription& run, std::uint64_t seed, Size size) {
  std::mt19937_64 random{seed};
  UnitResult result;
  for (std::size_t variant = 0; variant < run.variants.size(); ++variant)
    result.variants.push_back(Writer{run, random, size}());
  return result;
}

}  // namespace doorstroom::small_run
