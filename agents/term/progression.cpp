// SPDX-License-Identifier: EUPL-1.2
// Applies moves.
#include "agents/term/progression.hpp"

#include <algorithm>

#include "agents/term/run.hpp"
#include "engine/simd/draw.hpp"

namespace doorstroom {
namespace {

/// Moves the pupils of one block, group by group.
class BlockProgress {
 public:
  BlockProgress(const Model& model, const MoveTables& tables, Term term, std::uint32_t block,
                Pupils& pupils, Movers& outbox, Leavers& left, Tally tally,
                std::vector<std::uint8_t>& is_gone)
      : model_{model},
        tables_{tables},
        begins_{model.schedule().part(Term{term.value + 1})},
        layout_{model},
        block_{block},
        pupils_{pupils},
        outbox_{outbox},
        left_{left},
        tally_{tally},
        is_gone_{is_gone} {}

  void apply(const MoveGroup& group, const MoveChoices& choices) {
    const auto from = group.place;
    const auto& places = model_.places;
    for (const auto i : group.rows) __builtin_prefetch(&elsewhere_[i]);  // the widest column
    for (std::size_t k = 0; k < group.rows.size(); ++k) {
      const auto i = group.rows[k];
      const auto move = choices.move[k];
      const auto to = model_.moves.to[move];
      if (places.by_advice[from] != 0)
        tally_.add(layout_.advice + choices.advice[k] * n_cells + cells_[i], 1, elsewhere_[i]);
      if (const auto diploma = model_.moves.diploma[move]; diploma != 0)
        diplomas_[i] = static_cast<std::uint16_t>(diplomas_[i] | diploma);
      if (places.counts_study_years[from] != 0 && enrolled_[i] < 255) ++enrolled_[i];
      if (places.stays[to] == 0) {
        leave(i, from, move);
        continue;
      }
      years_[i] =
          to == from ? static_cast<std::uint8_t>(std::min(years_[i] + 1, 255)) : std::uint8_t{0};
      if (model_.moves.kind[move] == MoveKind::repeat) flags_[i] = repeat_once(flags_[i]);
      if (const int diversion = choices.diversion[k]; diversion < 0) {
        place_[i] = to;
        count(move, i);
      } else {
        const auto& entry = tables_.diversions[static_cast<std::size_t>(diversion)];
        place_[i] = model_.moves.to[entry.move_instead];
        pending_[i] = static_cast<std::uint16_t>(diversion + 1);
      }
      // a year of one's own begins, where the place has none that is for all
      if (places.birthday[from] == 0 && places.birthday[place_[i]] == 0)
        flags_[i] = begin_own_years(
            flags_[i], tables_.clock[place_[i]] == YearClock::as_entered ? begins_ : 0);
      find_school(i, from, to, group.location_word[k]);
    }
  }

 private:
  void count(std::uint32_t move, std::size_t i) {
    tally_.add(layout_.flow + move * n_cells + cells_[i], 1, elsewhere_[i]);
    if ((flags_[i] & flag_followed) != 0) tally_.add(layout_.cohort_flow + move, 1, elsewhere_[i]);
  }

  void leave(std::uint32_t i, std::uint16_t from, std::uint32_t move) {
    const auto to = model_.moves.to[move];
    count(move, i);
    tally_.add(layout_.study_years + to * n_cells + cells_[i], enrolled_[i], elsewhere_[i]);
    if (model_.places.gone[to] == 0 && (diplomas_[i] & model_.starting_qualifications) == 0)
      tally_.add(layout_.unqualified + from * n_cells + cells_[i], 1, elsewhere_[i]);
    left_.emplace_back(id_[i], static_cast<std::uint8_t>(model_.highest(diplomas_[i])));
    is_gone_[i] = 1;
  }

  /// Places that a policy adds are where the regular place was beside which they were chosen. A
  /// choice out of one is certain; one beside a regular move may fail, so that the school must
  /// offer that.
  void find_school(std::uint32_t i, std::uint16_t from, std::uint16_t to, std::uint32_t luck) {
    const auto& like = model_.places.like;
    const bool out_of_added = like[from] != from;
    const auto at = out_of_added ? place_[i] : to;
    const bool stays_there = out_of_added && like[at] != at;
    if (stays_there || model_.locations.offers(location_[i], at)) return;
    location_[i] = model_.locations.choose(at, model_.locations.province[location_[i]],
                                           education_of(cells_[i]), kernels::uniform(luck));
    if (model_.locations.block_of[location_[i]] == block_) return;
    outbox_.push_back(pupils_.row(i));
    is_gone_[i] = 1;
  }

