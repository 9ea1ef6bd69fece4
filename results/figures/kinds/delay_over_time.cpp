// SPDX-License-Identifier: EUPL-1.2
// Learning delay over time, every variant: primary and secondary apart, weeks with SD beside them.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "results/figures/captions.hpp"
#include "results/figures/figure_kind.hpp"
#include "results/figures/findings.hpp"
#include "results/figures/theme.hpp"

namespace doorstroom::figures {
namespace {

struct Measure {
  const char* indicator;
  const char* name;
  const char* unit;
  double coarse;  ///< from this largest value on, labels have as few decimals as these
  const char* coarse_format;
  const char* fine_format;
};
constexpr std::array<Measure, 2> measures = {{{"delay_weeks", "weeks", "weeks", 4, ",.0f", ",.1f"},
                                              {"delay_sd", "sd", "SD", 0.05, ",.2f", ",.3f"}}};
constexpr std::array<const char*, 2> sectors = {"po", "vo"};

FigureTable rows_of(FactReader& read, Language language) {
  const auto& run = read.run();
  FigureTable table;
  table.columns = {{"sector", in(language, "sector", "sector"), "", 0},
                   {"variant", in(language, "variant", "variant"), "", 0},
                   {"year", in(language, "schooljaar tot", "school year to"), "year", 0}};
  for (const auto& measure : measures) {
    const std::string unit = measure.unit;
    const int decimals = unit == "SD" ? 3 : 1;
    const auto words = Scale::shown(unit, language).unit();
    table.columns.push_back(
        {measure.name, in(language, "vertraging, ", "delay, ") + words, unit, decimals});
    table.columns.push_back({std::string(measure.name) + "_low",
                             in(language, "ondergrens, ", "lower bound, ") + words, unit,
                             decimals});
    table.columns.push_back({std::string(measure.name) + "_high",
                             in(language, "bovengrens, ", "upper bound, ") + words, unit,
                             decimals});
  }
  const auto reference = reference_name(run);
  for (const auto* const sector : sectors)
    for (const auto& variant : shown_variants(run))
      for (int year = run.first_year + 1; year <= run.first_year + run.years; ++year) {
        std::vector<FigureCell> row = {cell(std::string{sector}), cell(variant.label), cell(year)};
        bool any = false;
        for (const auto& measure : measures) {
          const auto level = read(variant.name, measure.indicator, year, sector).level;
          any = any || level;
          row.push_back(cell(level));
          // The delay of the baseline is minus the difference that the reference makes with it.
          const auto without = variant.baseline && !reference.empty()
                                   ? read(reference, measure.indicator, year, sector)
                                   : Value{};
          row.push_back(cell(without.high ? std::optional{-*without.high} : std::nullopt));
          row.push_back(cell(without.low ? std::optional{-*without.low} : std::nullopt));
        }
        if (any) table.rows.push_back(std::move(row));
      }
  return table;
}

double largest_of(const FigureTable& table, const std::string& name) {
  double most = 0;
  for (std::size_t i = 0; i < table.columns.size(); ++i)
    if (table.columns[i].name == name)
      for (const auto& row : table.rows)
        if (const auto* const value = std::get_if<double>(&row[i])) most = std::max(most, *value);
  return most;
}

Json panel(const FactReader& read, const FigureTable& table, const std::string& sector,
           const Measure& measure, Language language) {
  const auto variants = shown_variants(read.run());
  const bool first = sector == sectors.front(), weeks = std::string(measure.unit) == "weeks";
  const std::string name = measure.name;
  const auto title = weeks ? in(language, "weken van het eigen leerjaar", "weeks of own year group")
                           : in(language, "SD", "SD");
  auto x = school_year_axis(read.run(), language, 5, !weeks);
  Json y{{"field", name},
         {"type", "quantitative"},
         {"scale", {{"zero", true}}},
         {"axis",
          {{"title", first ? Json(title) : Json(nullptr)},
           {"format", largest_of(table, name) >= measure.coarse ? measure.coarse_format
                                                                : measure.fine_format},
           {"tickCount", 4},
           {"minExtent", 34},
           {"maxExtent", 34}}}};
  Json band_y = y;
  band_y["field"] = name + "_low";
  Json band{{"transform", Json::array({{{"filter", "isValid(datum." + name + "_low)"}}})},
            {"mark", {{"type", "area"}, {"color", "#000000"}, {"opacity", 0.13}}},
            {"encoding", {{"x", x}, {"y", band_y}, {"y2", {{"field", name + "_high"}}}}}};
  Json lines{{"mark", {{"type", "line"}, {"strokeWidth", 2}}},
             {"encoding",
              {{"x", x},
               {"y", y},
               {"color", variant_colour(variants, true)},
               {"strokeDash", variant_dash(variants, true)},
               {"tooltip", tooltip(table)}}}};
  Json out{{"transform", Json::array({{{"filter", {{"field", "sector"}, {"equal", sector}}}}})},
           {"width", 232},
           {"height", 130},
           {"layer", Json::array({band, lines})}};
  if (weeks) out["layer"].push_back(panel_head(sector_label(sector, language), 232));
  return out;
}

std::optional<double> delay(FactReader& read, const std::string& sector, int year) {
  const auto reference = reference_name(read.run());
  const auto without = read(reference, "delay_weeks", year, sector);
  if (!supports(without, "weeks")) return std::nullopt;
  return -*without.difference;
}

std::string title_of(const Facts& facts, Language language) {
  FactReader read{facts};
  const int year = look_years(read.run()).first;
  const auto po = delay(read, "po", year), vo = delay(read, "vo", year);
  if (!po || !vo || *po <= 0 || *vo <= 0)
    return in(language, "Leervertraging in de tijd, per variant",
              "Learning delay over time, per variant");
  return fmt::format(
      fmt::runtime(in(language,
                      "{}: leerlingen lopen eind {} gemiddeld {} weken achter in het po en {} in "
                      "het vo",
                      "{}: at the end of {} pupils are {} weeks behind in primary and {} in "
                      "secondary, on average")),
      short_label(baseline_label(read.run()), 40), school_year(year),
      format_number(*po, 0, language), format_number(*vo, 0, language));
}

std::string alt_of(const FactReader& read, const std::string& title, Language language) {
  const auto& run = read.run();
  return fmt::format(
      fmt::runtime(in(
          language,
          "Lijndiagram met vier vlakken: links basisonderwijs, rechts voortgezet onderwijs; boven "
          "vertraging in weken, onder in standaarddeviaties; schooljaren {} tot en met {}, {} "
          "varianten. {}. De getallen staan in de tabel.",
          "Line chart in four panels: primary left, secondary right; delay in weeks above, in "
          "standard deviations below; school years {} to {}, {} variants. {}. The numbers are in "
          "the table.")),
      school_year(run.first_year + 1), school_year(run.first_year + run.years),
      shown_variants(run).size(), title);
}

std::optional<Figure> draw(const Facts& facts, Language language) {
  FactReader read{facts};
  Figure figure{"delay_over_time", title_of(facts, language), "", "", rows_of(read, language), ""};
  if (!has_numbers(figure.data, "weeks")) return std::nullopt;
  const auto what = in(
      language,
      "Gemiddelde achterstand aan het eind van het schooljaar op dezelfde leerling zonder "
      "sluitingen en zonder beleid. Een week is wat de gemiddelde leerling van het eigen leerjaar "
      "in een week leert en is in hogere leerjaren korter in SD: vergelijk po en vo in SD. De band "
      "is het interval van de vertraging in de basisvariant; verschillen tussen varianten staan in "
      "de volgende figuur.",
      "Mean shortfall at the end of the school year against the same pupil without closures and "
      "without policy. A week is what the average pupil of the own year group learns in a week, "
      "and in higher years it is less in SD: compare primary and secondary in SD. The band is the "
      "interval of the delay in the baseline; differences between variants are in the next "
      "figure.");
  figure.caption = caption(read, what, language);
  figure.alt = alt_of(read, figure.title, language);
  auto spec = vega_lite(figure.title,
                        in(language, "Gemiddelde leervertraging; band: ",
                           "Mean learning delay; "
                           "band: ") +
                            interval_words(read, language),
                        figure.data, language);
  Json rows = Json::array();
  for (const auto& measure : measures) {
    Json row = Json::array();
    for (const auto* const sector : sectors)
      row.push_back(panel(read, figure.data, sector, measure, language));
    rows.push_back({{"hconcat", row}});
  }
  spec["vconcat"] = rows;
  figure.spec = spec.dump();
  return figure;
}

}  // namespace

FigureKind delay_over_time() { return {10, "delay_over_time", draw}; }

}  // namespace doorstroom::figures
