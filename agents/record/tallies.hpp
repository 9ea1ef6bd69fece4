// SPDX-License-Identifier: EUPL-1.2
// What the phases of a term count for the record: where each sum stands in one array of exact
// integers, and what is told of entrants and of support.
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <utility>
#include <vector>

#include "agents/state/pupils.hpp"
#include "agents/world/model.hpp"
#include "engine/parallel.hpp"

namespace doorstroom {

/// Where the pupils of one pass are counted: in the sums of the run, and, for those whose life a
/// variant leads itself, with the other sign in the difference of that variant. So a variant's sums
/// are those of the baseline plus its difference.
class Tally {
 public:
  Tally(std::int64_t* sums, std::size_t size) : sums_{sums}, size_{size} {}
  explicit Tally(std::vector<std::int64_t>& sums) : sums_{sums.data()}, size_{sums.size()} {}

  /// @param elsewhere bit v: variant v leads this life itself
  void add(std::size_t at, std::int64_t value, std::uint64_t elsewhere = 0) const {
    sums_[at] += value;
    for (; elsewhere != 0; elsewhere &= elsewhere - 1)
      sums_[(1 + static_cast<std::size_t>(std::countr_zero(elsewhere))) * size_ + at] -= value;
  }
  /// Adds to N sums that lie together.
  template <std::size_t N>
  void add(std::size_t at, const std::array<std::int64_t, N>& values,
           std::uint64_t elsewhere = 0) const {
    for (std::size_t k = 0; k < N; ++k) sums_[at + k] += values[k];
    for (; elsewhere != 0; elsewhere &= elsewhere - 1) {
      auto* const of_variant =
          sums_ + (1 + static_cast<std::size_t>(std::countr_zero(elsewhere))) * size_;
      for (std::size_t k = 0; k < N; ++k) of_variant[at + k] -= values[k];
    }
  }
  /// The lives that variant v leads itself are counted here.
  Tally of_variant(std::size_t v) const { return {sums_ + (1 + v) * size_, size_}; }

 private:
  std::int64_t* sums_;
  std::size_t size_;  ///< of one layout
};

/// Exact sums of a run and of the differences of its variants, by thread until they are added up.
class Tallies {
 public:
  /// @param size of one layout
  Tallies(std::size_t size, std::size_t n_variants) : size_{size}, sums_(size * (1 + n_variants)) {}
  /// Of the calling thread.
  Tally local() { return {sums_.local().data(), size_}; }
  /// [0]: sums of the run; [1 + v]: what variant v has more.
  std::vector<std::vector<std::int64_t>> total() const;

 private:
  std::size_t size_;
  IntegerSums sums_;
};

/// Sums of a variant: those of the baseline plus its difference.
std::vector<std::int64_t> plus(std::vector<std::int64_t> baseline,
                               const std::vector<std::int64_t>& difference);

/// Integer sums that progression records, as offsets into one array.
struct ProgressLayout {
  explicit ProgressLayout(const Model& model);
  std::size_t flow = 0;         ///< [move][cell]
  std::size_t study_years = 0;  ///< [place][cell], exits
  std::size_t advice = 0;       ///< [advice][cell]
  std::size_t unqualified = 0;  ///< [place left from][cell]: left without starting qualification
  std::size_t cohort_flow = 0;  ///< [move]: pupils of the followed cohort
  std::size_t size = 0;
};

/// Where the sums taken at the end of a school year are. What one pupil adds to lies together: one
/// group of sums by place and cell, one by place and province.
struct EndLayout {
  explicit EndLayout(const Model& model);
  /// In the group of a place and cell; by domain where there are domains.
  static constexpr std::size_t pupils = 0, skill = 1, delay = skill + n_domains,
                               delay_weeks = delay + n_domains, n_of_cell = delay_weeks + n_domains;
  /// In the group of a place and province.
  static constexpr std::size_t region_pupils = 0, region_delay = 1,
                               region_delay_weeks = region_delay + n_domains,
                               n_of_region = region_delay_weeks + n_domains;
  static constexpr std::size_t stride = 8;  ///< from group to group

  std::size_t of_cell(std::size_t place, std::size_t cell) const {
    return (place * n_cells + cell) * stride;
  }
  std::size_t of_region(std::size_t place, std::size_t province) const {
    return regions + (place * n_provinces + province) * stride;
  }
  std::size_t regions = 0;  ///< where the groups by province begin
  std::size_t change = 0;   ///< [change][cell]
  std::size_t n_places = 0, n_provinces = 0, size = 0;
};

/// Pupil and highest diploma of those who leave education.
using Leavers = std::vector<std::pair<std::uint32_t, std::uint8_t>>;

/// Where someone enters, for the record.
struct Entrant {
  std::uint32_t pupil;
  std::uint16_t place;
  std::uint8_t cell;
};

/// What one package of a policy asked and did in one term.
struct SupportTotals {
  std::vector<std::int64_t> requested, reached;  ///< [cell], pupil-terms
  /// By region, in fte_scale: what was asked, what was given, and what there was to hire of that
  /// kind.
  std::vector<std::int64_t> staff_asked, staff_given, staff_there;
  std::vector<std::int64_t> cents;  ///< cost by region
};

}  // namespace doorstroom
