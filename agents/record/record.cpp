// SPDX-License-Identifier: EUPL-1.2
// Tells the tables of a run what happens, and counts pupils for them.
#include "agents/record/record.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <stdexcept>
#include <variant>

#include "engine/fixed_point.hpp"
#include "engine/parallel.hpp"

namespace doorstroom {
namespace {

constexpr std::int64_t path_to_skill = 32;  ///< 2^-11 SD in units of 2^-16 SD
constexpr std::size_t ahead = 24;           ///< rows between fetching a path and reading it
constexpr int week_tolerance =
    5;  ///< change in mean skill that counts, 2^-11 SD: about a fifth of a week in po

/// One domain of a path.
std::int16_t path_value(float skill) {
  return static_cast<std::int16_t>(std::clamp(round_to_int(skill * 2048.0F), -32767, 32767));
}

}  // namespace

SkillPath::Point path_point(float reading, float maths) {
  return {path_value(reading), path_value(maths)};
}

Record::Record(const Model& model, std::size_t n_policies) : n_policies_{n_policies} {
  const auto years = static_cast<std::size_t>(model.options.years);
  const std::map<std::string, std::size_t> extents = {{"date", years + 1},
                                                      {"year", years},
                                                      {"place", model.graph.n_places()},
                                                      {"move", model.graph.n_moves()},
                                                      {"cell", n_cells},
                                                      {"domain", n_domains},
                                                      {"change", 3},
                                                      {"advice", model.advice.size()},
                                                      {"diploma", model.diplomas.size() + 1},
                                                      {"policy", n_policies},
                                                      {"region", model.locations.n_provinces()}};
  for (const auto& quantity : all_quantities())
    tables_.push_back(table_of(
        quantity, [&](const std::string& axis) { return extents.at(axis); },
        model.schedule().terms_per_year));
}

const Table& Record::table(const std::string& name) const {
  for (const auto& table : tables_)
    if (table.name == name) return table;
  throw std::logic_error("no table " + name);
}

template <class Moment> void Record::add(const Moment& at) {
  const auto& quantities = all_quantities();
  for (std::size_t q = 0; q < quantities.size(); ++q)
    for (const auto& what : quantities[q].adds)
      if (const auto* const add_to = std::get_if<AddAt<Moment>>(&what)) (*add_to)(tables_[q], at);
}

void Record::stock(const Model& model, std::size_t date, std::vector<std::int64_t> counts) {
  add(moment::Stock{model, date, std::move(counts), *this});
}

void Record::entered(std::size_t year, const std::vector<Entrant>& entrants) {
  add(moment::Entered{year, entrants});
}

void Record::supported(std::size_t year, std::size_t policy, const SupportTotals& totals) {
  add(moment::Supported{year, policy, totals});
}

void Record::paid(std::size_t year, std::size_t policy, std::int64_t cents) {
  add(moment::Paid{year, policy, cents});
}

void Record::granted(std::size_t year, std::size_t policy, const std::vector<std::int64_t>& cents) {
  add(moment::Granted{{year, policy, cents}});
}

void Record::spent(std::size_t year, std::size_t policy, const std::vector<std::int64_t>& cents) {
  add(moment::Spent{{year, policy, cents}});
}

void Record::returned(std::size_t year, std::size_t policy,
                      const std::vector<std::int64_t>& cents) {
  add(moment::Returned{{year, policy, cents}});
}

void Record::picked(std::size_t year, std::size_t policy,
                    const std::vector<std::int64_t>& schools) {
  add(moment::Picked{{year, policy, schools}});
}

void Record::moved(const Model& model, std::size_t year, const std::vector<std::int64_t>& sums) {
  add(moment::Moved{ProgressLayout(model), year, sums});
}

void Record::attained(const std::vector<std::uint8_t>& own,
                      const std::vector<std::uint8_t>& cell_of,
                      const std::vector<std::uint8_t>* baseline) {
  add(moment::Attained{own, cell_of, baseline});
}

void Record::year_end(const Model& model, std::size_t year, const std::vector<std::int64_t>& sums) {
  add(moment::YearEnd{EndLayout(model), year, sums});
}

namespace {

constexpr std::size_t chunk = 256;

/// Skills of a chunk as recorded and as points of paths: plain loops, that compilers vectorise.
struct FixedSkills {
  std::array<std::array<std::int32_t, chunk>, n_domains> skill;
  std::array<std::array<std::int16_t, chunk>, n_domains> point;
};
FixedSkills fixed_skills(std::span<const float> reading, std::span<const float> maths) {
  FixedSkills fixed;
  const std::array<std::span<const float>, n_domains> skill{reading, maths};
  for (std::size_t d = 0; d < n_domains; ++d) {
    for (std::size_t k = 0; k < skill[d].size(); ++k) fixed.skill[d][k] = fixed_skill(skill[d][k]);
    for (std::size_t k = 0; k < skill[d].size(); ++k) fixed.point[d][k] = path_value(skill[d][k]);
  }
  return fixed;
}

void keep(const PathsOfYear& paths, SkillPath::Point point, SkillPath& path) {
  if (paths.keep == KeepPaths::baseline) path.baseline = path_mean(point);
  if (paths.keep != KeepPaths::reference ||
      (path.reference[0] == point[0] && path.reference[1] == point[1]))
    return;
  path.reference = point;
  path.taught = paths.year;
}

}  // namespace

void count_stock(const Pupils& pupils, Tally counts) {
  const auto place = pupils.get<column::Place>();
  const auto cells = pupils.get<column::Cell>();
  const auto elsewhere = pupils.get<column::Elsewhere>();
  for (std::size_t i = 0; i < place.size(); ++i)
    counts.add(place[i] * n_cells + cells[i], 1, elsewhere[i]);
}

void year_end_sums(const Model& model, const Pupils& pupils, const PathsOfYear& paths, Tally sums) {
  const EndLayout layout(model);
  const auto id = pupils.get<column::Pupil>();
  const auto place = pupils.get<column::Place>();
  const auto location = pupils.get<column::Location>();
  const auto cells = pupils.get<column::Cell>();
  const auto flags = pupils.get<column::Flags>();
  const auto reading = pupils.get<column::Reading>();
  const auto maths = pupils.get<column::Maths>();
  const auto elsewhere = pupils.get<column::Elsewhere>();
  const auto& province = model.locations.province;
  const auto& weeks_per_sd = model.places.weeks_per_sd;
  SkillPath unknown;
  for (std::size_t begin = 0; begin < pupils.size(); begin += chunk) {
    const std::size_t n = std::min(chunk, pupils.size() - begin);
    const auto fixed = fixed_skills(reading.subspan(begin, n), maths.subspan(begin, n));
    for (std::size_t k = 0; k < n; ++k) {
      const auto i = begin + k;
      if (paths.paths != nullptr && i + ahead < pupils.size())
        __builtin_prefetch(&(*paths.paths)[id[i + ahead]], 1);
      const SkillPath::Point point{fixed.point[0][k], fixed.point[1][k]};
      auto& path = paths.paths == nullptr ? unknown : (*paths.paths)[id[i]];
      std::array<std::int64_t, EndLayout::n_of_cell> of_cell{1, fixed.skill[0][k],
                                                             fixed.skill[1][k]};
      std::array<std::int64_t, EndLayout::n_of_region> of_region{1};
      // whoever is not taught in the reference run stands still there: to be in school longer is no
      // delay made good
      if (paths.with_reference && path.taught == paths.year) {
        const auto group = growth_group(model.places, place[i], repeats_of(flags[i]));
        for (std::size_t d = 0; d < n_domains; ++d) {
          const std::int64_t delay = (path.reference[d] - point[d]) * path_to_skill;
          const auto weeks = delay * weeks_per_sd[d][group];
          of_cell[EndLayout::delay + d] = of_region[EndLayout::region_delay + d] = delay;
          of_cell[EndLayout::delay_weeks + d] = of_region[EndLayout::region_delay_weeks + d] =
              weeks;
        }
      }
      const int difference = paths.with_baseline ? path_mean(point) - path.baseline : 0;
      const std::size_t kind =
          difference < -week_tolerance ? 0 : (difference > week_tolerance ? 2 : 1);
      keep(paths, point, path);
      sums.add(layout.of_cell(place[i], cells[i]), of_cell, elsewhere[i]);
      sums.add(layout.of_region(place[i], province[location[i]]), of_region, elsewhere[i]);
      sums.add(layout.change + kind * n_cells + cells[i], 1, elsewhere[i]);
    }
  }
}

}  // namespace doorstroom
