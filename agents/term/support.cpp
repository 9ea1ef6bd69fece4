// SPDX-License-Identifier: EUPL-1.2
// Builds what each location observes, asks the policy, rations nationally and grants by priority;
// ties break by pupil id.
#include "agents/term/support.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "agents/term/learning.hpp"
#include "engine/fixed_point.hpp"
#include "engine/parallel.hpp"

namespace doorstroom {
namespace {

constexpr double millifte = 1000;

struct Candidate {
  std::uint32_t row;  ///< in the block
  std::uint32_t pupil;
  std::uint16_t location;
  float reading, maths, priority;
  std::int64_t millifte, cost_cents;
};

/// Arrays behind one Observed.
struct Sight {
  std::vector<std::uint32_t> row;
  std::vector<PupilId> pupil;
  std::vector<PlaceId> place;
  std::vector<Education> education;
  std::vector<std::uint8_t> repeated;
  std::vector<float> gap_reading, gap_maths, week_reading, week_maths;

  void clear() {
    row.clear(), pupil.clear(), place.clear(), education.clear(), repeated.clear();
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

/// Rows of the pupils in sight, by location and then by id.
std::vector<std::uint32_t> rows_in_sight(const Pupils& pupils, const std::vector<char>& seen) {
  const auto id = pupils.get<column::Pupil>();
  const auto place = pupils.get<column::Place>();
  const auto location = pupils.get<column::Location>();
  std::vector<std::uint32_t> rows;
  for (std::uint32_t i = 0; i < pupils.size(); ++i)
    if (seen[place[i]] != 0) rows.push_back(i);
  std::sort(rows.begin(), rows.end(), [&](std::uint32_t a, std::uint32_t b) {
    return std::pair(location[a], id[a]) < std::pair(location[b], id[b]);
  });
  return rows;
}

void look(const Model& model, const Draws& draws, Term term, const Pupils& pupils,
          std::uint32_t row, Sight& sight) {
  const auto place = pupils.get<column::Place>()[row];
  const PupilId pupil{pupils.get<column::Pupil>()[row]};
  const auto [error_reading, error_maths] = test_error(draws, model.parameters, pupil, term);
  const auto& norm = model.calibration.norm_start[term.value % 2];
  const float week_reading = model.places.sd_per_week[0][place],
              week_maths = model.places.sd_per_week[1][place];
  sight.row.push_back(row);
  sight.pupil.push_back(pupil);
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

/// Asks the policy for every location of a block. Wishes on repeating are applied at once (spring
/// only).
std::vector<Candidate> request(const Model& model, const Policy& policy, const Draws& draws,
                               Term term, const std::vector<char>& seen, Pupils& pupils) {
  std::vector<Candidate> candidates;
  const auto rows = rows_in_sight(pupils, seen);
  const auto location = pupils.get<column::Location>();
  auto repeat = pupils.get<column::RepeatLogit>();
  Sight sight;
  Requests ask;
  for (std::size_t begin = 0; begin < rows.size();) {
    std::size_t end = begin;
    sight.clear();
    ask.clear();
    for (; end < rows.size() && location[rows[end]] == location[rows[begin]]; ++end)
      look(model, draws, term, pupils, rows[end], sight);
    policy.request(observe(model, term, location[rows[begin]], sight), draws, ask);
    for (const auto& r : ask.supports())
      candidates.push_back({sight.row[r.row], sight.pupil[r.row].value, location[rows[begin]],
                            r.gain_reading, r.gain_maths, r.priority,
                            round_to_int64(r.staff_fte * millifte), r.cost_cents});
    if (term.value % 2 == 1)
      for (const auto& r : ask.repeats()) repeat[sight.row[r.row]] += r.logit;
    begin = end;
  }
  return candidates;
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

void grant(const std::vector<Candidate>& served, float scale, Retention retention, Pupils& pupils) {
  const auto reading = pupils.get<column::Reading>();
  const auto maths = pupils.get<column::Maths>();
  const bool fast = retention == Retention::fast;
  const auto kept_reading =
      fast ? pupils.get<column::FastReading>() : pupils.get<column::SlowReading>();
  const auto kept_maths = fast ? pupils.get<column::FastMaths>() : pupils.get<column::SlowMaths>();
  for (const auto& c : served) {
    reading[c.row] += scale * c.reading;
    maths[c.row] += scale * c.maths;
    kept_reading[c.row] += scale * c.reading;
    kept_maths[c.row] += scale * c.maths;
  }
}

}  // namespace

SupportTotals support(const Model& model, const Policy& policy, const Draws& draws, State& state) {
  const auto seen = seen_places(model, policy);
  const std::size_t n_blocks = state.blocks.size();
  std::vector<std::vector<Candidate>> candidates(n_blocks);
  for_each_index(n_blocks, [&](std::size_t b) {
    candidates[b] = request(model, policy, draws, state.term, seen, state.blocks[b]);
  });

  SupportTotals totals;
  totals.requested.assign(n_cells, 0);
  totals.reached.assign(n_cells, 0);
  std::vector<std::int64_t> asked(model.locations.size(), 0);
  for (std::size_t b = 0; b < n_blocks; ++b)
    for (const auto& c : candidates[b]) {
      asked[c.location] += c.millifte;
      ++totals.requested[state.blocks[b].get<column::Cell>()[c.row]];
    }
  const auto given = ration(model, policy, draws, state.term, asked);
  for_each_index(n_blocks,
                 [&](std::size_t b) { candidates[b] = serve(std::move(candidates[b]), given); });

  std::int64_t n_served = 0;
  for (std::size_t b = 0; b < n_blocks; ++b)
    for (const auto& c : candidates[b]) {
      ++n_served;
      ++totals.reached[state.blocks[b].get<column::Cell>()[c.row]];
      totals.cost_cents += c.cost_cents;
      totals.staff_millifte += c.millifte;
    }
  const auto scale = static_cast<float>(
      policy.effect_at_scale(static_cast<double>(n_served) / model.options.sample));
  for_each_index(n_blocks, [&](std::size_t b) {
    grant(candidates[b], scale, policy.retention(), state.blocks[b]);
  });
  return totals;
}

}  // namespace doorstroom
