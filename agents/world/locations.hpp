// SPDX-License-Identifier: EUPL-1.2
// Where the schools are, what they offer, and which one a newcomer goes to.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "agents/policy/people.hpp"
#include "agents/world/system_data.hpp"

namespace doorstroom {

/// All locations of a population. Fixed during a run.
class Locations {
 public:
  /// @param like for each place, the place whose offer it shares (itself for places from the data)
  /// @param sample share of the pupils that is simulated: sets how many locations make a block
  /// @throws ConfigError when a place with a location kind is offered nowhere
  Locations(const PopulationData& people, const std::vector<PlaceTraits>& traits,
            const PlaceGraph& graph, const std::vector<std::uint16_t>& like, double sample);

  std::size_t size() const { return disadvantage.size(); }
  bool offers(std::uint16_t location, std::uint16_t place) const {
    return !needs_location_[place] ||
           (offers_[location * words_ + group_[place] / 64U] >> (group_[place] % 64U) & 1U) != 0;
  }
  /// A location in `province` (anywhere, if none there offers `place`) by size; low and high
  /// parental education go where such pupils are. `u` uniform in [0, 1).
  std::uint16_t choose(std::uint16_t place, std::uint8_t province, Education education,
                       float u) const;
  /// A location in the whole country, by size.
  std::uint16_t choose_anywhere(std::uint16_t place, float u) const;
  /// The locations that offer a place, with their cumulative weights (last = total).
  struct Offer {
    std::vector<std::uint16_t> location;
    std::vector<double> cumulative;
    /// By part of [0, 1), of which there is a power of two: where in `cumulative` to begin to look.
    std::vector<std::uint16_t> guide;
  };
  const Offer& offer(std::uint16_t place) const { return national_[group_[place]][1]; }
  bool needs_location(std::uint16_t place) const { return needs_location_[place]; }
  std::size_t n_provinces() const { return provinces.size(); }

  std::vector<std::string> code;
  std::vector<std::string> provinces;
  std::vector<std::uint8_t> province;
  std::vector<float> disadvantage;      ///< score per pupil, mean 1
  std::vector<std::uint32_t> block_of;  ///< by location
  std::size_t n_blocks = 1;
  std::vector<std::uint16_t> in_block;  ///< by location: its number among those of its block
  std::size_t most_in_block = 1;
  std::vector<std::uint32_t> luck;  ///< by location: key of its draws, hash of its code

 private:
  void read_rows(const PopulationData& people);
  void make_offers(const PopulationData& people, const std::vector<PlaceTraits>& traits,
                   const PlaceGraph& graph);
  void make_blocks(const PopulationData& people, double sample);

  std::size_t words_ = 1;
  std::vector<std::uint16_t> group_;   ///< by place: places with the same offer share a group
  std::vector<char> needs_location_;   ///< by place
  std::vector<std::uint64_t> offers_;  ///< bit per location and group
  std::vector<std::vector<std::vector<Offer>>> by_province_;  ///< [group][province][education]
  std::vector<std::vector<Offer>> national_;                  ///< [group][education]
};

}  // namespace doorstroom
