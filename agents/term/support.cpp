// SPDX-License-Identifier: EUPL-1.2
// Builds what each location observes, asks the policy, rations nationally and grants by priority;
// ties break by pupil id.
#include "agents/term/support.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <unordered_map>

#include "agents/term/learning.hpp"
#include "agents/term/run.hpp"
#include "engine/fixed_point.hpp"
#include "engine/parallel.hpp"
#include "engine/simd/draw.hpp"
#include "engine/simd/lane_kernels.hpp"

namespace doorstroom {
namespace {

constexpr double millifte = 1000;

/// A pupil in a block: of the run's own, or of the baseline.
struct Seat {
  std::uint32_t row = 0;
  bool in_baseline = false;
};

struct Candidate {
  Seat seat;
  std::uint32_t pupil;
  std::uint16_t location;
  float reading, maths, priority;
  std::int64_t millifte, cost_cents;
};

/// Arrays behind one Observed.
struct Sight {
  std::vector<Seat> seat;
  std::vector<PupilId> pupil;
  std::vector<PlaceId> place;
  std::vector<Education> education;
  std::vector<std::uint8_t> repeated;
  std::vector<float> gap_reading, gap_maths, week_reading, week_maths;

  void clear() {
    seat.clear(), pupil.clear(), place.clear(), education.clear(), repeated.clear();
    gap_reading.clear(), gap_maths.clear(), week_reading.clear(), week_maths.clear();
  }
};

std::vector<char> seen_places(const Model& model, const Policy& policy) {
  std::vector<char> seen(model.graph.n_places(), 0);
  for (const auto& prefix : policy.sees())
    for (const auto place : model.graph.under(prefix))
      if (model.places.sd_per_week[0][place.value] > 0) seen[place.value] = 1;
  return seen;
}

/// One block of a run, and of the baseline beside it.
struct Block {
  Pupils& own;
  Pupils* baseline;
  std::size_t variant;

