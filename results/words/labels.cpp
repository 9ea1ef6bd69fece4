// SPDX-License-Identifier: EUPL-1.2
// What readers see for the stable names of places, groups, years and variants.
#include "results/words/labels.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <sstream>
#include <vector>

#include "results/indicators/selection.hpp"

namespace doorstroom {
namespace {

struct Words {
  const char* nl;
  const char* en;
};
using Names = std::map<std::string, Words>;

std::optional<std::string> look_up(const Names& names, const std::string& name, Language language) {
  const auto found = names.find(name);
  if (found == names.end()) return std::nullopt;
  return in(language, found->second.nl, found->second.en);
}

/// Sectors, whose places have nothing in common in their labels.
const Names& sectors() {
  static const Names names = {
      {"all", {"alle plaatsen samen", "all places together"}},
      {"vve", {"voor- en vroegschool (vve)", "early-years programmes (vve)"}},
      {"vve.with", {"peuters met vve", "age 2 and 3 with early-years programme"}},
      {"vve.without", {"peuters zonder vve", "age 2 and 3 without early-years programme"}},
      {"po", {"primair onderwijs (po)", "primary education (po)"}},
      {"po.bao", {"basisonderwijs", "mainstream primary"}},
      {"vo", {"voortgezet onderwijs (vo)", "secondary education (vo)"}},
      {"vo.vmbo", {"vmbo, alle leerwegen", "pre-vocational (vmbo)"}},
      {"mbo", {"middelbaar beroepsonderwijs (mbo)", "vocational education (mbo)"}},
      {"hbo", {"hoger beroepsonderwijs (hbo)", "higher professional education (hbo)"}},
      {"wo", {"universiteit (wo)", "university (wo)"}},
      {"gap", {"tussenjaar", "gap year"}}};
  return names;
}

std::vector<std::string> words_of(const std::string& label) {
  std::istringstream in_words{label};
  std::vector<std::string> words;
  for (std::string word; in_words >> word;) words.push_back(word);
  return words;
}

/// `havo 1`, `havo 2`: `havo`. Empty when the labels begin with nothing in common.
std::string common_start(const std::vector<std::string>& labels) {
  auto common = words_of(labels.front());
  for (const auto& label : labels) {
    const auto words = words_of(label);
    const auto differ = std::mismatch(common.begin(), common.end(), words.begin(), words.end());
    common.erase(differ.first, common.end());
  }
  static const std::vector<std::string> dangling = {"jaar",  "year",   "leerjaar", "groep",
                                                    "group", "niveau", "level"};
  const auto ends_badly = [&] {
    return !common.empty() &&
           std::find(dangling.begin(), dangling.end(), common.back()) != dangling.end();
  };
  while (labels.size() > 1 && ends_badly()) common.pop_back();
  auto text = fmt::format("{}", fmt::join(common, " "));
  while (!text.empty() && (text.back() == ',' || text.back() == ':')) text.pop_back();
  return text;
}

}  // namespace

std::string place_label(const RunDescription& run, const std::string& place, Language language) {
  if (const auto known = look_up(sectors(), place, language)) return *known;
  if (place.starts_with("diploma.")) {
    for (const auto& diploma : run.diplomas)
      if ("diploma." + diploma.name == place)
        return in(language, "hoogste diploma: ", "highest diploma: ") +
               in(language, diploma.label_nl, diploma.label_en);
    return place;
  }
  std::vector<std::string> labels;
  for (const auto& info : run.places)
    if (is_under(info.name, place)) labels.push_back(in(language, info.label_nl, info.label_en));
  const auto common = labels.empty() ? std::string() : common_start(labels);
  return common.empty() ? place : common;
}

std::string group_label(const std::string& group, Language language) {
  static const Names names = {
      {"all", {"iedereen", "everybody"}},
      {"sex=m", {"jongens en mannen", "boys and men"}},
      {"sex=f", {"meisjes en vrouwen", "girls and women"}},
      {"education=low", {"laagopgeleide ouders", "parents with low education"}},
      {"education=middle", {"middelbaar opgeleide ouders", "parents with middle education"}},
      {"education=high", {"hoogopgeleide ouders", "parents with high education"}},
      {"background=dutch", {"Nederlandse achtergrond", "Dutch background"}},
      {"background=migrant", {"migratieachtergrond", "migrant background"}},
      {"domain=reading", {"alleen lezen", "reading only"}},
      {"domain=maths", {"alleen rekenen", "maths only"}}};
  std::string out;
  std::istringstream pairs{group};
  for (std::string pair; std::getline(pairs, pair, ',');) {
    if (!out.empty()) out += ", ";
    if (const auto known = look_up(names, pair, language))
      out += *known;
    else
      out += pair.starts_with("region=") ? pair.substr(7) : pair;
  }
  return out;
}

namespace {
bool is_stock(const std::string& indicator) {
  return indicator == "enrolled" || indicator == "teacher_fte";
}
}  // namespace

std::string year_label(const std::string& indicator, int year, Language language) {
  if (is_stock(indicator))
    return fmt::format("{} {}", in(language, "1 oktober", "1 October"), year);
  return fmt::format("{} {}/{:02}", in(language, "schooljaar", "school year"), year - 1,
                     year % 100);
}

std::string short_year_label(const std::string& indicator, int year) {
  return is_stock(indicator) ? std::to_string(year) : fmt::format("{}/{:02}", year - 1, year % 100);
}

std::string variant_label(const RunDescription& run, const std::string& variant) {
  for (const auto& info : run.variants)
    if (info.name == variant) return info.label.empty() ? info.name : info.label;
  return variant;
}

std::string quality_label(const std::string& quality, Language language) {
  static const Names names = {{"verbatim", {"uit de bron", "as in the source"}},
                              {"derived", {"afgeleid", "derived"}},
                              {"recalled", {"bekend, niet gevonden", "known, not found"}},
                              {"assumption", {"aanname", "assumption"}}};
  return look_up(names, quality, language).value_or(quality);
}

std::string sentence_case(std::string text) {
  if (!text.empty() && text.front() >= 'a' && text.front() <= 'z')
    text.front() = static_cast<char>(text.front() - 'a' + 'A');
  return text;
}

}  // namespace doorstroom
