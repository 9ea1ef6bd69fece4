// SPDX-License-Identifier: EUPL-1.2
// Adds and sets, and notes who set what.
#include "agents/policy/rules.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

#include "engine/fixed_point.hpp"

namespace doorstroom {

void FixedSums::add(std::size_t i, double value) { units_[i] += round_to_int64(value * 0x1p32); }

Rules::Rules(const Schedule& schedule, Term term, const PlaceGraph& graph)
    : schedule_{schedule},
      term_{term},
      graph_{&graph},
      n_places_{graph.n_places()},
      clock_(n_places_, YearClock::as_entered),
      part_(n_places_, schedule.part(term)),
      older_(n_places_, 0),
      doubt_(1),
      weeks_(n_places_),
      exam_(n_places_),
      resits_(n_places_),
      norm_(n_places_),
      moves_(n_places_ * n_move_kinds),
      clock_setter_(n_places_, nobody) {}

void Rules::begin(const std::string& name, std::size_t policy) {
  speaker_ = names_.size();
  policy_ = policy;
  names_.push_back(name);
}

bool Rules::take(std::size_t& setter, const char* what) {
  if (speaker_ == nobody || setter == nobody || setter == speaker_) {
    if (speaker_ != nobody) setter = speaker_;
    return true;
  }
  // as a pair without order, and the same one prevails in any order
  const auto [first, second] = std::minmax(names_[setter], names_[speaker_]);
  const Conflict conflict{what, first, second};
  if (std::find(conflicts_.begin(), conflicts_.end(), conflict) == conflicts_.end())
    conflicts_.push_back(conflict);
  return false;
}

void Rules::set_year(const PlaceSet& places, std::uint32_t part, bool ends, std::uint32_t older) {
  for (const auto place : places) {
    const auto& row = graph_->place(place);
    if (row.clock != Clock::school_year || row.kind != PlaceKind::stay) continue;
    if (!take(clock_setter_[place.value], "when the school year of a place ends")) continue;
    clock_[place.value] = ends ? YearClock::ends : YearClock::goes_on;
    part_[place.value] = part;
    older_[place.value] = older;
    moves_years_ = true;
  }
}

void Rules::hold_end_test(bool held) {
  if (take(test_setter_, "whether the end test is held")) end_test_ = held;
}

void Rules::set_revision_share(double share) {
  if (take(revision_setter_, "how much advice is revised")) revision_share_ = share;
}

void Rules::add_weeks(const PlaceSet& places, double weeks) {
  for (const auto place : places) weeks_.add(place.value, weeks);
}

void Rules::give_benefit_of_doubt(double sd) { doubt_.add(0, sd); }

void Rules::ease_exam(const PlaceSet& places, double logit) {
  for (const auto place : places) exam_.add(place.value, logit);
}

void Rules::allow_resits(const PlaceSet& places, double share) {
  for (const auto place : places) resits_.add(place.value, share);
}

void Rules::raise_norm(const PlaceSet& places, double sd) {
  for (const auto place : places) norm_.add(place.value, sd);
}

void Rules::shift_moves(const PlaceSet& places, MoveKind kind, double logit) {
  for (const auto place : places)
    moves_.add(static_cast<std::size_t>(kind) * n_places_ + place.value, logit);
}

void Rules::divert(const Diversion& diversion) { diversions_.push_back(diversion); }

void Rules::pay(const PlaceSet& places, double share_of_year) {
  auto& paid = payments_.emplace_back();
  paid.policy = policy_;
  paid.shares.assign(n_places_, 0);
  for (const auto place : places) paid.shares[place.value] = share_of_year;
}

std::vector<Diversion> Rules::diversions() const {
  auto all = diversions_;
  const auto key = [](const Diversion& d) { return std::tuple(d.item, d.from, d.to, d.instead); };
  std::stable_sort(all.begin(), all.end(),
                   [&](const Diversion& a, const Diversion& b) { return key(a) < key(b); });
  return all;
}

}  // namespace doorstroom
