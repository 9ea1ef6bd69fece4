// SPDX-License-Identifier: EUPL-1.2
// What stands under a figure: what is shown, what the interval holds, what is not shown, source.
#include "results/figures/captions.hpp"

#include <fmt/format.h>

namespace doorstroom::figures {
namespace {

std::string say(Language language, const std::string& nl, const std::string& en, auto&&... values) {
  return fmt::format(fmt::runtime(in(language, nl, en)), values...);
}

std::string interval_sentence(const FactReader& read, Language language) {
  const auto words = interval_words(read, language);
  if (words.empty()) return "";
  if (read.intervals().contains(IntervalKind::luck))
    return words + in(language, "; dat draagt geen bevinding.", "; that carries no finding.");
  return words + ".";
}

std::string sample_sentence(const RunDescription& run, Language language) {
  if (run.sample >= 1) return "";
  return say(language, "Steekproef van {}% van de leerlingen, opgehoogd tot heel Nederland.",
             "Sample of {}% of the pupils, scaled up to the whole country.",
             format_number(100 * run.sample, run.sample < 0.1 ? 1 : 0, language));
}

std::string missing_sentence(const FactReader& read, Language language) {
  std::string out;
  if (read.withheld() > 0)
    out += say(language, "Niet gegeven: {} waarden, omdat de noemer nul kan zijn.",
               "Withheld: {} values, because the denominator may be zero.", read.withheld());
  if (read.suppressed() > 0)
    out += (out.empty() ? "" : " ") +
           say(language, "Onderdrukt: {} waarden over te weinig personen.",
               "Suppressed: {} values on too few persons.", read.suppressed());
  return out;
}

std::string many_variants_sentence(const RunDescription& run, Language language) {
  const auto reference = reference_name(run).empty() ? 0U : 1U;
  const auto all = run.variants.size() - reference;
  const auto shown = shown_variants(run).size();
  if (all <= shown) return "";
  return say(language, "Getekend zijn de eerste {} van {} varianten.",
             "Drawn are the first {} of {} variants.", shown, all);
}

std::string source(const FactReader& read, Language language) {
  const auto& run = read.run();
  return say(language, "Bron: doorstroom, model {}, \"{}\", inhoud {}.",
             "Source: doorstroom, model {}, \"{}\", content {}.", run.model_version,
             short_label(run.title, 90), read.facts().results().content_hash().substr(0, 12));
}

}  // namespace

std::string interval_words(const FactReader& read, Language language) {
  const auto& run = read.run();
  const auto& kinds = read.intervals();
  if (run.replicates < 2)
    return in(language, "geen interval: één herhaling", "no interval: one replicate");
  if (kinds.empty()) return "";
  std::string df;
  for (const int n : read.df()) df += (df.empty() ? "" : ", ") + std::to_string(n);
  if (kinds.contains(IntervalKind::luck) && !kinds.contains(IntervalKind::luck_and_parameters))
    return say(language, "95%-interval: alleen toeval (df {})", "95% interval: luck alone (df {})",
               df);
  const auto both = say(language, "95%-interval: toeval (df {}) en parameters ({} trekkingen)",
                        "95% interval: luck (df {}) and parameters ({} draws)", df, run.draws);
  if (!kinds.contains(IntervalKind::luck)) return both;
  return both + in(language, ", deels alleen toeval", ", some of luck alone");
}

std::string caption(const FactReader& read, const std::string& what, Language language) {
  std::string out = what;
  for (const auto& sentence : {interval_sentence(read, language), missing_sentence(read, language),
                               many_variants_sentence(read.run(), language),
                               sample_sentence(read.run(), language), source(read, language)}) {
    if (sentence.empty()) continue;
    auto text = sentence;
    if (text.front() >= 'a' && text.front() <= 'z')
      text.front() = static_cast<char>(text.front() - 'a' + 'A');
    out += (out.empty() ? "" : " ") + text;
  }
  return out;
}

std::string caption_of_year(const FactReader& read, const std::string& what, int year,
                            Language language) {
  const auto idle = not_acting_sentence(read.run(), year, language);
  return caption(read, idle.empty() ? what : what + " " + idle, language);
}

}  // namespace doorstroom::figures
