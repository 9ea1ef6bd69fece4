// SPDX-License-Identifier: EUPL-1.2
// What readers see for the stable names of places, groups, years and variants.
#pragma once

#include <string>

#include "results/store/run_description.hpp"
#include "results/words/text.hpp"

namespace doorstroom {

/// `vo.havo` as `havo`, `vo` as `voortgezet onderwijs`; a name that nothing is known about stays as
/// it is. A prefix is called by the words that the labels of all its places begin with.
std::string place_label(const RunDescription& run, const std::string& place, Language language);

/// `education=low` as `laagopgeleide ouders`; several pairs joined by commas; unknown pairs stay as
/// they are.
std::string group_label(const std::string& group, Language language);

/// `1 oktober 2021` for a stock, `schooljaar 2020/21` for all else.
std::string year_label(const std::string& indicator, int year, Language language);
/// `2021` for a stock, `2020/21` for all else: for axes.
std::string short_year_label(const std::string& indicator, int year);

/// Its label, or its name when it has none.
std::string variant_label(const RunDescription& run, const std::string& variant);

/// `verbatim` as `uit de bron`, `assumption` as `aanname`; anything else stays as it is.
std::string quality_label(const std::string& quality, Language language);

/// The first letter made a capital, if it is one of a to z.
std::string sentence_case(std::string text);

}  // namespace doorstroom
