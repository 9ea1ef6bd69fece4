// SPDX-License-Identifier: EUPL-1.2
// Variants and their policies as a run was asked for them, in plain words.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "results/store/run_description.hpp"
#include "results/words/text.hpp"

namespace doorstroom::report {

/// One policy of one variant: what the experiment says of it.
struct PolicyUse {
  std::string kind, name;
  std::map<std::string, std::string> settings;  ///< as written for a reader: `0,2`, `havo, vwo`
  int from = 0, until = 0;  ///< first and last school year by its 1 October; 0: not said
};

/// Policies by the name of their variant; empty when the experiment cannot be read.
std::map<std::string, std::vector<PolicyUse>> policies_of_variants(const RunDescription& run,
                                                                   Language language);

/// A sentence or two on what this policy does with these settings; for kinds without words of their
/// own its settings one by one.
std::string plain_words(const PolicyUse& use, Language language);

/// `schooljaren 2021/22 tot en met 2023/24`; empty when the experiment does not say.
std::string period(const PolicyUse& use, Language language);

}  // namespace doorstroom::report