  const Pupils& of(Seat seat) const { return seat.in_baseline ? *baseline : own; }
};

Block block_of(const Lives& lives, std::size_t b) {
  return {lives.own.blocks[b], lives.baseline == nullptr ? nullptr : &lives.baseline->blocks[b],
          lives.variant};
}

/// A pupil in sight. Sorts by location and then by id.
struct Sighted {
  std::uint64_t key;  ///< location and id
  Seat seat;
  std::uint16_t location() const { return static_cast<std::uint16_t>(key >> 32); }
  std::uint32_t pupil() const { return static_cast<std::uint32_t>(key); }
};

/// The pupils in sight, by location and then by id.
std::vector<Sighted> in_sight(const Block& block, const std::vector<char>& seen) {
  std::vector<Sighted> all;
  const auto look_at = [&](const Pupils& pupils, bool baseline) {
    const auto place = pupils.get<column::Place>();
    const auto location = pupils.get<column::Location>();
    const auto id = pupils.get<column::Pupil>();
    const auto elsewhere = pupils.get<column::Elsewhere>();
    for (std::uint32_t i = 0; i < place.size(); ++i)
      if (seen[place[i]] != 0 && !(baseline && (elsewhere[i] >> block.variant & 1U) != 0))
        all.push_back({std::uint64_t{location[i]} << 32U | id[i], {i, baseline}});
  };
  look_at(block.own, false);
  if (block.baseline != nullptr) look_at(*block.baseline, true);
  std::sort(all.begin(), all.end(),
            [](const Sighted& a, const Sighted& b) { return a.key < b.key; });
  return all;
}

/// Errors of the tests of this term, by domain.
std::array<std::vector<float>, n_domains> test_errors(const Model& model, const Draws& draws,
                                                      Term term,
                                                      const std::vector<Sighted>& pupils) {
  std::vector<std::uint32_t> id, first(pupils.size()), second(pupils.size());
  for (const auto& each : pupils) id.push_back(each.pupil());
  simd::draw(draws, id, term, Purpose::learning, 0,
             {std::span<std::uint32_t>{}, std::span<std::uint32_t>{}, first, second});
  std::array<std::vector<float>, n_domains> errors;
  for (auto& error : errors) error.resize(pupils.size());
  simd::normal_pair(first, second, errors[0], errors[1]);
  for (auto& error : errors)
    for (auto& value : error) value *= model.parameters.test_error_sd;
  return errors;
}

void look(const Model& model, Term term, const Block& block, const Sighted& sighted,
          float error_reading, float error_maths, Sight& sight) {
  const auto& pupils = block.of(sighted.seat);
  const auto row = sighted.seat.row;
  const auto place = pupils.get<column::Place>()[row];
  const auto& norm = model.calibration.norm_start[term.value % 2];
  const float week_reading = model.places.sd_per_week[0][place],
              week_maths = model.places.sd_per_week[1][place];
  sight.seat.push_back(sighted.seat);
  sight.pupil.push_back(PupilId{sighted.pupil()});
  sight.place.push_back(PlaceId{place});
  sight.education.push_back(education_of(pupils.get<column::Cell>()[row]));
  sight.repeated.push_back(pupils.get<column::Flags>()[row] & flag_repeated);
  sight.gap_reading.push_back(
      (norm[0][place] - pupils.get<column::Reading>()[row] - error_reading) / week_reading);
  sight.gap_maths.push_back((norm[1][place] - pupils.get<column::Maths>()[row] - error_maths) /
                            week_maths);
  sight.week_reading.push_back(week_reading);
  sight.week_maths.push_back(week_maths);
}

Observed observe(const Model& model, Term term, std::uint16_t location, const Sight& sight) {
  Observed seen;
  seen.location = LocationId{location};
  seen.disadvantage = static_cast<double>(model.locations.disadvantage[location]);
  seen.school_year = model.school_year(term);
  seen.term = term;
  seen.pupil = sight.pupil;
  seen.place = sight.place;
  seen.education = sight.education;
  seen.repeated = sight.repeated;
  seen.gap_weeks_reading = sight.gap_reading;
  seen.gap_weeks_maths = sight.gap_maths;
  seen.sd_per_week_reading = sight.week_reading;
  seen.sd_per_week_maths = sight.week_maths;
  return seen;
}

/// A wish on repeating.
struct RepeatWish {
  Seat seat;
  float logit;
};

/// What a policy asks for in one block.
struct Asked {
  std::vector<Candidate> candidates;
  std::vector<RepeatWish> repeats;
};

/// Asks the policy for every location of a block.
Asked request(const Model& model, const Policy& policy, const Draws& draws, Term term,
              const std::vector<char>& seen, const Block& block) {
  Asked asked;
  const auto pupils = in_sight(block, seen);
  const auto [error_reading, error_maths] = test_errors(model, draws, term, pupils);
  Sight sight;
  Requests ask;
  for (std::size_t begin = 0, end = 0; begin < pupils.size(); begin = end) {
    const auto here = pupils[begin].location();
    sight.clear();
    ask.clear();
    for (end = begin; end < pupils.size() && pupils[end].location() == here; ++end)
      look(model, term, block, pupils[end], error_reading[end], error_maths[end], sight);
    policy.request(observe(model, term, here, sight), draws, ask);
    for (const auto& r : ask.supports())
      asked.candidates.push_back({sight.seat[r.row], sight.pupil[r.row].value, here, r.gain_reading,
                                  r.gain_maths, r.priority, round_to_int64(r.staff_fte * millifte),
                                  r.cost_cents});
    if (term.value % 2 == 1)  // norms decide at the end of the school year only
      for (const auto& r : ask.repeats()) asked.repeats.push_back({sight.seat[r.row], r.logit});
  }
  return asked;
}

/// Staff of each location, milli-FTE: all that was asked, or its share of what there is.
std::vector<std::int64_t> ration(const Model& model, const Policy& policy, const Draws& draws,
                                 Term term, const std::vector<std::int64_t>& asked) {
  const auto rule = policy.ration();
  const std::int64_t total = std::accumulate(asked.begin(), asked.end(), std::int64_t{0});
  const double limit = rule.staff_fte * millifte * model.options.sample;
  if (static_cast<double>(total) <= limit) return asked;
  std::int64_t left = round_to_int64(limit);
  std::vector<std::int64_t> given(asked.size(), 0);
  std::vector<std::uint32_t> order(asked.size());
  std::iota(order.begin(), order.end(), 0U);
  const auto ticket = [&](std::uint32_t l) {
    return draws.block(PupilId{hash_name(model.locations.code[l])}, term, Purpose::location,
                       policy.item)[2];
  };
  if (rule.rule == Allocation::proportional) {
    const double share = limit / static_cast<double>(total);
    for (std::size_t l = 0; l < asked.size(); ++l) {
      given[l] = static_cast<std::int64_t>(static_cast<double>(asked[l]) * share);
      left -= given[l];
    }
  }
  std::vector<std::uint32_t> tickets(asked.size());
  for (const auto l : order) tickets[l] = ticket(l);
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    const auto& d = model.locations.disadvantage;
    if (rule.rule == Allocation::most_disadvantaged && d[a] != d[b]) return d[a] > d[b];
    return std::pair(tickets[a], a) < std::pair(tickets[b], b);
  });
  for (const auto l : order) {  // what is left goes down the list
    const std::int64_t more = std::min(left, asked[l] - given[l]);
    given[l] += more;
    left -= more;
  }
  return given;
}

