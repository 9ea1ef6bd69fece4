// SPDX-License-Identifier: EUPL-1.2
// Phase exchange: movers reach their new block, chosen classes open or not, support fades at the
// end of a school year.
#include <algorithm>

#include "agents/term/exchange.hpp"
#include "agents/term/learning.hpp"
#include "agents/term/phases.hpp"
#include "engine/parallel.hpp"

namespace doorstroom {
namespace {

/// What classes would be with everybody in them, in the baseline and in each variant.
struct Outlooks {
  ClassOutlooks baseline;
  std::vector<ClassOutlooks> of_variant;
};

/// The counts of the baseline, less those who lead another life, in the layout of a variant's
/// tables.
std::vector<std::int64_t> translated(const MoveTables& from,
                                     const std::vector<std::int64_t>& counts,
                                     const MoveTables& to) {
  std::vector<std::int64_t> result(counts.size() - from.diversions.size() + to.diversions.size(),
                                   0);
  for (std::size_t d = 0; d < from.diversions.size(); ++d) {
    const auto same = std::ranges::find(to.diversions, from.diversions[d]);
    if (same != to.diversions.end())
      result[static_cast<std::size_t>(same - to.diversions.begin())] += counts[d];
  }
  std::copy(counts.begin() + static_cast<std::ptrdiff_t>(from.diversions.size()), counts.end(),
            result.begin() + static_cast<std::ptrdiff_t>(to.diversions.size()));
  return result;
}

Outlooks expect_classes(const TermWork& work) {
  const auto& model = work.model();
  Outlooks outlooks;
  outlooks.of_variant.resize(work.variants.size());
  const auto none = [](const MoveTables& tables) { return tables.diversions.empty(); };
  if (model.options.sample >= 1 ||
      (none(work.tables) && std::ranges::all_of(work.variant_tables, none)))
    return outlooks;
  std::vector<char> wanted(model.graph.n_places(), 0);
  want_classes(model, work.tables, wanted);
  for (const auto& tables : work.variant_tables) want_classes(model, tables, wanted);
  Tallies counts(class_counts_size(model, work.tables), work.variants.size());
  for_each_index(work.n_blocks(), [&](std::size_t b) {
    count_classes(model, work.tables, wanted, work.run.state.blocks[b], counts.local());
  });
  const auto total = counts.total();
  outlooks.baseline = expected_classes(model, work.tables, total[0]);
  for (std::size_t v = 0; v < work.variants.size(); ++v) {
    const auto& tables = work.variant_tables[v];
    if (tables.diversions.empty()) continue;
    Tallies own(class_counts_size(model, tables), 0);
    for_each_index(work.n_blocks(), [&](std::size_t b) {
      count_classes(model, tables, wanted, work.variants[v].own.blocks[b], own.local());
    });
    outlooks.of_variant[v] = expected_classes(
        model, tables,
        plus(translated(work.tables, plus(total[0], total[1 + v]), tables), own.total()[0]));
  }
  return outlooks;
}

/// Pupils of the baseline who wait for a class that is another one in the variant, since others
/// chose it, sit in it or come their way there, wait for it in the variant.
void leave_with_class(TermWork& work, std::size_t v, std::size_t b, const Outlooks& outlooks) {
  using Class = std::pair<std::uint16_t, std::uint16_t>;  // location and place
  auto& baseline = work.run.state.blocks[b];
  auto& own = work.variants[v].own.blocks[b];
  const auto bit = std::uint64_t{1} << v;
  const auto place = baseline.get<column::Place>();
  const auto location = baseline.get<column::Location>();
  const auto pending = baseline.get<column::Pending>();
  const auto elsewhere = baseline.get<column::Elsewhere>();
  if (std::ranges::none_of(pending, [](auto waits) { return waits != 0; })) return;
  std::vector<Class> touched, other;
  for (std::size_t i = 0; i < own.size(); ++i)
    touched.emplace_back(own.get<column::Location>()[i], own.get<column::Place>()[i]);
  for (std::size_t i = 0; i < baseline.size(); ++i)
    if ((elsewhere[i] & bit) != 0) touched.emplace_back(location[i], place[i]);
  std::ranges::sort(touched);
  const auto outlook = [](const ClassOutlooks& of, const Class& key) {
    const auto found = of.find(key.second);
    return found == of.end() ? ClassOutlook{} : found->second[key.first];
  };
  for (std::size_t i = 0; i < baseline.size(); ++i) {
    if (pending[i] == 0 || (elsewhere[i] & bit) != 0) continue;
    const Class key{location[i], place[i]};
    const auto to = work.model().moves.to[work.tables.diversions[pending[i] - 1U].move_to];
    if (std::ranges::binary_search(touched, key) ||
        std::ranges::binary_search(touched, Class{location[i], to}) ||
        outlook(outlooks.baseline, key) != outlook(outlooks.of_variant[v], key))
      other.push_back(key);
  }
  std::ranges::sort(other);
  for (std::size_t i = 0; i < baseline.size() && !other.empty(); ++i) {
    if (pending[i] == 0 || (elsewhere[i] & bit) != 0 ||
        !std::ranges::binary_search(other, Class{location[i], place[i]}))
      continue;
    const auto row = leave_baseline(baseline, i, v, own);
    const auto& diversions = work.variant_tables[v].diversions;  // the same choice was made there
    const auto same = std::ranges::find(diversions, work.tables.diversions[pending[i] - 1U]);
    own.get<column::Pending>()[row] = static_cast<std::uint16_t>(same - diversions.begin() + 1);
  }
}

/// What policies gave was for this term.
void end_levers(Pupils& pupils) {
  std::ranges::fill(pupils.get<column::Teaching>(), std::int16_t{0});
  std::ranges::fill(pupils.get<column::RepeatLogit>(), std::int16_t{0});
  std::ranges::fill(pupils.get<column::DropOutLogit>(), std::int16_t{0});
}

}  // namespace

void phases::exchange(TermWork& work) {
  const auto& model = work.model();
  doorstroom::exchange(model, work.outboxes, work.run.state);
  for (std::size_t v = 0; v < work.variants.size(); ++v)
    doorstroom::exchange(model, work.own_outboxes[v], work.variants[v].own);
  const auto outlooks = expect_classes(work);
  PerThread<RowsById> rows;
  for_each_index(work.n_blocks(), [&](std::size_t b) {
    const auto tally = work.moved.local();
    auto& baseline = work.run.state.blocks[b];
    for (std::size_t v = 0; v < work.variants.size(); ++v) {
      auto& own = work.variants[v].own.blocks[b];
      if (!work.tables.diversions.empty()) leave_with_class(work, v, b, outlooks);
      open_classes(model, work.variant_tables[v], work.draws(), work.term, outlooks.of_variant[v],
                   own, tally.of_variant(v), {&baseline, std::uint64_t{1} << v});
      if (work.gave) end_levers(own);
      if (work.year_ends) fade(model.parameters, own);
    }
    open_classes(model, work.tables, work.draws(), work.term, outlooks.baseline, baseline, tally);
    if (work.gave) end_levers(baseline);
    if (!work.year_ends) return;
    fade(model.parameters, baseline);
    for (std::size_t v = 0; v < work.variants.size(); ++v)
      return_equals(baseline, v, work.variants[v].own.blocks[b], rows.local());
  });
  const auto total = work.moved.total();
  work.run.record.moved(model, work.year, total[0]);
  for (std::size_t v = 0; v < work.variants.size(); ++v)
    work.variants[v].record.moved(model, work.year, plus(total[0], total[1 + v]));
}

}  // namespace doorstroom
