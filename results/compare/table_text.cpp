// SPDX-License-Identifier: EUPL-1.2
// Comparisons as lines of text in 80 columns.
#include "results/compare/table_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "results/words/labels.hpp"
#include "results/words/units.hpp"

namespace doorstroom {
namespace {

constexpr std::size_t columns = table_columns, label_width = 23, number_width = 11,
                      bound_width = 10;

std::string interval_text(const RunDescription& run, Language language) {
  if (run.replicates < 2)
    return in(language, "Geen interval: er is maar één herhaling (replicates = 1).",
              "No interval: there is one replicate only (replicates = 1).");
  const auto luck =
      fmt::format(fmt::runtime(in(language, "{} herhalingen, df {}", "{} replicates, df {}")),
                  run.replicates, run.replicates - 1);
  if (run.draws < 2)
    return fmt::format(
        fmt::runtime(in(language, "95%-interval: alleen toeval ({}); dat draagt geen bevinding.",
                        "95% interval: luck alone ({}); that carries no finding.")),
        luck);
  return fmt::format(
      fmt::runtime(in(language, "95%-interval: toeval ({}) en parameters ({} trekkingen).",
                      "95% interval: luck ({}) and parameters ({} draws).")),
      luck, run.draws);
}

/// With one decimal where it has any: 6, 0,5.
std::string percentage(double share, Language language) {
  const double tenths = std::round(1000 * share);
  return format_number(100 * share, std::fmod(tenths, 10) != 0 ? 1 : 0, language);
}

std::string heading(const Comparison& row, Language language) {
  const auto& indicator = *find_indicator(row.indicator);
  auto title = in(language, indicator.label_nl, indicator.label_en);
  if (title.front() >= 'a' && title.front() <= 'z')
    title.front() = static_cast<char>(title.front() - 'a' + 'A');
  title = Scale::shown(row.unit, language).title(title);
  if (row.place != "all") title += ", " + row.place;
  if (row.group != "all") title += ", " + row.group;
  const auto year = year_label(row.indicator, row.year, language);
  if (width(title) + 2 + width(year) <= columns)
    return "\n" + left(title, columns - width(year)) + year + "\n";
  return "\n" + wrapped(title + ", " + year, columns);
}

/// Only an interval with more than luck in it carries a finding.
std::string verdict(const Comparison& row, Language language) {
  if (row.interval == IntervalKind::luck) return in(language, "toeval", "luck");
  if (row.interval == IntervalKind::none || (*row.low <= 0 && *row.high >= 0)) return "";
  const auto& indicator = *find_indicator(row.indicator);
  const bool shown_as_zero = format_difference(*row.difference, row.unit, language) ==
                             format_difference(0, row.unit, language);
  if (indicator.meaning == Meaning::price || shown_as_zero) return "";
  const bool higher = *row.low > 0;
  if (indicator.better == Better::neither)
    return higher ? in(language, "hoger", "higher") : in(language, "lager", "lower");
  return (indicator.better == Better::higher) == higher ? in(language, "beter", "better")
                                                        : in(language, "slechter", "worse");
}

/// What a line of each variant starts with: its label, cut to the column; labels that would then
/// look the same, as those of a sweep, stand whole on a line of their own.
std::map<std::string, std::string> line_starts(const RunDescription& run) {
  std::map<std::string, int> times;
  for (const auto& variant : run.variants)
    ++times[left(variant_label(run, variant.name), label_width)];
  std::map<std::string, std::string> starts;
  for (const auto& variant : run.variants) {
    const auto label = variant_label(run, variant.name), cut = left(label, label_width);
    starts[variant.name] =
        times[cut] == 1 ? cut : wrapped(label, columns) + std::string(label_width, ' ');
  }
  return starts;
}

std::string line(std::string out, const Comparison& row, int threshold, Language language) {
  const auto& indicator = *find_indicator(row.indicator);
  if (row.suppressed)
    return out + "  " +
           fmt::format("{} (<{})", in(language, "onderdrukt", "suppressed"), threshold) + "\n";
  if (row.withheld && indicator.meaning == Meaning::price)
    return out + "  " +
           in(language, "niet gegeven: inlopen is niet zeker",
              "withheld: recovery is not certain") +
           "\n";
  if (row.withheld)
    return out + "  " +
           in(language, "niet gegeven: de noemer kan nul zijn",
              "withheld: the denominator may be zero") +
           "\n";
  const auto shown = indicator.meaning == Meaning::price ? format_value : format_difference;
  const bool level = indicator.meaning != Meaning::contrast,
             difference = row.difference && indicator.meaning != Meaning::price;
  out += right(level ? format_value(*row.level, row.unit, language) : "", number_width);
  out += right(difference ? shown(*row.difference, row.unit, language) : "", number_width);
  if (row.low && row.high) {
    out += " " + right(shown(*row.low, row.unit, language), bound_width) +
           in(language, " tot ", " to ");
    out += right(shown(*row.high, row.unit, language), bound_width) + " " + verdict(row, language);
  }
  return trimmed(out) + "\n";
}

constexpr std::size_t most_pairs = 4;

/// Variants that luck does not tell apart, those that need the fewest replicates first.
std::string blur_text(std::vector<VariantPair> pairs,
                      const std::map<std::string, std::string>& starts, Language language) {
  std::stable_sort(pairs.begin(), pairs.end(), [](const VariantPair& a, const VariantPair& b) {
    return a.replicates_needed < b.replicates_needed;
  });
  const auto short_name = [&](const std::string& variant) {
    const auto& start = starts.at(variant);
    return start.substr(0, start.find_last_not_of(" \n") + 1);
  };
  auto text =
      in(language, "Herhalingen nodig om te onderscheiden: ", "Replicates needed to tell apart: ");
  for (std::size_t i = 0; i < std::min(pairs.size(), most_pairs); ++i) {
    const int needed = pairs[i].replicates_needed;
    text += fmt::format("{}{} {} {}: {}", i > 0 ? "; " : "", short_name(pairs[i].first),
                        in(language, "en", "and"), short_name(pairs[i].second),
                        needed > most_replicates
                            ? fmt::format("{} {}", in(language, "meer dan", "more than"),
                                          format_number(most_replicates, 0, language))
                            : std::to_string(needed));
  }
  if (pairs.size() > most_pairs)
    text +=
        fmt::format(fmt::runtime(in(language, "; en zo nog {0} {1}", "; and {0} more {2}")),
                    pairs.size() - most_pairs, pairs.size() - most_pairs == 1 ? "paar" : "paren",
                    pairs.size() - most_pairs == 1 ? "pair" : "pairs");
  return wrapped(text + ".", columns, 2);
}

bool same_block(const Comparison& a, const Comparison& b) {
  return a.indicator == b.indicator && a.year == b.year && a.place == b.place && a.group == b.group;
}

}  // namespace

std::string trimmed(std::string text) {
  text.erase(text.find_last_not_of(' ') + 1);
  return text;
}

TableText::TableText(const RunDescription& run, int threshold, Language language)
    : run_{run}, threshold_{threshold}, language_{language}, starts_{line_starts(run)} {}

std::string TableText::opening() const {
  std::string out = trimmed(left(run_.title, columns)) + "\n";
  out += wrapped(
      fmt::format(fmt::runtime(in(language_, "Verschil met {}. {}", "Difference from {}. {}")),
                  run_.variants[run_.baseline()].label, interval_text(run_, language_)),
      columns);
  if (run_.sample < 1)
    out += wrapped(
        fmt::format(fmt::runtime(in(language_, "Steekproef van {}% van de leerlingen, opgehoogd.",
                                    "Sample of {}% of the pupils, scaled up.")),
                    percentage(run_.sample, language_)),
        columns);
  return out + "\n" + std::string(label_width, ' ') +
         right(in(language_, "niveau", "level"), number_width) +
         right(in(language_, "verschil", "difference"), number_width) +
         right(in(language_, "95%-interval", "95% interval"), 2 * bound_width) + "\n";
}

std::string TableText::blocks(const std::vector<Comparison>& rows, const std::vector<Blur>& blurs) {
  std::string out;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (i == 0 || !same_block(rows[i - 1], rows[i])) out += heading(rows[i], language_);
    out += line(starts_.at(rows[i].variant), rows[i], threshold_, language_);
    count(rows[i]);
    if (i + 1 < rows.size() && same_block(rows[i], rows[i + 1])) continue;
    const auto blur = std::find_if(blurs.begin(), blurs.end(), [&](const Blur& b) {
      return b.indicator == rows[i].indicator && b.year == rows[i].year &&
             b.place == rows[i].place && b.group == rows[i].group;
    });
    if (blur == blurs.end()) continue;
    out += blur_text(blur->pairs, starts_, language_);
    has_blur_ = true;
  }
  return out;
}