/// Serves the candidates of a block by priority within each location, as far as its staff goes.
std::vector<Candidate> serve(std::vector<Candidate> candidates,
                             const std::vector<std::int64_t>& given) {
  std::sort(candidates.begin(), candidates.end(), [](const Candidate& a, const Candidate& b) {
    return std::tuple(a.location, -a.priority, a.pupil) <
           std::tuple(b.location, -b.priority, b.pupil);
  });
  std::vector<Candidate> served;
  std::int64_t left = 0;
  for (std::size_t k = 0; k < candidates.size(); ++k) {
    if (k == 0 || candidates[k].location != candidates[k - 1].location)
      left = given[candidates[k].location];
    // a tutor's group is not cut: the pupil at the edge is served when half of what it needs is
    // left
    if (2 * left < candidates[k].millifte) continue;
    left -= candidates[k].millifte;
    served.push_back(candidates[k]);
  }
  return served;
}

/// Grants what was served and writes down the wishes on repeating. Whoever of the baseline is
/// touched leaves it.
void grant(const std::vector<Candidate>& served, const std::vector<RepeatWish>& repeats,
           float scale, Retention retention, const Block& block) {
  std::unordered_map<std::uint32_t, std::uint32_t> left;  // row in the baseline to row of its own
  const auto own_row = [&](Seat seat) {
    if (!seat.in_baseline) return seat.row;
    const auto [found, is_new] = left.try_emplace(seat.row, 0);
    if (is_new)
      found->second = static_cast<std::uint32_t>(
          leave_baseline(*block.baseline, seat.row, block.variant, block.own));
    return found->second;
  };
  const bool fast = retention == Retention::fast;
  for (const auto& c : served) {
    const auto row = own_row(c.seat);
    auto& pupils = block.own;
    pupils.get<column::Reading>()[row] += scale * c.reading;
    pupils.get<column::Maths>()[row] += scale * c.maths;
    (fast ? pupils.get<column::FastReading>() : pupils.get<column::SlowReading>())[row] +=
        scale * c.reading;
    (fast ? pupils.get<column::FastMaths>() : pupils.get<column::SlowMaths>())[row] +=
        scale * c.maths;
  }
  for (const auto& wish : repeats) {
    if (wish.logit == 0) continue;
    const auto row = own_row(wish.seat);
    block.own.get<column::RepeatLogit>()[row] += wish.logit;
  }
}

}  // namespace

SupportTotals support(const Model& model, const Policy& policy, const Draws& draws, Lives lives) {
  const auto seen = seen_places(model, policy);
  const auto term = lives.own.term;
  const std::size_t n_blocks = lives.own.blocks.size();
  std::vector<Asked> asked(n_blocks);
  for_each_index(n_blocks, [&](std::size_t b) {
    asked[b] = request(model, policy, draws, term, seen, block_of(lives, b));
  });

  SupportTotals totals;
  totals.requested.assign(n_cells, 0);
  totals.reached.assign(n_cells, 0);
  const auto cell_of = [&](std::size_t b, Seat seat) {
    return block_of(lives, b).of(seat).get<column::Cell>()[seat.row];
  };
  std::vector<std::int64_t> staff(model.locations.size(), 0);
  for (std::size_t b = 0; b < n_blocks; ++b)
    for (const auto& c : asked[b].candidates) {
      staff[c.location] += c.millifte;
      ++totals.requested[cell_of(b, c.seat)];
    }
  const auto given = ration(model, policy, draws, term, staff);
  for_each_index(n_blocks, [&](std::size_t b) {
    asked[b].candidates = serve(std::move(asked[b].candidates), given);
  });

  std::int64_t n_served = 0;
  for (std::size_t b = 0; b < n_blocks; ++b)
    for (const auto& c : asked[b].candidates) {
      ++n_served;
      ++totals.reached[cell_of(b, c.seat)];
      totals.cost_cents += c.cost_cents;
      totals.staff_millifte += c.millifte;
    }
  const auto scale = static_cast<float>(
      policy.effect_at_scale(static_cast<double>(n_served) / model.options.sample));
  for_each_index(n_blocks, [&](std::size_t b) {
    grant(asked[b].candidates, asked[b].repeats, scale, policy.retention(), block_of(lives, b));
  });
  return totals;
}

}  // namespace doorstroom
