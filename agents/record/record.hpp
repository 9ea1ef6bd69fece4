// SPDX-License-Identifier: EUPL-1.2
// What a run records: exact integer tables by year, place and demographic cell, and compact paths
// per pupil.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "agents/record/quantity.hpp"
#include "agents/record/tallies.hpp"
#include "agents/state/pupils.hpp"
#include "agents/world/model.hpp"
#include "engine/table.hpp"

namespace doorstroom {

/// What a pupil's skill was at the end of the last school year in the runs that others are compared
/// with, in 2^-11 SD; who has left keeps the last. One entry for all of them: the next pupil's lies
/// elsewhere in memory, and to fetch it is what counts.
struct SkillPath {
  using Point = std::array<std::int16_t, n_domains>;  ///< reading, maths; range +-16 SD
  Point reference{};                                  ///< in the reference run: for delay
  std::int16_t baseline = 0;                          ///< mean in the baseline run: for who gains
  std::uint16_t taught = 0;  ///< the last year in which `reference` changed, or began
};
using SkillPaths = std::vector<SkillPath>;  ///< by pupil
SkillPath::Point path_point(float reading, float maths);
/// Mean of the domains, rounded down.
inline std::int16_t path_mean(SkillPath::Point point) {
  return static_cast<std::int16_t>((point[0] + point[1]) >> 1);
}

/// What a run keeps of every pupil for the runs that are compared with it.
enum class KeepPaths : std::uint8_t {
  none,
  reference,  ///< the reference run: points
  baseline    ///< the baseline run: means
};

/// The paths that one year end reads and writes.
struct PathsOfYear {
  SkillPaths* paths = nullptr;  ///< null: not compared, and nothing kept
  std::uint16_t year = 0;
  KeepPaths keep = KeepPaths::none;
  bool with_reference = false, with_baseline = false;  ///< compared
};

/// The cell of an id that was set aside and that nobody got.
inline constexpr std::uint8_t nobody = 255;

/// Tables of one run (variant of a work unit), one for each of all_quantities(). A value: a branch
/// copies it.
class Record {
 public:
  Record(const Model& model, std::size_t n_policies);

  const std::vector<Table>& tables() const { return tables_; }
  std::vector<Table> take_tables() { return std::move(tables_); }
  /// @throws std::logic_error when there is none of that name
  const Table& table(const std::string& name) const;

  /// Stocks of the date before the first term (date 0) or after a year (date 1, 2, ...).
  /// @param counts [place][cell] of those who are there
  void stock(const Model& model, std::size_t date, std::vector<std::int64_t> counts);
  void entered(std::size_t year, const std::vector<Entrant>& entrants);
  /// Adds one term of one package of a policy.
  /// Cost of a policy that is no support.
  void paid(std::size_t year, std::size_t policy, std::int64_t cents);
  void supported(std::size_t year, std::size_t policy, const SupportTotals& totals);
  /// Money that schools got from a policy, spent of it, and gave back, by region in cents.
  void granted(std::size_t year, std::size_t policy, const std::vector<std::int64_t>& cents);
  void spent(std::size_t year, std::size_t policy, const std::vector<std::int64_t>& cents);
  void returned(std::size_t year, std::size_t policy, const std::vector<std::int64_t>& cents);
  /// Schools that picked a policy from a menu, or, of the menu itself, that could pick, by region.
  void picked(std::size_t year, std::size_t policy, const std::vector<std::int64_t>& schools);
  std::size_t n_policies() const { return n_policies_; }
  /// Adds what progress() and open_classes() counted.
  void moved(const Model& model, std::size_t year, const std::vector<std::int64_t>& sums);
  /// Highest diploma per cell at the horizon, and against the baseline run when there is one.
  void attained(const std::vector<std::uint8_t>& own, const std::vector<std::uint8_t>& cell_of,
                const std::vector<std::uint8_t>* baseline);
  /// Skills, delays and changes at the end of a school year; sums laid out by EndLayout.
  void year_end(const Model& model, std::size_t year, const std::vector<std::int64_t>& sums);

 private:
  /// Tells all quantities of a moment.
  template <class Moment> void add(const Moment& at);

  std::size_t n_policies_;
  std::vector<Table> tables_;  ///< in the order of all_quantities()
};

/// Adds one block to the sums of the year end, and writes its pupils' points.
void year_end_sums(const Model& model, const Pupils& pupils, const PathsOfYear& paths, Tally sums);

/// Counts pupils by [place][cell].
void count_stock(const Pupils& pupils, Tally counts);

}  // namespace doorstroom
