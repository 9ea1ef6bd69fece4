// SPDX-License-Identifier: EUPL-1.2
// Reads closures and measures.csv into the rules of a term.
#include "agents/world/data_rules.hpp"

namespace doorstroom {
namespace {

PlaceSet exam_places(const Model& model) {
  std::vector<PlaceId> places;
  for (std::uint32_t p = 0; p < model.graph.n_places(); ++p)
    if (model.places.exam[p] != 0) places.push_back(PlaceId{p});
  return PlaceSet(std::move(places));
}

}  // namespace

Rules data_rules(const Model& model, bool shock, Term term) {
  Rules rules(model.schedule(), term, model.graph);
  if (shock) rules.close_schools();
  if (!model.options.shifts) return rules;  // in the Markov limit there is nothing but rates
  for (const auto& measure : model.system->measures) {
    // a measure against closures is taken where schools were closed
    if (measure.school_year != rules.school_year() || (measure.in_shock_only && !shock) ||
        !model.closed_in(measure.school_year))
      continue;
    if (measure.kind == TakenKind::no_end_test) rules.hold_end_test(false);
    if (measure.kind == TakenKind::exam_rules)
      rules.ease_exam(exam_places(model),
                      static_cast<double>(model.parameters.named.at(measure.parameter)));
  }
  return rules;
}

}  // namespace doorstroom
