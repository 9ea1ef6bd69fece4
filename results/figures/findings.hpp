// SPDX-License-Identifier: EUPL-1.2
// Titles that state a finding: only what an interval of luck and parameters supports, with its
// reach.
#pragma once

#include <optional>
#include <string>

#include "results/figures/parts.hpp"

namespace doorstroom::figures {

/// Whether a difference may be stated: its interval holds luck and parameters and excludes zero,
/// and it would not be shown as zero.
/// @param unit as of an indicator; how it is shown decides what is shown as zero
bool supports(const Value& value, const std::string& unit);

/// A supported difference of one variant.
struct Finding {
  ShownVariant variant;
  Value value;
};

/// The largest supported difference among the policies, whichever way it goes.
std::optional<Finding> largest(FactReader& read, const std::string& indicator, int year,
                               const std::string& place = "all", const std::string& group = "all");

/// A label as part of a title.
std::string in_title(const ShownVariant& variant);

/// `bereikt 50.000 leerling-jaren`, or empty when no reach is recorded or it is zero.
std::string reach_words(FactReader& read, const std::string& variant, int year, Language language);

/// What a policy does to the delay: to those whom it reaches (only with its reach) and nationally.
/// Of the first of these years in which an interval supports it; else nothing.
std::optional<std::string> delay_finding(FactReader& read, const std::vector<int>& years,
                                         Language language);

}  // namespace doorstroom::figures