  const Model& model_;
  const MoveTables& tables_;
  const std::uint32_t begins_;  ///< part of the year in which movers arrive
  const ProgressLayout layout_;
  const std::uint32_t block_;
  Pupils& pupils_;
  const std::span<const std::uint32_t> id_ = pupils_.get<column::Pupil>();
  const std::span<std::uint16_t> place_ = pupils_.get<column::Place>(),
                                 location_ = pupils_.get<column::Location>(),
                                 diplomas_ = pupils_.get<column::Diplomas>(),
                                 pending_ = pupils_.get<column::Pending>();
  const std::span<std::uint8_t> cells_ = pupils_.get<column::Cell>(),
                                flags_ = pupils_.get<column::Flags>(),
                                years_ = pupils_.get<column::YearsInPlace>(),
                                enrolled_ = pupils_.get<column::YearsEnrolled>();
  const std::span<const std::uint64_t> elsewhere_ = pupils_.get<column::Elsewhere>();
  Movers& outbox_;
  Leavers& left_;
  const Tally tally_;
  std::vector<std::uint8_t>& is_gone_;
};

/// False when it is plain that everybody chooses the same.
bool may_differ(const MoveChoices& here, const MoveChoices& there, std::size_t n) {
  std::uint32_t any = 0;
  for (std::size_t k = 0; k < n; ++k)
    any |= (here.move[k] ^ there.move[k]) | static_cast<std::uint32_t>(here.diversion[k] + 1) |
           static_cast<std::uint32_t>(there.diversion[k] + 1) |
           static_cast<std::uint32_t>(here.advice[k] ^ there.advice[k]);
  return any != 0;
}

/// Of a group, those who choose otherwise by the tables of a variant leave the baseline.
void leave_if_other(const MoveChoices& here, const MoveTables& tables, const MoveChoices& there,
                    const OtherTables& variant, std::size_t v, const MoveGroup& group,
                    Pupils& pupils) {
  if (!may_differ(here, there, group.rows.size())) return;
  const auto elsewhere = pupils.get<column::Elsewhere>();
  for (std::size_t k = 0; k < group.rows.size(); ++k)
    if ((elsewhere[group.rows[k]] >> v & 1U) == 0 &&
        !same_choice(k, here, tables, there, variant.tables))
      leave_baseline(pupils, group.rows[k], v, variant.own);
}

}  // namespace

void progress(const Model& model, const MoveTables& tables, const Draws& draws,
              const std::vector<float>& quality, Term term, std::uint32_t block, Pupils& pupils,
              Movers& outbox, Leavers& left, Tally tally, ProgressMemory& memory,
              std::span<const OtherTables> others) {
  const MoveChooser chooser(model, tables, draws, quality, term);
  memory.order.sort(chooser, pupils, model.graph.n_places());
  const auto rows = memory.order.rows();
  if (rows.empty()) return;
  memory.luck.resize(rows.size());
  memory.location_word.resize(rows.size());
  const auto draw_luck = [&](Term of, std::size_t first, std::size_t n) {
    const std::span<std::uint32_t> unused;
    simd::draw(draws, pupils.get<column::Pupil>(), rows.subspan(first, n), of, Purpose::move, 0,
               {std::span(memory.luck).subspan(first, n),
                std::span(memory.location_word).subspan(first, n), unused, unused});
  };
  if (model.schedule().ends_year(term))
    draw_luck(term, 0, rows.size());
  else  // by the year that is decided, which places can differ in
    memory.order.for_each_place([&](std::uint16_t from, std::size_t first, std::size_t end) {
      draw_luck(model.decision_term(from, term), first, end - first);
    });
  memory.is_gone.assign(pupils.size(), 0);
  BlockProgress moves(model, tables, term, block, pupils, outbox, left, tally, memory.is_gone);
  MoveChoices here, there;
  memory.order.for_each_place([&](std::uint16_t from, std::size_t first, std::size_t end) {
    for (auto at = first; at < end; at += move_chunk) {
      const auto n = std::min(move_chunk, end - at);
      const auto part = [&](const std::vector<std::uint32_t>& words) {
        return std::span(words).subspan(at, n);
      };
      auto& group = memory.group;
      chooser.gather(pupils, from, rows.subspan(at, n), part(memory.luck),
                     part(memory.location_word), group);
      chooser.choose(pupils, group, here);
      for (std::size_t v = 0; v < others.size(); ++v) {
        if (others[v].again[from] == ChooseAgain::nothing) continue;
        const MoveChooser other(model, others[v].tables, draws, quality, term);
        there = here;
        other.choose_again(pupils, group, others[v].again[from], there);
        leave_if_other(here, tables, there, others[v], v, group, pupils);
      }
      moves.apply(group, here);
    }
  });
  memory.gone.resize(pupils.size());
  std::size_t n_gone = 0;
  for (std::uint32_t i = 0; i < pupils.size(); ++i) {  // without a jump: written, and kept or not
    memory.gone[n_gone] = i;
    n_gone += memory.is_gone[i];
  }
  pupils.remove(std::span(memory.gone).first(n_gone));
}

}  // namespace doorstroom
