// SPDX-License-Identifier: EUPL-1.2
// Counts who chose a class, or in a sample expects how many would have, and seats them.
#include "agents/term/classes.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "engine/fixed_point.hpp"

namespace doorstroom {

std::size_t class_counts_size(const Model& model, const MoveTables& tables) {
  return tables.diversions.size() + 2 * model.graph.n_places();
}

void count_classes(const Model& model, const MoveTables& tables, const Pupils& pupils,
                   Tally counts) {
  const std::size_t n = tables.diversions.size(), places = model.graph.n_places();
  const auto place = pupils.get<column::Place>();
  const auto pending = pupils.get<column::Pending>();
  const auto years = pupils.get<column::YearsInPlace>();
  const auto elsewhere = pupils.get<column::Elsewhere>();
  for (std::size_t i = 0; i < place.size(); ++i) {
    counts.add(pending[i] != 0 ? pending[i] - 1U : n + place[i], 1, elsewhere[i]);
    if (pending[i] == 0 && years[i] == 0) counts.add(n + places + place[i], 1, elsewhere[i]);
  }
}

ClassOutlooks expected_classes(const Model& model, const MoveTables& tables,
                               const std::vector<std::int64_t>& total) {
  ClassOutlooks outlooks;
  if (model.options.sample >= 1 || tables.diversions.empty()) return outlooks;
  const std::size_t n = tables.diversions.size(), places = model.graph.n_places();
  struct Sums {
    double choosers = 0;
    std::vector<double> size, capped, people;  ///< by location
    double max_share = 1;
    std::set<std::uint16_t> regular;
  };
  std::map<std::uint16_t, Sums> classes;
  const auto spread = [&](double people, std::uint16_t place, std::vector<double>& by_location) {
    const auto& offer = model.locations.offer(place);
    by_location.resize(model.locations.size(), 0);
    for (std::size_t k = 0; k < offer.location.size(); ++k)
      by_location[offer.location[k]] +=
          people / model.options.sample *
          (offer.cumulative[k] - (k > 0 ? offer.cumulative[k - 1] : 0)) / offer.cumulative.back();
  };
  for (std::size_t d = 0; d < n; ++d) {
    const auto& entry = tables.diversions[d];
    if (total[d] == 0) continue;
    const auto choosers = static_cast<double>(total[d]);
    const auto to = model.moves.to[entry.move_to];
    auto& each = classes[model.moves.to[entry.move_instead]];
    each.choosers += choosers;
    spread(choosers, to, each.size);
    if (entry.max_share >= 1) continue;
    each.max_share = std::min(each.max_share, static_cast<double>(entry.max_share));
    spread(choosers, to, each.capped);
    spread(choosers, to, each.people);
    if (each.regular.insert(to).second)
      spread(static_cast<double>(total[n + places + to]), to, each.people);
  }
  for (const auto& [place, each] : classes) {
    auto& outlook = outlooks[place];
    outlook.resize(model.locations.size());
    const double present = static_cast<double>(total[n + place]);
    for (std::size_t l = 0; l < outlook.size(); ++l) {
      outlook[l].size = each.size[l] * (1 + present / each.choosers);
      if (!each.capped.empty() && each.capped[l] > 0)
        outlook[l].seated = std::min(1.0, each.max_share * each.people[l] / each.capped[l]);
    }
  }
  return outlooks;
}

namespace {

using Class = std::pair<std::uint16_t, std::uint16_t>;  ///< location and place

/// Seats for choosers of which a share is admitted: that share of all who came their way, chosen or
/// not.
std::size_t seats(const Model& model, const MoveTables& tables, std::uint16_t location,
                  const std::map<std::uint16_t, std::size_t>& choosers,
                  const std::map<Class, std::size_t>& arrivals) {
  std::set<std::uint16_t> regular;
  double people = 0, share = 1;
  for (const auto& [pending, n] : choosers) {
    const auto& entry = tables.diversions[pending - 1U];
    if (entry.max_share >= 1) continue;
    people += static_cast<double>(n);
    share = std::min(share, static_cast<double>(entry.max_share));
    const auto to = model.moves.to[entry.move_to];
    const auto found = arrivals.find({location, to});
    if (regular.insert(to).second && found != arrivals.end())
      people += static_cast<double>(found->second);
  }
  return static_cast<std::size_t>(share * people + 0.5);
}

}  // namespace

void open_classes(const Model& model, const MoveTables& tables, const Draws& draws, Term term,
                  const ClassOutlooks& expected, Pupils& pupils, Tally tally,
                  const Beside& beside) {
  const auto id = pupils.get<column::Pupil>();
  const auto place = pupils.get<column::Place>();
  const auto location = pupils.get<column::Location>();
  const auto cells = pupils.get<column::Cell>();
  const auto flags = pupils.get<column::Flags>();
  const auto pending = pupils.get<column::Pending>();
  const auto elsewhere = pupils.get<column::Elsewhere>();
  const ProgressLayout layout(model);
  std::map<Class, std::vector<std::size_t>> choosers;
  if (!tables.diversions.empty())
    for (std::size_t i = 0; i < pupils.size(); ++i)
      if (pending[i] != 0) choosers[{location[i], place[i]}].push_back(i);
  if (choosers.empty()) return;

  // newcomers to every place at these locations, and those who are in the class already
  std::map<Class, std::size_t> arrivals, present;
  std::vector<char> concerned(model.locations.size(), 0);
  std::vector<char> wanted(model.graph.n_places(), 0);  // the classes, and where the others come by
  for (const auto& [key, rows] : choosers) {
    concerned[key.first] = wanted[key.second] = 1;
    for (const auto i : rows)
      wanted[model.moves.to[tables.diversions[pending[i] - 1U].move_to]] = 1;
  }
  const auto sit = [&](const Pupils& others, std::uint64_t left_out) {
    const auto at = others.get<column::Place>();
    const auto where = others.get<column::Location>();
    const auto waits = others.get<column::Pending>();
    const auto since = others.get<column::YearsInPlace>();
    const auto away = others.get<column::Elsewhere>();
    for (std::size_t i = 0; i < others.size(); ++i) {
      if (wanted[at[i]] == 0 || waits[i] != 0 || concerned[where[i]] == 0 ||
          (away[i] & left_out) != 0)
        continue;
      ++present[{where[i], at[i]}];
      if (since[i] == 0) ++arrivals[{where[i], at[i]}];
    }
  };
  sit(pupils, 0);
  if (beside.baseline != nullptr) sit(*beside.baseline, beside.bit);

  const auto ticket = [&](std::size_t i) {
    return std::pair(draws.block(PupilId{id[i]}, term, Purpose::move)[2], id[i]);
  };
  for (auto& [key, rows] : choosers) {
    std::map<std::uint16_t, std::size_t> by_diversion;
    int min_class = 0;
    for (const auto i : rows) {
      ++by_diversion[pending[i]];
      min_class = std::max(min_class, tables.diversions[pending[i] - 1U].min_class);
    }
    const auto known = expected.find(key.second);
    const auto* const outlook = known == expected.end() ? nullptr : &known->second[key.first];
    const double size =
        outlook == nullptr ? static_cast<double>(rows.size() + present[key]) : outlook->size;
    const bool opens = size >= min_class;
    auto free_seats = seats(model, tables, key.first, by_diversion, arrivals);
    std::sort(rows.begin(), rows.end(),
              [&](std::size_t a, std::size_t b) { return ticket(a) < ticket(b); });
    for (const auto i : rows) {
      const auto& entry = tables.diversions[pending[i] - 1U];
      const bool capped = entry.max_share < 1;
      const bool seated =
          !capped || (outlook == nullptr ? free_seats > 0
                                         : static_cast<double>(kernels::uniform(ticket(i).first)) <
                                               outlook->seated);
      if (capped && free_seats > 0) --free_seats;
      const auto move = opens && seated ? entry.move_instead : entry.move_to;
      place[i] = model.moves.to[move];
      pending[i] = 0;
      tally.add(layout.flow + move * n_cells + cells[i], 1, elsewhere[i]);
      if ((flags[i] & flag_followed) != 0) tally.add(layout.cohort_flow + move, 1, elsewhere[i]);
    }
  }
}

}  // namespace doorstroom
