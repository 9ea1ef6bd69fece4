// SPDX-License-Identifier: EUPL-1.2
// Figures before they are drawn: complete, equal to the facts, and never misleading.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "results/figures/captions.hpp"
#include "results/figures/cohort.hpp"
#include "results/figures/draw.hpp"
#include "results/figures/figure_kind.hpp"
#include "results/figures/findings.hpp"
#include "results/figures/frontier.hpp"
#include "results/figures/theme.hpp"
#include "tests/results/effect_run.hpp"
#include "tests/results/figures/figure_run.hpp"

namespace doorstroom {
namespace {

using figures::Json;
using made_up::FigureRun;

constexpr const char* label = "Tutoring in tweetallen";

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

std::size_t column(const FigureTable& table, const std::string& name) {
  for (std::size_t i = 0; i < table.columns.size(); ++i)
    if (table.columns[i].name == name) return i;
  ADD_FAILURE() << "no column " << name;
  return 0;
}

std::optional<double> number(const FigureTable& table, std::size_t row, const std::string& name) {
  const auto* const value = std::get_if<double>(&table.rows.at(row).at(column(table, name)));
  return value ? std::optional{*value} : std::nullopt;
}

std::string words(const FigureTable& table, std::size_t row, const std::string& name) {
  return std::get<std::string>(table.rows.at(row).at(column(table, name)));
}

/// Every text in a specification that a reader sees above the drawing.
std::string heading(const Figure& figure) { return Json::parse(figure.spec).at("title").dump(); }

/// A figure by its name.
std::optional<Figure> drawn(const std::string& name, const Facts& facts, Language language) {
  for (const auto& kind : figure_kinds())
    if (kind.name == name) return kind.draw(facts, language);
  ADD_FAILURE() << "no figure " << name;
  return std::nullopt;
}

std::vector<Figure> figures_of(const Results& results, Language language = Language::nl) {
  const Facts facts{results};
  return all_figures(facts, language);
}

TEST(Figures, AreCompleteInBothLanguages) {
  const auto results = made_up::figure_results("complete");
  for (const auto language : {Language::nl, Language::en}) {
    const auto all = figures_of(results, language);
    std::set<std::string> names;
    for (const auto& figure : all) {
      EXPECT_TRUE(names.insert(figure.name).second) << figure.name;
      EXPECT_FALSE(figure.title.empty() || figure.alt.empty()) << figure.name;
      EXPECT_TRUE(has(figure.alt, ".")) << figure.name;
      EXPECT_TRUE(has(figure.caption, results.content_hash().substr(0, 12))) << figure.name;
      EXPECT_TRUE(has(figure.caption, "model 1")) << figure.name;
      ASSERT_FALSE(figure.data.rows.empty()) << figure.name;
      for (const auto& row : figure.data.rows) {
        EXPECT_EQ(row.size(), figure.data.columns.size()) << figure.name;
        for (const auto& value : row)
          EXPECT_FALSE(std::holds_alternative<double>(value) &&
                       !std::isfinite(std::get<double>(value)))
              << figure.name;
      }
      const auto spec = Json::parse(figure.spec);
      EXPECT_TRUE(has(spec.at("$schema"), "vega.github.io/schema/vega")) << figure.name;
      const auto& values = spec.at("data").is_array() ? spec["data"][0] : spec["data"];
      EXPECT_EQ(values.at("values").size(), figure.data.rows.size()) << figure.name;
      EXPECT_EQ(spec.at("config").at("locale").at("number").at("decimal"),
                language == Language::nl ? "," : ".");
      EXPECT_FALSE(has(figure.spec, "\"url\"")) << figure.name << " would load something";
    }
    for (const auto& kind : figure_kinds()) EXPECT_TRUE(names.count(kind.name)) << kind.name;
    EXPECT_EQ(names.size(), figure_kinds().size());
  }
}

TEST(Figures, EachHasAPlaceOfItsOwn) {
  const auto& kinds = figure_kinds();
  for (std::size_t i = 1; i < kinds.size(); ++i)
    EXPECT_LT(kinds[i - 1].place, kinds[i].place) << kinds[i].name;
}

TEST(Figures, HaveTheNumbersOfTheFacts) {
  const auto results = made_up::figure_results("facts");
  const Facts facts{results};
  const auto figure = drawn("recovered_share", facts, Language::nl);
  ASSERT_TRUE(figure);
  for (std::size_t i = 0; i < figure->data.rows.size(); ++i) {
    const auto* const fact = facts.find("tutoring", "delay_recovered_share",
                                        static_cast<int>(*number(figure->data, i, "year")));
    ASSERT_NE(fact, nullptr);
    EXPECT_EQ(number(figure->data, i, "share"), fact->difference);
    EXPECT_EQ(number(figure->data, i, "low"), fact->low);
    EXPECT_EQ(number(figure->data, i, "high"), fact->high);
  }
  const auto pupils = drawn("pupil_numbers", facts, Language::nl);
  ASSERT_TRUE(pupils);
  for (std::size_t i = 0; i < pupils->data.rows.size(); ++i) {
    const auto* const fact =
        facts.find("tutoring", "enrolled", static_cast<int>(*number(pupils->data, i, "year")),
                   words(pupils->data, i, "sector"));
    ASSERT_NE(fact, nullptr);
    EXPECT_EQ(number(pupils->data, i, "level"), fact->level);
    EXPECT_EQ(number(pupils->data, i, "difference"), fact->difference);
  }
}

TEST(Figures, KindsOfMoneyAddUpToTheTotal) {
  const auto results = made_up::figure_results("money");
  const Facts facts{results};
  const auto figure = drawn("money", facts, Language::nl);
  ASSERT_TRUE(figure);
  std::map<double, double> parts, totals;
  for (std::size_t i = 0; i < figure->data.rows.size(); ++i) {
    const auto year = *number(figure->data, i, "year");
    auto& sum = words(figure->data, i, "kind") == "totaal" ? totals[year] : parts[year];
    sum += number(figure->data, i, "difference").value_or(0);
  }
  for (const auto& [year, total] : totals) EXPECT_NEAR(parts[year], total, 1) << year;
}

TEST(Figures, AxesAndTablesAreInTheUnitOfTheirTitle) {
  const auto results = made_up::figure_results("units");
  const Facts facts{results};
  const auto axis = figures::difference_axis("difference", "meerkosten",
                                             Scale::shown("EUR", Language::nl), ",.0f")["axis"];
  EXPECT_EQ(axis["title"], "meerkosten, mln euro");
  EXPECT_EQ(axis["labelExpr"], "format(1e-06 * datum.value, ',.0f')");
  EXPECT_FALSE(axis.contains("format"));
  const auto points =
      figures::difference_axis("share", "", Scale::shown("share", Language::en), ".2~f")["axis"];
  EXPECT_EQ(points["title"], "percentage points");
  EXPECT_EQ(points["labelExpr"], "format(100 * datum.value, '.2~f')");
  const auto weeks =
      figures::difference_axis("weeks", "", Scale::shown("weeks", Language::nl), ",.1f")["axis"];
  EXPECT_EQ(weeks["title"], "weken");
  EXPECT_EQ(weeks["format"], ",.1f");
  for (const auto& figure : figures_of(results)) {
    if (!has(figure.spec, "mln euro\"")) continue;
    EXPECT_TRUE(has(figure.spec, "format(1e-06 * datum.value")) << figure.name;
  }
  // weeks and SD in one column: neither may stand over it
  const auto effect = drawn("delay_effect", facts, Language::nl);
  ASSERT_TRUE(effect);
  EXPECT_EQ(effect->data.columns[column(effect->data, "difference")].unit, unit_of_the_row);
}

TEST(Figures, StateAFindingOnlyWithLuckAndParameters) {
  FigureRun luck;
  luck.run = made_up::description(3, 0);
  FigureRun single;
  single.run = made_up::description(1, 0);
  FigureRun nothing;
  nothing.helps = false;
  for (const auto& figure : figures_of(made_up::figure_results("luck", luck))) {
    EXPECT_FALSE(has(figure.title, label)) << figure.title;
    EXPECT_FALSE(has(figure.title, "weken achter")) << figure.title;
    if (figure.name == "cohort_flow") continue;  // has no interval
    EXPECT_TRUE(has(figure.caption, "alleen toeval (df 2)")) << figure.name;
    EXPECT_TRUE(has(heading(figure), "alleen toeval")) << figure.name;
  }
  for (const auto& figure : figures_of(made_up::figure_results("single", single))) {
    EXPECT_FALSE(has(figure.title, label)) << figure.title;
    EXPECT_TRUE(has(figure.caption, "eén herhaling") || has(figure.caption, "één herhaling"))
        << figure.name;
  }
  for (const auto& figure : figures_of(made_up::figure_results("nothing", nothing))) {
    if (figure.name == "money" || figure.name == "staff") continue;  // tutors cost, help or not
    EXPECT_FALSE(has(figure.title, label)) << figure.title;
  }
  int stated = 0;
  for (const auto& figure : figures_of(made_up::figure_results("stated")))
    stated += has(figure.title, label) ? 1 : 0;
  EXPECT_GE(stated, 8);
}

TEST(Figures, SupportIsAnIntervalBeyondZeroAndAnEffectThatShows) {
  const auto value = [](double difference, double low, double high, IntervalKind kind) {
    figures::Value v;
    v.level = v.difference = difference;
    v.low = low;
    v.high = high;
    v.interval = kind;
    return v;
  };
  constexpr auto both = IntervalKind::luck_and_parameters;
  EXPECT_TRUE(figures::supports(value(-2, -3, -1, both), "weeks"));
  EXPECT_FALSE(figures::supports(value(-2, -3, -1, IntervalKind::luck), "weeks"));
  EXPECT_FALSE(figures::supports(value(-2, -5, 1, both), "weeks"));
  EXPECT_FALSE(figures::supports(value(-0.001, -0.002, -0.0005, both), "weeks"));
  auto withheld = value(2, 1, 3, both);
  withheld.withheld = true;
  EXPECT_FALSE(figures::supports(withheld, "weeks"));
  EXPECT_FALSE(figures::supports(figures::Value{}, "weeks"));
}

TEST(Figures, AnEffectOnTheReachedComesWithReachAndCountry) {
  const auto results = made_up::figure_results("reach");
  const Facts facts{results};
  for (const auto language : {Language::nl, Language::en}) {
    figures::FactReader read{facts};
    const auto title = figures::delay_finding(read, {2020}, language);
    ASSERT_TRUE(title);
    const bool nl = language == Language::nl;
    EXPECT_TRUE(has(*title, nl ? "bereikt" : "reaches")) << *title;
    EXPECT_TRUE(has(*title, nl ? "per leerling-jaar" : "for each")) << *title;
    EXPECT_TRUE(has(*title, nl ? "landelijk" : "national")) << *title;
  }
}

TEST(Figures, NameTheDegreesOfFreedomBesideEveryInterval) {
  for (const auto& figure : figures_of(made_up::figure_results("df"))) {
    const bool interval = std::any_of(
        figure.data.columns.begin(), figure.data.columns.end(),
        [](const FigureColumn& c) { return c.name == "low" || c.name.ends_with("_low"); });
    if (!interval) continue;
    EXPECT_TRUE(has(figure.caption, "df 2")) << figure.name;
    EXPECT_TRUE(has(heading(figure), "df 2")) << figure.name;
  }
}

TEST(Figures, WithheldValuesAreEmptyAndCounted) {
  FigureRun wanted;
  wanted.no_delay = true;
  const auto results = made_up::figure_results("withheld", wanted);
  const Facts facts{results};
  const auto figure = drawn("recovered_groups", facts, Language::nl);
  if (figure) {
    ADD_FAILURE() << "a figure without a single number is not drawn";
  }
  const auto* const fact = facts.find("tutoring", "delay_recovered_share", 2020);
  ASSERT_NE(fact, nullptr);
  EXPECT_TRUE(fact->withheld);
  figures::FactReader read{facts};
  EXPECT_FALSE(read("tutoring", "delay_recovered_share", 2020).difference);
  EXPECT_TRUE(has(figures::caption(read, "", Language::nl), "Niet gegeven: 1 waarde"));
  Figure empty{"x", "", "", "", {{{"a", "a", "", 0}, {"b", "b", "SD", 1}}, {{"=1,\"2\"", {}}}}, ""};
  EXPECT_EQ(figure_csv(empty), "a,b\r\n\"'=1,\"\"2\"\"\",\r\n");
  EXPECT_TRUE(figures::vega_rows(empty.data)[0]["b"].is_null());
}

TEST(Figures, WeeksStandBesideSd) {
  for (const auto& figure : figures_of(made_up::figure_results("weeks"))) {
    std::set<std::string> units;
    for (const auto& column : figure.data.columns) units.insert(column.unit);
    for (const auto& row : figure.data.rows)
      for (const auto& value : row)
        if (const auto* const text = std::get_if<std::string>(&value))
          if (*text == "weeks" || *text == "SD") units.insert(*text);
    EXPECT_TRUE(!units.contains("weeks") || units.contains("SD")) << figure.name;
  }
}

TEST(Figures, ANarrowerGapShowsBothLevels) {
  FigureRun falls;
  falls.top_falls = true;
  const auto results = made_up::figure_results("top-falls", falls);
  const Facts facts{results};
  const auto figure = drawn("inequality", facts, Language::nl);
  ASSERT_TRUE(figure);
  EXPECT_TRUE(has(figure->title, "kleiner")) << figure->title;
  EXPECT_TRUE(has(figure->title, "hoog daalt")) << figure->title;
  EXPECT_TRUE(has(figure->title, "laag verandert niet aantoonbaar")) << figure->title;
  std::set<std::string> parts;
  for (std::size_t i = 0; i < figure->data.rows.size(); ++i)
    if (number(figure->data, i, "level")) parts.insert(words(figure->data, i, "part"));
  EXPECT_EQ(parts.size(), 3U);
}

TEST(Figures, SayWhatMayNotBeLeftOut) {
  FigureRun sample;
  sample.run.sample = 0.25;
  const auto results = made_up::figure_results("said", sample);
  const auto all = figures_of(results);
  for (const auto& figure : all) {
    EXPECT_TRUE(has(figure.caption, "Steekproef van 25%")) << figure.name;
    if (figure.name == "who_gains") {
      EXPECT_TRUE(has(figure.caption, "gedeeld toeval"));
    }
    if (figure.name.starts_with("recovered")) {
      EXPECT_TRUE(has(figure.caption, "vanzelf wegtrekt telt niet mee")) << figure.name;
    }
    if (figure.name == "provinces") {
      std::set<std::string> places;
      for (std::size_t i = 0; i < figure.data.rows.size(); ++i)
        places.insert(words(figure.data, i, "province"));
      EXPECT_EQ(places, (std::set<std::string>{"Drenthe", "Fryslân"}));
    }
  }
}

TEST(Figures, ShowYearsInWhichPoliciesActAndNameWhoDoesNot) {
  FigureRun late;
  late.run.variants[2].acts = SchoolYears{2020, 2020};
  late.run.variants.push_back({"ended", "Eerder", false, false, SchoolYears{2019, 2019}});
  const auto results = made_up::figure_results("late", late);
  for (const auto& figure : figures_of(results)) {
    if (figure.name != "who_gains" && figure.name != "inequality" && figure.name != "provinces" &&
        figure.name != "recovered_groups")
      continue;
    EXPECT_TRUE(has(figure.caption, "2020/21")) << figure.caption;
    EXPECT_TRUE(
        has(figure.caption, "In 2020/21 werkt geen maatregel van: Eerder (tot en met 2019/20)."))
        << figure.caption;
  }
}

TEST(Figures, TheCaptionOfCostAndEffectAgreesWithItsData) {
  for (const bool helps : {true, false}) {
    FigureRun wanted;
    wanted.helps = helps;
    const auto results = made_up::figure_results(helps ? "efficient" : "wasted", wanted);
    const Facts facts{results};
    const auto figure = drawn("cost_effect", facts, Language::en);
    ASSERT_TRUE(figure);
    std::set<std::string> moments;
    for (std::size_t i = 0; i < figure->data.rows.size(); ++i) {
      const auto moment = words(figure->data, i, "moment");
      moments.insert(moment);
      const auto said = "Efficient up to " + moment + ": " +
                        (words(figure->data, i, "efficient") == "yes" ? label : "none");
      EXPECT_TRUE(has(figure->caption, said)) << said << " in " << figure->caption;
    }
    EXPECT_EQ(moments.size(), 2U);
  }
}

TEST(Figures, AreTitledByThoseWhoLoseWhereTheyAreMore) {
  const auto run = made_up::description();
  const auto results =
      made_up::effect_results("losers", run, [](const made_up::Spot& at) -> std::int64_t {
        if (at.variant != 2 || at.table != "change") return 0;
        return at.row == 0 ? 4000 : at.row == 2 ? -3000 : 0;  // worse, same, better
      });
  const Facts facts{results};
  const auto figure = drawn("who_gains", facts, Language::nl);
  ASSERT_TRUE(figure);
  EXPECT_TRUE(has(figure->title, "van alle leerlingen leert minder, ")) << figure->title;
}

TEST(Figures, HostileLabelsStayData) {
  FigureRun hostile;
  const std::string script = "<script>alert(\"1\")</script> 'a' \\ 😀 \u05d0\u05d1\u05d2";
  hostile.run.variants[2].label = script;
  hostile.run.variants.push_back({"long", std::string(300, 'w'), false, false});
  hostile.run.variants.push_back({"same", script, false, false});
  hostile.run.variants.push_back({"empty", "\n \t", false, false});
  hostile.run.title = std::string(300, 'M');
  const auto results = made_up::figure_results("hostile", hostile);
  const auto shown = figures::shown_variants(results.description());
  ASSERT_EQ(shown.size(), 5U);
  EXPECT_EQ(shown[1].label, script);
  EXPECT_EQ(shown[3].label, script + " (same)");
  EXPECT_EQ(shown[4].label, "empty");
  for (const auto& figure : figures_of(results)) {
    EXPECT_LE(width(figure.title), 260U) << figure.name;
    const auto spec = Json::parse(figure.spec);
    for (const auto& line : spec.at("title").at("text")) {
      EXPECT_LE(width(line.get<std::string>()), 80U) << figure.name;
    }
    if (figure.name != "recovered_share") continue;
    EXPECT_EQ(spec["data"]["values"][0]["variant"], script);
  }
}

TEST(Figures, AreNotThereWithoutData) {
  auto run = made_up::description(2, 0);
  run.places = {{"healthy", "gezond", "healthy", PlaceRole::education, false, 0, {0, 0}, 0, 1, 0}};
  run.moves = {{0, 0, "repeat", 0, "derived", ""}};
  run.regions.clear();
  run.policies.clear();
  run.cells = {"all=all"};
  const auto folder = made_up::folder("figures-none");
  const auto results = made_up::stock_only(folder, run);
  for (const auto& figure : figures_of(results)) {
    EXPECT_FALSE(figure.data.rows.empty()) << figure.name;
    EXPECT_TRUE(Json::accept(figure.spec)) << figure.name;
  }
}

TEST(Frontier, NamesWhatNothingBeats) {
  using figures::efficient;
  EXPECT_EQ(efficient({{100, 2}, {200, 1}, {50, 1}}), (std::vector<bool>{true, false, true}));
  EXPECT_EQ(efficient({{0, 0}}), (std::vector<bool>{false}));    // is doing nothing
  EXPECT_EQ(efficient({{10, -1}}), (std::vector<bool>{false}));  // worse than doing nothing
  EXPECT_EQ(efficient({{-10, 0}}), (std::vector<bool>{true}));   // saves
}

TEST(Cohort, NobodyIsLostBetweenTwoDates) {
  const auto results = made_up::figure_results("cohort");
  const auto flow = figures::mean_cohort_flow(results, 1);
  ASSERT_TRUE(flow);
  for (const auto& stock : flow->stock) {
    double total = 0;
    for (const double persons : stock) {
      EXPECT_GE(persons, 0);
      total += persons;
    }
    EXPECT_EQ(total, 9000);
  }
  for (std::size_t year = 0; year < flow->flow.size(); ++year)
    for (std::size_t at = 0; at < flow->stock[year].size(); ++at) {
      double out = 0, into = 0;
      for (std::size_t other = 0; other < flow->stock[year].size(); ++other) {
        out += flow->flow[year][at][other];
        into += flow->flow[year][other][at];
      }
      EXPECT_EQ(out, flow->stock[year][at]);
      EXPECT_EQ(into, flow->stock[year + 1][at]);
    }
}

TEST(Cohort, WhatIsPublishedIsRoundedBeyondTenPersons) {
  auto run = made_up::description();
  run.sample = 1;
  run.draw_sample = 1;
  EXPECT_EQ(figures::cohort_rounding(run), 100);
  run.sample = 0.06;
  EXPECT_EQ(figures::cohort_rounding(run), 200);
  const auto results = made_up::figure_results("rounding");
  const double base = figures::cohort_rounding(results.description());
  for (const auto& figure : figures_of(results)) {
    if (figure.name != "cohort_flow" && figure.name != "cohort_difference") continue;
    for (std::size_t i = 0; i < figure.data.rows.size(); ++i) {
      const double persons = number(figure.data, i, "persons").value_or(0);
      EXPECT_EQ(persons, figures::rounded(persons, base)) << figure.name;
    }
  }
}

}  // namespace
}  // namespace doorstroom
