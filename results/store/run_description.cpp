// SPDX-License-Identifier: EUPL-1.2
// What all units of a run have in common: the axes that follow from it.
#include "results/store/run_description.hpp"

namespace doorstroom {
namespace {

template <class Items> Axis named(const char* axis, const Items& items) {
  Axis out{axis, {}};
  for (const auto& item : items) out.labels.push_back(item.name);
  return out;
}

Axis years(const char* axis, int first, int n) {
  Axis out{axis, {}};
  for (int i = 0; i < n; ++i) out.labels.push_back(std::to_string(first + i));
  return out;
}

}  // namespace

const char* name(PlaceRole role) {
  switch (role) {
    case PlaceRole::education:
      return "education";
    case PlaceRole::pause:
      return "pause";
    case PlaceRole::left:
      return "left";
    case PlaceRole::gone:
      break;
  }
  return "gone";
}

std::vector<std::string> RunDescription::standard_cells() {
  std::vector<std::string> labels;
  for (const char* sex : {"m", "f"})
    for (const char* education : {"low", "middle", "high"})
      for (const char* background : {"dutch", "migrant"})
        labels.push_back(std::string("sex=") + sex + ",education=" + education +
                         ",background=" + background);
  return labels;
}

std::size_t RunDescription::baseline() const {
  for (std::size_t i = 0; i < variants.size(); ++i)
    if (variants[i].baseline) return i;
  return 0;
}

std::string move_label(const RunDescription& description, const MoveInfo& move) {
  return description.places[move.from].name + ">" + description.places[move.to].name + ":" +
         move.kind;
}

std::vector<Axis> axes_of(const RunDescription& description) {
  Axis moves{"move", {}};
  for (const auto& move : description.moves) moves.labels.push_back(move_label(description, move));
  std::vector<Axis> axes = {years("date", description.first_year, description.years + 1),
                            years("year", description.first_year + 1, description.years),
                            named("place", description.places),
                            std::move(moves),
                            {"domain", description.domains},
                            {"cell", description.cells},
                            {"change", {"worse", "same", "better"}},
                            {"advice", description.advices},
                            named("diploma", description.diplomas),
                            named("policy", description.policies),
                            {"region", description.regions}};
  axes.insert(axes.end(), description.more_axes.begin(), description.more_axes.end());
  return axes;
}

}  // namespace doorstroom
