// SPDX-License-Identifier: EUPL-1.2
// Adds up levers and writes them into the columns that phases read.
#include "agents/term/grant.hpp"

#include <algorithm>

#include "engine/fixed_point.hpp"

namespace doorstroom {
namespace {

double total(const LeverSums& sums, Lever lever) {
  std::int64_t sum = 0;
  for (const auto part : sums[static_cast<std::size_t>(lever)]) sum += part;
  return static_cast<double>(sum) * lever_scale;
}

double capped(double value, Lever lever) {
  return std::clamp(value, -info(lever).cap, info(lever).cap);
}

/// A gain in skill, of which a part fades slowly and a part fast.
void grant_skill(const LeverSums& sums, Lever lever, float& skill, float& slow, float& fast) {
  const double all = total(sums, lever);
  if (all == 0) return;
  const auto& parts = sums[static_cast<std::size_t>(lever)];
  const double within = capped(all, lever) / all;
  const auto part = [&](Retention retention) {
    return static_cast<float>(static_cast<double>(parts[static_cast<std::size_t>(retention)]) *
                              lever_scale * within);
  };
  skill += part(Retention::lasting) + part(Retention::slow) + part(Retention::fast);
  slow += part(Retention::slow);
  fast += part(Retention::fast);
}

std::int16_t units(double value, double scale) {
  return static_cast<std::int16_t>(round_to_int64(value / scale));
}

}  // namespace

void Boosts::add(std::uint32_t row, const Package& package, double dose, double scale) {
  auto& slot = slot_[row];
  if (slot == 0) {
    rows_.push_back(row);
    sums_.emplace_back();
    slot = static_cast<std::uint32_t>(rows_.size());
  }
  auto& sums = sums_[slot - 1];
  for (const auto& effect : package.effects)
    sums[static_cast<std::size_t>(effect.lever)][static_cast<std::size_t>(effect.retention)] +=
        round_to_int64(effect.per_dose * dose * scale / lever_scale);
}

void grant(Pupils& pupils, std::size_t row, const LeverSums& sums, float wellbeing_kept) {
  grant_skill(sums, Lever::skill_reading, pupils.get<column::Reading>()[row],
              pupils.get<column::SlowReading>()[row], pupils.get<column::FastReading>()[row]);
  grant_skill(sums, Lever::skill_maths, pupils.get<column::Maths>()[row],
              pupils.get<column::SlowMaths>()[row], pupils.get<column::FastMaths>()[row]);
  pupils.get<column::Wellbeing>()[row] +=
      static_cast<float>(capped(total(sums, Lever::wellbeing), Lever::wellbeing)) / wellbeing_kept;
  pupils.get<column::Teaching>()[row] = units(
      capped(total(sums, Lever::teaching_weeks), Lever::teaching_weeks), column::Teaching::scale);
  pupils.get<column::RepeatLogit>()[row] = units(
      capped(total(sums, Lever::repeat_logit), Lever::repeat_logit), column::RepeatLogit::scale);
  pupils.get<column::DropOutLogit>()[row] =
      units(capped(total(sums, Lever::drop_out_logit), Lever::drop_out_logit),
            column::DropOutLogit::scale);
}

}  // namespace doorstroom
