// SPDX-License-Identifier: EUPL-1.2
// Words of readers for groups and sectors. What is not known keeps its own name.
#include <map>

#include "results/figures/parts.hpp"

namespace doorstroom::figures {
namespace {

struct Words {
  std::string nl, en;
};

std::string word(const std::map<std::string, Words>& words, const std::string& key,
                 Language language) {
  const auto found = words.find(key);
  return found == words.end() ? key : in(language, found->second.nl, found->second.en);
}

}  // namespace

std::string group_label(const std::string& group, Language language) {
  static const std::map<std::string, Words> words = {
      {"all", {"alle leerlingen", "all pupils"}},
      {"education=low", {"ouders laag opgeleid", "parents: low education"}},
      {"education=middle", {"ouders middelbaar opgeleid", "parents: middle education"}},
      {"education=high", {"ouders hoog opgeleid", "parents: high education"}},
      {"background=dutch", {"Nederlandse achtergrond", "Dutch background"}},
      {"background=migrant", {"migratieachtergrond", "migration background"}},
      {"sex=m", {"jongens", "boys"}},
      {"sex=f", {"meisjes", "girls"}},
      {"domain=reading", {"lezen", "reading"}},
      {"domain=maths", {"rekenen", "maths"}}};
  return word(words, group, language);
}

std::string sector_label(const std::string& place, Language language) {
  static const std::map<std::string, Words> words = {
      {"all", {"heel Nederland", "the whole country"}},
      {"po", {"basisonderwijs (po)", "primary (po)"}},
      {"vo", {"voortgezet onderwijs (vo)", "secondary (vo)"}},
      {"vo.vso", {"voortgezet speciaal (vso)", "secondary special (vso)"}},
      {"vo.vavo", {"volwassenen (vavo)", "adult secondary (vavo)"}},
      {"mbo", {"mbo", "vocational (mbo)"}},
      {"hbo", {"hbo", "professional HE (hbo)"}},
      {"wo", {"wo", "university (wo)"}}};
  return word(words, place, language);
}

}  // namespace doorstroom::figures
