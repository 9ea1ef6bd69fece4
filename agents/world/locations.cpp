// SPDX-License-Identifier: EUPL-1.2
// Builds the offer of every location and draws locations by size.
#include "agents/world/locations.hpp"

#include <algorithm>
#include <bit>
#include <map>
#include <numeric>

#include "engine/draws.hpp"

namespace doorstroom {
namespace {

constexpr double pupils_per_block = 3000;

/// How much more (or less) often than the average a pupil of this education is at a location with
/// this score.
double tilt(Education education, double disadvantage) {
  const double d = std::clamp(disadvantage, 0.2, 5.0);
  if (education == Education::low) return d;
  return education == Education::high ? 2 / (1 + d) : 1.0;
}

void add(Locations::Offer& offer, std::uint16_t location, double weight) {
  offer.location.push_back(location);
  offer.cumulative.push_back((offer.cumulative.empty() ? 0 : offer.cumulative.back()) + weight);
}

/// As many parts as there are locations, up to the next power of two.
void make_guide(Locations::Offer& offer) {
  if (offer.location.empty()) return;
  offer.guide.resize(std::bit_ceil(offer.location.size()));
  std::size_t at = 0;
  for (std::size_t part = 0; part < offer.guide.size(); ++part) {
    const double target = static_cast<double>(part) / static_cast<double>(offer.guide.size()) *
                          offer.cumulative.back();
    while (at + 1 < offer.location.size() && offer.cumulative[at] <= target) ++at;
    offer.guide[part] = static_cast<std::uint16_t>(at);
  }
}

}  // namespace

Locations::Locations(const PopulationData& people, const std::vector<PlaceTraits>& traits,
                     const PlaceGraph& graph, const std::vector<std::uint16_t>& like,
                     double sample) {
  read_rows(people);
  // places that share their offer share a group: those that are like another, here; equal offers
  // are not searched for
  group_.resize(graph.n_places());
  needs_location_.resize(graph.n_places());
  for (std::size_t p = 0; p < graph.n_places(); ++p) {
    group_[p] = like[p];
    needs_location_[p] = !people.locations.empty() && !traits[p].locations.empty();
  }
  words_ = (graph.n_places() + 63) / 64;
  make_offers(people, traits, graph);
  make_blocks(people, sample);
}

void Locations::read_rows(const PopulationData& people) {
  std::map<std::string, std::uint8_t> province_index;
  for (const auto& row : people.locations) province_index.emplace(row.province, 0);
  if (province_index.empty()) province_index.emplace("all", 0);
  for (auto& [name, index] : province_index) {
    index = static_cast<std::uint8_t>(provinces.size());
    provinces.push_back(name);
  }
  for (const auto& row : people.locations) {
    code.push_back(row.location);
    province.push_back(province_index[row.province]);
    disadvantage.push_back(static_cast<float>(row.disadvantage > 0 ? row.disadvantage : 1));
  }
  if (code.empty()) {  // a system without locations has one
    code.emplace_back("all");
    province.push_back(0);
    disadvantage.push_back(1);
  }
}

void Locations::make_offers(const PopulationData& people, const std::vector<PlaceTraits>& traits,
                            const PlaceGraph& graph) {
  const std::size_t n_groups = graph.n_places();
  offers_.assign(size() * words_, 0);
  by_province_.assign(n_groups,
                      std::vector<std::vector<Offer>>(provinces.size(), std::vector<Offer>(3)));
  national_.assign(n_groups, std::vector<Offer>(3));
  std::map<std::string, std::uint16_t> location_index;
  for (std::uint16_t l = 0; l < code.size(); ++l) location_index.emplace(code[l], l);

  std::map<std::string, std::vector<PlaceId>> under;
  for (const auto& row : people.location_places) {
    auto [found, is_new] = under.try_emplace(row.place);
    if (is_new)
      for (std::uint32_t p = 0; p < graph.n_places(); ++p)
        if (under_prefix(graph.place(PlaceId{p}).name, row.place) && group_[p] == p)
          found->second.push_back(PlaceId{p});
    const auto l = location_index.at(row.location);
    for (const auto place : found->second) {
      if (!needs_location_[place.value] || traits[place.value].locations.empty()) continue;
      auto& word = offers_[l * words_ + place.value / 64];
      const auto bit = std::uint64_t{1} << (place.value % 64);
      if ((word & bit) != 0) continue;  // a full name and a prefix: the first row counts
      word |= bit;
      for (int e = 0; e < 3; ++e) {
        const double weight =
            std::max(row.weight, 1e-3) * tilt(static_cast<Education>(e), disadvantage[l]);
        add(by_province_[place.value][province[l]][static_cast<std::size_t>(e)], l, weight);
        add(national_[place.value][static_cast<std::size_t>(e)], l, weight);
      }
    }
  }
  for (auto& of_group : by_province_)
    for (auto& of_province : of_group) std::ranges::for_each(of_province, make_guide);
  for (auto& of_group : national_) std::ranges::for_each(of_group, make_guide);
  std::vector<Issue> issues;
  for (std::uint32_t p = 0; p < graph.n_places(); ++p)
    if (needs_location_[p] && national_[group_[p]][0].location.empty())
      issues.push_back({people.folder + "/location_places.csv", 0, graph.place(PlaceId{p}).name,
                        "no location offers this place; allowed: at least one"});
  if (!issues.empty()) throw ConfigError(std::move(issues));
}

void Locations::make_blocks(const PopulationData& people, double sample) {
  block_of.assign(size(), 0);
  std::vector<std::size_t> order(people.locations.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return std::tie(people.locations[a].kind, people.locations[a].province) <
           std::tie(people.locations[b].kind, people.locations[b].province);
  });
  double filled = 0;
  std::uint32_t block = 0;
  for (const auto l : order) {
    const double pupils = people.locations[l].pupils * sample;
    if (filled > 0 && filled + pupils > pupils_per_block) {
      ++block;
      filled = 0;
    }
    filled += pupils;
    block_of[l] = block;
  }
  n_blocks = block + 1;
  std::vector<std::uint16_t> n_in(n_blocks, 0);
  for (std::size_t l = 0; l < size(); ++l) {
    in_block.push_back(n_in[block_of[l]]++);
    luck.push_back(hash_name(code[l]));
  }
  most_in_block = std::max<std::size_t>(1, *std::max_element(n_in.begin(), n_in.end()));
}

namespace {

/// The first location of which the cumulative weight is above u x total.
std::uint16_t pick(const Locations::Offer& offer, float u) {
  const double target = static_cast<double>(u) * offer.cumulative.back();
  // exact: u is a multiple of 2^-24 and the number of parts a power of two
  std::size_t at =
      offer.guide[static_cast<std::size_t>(u * static_cast<float>(offer.guide.size()))];
  while (at + 1 < offer.location.size() && offer.cumulative[at] <= target) ++at;
  return offer.location[at];
}

}  // namespace

std::uint16_t Locations::choose(std::uint16_t place, std::uint8_t in_province, Education education,
                                float u) const {
  const auto e = static_cast<std::size_t>(education);
  const auto group = group_[place];
  const auto& near = by_province_[group][in_province][e];
  return pick(near.location.empty() ? national_[group][e] : near, u);
}

std::uint16_t Locations::choose_anywhere(std::uint16_t place, float u) const {
  return needs_location_[place] ? pick(offer(place), u) : std::uint16_t{0};
}

}  // namespace doorstroom
