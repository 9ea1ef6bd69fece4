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

void want_classes(const Model& model, const MoveTables& tables, std::vector<char>& wanted) {
  for (const auto& entry : tables.diversions)
    wanted[model.moves.to[entry.move_to]] = wanted[model.moves.to[entry.move_instead]] = 1;
}

void count_classes(const Model& model, const MoveTables& tables, const std::vector<char>& wanted,
                   const Pupils& pupils, Tally counts) {
  const std::size_t n = tables.diversions.size(), places = model.graph.n_places();
  const auto place = pupils.get<column::Place>();
  const auto pending = pupils.get<column::Pending>();
  const auto years = pupils.get<column::YearsInPlace>();
  const auto elsewhere = pupils.get<column::Elsewhere>();
  for (std::size_t i = 0; i < place.size(); ++i) {
    if (wanted[place[i]] == 0) continue;
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

/// One who chose a class, in the order in which classes are filled.
struct Chooser {
  Class wants;
  std::uint32_t ticket, pupil, row;
  friend auto operator<=>(const Chooser&, const Chooser&) = default;
};

std::vector<Chooser> choosers_of(const Model& model, const MoveTables& tables, const Pupils& pupils,
                                 const Draws& draws, Term term) {
  const auto id = pupils.get<column::Pupil>();
  const auto place = pupils.get<column::Place>();
  const auto location = pupils.get<column::Location>();
  const auto pending = pupils.get<column::Pending>();
  std::vector<Chooser> choosers;
  for (std::uint32_t i = 0; i < pupils.size(); ++i)
    if (pending[i] != 0) {
      const auto from = model.graph.from(MoveId{tables.diversions[pending[i] - 1U].move_to}).value;
      const auto luck = model.decision_term(static_cast<std::uint16_t>(from), term);
      choosers.push_back(
          {{location[i], place[i]}, draws.block(PupilId{id[i]}, luck, Purpose::move)[2], id[i], i});
    }
  std::ranges::sort(choosers);
  return choosers;
}

/// How many sit where choosers come, or where they come by.
class Sitting {
 public:
  Sitting(const Model& model, const MoveTables& tables, std::span<const Chooser> choosers,
          const Pupils& pupils)
      : location_(model.locations.size(), nowhere), place_(model.graph.n_places(), nowhere) {
    const auto pending = pupils.get<column::Pending>();
    std::uint16_t n_locations = 0;
    const auto number = [](std::uint16_t& slot, std::uint16_t& n) {
      if (slot == nowhere) slot = n++;
    };
    for (const auto& each : choosers) {
      number(location_[each.wants.first], n_locations);
      number(place_[each.wants.second], n_places_);
      number(place_[model.moves.to[tables.diversions[pending[each.row] - 1U].move_to]], n_places_);
    }
    counts_.resize(std::size_t{n_locations} * n_places_);
  }

  /// @param left_out bits of column::Elsewhere
  void add(const Pupils& pupils, std::uint64_t left_out) {
    const auto place = pupils.get<column::Place>();
    const auto location = pupils.get<column::Location>();
    const auto pending = pupils.get<column::Pending>();
    const auto years = pupils.get<column::YearsInPlace>();
    const auto elsewhere = pupils.get<column::Elsewhere>();
    for (std::size_t i = 0; i < place.size(); ++i) {
      if (place_[place[i]] == nowhere || pending[i] != 0 || location_[location[i]] == nowhere ||
          (elsewhere[i] & left_out) != 0)
        continue;
      auto& count = counts_[at({location[i], place[i]})];
      ++count.present;
      if (years[i] == 0) ++count.arrivals;
    }
  }
  std::size_t present(const Class& of) const { return counts_[at(of)].present; }
  std::size_t arrivals(const Class& of) const { return counts_[at(of)].arrivals; }

 private:
  static constexpr std::uint16_t nowhere = 0xFFFF;
  struct Count {
    std::uint32_t present = 0, arrivals = 0;
  };
  std::size_t at(const Class& of) const {
    return std::size_t{location_[of.first]} * n_places_ + place_[of.second];
  }
  std::vector<std::uint16_t> location_, place_;  ///< numbers of those that count
  std::uint16_t n_places_ = 0;
  std::vector<Count> counts_;
};

/// Seats for choosers of which a share is admitted: that share of all who came their way, chosen or
/// not.
std::size_t seats(const Model& model, const MoveTables& tables, std::span<const Chooser> choosers,
                  std::span<const std::uint16_t> pending, const Sitting& sitting) {
  std::vector<std::uint16_t> regular;
  double people = 0, share = 1;
  for (const auto& each : choosers) {
    const auto& entry = tables.diversions[pending[each.row] - 1U];
    if (entry.max_share >= 1) continue;
    people += 1;
    share = std::min(share, static_cast<double>(entry.max_share));
    const auto to = model.moves.to[entry.move_to];
    if (std::ranges::find(regular, to) != regular.end()) continue;
    regular.push_back(to);
    people += static_cast<double>(sitting.arrivals({each.wants.first, to}));
  }
  return static_cast<std::size_t>(share * people + 0.5);
}

}  // namespace

void open_classes(const Model& model, const MoveTables& tables, const Draws& draws, Term term,
                  const ClassOutlooks& expected, Pupils& pupils, Tally tally,
                  const Beside& beside) {
  if (tables.diversions.empty()) return;
  const auto choosers = choosers_of(model, tables, pupils, draws, term);
  if (choosers.empty()) return;
  const auto place = pupils.get<column::Place>();
  const auto cells = pupils.get<column::Cell>();
  const auto flags = pupils.get<column::Flags>();
  const auto pending = pupils.get<column::Pending>();
  const auto elsewhere = pupils.get<column::Elsewhere>();
  const ProgressLayout layout(model);
  Sitting sitting(model, tables, choosers, pupils);
  sitting.add(pupils, 0);
  if (beside.baseline != nullptr) sitting.add(*beside.baseline, beside.bit);

  for (std::size_t begin = 0, end = 0; begin < choosers.size(); begin = end) {
    const auto wants = choosers[begin].wants;
    int min_class = 0;
    for (end = begin; end < choosers.size() && choosers[end].wants == wants; ++end)
      min_class = std::max(min_class, tables.diversions[pending[choosers[end].row] - 1U].min_class);
    const auto rows = std::span(choosers).subspan(begin, end - begin);
    const auto known = expected.find(wants.second);
    const auto* const outlook = known == expected.end() ? nullptr : &known->second[wants.first];
    const double size = outlook == nullptr
                            ? static_cast<double>(rows.size() + sitting.present(wants))
                            : outlook->size;
    const bool opens = size >= min_class;
    auto free_seats = seats(model, tables, rows, pending, sitting);
    for (const auto& each : rows) {
      const auto i = each.row;
      const auto& entry = tables.diversions[pending[i] - 1U];
      const bool capped = entry.max_share < 1;
      const bool seated =
          !capped || (outlook == nullptr
                          ? free_seats > 0
                          : static_cast<double>(kernels::uniform(each.ticket)) < outlook->seated);
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
