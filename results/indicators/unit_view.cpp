// SPDX-License-Identifier: EUPL-1.2
// One variant in one unit, as indicators read it: tables with the cells of a group summed, read
// once.
#include "results/indicators/unit_view.hpp"

namespace doorstroom {

const PlaceInfo& UnitView::place(std::size_t index) const {
  if (places_.empty()) places_ = results_.places(unit_);
  return places_[index];
}

const Table* UnitView::table(const std::string& name) const {
  auto known = tables_.find(name);
  if (known == tables_.end())
    known = tables_
                .emplace(name, results_.has(name, unit_.kind)
                                   ? std::optional{results_.table(name, variant_, unit_)}
                                   : std::nullopt)
                .first;
  return known->second ? &*known->second : nullptr;
}

const GroupSums* UnitView::sums(const std::string& name, const GroupSelection& group) const {
  const auto key = std::pair{&group, name};
  const auto known = sums_.find(key);
  if (known != sums_.end()) return &known->second;
  const Table* all = table(name);
  if (!all) return nullptr;
  GroupSums sums{{all->shape.begin(), all->shape.end() - 1}, {}, all->scale};
  const std::size_t n_cells = all->shape.back();
  sums.values.resize(all->values.size() / n_cells);
  for (std::size_t i = 0; i < sums.values.size(); ++i)
    for (const auto cell : group.cells) sums.values[i] += all->values[i * n_cells + cell];
  return &sums_.emplace(key, std::move(sums)).first->second;
}

}  // namespace doorstroom