void TableText::count(const Comparison& row) {
  ++shown_;
  if (row.suppressed) ++suppressed_;
}

std::string TableText::foot() const {
  std::string text;
  if (has_blur_)
    text += fmt::format(
        fmt::runtime(in(language_,
                        "Herhalingen nodig: geschat uit de spreiding tussen {0} herhalingen (df "
                        "{1}), dus ruw. Meer herhalingen maken alleen het toeval kleiner, niet de "
                        "onzekerheid over parameters. ",
                        "Replicates needed: estimated from the spread between {0} replicates (df "
                        "{1}), so roughly. More replicates only make luck smaller, not the "
                        "uncertainty about parameters. ")),
        run_.replicates, run_.replicates - 1);
  if (suppressed_ > 0)
    text += fmt::format(
        fmt::runtime(in(language_,
                        "Onderdrukt: {}% van de getoonde waarden, omdat ze op minder dan {} "
                        "gesimuleerde personen rusten of zo'n waarde verraden.",
                        "Suppressed: {}% of the values shown, because they rest on fewer than {} "
                        "simulated persons or give such a value away.")),
        percentage(static_cast<double>(suppressed_) / static_cast<double>(shown_), language_),
        threshold_);
  return text.empty() ? "" : "\n" + wrapped(trimmed(text), columns);
}

}  // namespace doorstroom
