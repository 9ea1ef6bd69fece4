// SPDX-License-Identifier: EUPL-1.2
// The report's text: safe whatever the results say, findings only where there are any, and the
// share of assumptions.
#include "results/report/report.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "engine/errors.hpp"
#include "results/compare/assumptions.hpp"
#include "results/compare/findings.hpp"
#include "results/compare/look_years.hpp"
#include "results/report/html.hpp"
#include "results/report/policy_words.hpp"
#include "results/report/sections.hpp"
#include "results/store/merge.hpp"
#include "results/store/writer.hpp"
#include "results/words/labels.hpp"
#include "tests/results/made_up_run.hpp"
#include "tests/results/plausible_run.hpp"

namespace doorstroom {
namespace {

using namespace report;

Results results(const std::string& name, RunDescription run) {
  if (run.draws == 0) run.drawn.clear();
  return Results{made_up::plausible(made_up::folder("report-" + name), run)};
}

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

std::size_t count(const std::string& text, const std::string& part) {
  std::size_t n = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++n;
  return n;
}

TEST(ReportHtml, EscapesWhatMarksUp) {
  EXPECT_EQ(escaped("<a href=\"x\">'&'</a>"),
            "&lt;a href=&quot;x&quot;&gt;&#39;&amp;&#39;&lt;/a&gt;");
  EXPECT_EQ(escaped("é 🎓 שלום\n"), "é 🎓 שלום\n");
}

TEST(ReportHtml, ReplacesWhatIsNoText) {
  const std::string mark = "\xEF\xBF\xBD";
  EXPECT_EQ(escaped(std::string("a\0b", 3)), "a" + mark + "b");
  EXPECT_EQ(escaped("\xFF"), mark);
  EXPECT_EQ(escaped("\xC3"), mark);                                   // cut short
  EXPECT_EQ(escaped("\xC0\xBC"), mark + mark);                        // "<" in too many bytes
  EXPECT_EQ(escaped("\xED\xA0\x80"), mark + mark + mark);             // half a surrogate pair
  EXPECT_EQ(escaped("\xF4\x90\x80\x80"), mark + mark + mark + mark);  // beyond Unicode
}

TEST(ReportHtml, JsonInAScriptEndsNothingAndMeansTheSame) {
  const std::string text = "</script><!--&\xE2\x80\xA8\xE2\x80\xA9";
  const auto safe = json_in_script(nlohmann::json(text).dump());
  EXPECT_EQ(safe.find_first_of("<>&\xE2"), std::string::npos);
  EXPECT_EQ(nlohmann::json::parse(safe).get<std::string>(), text);
}

TEST(ReportHtml, ScriptsEndNothing) {
  EXPECT_EQ(inline_script("'</script>' /<!--/"), "'<\\/script>' /<\\!--/");
}

TEST(ReportHtml, HashIsThatOfThePolicy) {  // SHA-256 of nothing, FIPS 180-4
  EXPECT_EQ(script_hash(""), "sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
}

TEST(Findings, AreRankedAndNameIntervalAndReach) {
  const auto file = results("found", made_up::description());
  const Facts facts{file};
  const auto found = all_findings(facts, Language::nl);
  ASSERT_GE(found.size(), 3U);
  for (std::size_t i = 1; i < found.size(); ++i) EXPECT_LE(found[i - 1].theme, found[i].theme);
  for (const auto& finding : found) {
    EXPECT_EQ(finding.variant, "tutoring");
    EXPECT_TRUE(has(finding.headline, "‘Tutoring in tweetallen’")) << finding.headline;
    EXPECT_TRUE(has(finding.detail, "95%-interval")) << finding.detail;
    EXPECT_TRUE(has(finding.detail, "df 2")) << finding.detail;
    EXPECT_TRUE(has(finding.detail, "leerling-jaren steun")) << finding.detail;
  }
  EXPECT_EQ(main_findings(facts, Language::nl).size(), found.size()) << "none is cut";
  EXPECT_EQ(why_no_finding(facts, Language::nl), "");
}

TEST(Findings, RestOnIntervalsThatExcludeZeroAndHoldMoreThanLuck) {
  const auto file = results("rest", made_up::description());
  const Facts facts{file};
  const auto year = look_years(facts.run()).first;
  const auto* delay = facts.find("tutoring", "delay_sd", year);
  ASSERT_TRUE(delay && delay->high);
  EXPECT_EQ(delay->interval, IntervalKind::luck_and_parameters);
  EXPECT_LT(*delay->high, 0);
  const auto finding = all_findings(facts, Language::en).front();
  EXPECT_EQ(finding.theme, Theme::delay);
  EXPECT_TRUE(has(finding.headline, "reduces the mean learning delay"));
  EXPECT_TRUE(has(finding.text(), " SD ("));  // weeks never go without SD
}

TEST(Findings, AGapComesWithTheLevelsOfBothGroups) {
  const auto file = results("gap", made_up::description());
  const Facts facts{file};
  for (const auto& finding : all_findings(facts, Language::en))
    if (finding.theme == Theme::inequality) {
      const auto year = finding.year;
      for (const auto* group : {"education=low", "education=high"}) {
        const auto* level = facts.find("tutoring", "skill_sd", year, "all", group);
        ASSERT_TRUE(level && level->level);
        EXPECT_TRUE(has(finding.detail, format_number(*level->level, 3, Language::en)));
      }
      return;
    }
  FAIL() << "no finding on inequality";
}

TEST(Findings, LuckAloneCarriesNone) {
  const auto file = results("luck", made_up::description(3, 0));
  const Facts facts{file};
  const auto* delay = facts.find("tutoring", "delay_sd", look_years(facts.run()).first);
  ASSERT_TRUE(delay && delay->high);
  ASSERT_LT(*delay->high, 0);  // it would be one, were there more than luck in it
  EXPECT_TRUE(all_findings(facts, Language::nl).empty());
  ASSERT_EQ(main_findings(facts, Language::nl).size(), 1U);
  EXPECT_TRUE(has(main_findings(facts, Language::nl).front(), "alleen toeval"));
}

TEST(Findings, OneReplicateCarriesNone) {
  const auto file = results("one", made_up::description(1, 0));
  const Facts facts{file};
  EXPECT_TRUE(all_findings(facts, Language::en).empty());
  EXPECT_TRUE(has(main_findings(facts, Language::en).front(), "one replicate"));
}

TEST(Assumptions, ShareOfMovesMadeIsCountedByHand) {
  auto run = made_up::description(2, 0);
  run.drawn.clear();
  const auto folder = made_up::folder("report-share");
  ResultsWriter writer{folder, run};
  for (const auto& which : units_of(run)) {
    auto unit = made_up::unit(run, which);
    for (std::size_t variant = 0; variant < unit.variants.size(); ++variant)
      for (auto& table : unit.variants[variant])
        if (table.name == "flow")
          for (std::size_t i = 0; i < table.values.size(); ++i)
            table.values[i] = variant != 1                                   ? 77
                              : i / run.cells.size() % run.moves.size() == 4 ? 5
                                                                             : 1;
    writer.write(unit);
  }
  const Results file{merge(folder).path};
  const auto share = assumption_share(file);
  // Sixteen moves, of which six are assumptions; in the baseline one of the six is made five times
  // as often. Only the two moves out of po.bao.8 and the two out of mbo.4.bol.1 lie beside none.
  ASSERT_TRUE(share.steps);
  EXPECT_DOUBLE_EQ(share.steps->along, (5.0 + 5) / (15 + 5));
  EXPECT_DOUBLE_EQ(share.steps->beside, (12.0 + 4) / (15 + 5));
  EXPECT_NE(steps_sentence(*share.steps, Language::nl).find("loopt 50% langs"), std::string::npos);
  EXPECT_NE(steps_sentence(*share.steps, Language::en).find("80% start"), std::string::npos);
  EXPECT_EQ(share.parameters, 2U);
  EXPECT_EQ(share.assumed_parameters, 1U);
}

TEST(Labels, PrefixesAreCalledByWhatTheirPlacesShare) {
  auto run = made_up::description();
  run.places[1].label_nl = "havo 1";
  run.places[2].label_nl = "havo 2";
  EXPECT_EQ(place_label(run, "vo.havo", Language::nl), "havo");
  EXPECT_EQ(place_label(run, "vo.havo.2", Language::nl), "havo 2");
  EXPECT_EQ(place_label(run, "vo", Language::nl), "voortgezet onderwijs (vo)");
  EXPECT_EQ(place_label(run, "nowhere", Language::nl), "nowhere");
  EXPECT_EQ(group_label("sex=f,education=low", Language::en),
            "girls and women, parents with low education");
  EXPECT_EQ(group_label("region=Drenthe", Language::nl), "Drenthe");
  EXPECT_EQ(group_label("colour=red", Language::nl), "colour=red");
  EXPECT_EQ(year_label("delay_sd", 2021, Language::nl), "schooljaar 2020/21");
  EXPECT_EQ(year_label("enrolled", 2021, Language::en), "1 October 2021");
}

TEST(PolicyWords, SayWhatTheExperimentSays) {
  auto run = made_up::description();
  run.experiment_toml = R"([[variant]]
name = "tutoring"
  [[variant.policy]]
  use = "tutoring"
  group_size = 2
  hours_per_week = 2.5
  target = { observed_gap_weeks = ">= 15" }
  tutors = 5000
  from = 2021
  until = 2023
  [[variant.policy]]
  use = "something_new"
  share = 0.25
)";
  const auto uses = policies_of_variants(run, Language::nl).at("tutoring");
  ASSERT_EQ(uses.size(), 2U);
  EXPECT_EQ(plain_words(uses[0], Language::nl),
            "Leerlingen met een waargenomen achterstand van ten minste 15 weken krijgen 2,5 uur "
            "per week begeleiding in "
            "groepjes van 2, zo lang er begeleiders zijn: 5.000 fte in het hele land.");
  EXPECT_EQ(period(uses[0], Language::nl), "schooljaren 2021/22 tot en met 2023/24");
  EXPECT_EQ(plain_words(uses[1], Language::nl), "share = 0,25");
  run.experiment_toml = "not [toml";
  EXPECT_TRUE(policies_of_variants(run, Language::nl).empty());
}

TEST(PolicyWords, SayWhichNumbersWereDrawnFromARange) {
  auto run = made_up::description(3, 20);
  run.experiment_toml = R"([[variant]]
name = "both"
  [[variant.policy]]
  use = "tutoring"
  group_size = 2
  hours_per_week = 2.5
  target = { observed_gap_weeks = { value = 15, low = 10, high = 20, quality = "assumption" } }
  tutors = { value = 5000, low = 2000, high = 10000, quality = "assumption" }
  [[variant.policy]]
  use = "broad_bridge_class"
  tracks = ["havo", "vwo"]
  years = 2
  share = { value = 0.5, low = 0.3, high = 0.7, quality = "assumption" }
)";
  const auto uses = policies_of_variants(run, Language::nl).at("both");
  EXPECT_EQ(plain_words(uses[0], Language::nl),
            "Leerlingen met een waargenomen achterstand van ten minste 15 (10 tot 20) weken "
            "krijgen 2,5 uur per week begeleiding in groepjes van 2, zo lang er begeleiders zijn: "
            "5.000 (2.000 tot 10.000) fte in het hele land.");
  EXPECT_TRUE(has(plain_words(uses[1], Language::nl), "50% (30% tot 70%)"))
      << plain_words(uses[1], Language::nl);
  run.draws = 0;
  EXPECT_TRUE(has(plain_words(policies_of_variants(run, Language::en).at("both")[0], Language::en),
                  "tutors: 5,000 FTE"));
}

TEST(Report, HoldsEveryComparisonOnceButGapsWithoutLevels) {
  const auto file = results("all", made_up::description());
  const Facts facts{file};
  const auto json = nlohmann::json::parse(explorer_json(facts, Language::nl));
  std::size_t held = 0, expected = 0;
  for (const auto& series : json["series"]) {
    held += series["v"].size();
    EXPECT_EQ(series["v"].size(), series["l"].size());
    EXPECT_EQ(series["v"].size(), series["k"].get<std::string>().size());
  }
  for (const auto& row : facts.rows())
    if (!row.indicator.starts_with("gap_") || (row.place == "all" && row.group == "all"))
      ++expected;
  EXPECT_EQ(held, expected);
  EXPECT_GT(held, 100U);
}

TEST(Report, NoTextOfTheResultsIsMarkup) {
  const auto file = results("hostile", made_up::hostile(made_up::description()));
  const Facts facts{file};
  for (const auto language : {Language::nl, Language::en}) {
    const auto page = report_html(facts, language);
    EXPECT_FALSE(has(page, "<script>hacked"));
    EXPECT_FALSE(has(page, "<img"));
    EXPECT_FALSE(has(page, "<em>"));
    EXPECT_FALSE(has(page, "<svg onload"));
    EXPECT_EQ(count(page, "<main"), 1U);  // a place to fill that came with the title is not filled
    EXPECT_EQ(count(page, "<script"), count(page, "</script>"));
    EXPECT_TRUE(has(page, "&lt;script&gt;hacked=1&lt;/script&gt;"));
  }
}

TEST(Report, NamesItsLanguageAndLoadsNothing) {
  const auto file = results("language", made_up::description());
  const Facts facts{file};
  const auto page = report_html(facts, Language::en);
  EXPECT_TRUE(has(page, "<html lang=\"en\">"));
  EXPECT_TRUE(has(page, "default-src 'none'"));
  EXPECT_FALSE(has(page, "unsafe-eval"));
  EXPECT_FALSE(has(page, "sourceMappingURL"));
  EXPECT_TRUE(has(report_html(facts, Language::nl), "<html lang=\"nl\">"));
}

TEST(Report, WritesOverNothingUnlessTold) {
  const auto file = results("over", made_up::description());
  const Facts facts{file};
  const auto path = made_up::folder("report-written") + ".html";
  write_report(facts, Language::nl, path, Overwrite::refused);
  EXPECT_GT(std::filesystem::file_size(path), 100000U);
  EXPECT_THROW(write_report(facts, Language::nl, path, Overwrite::refused), ConfigError);
  EXPECT_NO_THROW(write_report(facts, Language::nl, path, Overwrite::allowed));
  EXPECT_THROW(write_report(facts, Language::nl, "/no/such/folder/r.html", Overwrite::refused),
               IoError);
}

TEST(Report, AMissingPartIsNamed) {
  const auto file = results("missing", made_up::description(1, 0));
  const Facts facts{file};
  const auto before =
      std::getenv("DOORSTROOM_WEB") ? std::string(std::getenv("DOORSTROOM_WEB")) : "";
  setenv("DOORSTROOM_WEB", "/no/such/folder", 1);
  EXPECT_THROW(report_html(facts, Language::nl), IoError);
  before.empty() ? unsetenv("DOORSTROOM_WEB") : setenv("DOORSTROOM_WEB", before.c_str(), 1);
}

}  // namespace
}  // namespace doorstroom
