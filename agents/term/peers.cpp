// SPDX-License-Identifier: EUPL-1.2
// Gathers the classes of a block and moves each pupil by the mean of the others.
#include "agents/term/peers.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <tuple>

#include "engine/fixed_point.hpp"

namespace doorstroom {
namespace {

using Skills = std::array<float, n_domains>;

/// Means of the class of one track that is nearest in skill.
Skills own_class(const LearningContext& context, std::uint16_t place, float skill) {
  const auto start = [&](std::size_t domain, std::uint16_t p) {
    return context.model.norm_at(domain, p, context.part[place]);
  };
  Skills own{start(0, place), start(1, place)};
  float nearest = 1e9F;
  for (const auto p : context.model.places.peer_places[place]) {
    const float distance = std::abs(skill - 0.5F * (start(0, p) + start(1, p)));
    if (distance >= nearest) continue;
    nearest = distance;
    own = {start(0, p), start(1, p)};
  }
  return own;
}

}  // namespace

void learn_from_peers(const LearningContext& context, Pupils& pupils) {
  const auto& effect = context.model.places.peer_effect;
  const auto place = pupils.get<column::Place>();
  const auto location = pupils.get<column::Location>();
  const std::array<std::span<float>, n_domains> skill{pupils.get<column::Reading>(),
                                                      pupils.get<column::Maths>()};
  std::vector<std::uint32_t> rows;  // of pupils in mixed classes, by class
  for (std::uint32_t i = 0; i < pupils.size(); ++i)
    if (effect[place[i]] > 0) rows.push_back(i);
  const auto class_of = [&](std::uint32_t i) { return std::pair(location[i], place[i]); };
  std::sort(rows.begin(), rows.end(), [&](auto a, auto b) { return class_of(a) < class_of(b); });
  for (std::size_t begin = 0, end = 0; begin < rows.size(); begin = end) {
    std::array<std::int64_t, n_domains> sum{};
    for (end = begin; end < rows.size() && class_of(rows[end]) == class_of(rows[begin]); ++end)
      for (std::size_t d = 0; d < n_domains; ++d) sum[d] += fixed_skill(skill[d][rows[end]]);
    const auto others = static_cast<double>(end - begin - 1);
    if (others == 0) continue;
    for (std::size_t k = begin; k < end; ++k) {
      const auto i = rows[k];
      const auto own = own_class(context, place[i], 0.5F * (skill[0][i] + skill[1][i]));
      for (std::size_t d = 0; d < n_domains; ++d) {
        const double mean =
            static_cast<double>(sum[d] - fixed_skill(skill[d][i])) * skill_scale / others;
        skill[d][i] += effect[place[i]] * (static_cast<float>(mean) - own[d]);
      }
    }
  }
}

}  // namespace doorstroom
