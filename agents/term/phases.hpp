// SPDX-License-Identifier: EUPL-1.2
// The phases of a term as one array that the loop walks, and what they share within a term.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "agents/term/classes.hpp"
#include "agents/term/observe.hpp"
#include "agents/term/progression.hpp"
#include "agents/term/run.hpp"

namespace doorstroom {

/// In this order.
enum class Phase : std::uint8_t {
  rule,      // what the nation decides for this term: data, then policies
  observe,   // schools test their pupils, once for all policies
  choose,    // at the start of a school year: money reaches schools, and they pick from menus
  ask,       // policies ask, one allocation cuts to money and staff, and gives
  learn,     // skill and wellbeing
  year_end,  // at the end of a school year: skills are recorded, norms give way to a common fall
  progress,  // everybody whose clock says so moves on
  exchange,  // movers reach their new block; chosen classes open or not; support fades
  enter,     // births and people from outside arrive for the next term
  record,    // after a school year: the stock of 1 October
};
inline constexpr std::size_t n_phases = 10;

/// Whether a phase works school by school or on the nation.
enum class Scope : std::uint8_t { school, nation };

/// What the phases of one term share. A phase does the baseline (or a run by itself) and all
/// variants that advance with it.
struct TermWork {
  const Scenario& scenario;
  Run& run;
  std::span<Difference> variants;  ///< at most most_variants
  Term term;
  bool year_begins, year_ends;
  std::size_t year;                  ///< index of the school year
  std::vector<Rules> rules;          ///< of the run, and then of each variant
  std::optional<Observer> observer;  ///< in a term in which some policy looks
  std::vector<Sight> sights;         ///< by block: what is seen of the run itself
  bool gave = false;                 ///< levers stand in columns
  MoveTables tables;
  std::vector<MoveTables> variant_tables;
  std::vector<Movers> outboxes;                   ///< by block
  std::vector<std::vector<Movers>> own_outboxes;  ///< [variant][block]
  Tallies moved;                                  ///< laid out by ProgressLayout

  TermWork(const Scenario& scenario, Run& run, std::span<Difference> variants);
  const Model& model() const { return *scenario.model; }
  const Draws& draws() const { return *scenario.draws; }
  std::size_t n_blocks() const { return run.state.blocks.size(); }
};

/// One phase: what it is called and what it does.
struct Step {
  Phase phase;
  Scope scope;
  const char* name;
  void (*run)(TermWork&);
};

/// The term, readable on one screen.
const std::array<Step, n_phases>& steps();

/// Seconds by phase, for `run --profile`.
struct PhaseTimes {
  std::array<double, n_phases> seconds{};
  std::int64_t pupil_terms = 0;  ///< simulated meanwhile
};

namespace phases {
void rule(TermWork& work);
void observe(TermWork& work);
void choose(TermWork& work);
void ask(TermWork& work);
void learn(TermWork& work);
void year_end(TermWork& work);
void progress(TermWork& work);
void exchange(TermWork& work);
void enter(TermWork& work);
void record(TermWork& work);
}  // namespace phases

}  // namespace doorstroom
