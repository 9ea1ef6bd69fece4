// SPDX-License-Identifier: EUPL-1.2
// Which years of a run texts, tables and figures look at: those in which policies act and after,
// or those that the experiment names; never chosen by what comes out.
//
// All years here are those of `Comparison::year`: 2024 is the end of school year 2023/24, and
// 1 October 2024 for a stock.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "results/store/run_description.hpp"
#include "results/words/text.hpp"

namespace doorstroom {

/// Why these years.
enum class LookRule : std::uint8_t {
  named,     ///< the experiment names them
  policies,  ///< they follow from the school years in which policies act
  quarter    ///< no policy acts, or the file does not say when: a quarter of the run
};

/// The years of a run that readers see first.
struct LookYears {
  LookRule rule = LookRule::policies;
  /// The one year of figures that show one: of `named` the first; of `policies` the end of the
  /// last school year in which a policy acts that ends within the run, if every variant's policies
  /// have begun by then; else the end of the run.
  int first = 0;
  int later = 0;  ///< of `named` the last; else half-way from `first` to the end of the run
  int last = 0;   ///< the end of the run
  /// Of tables with a block a year, ascending: of `named` all; of `policies` the end of the last
  /// school year of each variant's policies.
  std::vector<int> policy_ends;
  /// `policy_ends` and the end of the run; of `named` all named.
  std::vector<int> with_end;
  bool cut = false;  ///< there are more ends of policies than `policy_ends` holds
};
LookYears look_years(const RunDescription& run);

/// At most so many blocks a table; of more ends the first, the last and that of `first` are shown.
inline constexpr std::size_t most_look_years = 4;

/// Years in which a variant can differ by its policies: from the end of the first school year in
/// which one acts to the end of the run; of `named` all named; all years of the run where it is not
/// known when its policies act, or none does. Of "nothing differs" it must be true in all of these.
std::vector<int> effect_years(const RunDescription& run, const VariantInfo& variant);

/// The same years in the order in which a finding is looked for: the end of the last school year in
/// which the variant's policies act, the end of the run, then the others, the earliest first; of
/// `named` as named.
std::vector<int> look_order(const RunDescription& run, const VariantInfo& variant);

/// Of all variants but baseline and reference together, ascending.
std::vector<int> effect_years(const RunDescription& run);

/// `de schooljaren 2021/22 tot en met 2034/35`; years with gaps one by one. @pre not empty
std::string years_words(const std::vector<int>& years, Language language);

/// How the years were chosen, as a sentence.
std::string look_sentence(const RunDescription& run, Language language);

/// Variants whose policies have not begun, or have ended, in the school year that ends in `year`,
/// as a sentence: "In 2023/24 werkt geen maatregel van: X (tot en met 2021/22)." Empty when all
/// act.
std::string not_acting_sentence(const RunDescription& run, int year, Language language);

}  // namespace doorstroom
