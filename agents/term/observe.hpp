// SPDX-License-Identifier: EUPL-1.2
// What schools observe of their pupils in one term, once for all policies of all variants.
#pragma once

#include <cstdint>
#include <vector>

#include "agents/policy/rules.hpp"
#include "agents/policy/school.hpp"
#include "agents/state/pupils.hpp"
#include "agents/world/model.hpp"

namespace doorstroom {

/// A pupil in a block: of the run's own, or of the baseline.
struct Seat {
  std::uint32_t row = 0;
  bool in_baseline = false;
  friend bool operator==(const Seat&, const Seat&) = default;
};

/// The arrays behind an Observed: pupils in sight of one block, school by school.
struct Sight {
  std::vector<Seat> seat;
  std::vector<std::uint32_t> pupil;
  std::vector<std::uint16_t> place, location;
  std::vector<std::uint8_t> cell, education, girl, migrant, repeated, year_ends;
  std::vector<float> age, disadvantage, gap, gap_reading, gap_maths;
  std::vector<School> schools;

  std::size_t size() const { return pupil.size(); }
};

/// Looks at pupils. Cheap to keep for a term; safe to use from many threads.
class Observer {
 public:
  /// @param in_sight by place: 1 where some policy looks
  Observer(const Model& model, const Draws& draws, Term term, std::vector<char> in_sight);

  /// Everybody in sight in a block of a run.
  /// @param in_baseline whether the seats are those of a baseline that a variant reads
  /// @param rules of the run; null: those of the data
  Sight look(const Pupils& pupils, bool in_baseline, const Rules* rules = nullptr) const;
  /// What a variant sees: the baseline as it was seen, but for those who lead another life there,
  /// and its own.
  /// @param elsewhere of the baseline's rows; @param bit of the variant
  Sight join(const Sight& baseline, std::span<const std::uint64_t> elsewhere, std::uint64_t bit,
             const Sight& own) const;
  /// As policies see it. Valid as long as `sight`.
  Observed observed(const Sight& sight) const;

 private:
  void find_schools(Sight& sight) const;
  std::uint8_t year_ends(std::uint16_t place, std::uint8_t flags, const Rules* rules) const;

  const Model& model_;
  const Draws& draws_;
  Term term_;
  std::vector<char> in_sight_;
};

}  // namespace doorstroom
