// SPDX-License-Identifier: EUPL-1.2
// Spreads stocks over locations by cumulative rounding and fills blocks in parallel from donors.
#include "agents/start/population.hpp"

#include <algorithm>

#include "agents/term/exchange.hpp"
#include "engine/parallel.hpp"

namespace doorstroom {
namespace {

/// People of one place, sex and location, with consecutive ids.
struct Batch {
  std::uint32_t first_pupil, count;
  std::uint16_t place, location;
  bool girl;
};

/// Keeps every 1/sample-th person of a running count, so that any stretch of it is thinned evenly.
class Thinner {
 public:
  explicit Thinner(double sample) : sample_{sample} {}
  std::uint32_t keep(long long people) {
    if (sample_ >= 1) return static_cast<std::uint32_t>(people);
    const auto before = static_cast<long long>(static_cast<double>(seen_) * sample_);
    seen_ += people;
    return static_cast<std::uint32_t>(static_cast<long long>(static_cast<double>(seen_) * sample_) -
                                      before);
  }

 private:
  double sample_;
  long long seen_ = 0;
};

/// Splits a count over the locations that offer the place: cumulative rounding, so that it adds up
/// exactly.
template <class F> void spread(const Locations::Offer& offer, long long count, const F& each) {
  long long done = 0;
  for (std::size_t k = 0; k < offer.location.size(); ++k) {
    const auto until = static_cast<long long>(
        static_cast<double>(count) * (offer.cumulative[k] / offer.cumulative.back()) + 0.5);
    if (until > done) each(offer.location[k], until - done);
    done = std::max(done, until);
  }
}

std::vector<std::vector<Batch>> plan(const Model& model, std::uint32_t& next_pupil) {
  std::vector<std::vector<Batch>> by_block(model.locations.n_blocks);
  Thinner thinner(model.options.sample);
  for (const auto& row : model.people->stocks) {
    const auto place = static_cast<std::uint16_t>(model.graph.find(row.place)->value);
    const auto put = [&](std::uint16_t location, long long people) {
      const auto kept = thinner.keep(people);
      if (kept == 0) return;
      by_block[model.locations.block_of[location]].push_back(
          {next_pupil, kept, place, location, row.sex == 'f'});
      next_pupil += kept;
    };
    if (model.locations.needs_location(place)) {
      spread(model.locations.offer(place), row.count, put);
    } else {
      put(0, row.count);
    }
  }
  return by_block;
}

/// Parental education at this location: the donors' shares at the place, tilted by disadvantage.
Education draw_education(const Donors& donors, const Batch& batch, double disadvantage, float u) {
  std::array<double, 3> weight{};
  const double d = std::clamp(disadvantage, 0.2, 5.0);
  for (std::size_t e = 0; e < 3; ++e)
    weight[e] =
        static_cast<double>(donors.rows(batch.place, batch.girl, static_cast<Education>(e)).size());
  weight[0] *= d;
  weight[2] *= 2 / (1 + d);
  double target = static_cast<double>(u) * (weight[0] + weight[1] + weight[2]);
  for (std::size_t e = 0; e < 2; ++e) {
    target -= weight[e];
    if (target < 0) return static_cast<Education>(e);
  }
  return Education::high;
}

std::size_t n_donors(const Donors& donors, const Batch& batch) {
  std::size_t n = 0;
  for (std::size_t e = 0; e < 3; ++e)
    n += donors.rows(batch.place, batch.girl, static_cast<Education>(e)).size();
  return n;
}

void fill(const Model& model, const Draws& draws, const Donors& donors, const Batch& batch,
          Pupils& block) {
  const bool has_donors = !donors.empty() && n_donors(donors, batch) > 0;
  const double disadvantage = static_cast<double>(model.locations.disadvantage[batch.location]);
  for (std::uint32_t k = 0; k < batch.count; ++k) {
    const PupilId pupil{batch.first_pupil + k};
    const auto words = draws.block(pupil, Term{0}, Purpose::donor);
    if (!has_donors) {
      // birthdays in every part of the year; ages elsewhere play no part without donors
      const auto terms = model.schedule().terms_per_year;
      const auto born = static_cast<std::int16_t>(-static_cast<int>(2 * terms + words[0] % terms));
      block.append(newcomer(model, draws, pupil, batch.place, batch.location, born, batch.girl));
      continue;
    }
    auto education = draw_education(donors, batch, disadvantage, kernels::uniform(words[0]));
    if (donors.rows(batch.place, batch.girl, education).empty()) education = Education::middle;
    const auto& rows = donors.rows(batch.place, batch.girl, education);
    const auto pick = static_cast<std::size_t>(static_cast<double>(kernels::uniform(words[1])) *
                                               static_cast<double>(rows.size()));
    auto row = donors.pool().row(rows[pick]);
    row.get<column::Pupil>() = pupil.value;
    row.get<column::Location>() = batch.location;
    block.append(row);
  }
}

}  // namespace

Donors::Donors(const Model& model, const std::vector<State>& states)
    : rows_(model.graph.n_places() * 6) {
  for (const auto& state : states) {
    std::vector<std::size_t> before;
    for (const auto& rows : rows_) before.push_back(rows.size());
    for (const auto& block : state.blocks)
      for (std::size_t i = 0; i < block.size(); ++i) {
        auto row = block.row(i);
        row.get<column::Born>() =
            static_cast<std::int16_t>(row.get<column::Born>() - static_cast<int>(state.term.value));
        const auto c = row.get<column::Cell>();
        rows_[row.get<column::Place>() * std::size_t{6} + (is_girl(c) ? 3U : 0U) +
              static_cast<std::size_t>(education_of(c))]
            .push_back(static_cast<std::uint32_t>(pool_.size()));
        pool_.append(row);
      }
    // by id: where a pupil lies in memory means nothing
    const auto id = pool_.get<column::Pupil>();
    for (std::size_t k = 0; k < rows_.size(); ++k)
      std::sort(rows_[k].begin() + static_cast<std::ptrdiff_t>(before[k]), rows_[k].end(),
                [&](std::uint32_t a, std::uint32_t b) { return id[a] < id[b]; });
  }
}

State build_population(const Model& model, const Draws& draws, const Donors& donors) {
  State state;
  state.blocks.resize(model.locations.n_blocks);
  const auto batches = plan(model, state.next_pupil);
  for_each_index(batches.size(), [&](std::size_t b) {
    std::size_t n = 0;
    for (const auto& batch : batches[b]) n += batch.count;
    state.blocks[b].reserve(n + n / 8);
    for (const auto& batch : batches[b]) fill(model, draws, donors, batch, state.blocks[b]);
  });
  return state;
}

}  // namespace doorstroom
