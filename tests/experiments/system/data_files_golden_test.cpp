// SPDX-License-Identifier: EUPL-1.2
// Every mistake that data files can have: one change to the tiny data each, and the text of the
// message.
#include <gtest/gtest.h>

#include <cctype>
#include <filesystem>
#include <ostream>

#include "tests/experiments/fixture.hpp"

namespace doorstroom::test {
namespace {

/// A file of the tiny data in which `from` is replaced by `to`; no `to` and no `from`: the file is
/// removed.
struct BadData {
  const char* name;
  const char* file;
  const char* from;
  const char* to;
  const char* expected;
};
void PrintTo(const BadData& bad, std::ostream* out) { *out << bad.name; }

class BadDataFile : public testing::TestWithParam<BadData> {};

TEST_P(BadDataFile, IsRefusedWithThePinnedText) {
  const auto& bad = GetParam();
  const TemporaryFolder folder;
  const auto data = copy_tiny_data(folder);
  const auto file = std::string("data/") + bad.file;
  if (*bad.from == '\0') {
    std::filesystem::remove(folder.file(file));
  } else {
    auto text = read_file(folder.file(file));
    const auto at = text.find(bad.from);
    ASSERT_NE(at, std::string::npos);
    text.replace(at, std::string(bad.from).size(), bad.to);
    folder.write(file, text);
  }
  EXPECT_EQ(mistakes_in(folder.write("small.toml", small_experiment), data), bad.expected);
}

const BadData cases[] = {
    {"MissingPlaces", "tiny/places.csv", "", "",
     "places.csv: file is missing or cannot be read: No such file or directory\n"},
    {"MissingStocks", "tiny-2020/stocks.csv", "", "",
     "stocks.csv: file is missing or cannot be read: No such file or directory\n"},
    {"UnknownColumn", "tiny/growth.csv", "maths_sd_per_year", "maths_sd_a_year",
     "growth.csv:1: maths_sd_per_year: column is missing; the file has: year_group, "
     "reading_sd_per_year, maths_sd_a_year, low, high, "
     "source, quality, note\n"
     "growth.csv:1: maths_sd_a_year: unknown column; allowed: high, low, maths_sd_per_year, note, "
     "quality, reading_sd_per_year, source, "
     "year_group; did you mean \"maths_sd_per_year\"?\n"},
    {"PlaceName", "tiny/places.csv", "out.left",
     "Out of,exit,,,,,,,,,,,,,,,,,,,,made up,assumption,\nout.left",
     "places.csv:6: place: \"Out of\" cannot be a name; allowed: a-z, 0-9 and _, in parts joined "
     "by dots\n"},
    {"PlaceKind", "tiny/places.csv", "a.y.1,stay", "a.y.1,stays",
     "places.csv:4: kind: \"stays\" is not known; allowed: stay, exit; did you mean \"stay\"?\n"},
    {"PlaceTwice", "tiny/places.csv", "out.left",
     "out.done,exit,,,,,,,,,,,,,,,,,,,,made up,assumption,\nout.left",
     "places.csv:6: out.done: place is there twice; allowed: one row per place\n"},
    {"UnknownYearGroup", "tiny/places.csv", "school,y2", "school,y3",
     "places.csv:3: year_group: \"y3\" has no row in growth.csv; did you mean \"y1\"?\n"},
    {"UnknownCost", "tiny/places.csv", "pupil,teacher", "pupils,teacher",
     "places.csv:2: cost: \"pupils\" has no row in costs.csv; did you mean \"pupil\"?\n"},
    {"UnknownStaff", "tiny/places.csv", "pupil,teacher", "pupil,techer",
     "places.csv:2: staff: \"techer\" has no row in staff.csv; did you mean \"teacher\"?\n"},
    {"UnknownDistance", "tiny/places.csv", "open,far", "open,fra",
     "places.csv:2: distance: \"fra\" has no row in distance.csv; did you mean \"far\"?\n"},
    {"UnknownCalendar", "tiny/places.csv", "y1,open", "y1,oepn",
     "places.csv:2: calendar: \"oepn\" has no row in closures.csv; did you mean \"open\"?\n"},
    {"UnknownCalendarOfClosure", "tiny/closures.csv", "05-10,open", "05-10,opne",
     "closures.csv:2: calendar: \"opne\" has no row in places.csv; did you mean \"open\"?\n"},
    {"ClosureEndsBeforeItStarts", "tiny/closures.csv", "2020-05-10", "2020-03-10",
     "closures.csv:2: end: 2020-03-10 is before start 2020-03-16; allowed: start <= end\n"},
    {"UnknownDiploma", "tiny/moves.csv", "paper", "papre",
     "moves.csv:6: diploma: \"papre\" has no row in diplomas.csv; did you mean \"paper\"?\n"},
    {"UnknownPlaceOfMove", "tiny/moves.csv", "a.x.1,a.y.1", "a.x.1,a.z.1",
     "moves.csv:2: move: no place \"a.z.1\" in places.csv; did you mean \"a.x.1\"?\n"},
    {"RatesDoNotSumToOne", "tiny/moves.csv", "3,0.8", "3,0.7",
     "moves.csv:2: a.x.1: rates of the moves out sum to 0.900000; allowed: 1\n"},
    {"RateAboveOne", "tiny/moves.csv", "3,0.8", "3,1.8",
     "moves.csv:4: rate: 1.8 is out of range; allowed: 0 to 1\n"},
    {"NegativeRate", "tiny/moves.csv", "3,0.8", "3,-0.8",
     "moves.csv:4: rate: -0.8 is out of range; allowed: 0 to 1\n"},
    {"RangeWithoutTheRate", "tiny/moves.csv", "0.05,0.15", "0.15,0.25",
     "moves.csv:2: low: 0.15 to 0.25 does not hold the value 0.1; allowed: low <= value <= high\n"},
    {"UnknownMoveKind", "tiny/moves.csv", "promote", "promoted",
     "moves.csv:4: kind: \"promoted\" is not known; allowed: promote, repeat, up, down, switch, "
     "graduate, enter, drop_out, return, "
     "stack; did you mean \"promote\"?\n"},
    {"MoveTwice", "tiny/moves.csv", "a.x.1,a.x.1,repeat,2,0.1,,", "a.x.1,a.y.1,down,2,0.1,,",
     "moves.csv:3: from: \"a.x.1 > a.y.1, down\" is there twice; line 2 has it already\n"},
    {"RepeatElsewhere", "tiny/moves.csv", "a.x.1,a.x.1,repeat", "a.x.1,a.y.1,repeat",
     "moves.csv:3: a.x.1 > a.y.1: a repeat stays in its own place; use another kind\n"},
    {"NoWayToAPlace", "tiny/moves.csv", "a.x.1,a.y.1,down", "a.x.1,out.left,down",
     "places.csv:4: a.y.1: no way leads here from any entry\n"},
    {"UnknownQuality", "tiny/parameters.csv", "assumption", "guess",
     "parameters.csv:2: quality: \"guess\" is not known; allowed: verbatim, derived, recalled, "
     "assumption\n"},
    {"NumberWithoutSource", "tiny/parameters.csv", "made up", "",
     "parameters.csv:2: source: is empty; allowed: a value in every row\n"},
    {"ParameterTwice", "tiny/distance.csv", "far,later", "far,first",
     "distance.csv:3: distance: \"far, first\" is there twice; line 2 has it already\n"},
    {"UnknownPopulationKey", "tiny-2020/population.csv", "label_nl", "label_n",
     "population.csv:5: key: \"label_n\" is not known; allowed: system, date, first_school_year, "
     "label_nl, label_en, synthetic; did you mean "
     "\"label_nl\"?\n"},
    {"SyntheticNotYesOrNo", "tiny-2020/population.csv", "label_nl,", "synthetic,maybe\nlabel_nl,",
     "population.csv:5: synthetic: \"maybe\" is not known; allowed: yes, no\n"},
    {"MissingPopulationKey", "tiny-2020/population.csv", "first_school_year,2020\n", "",
     "population.csv: first_school_year: is missing; allowed: one row with this key\n"},
    {"UnknownSystem", "tiny-2020/population.csv", "system,tiny", "system,tyni",
     "population.csv: system: no system \"tyni\"; available: tiny; did you mean \"tiny\"?\n"},
    {"PopulationDate", "tiny-2020/population.csv", "2020-10-01", "1 October 2020",
     "population.csv:3: date: \"1 October 2020\" is not a date; allowed: a day as YYYY-MM-DD\n"},
    {"NegativeCount", "tiny-2020/stocks.csv", "a.x.1,m,60", "a.x.1,m,-60",
     "stocks.csv:2: count: -60 is out of range; allowed: 0 to 1000000000\n"},
    {"CountIsEmpty", "tiny-2020/stocks.csv", "a.x.1,m,60", "a.x.1,m,",
     "stocks.csv:2: count: is empty; allowed: a value in every row\n"},
    {"CountIsNotWhole", "tiny-2020/stocks.csv", "a.x.1,m,60", "a.x.1,m,60.5",
     "stocks.csv:2: count: 60.5 is not a whole number; allowed: 0 to 1000000000\n"},
    {"CountMissing", "tiny-2020/stocks.csv", "a.y.1,f,0,made up,assumption,\n", "",
     "stocks.csv: a.y.1: no count for sex f; allowed: a row for m and one for f, 0 if nobody is "
     "there\n"},
    {"CountTwice", "tiny-2020/stocks.csv", "a.y.1,f,0", "a.y.1,m,0",
     "stocks.csv: a.y.1: no count for sex f; allowed: a row for m and one for f, 0 if nobody is "
     "there\n"
     "stocks.csv:7: place: \"a.y.1, m\" is there twice; line 6 has it already\n"},
    {"CountInAnExit", "tiny-2020/stocks.csv", "a.y.1,f,0,made up,assumption,\n",
     "a.y.1,f,0,made up,assumption,\nout.left,f,3,made up,assumption,\n",
     "stocks.csv:8: place: \"out.left\" is an exit; allowed: a place of kind stay\n"},
    {"CountInAnUnknownPlace", "tiny-2020/stocks.csv", "a.y.1,f,0,made up,assumption,\n",
     "a.y.1,f,0,made up,assumption,\na.x.3,f,3,made up,assumption,\n",
     "stocks.csv:8: place: no place \"a.x.3\" in places.csv; did you mean \"a.x.1\"?\n"},
    {"UnknownLocationKind", "tiny-2020/locations.csv", "L1,school", "L1,schol",
     "location_places.csv:2: place: \"a.x\" is not hosted by locations of kind schol; allowed: "
     "kind school\n"
     "location_places.csv:3: place: \"a.y.1\" is not hosted by locations of kind schol; allowed: "
     "kind school\n"
     "locations.csv:2: kind: \"schol\" hosts no place; allowed: school; did you mean "
     "\"school\"?\n"},
    {"LocationTwice", "tiny-2020/locations.csv", "L2", "L1",
     "location_places.csv:4: location: no location \"L2\" in locations.csv\n"
     "locations.csv:3: location: \"L1\" is there twice; line 2 has it already\n"},
    {"UnknownPlaceOfLocation", "tiny-2020/location_places.csv", "L2,a.x", "L2,a.z",
     "location_places.csv:4: place: no place under \"a.z\" in places.csv; did you mean \"a.x\"?\n"},
    {"UnknownPlaceOfInflow", "tiny-2020/inflow.csv", "a.x.1", "a.x.9",
     "inflow.csv:2: place: no place \"a.x.9\" in places.csv; did you mean \"a.x.1\"?\n"},
    {"InflowYears", "tiny-2020/inflow.csv", "2020,2040", "2040,2020",
     "inflow.csv:2: last_year: is before first_year; allowed: first_year <= last_year\n"},
    {"BirthsTwice", "tiny-2020/births.csv", "2036,117", "2035,117",
     "births.csv:19: year: \"2035\" is there twice; line 18 has it already\n"},
    {"TargetsOverlap", "tiny-2020/align-2021-10-01.csv", "a.x - a.x.2", "a.x",
     "align-2021-10-01.csv:3: target: \"a.x.2+a.y.1\" holds a.x.2, which line 2 holds too; "
     "allowed: targets that do not overlap\n"},
    {"UnknownTarget", "tiny-2020/align-2021-10-01.csv", "+a.y.1", "+a.q.1",
     "align-2021-10-01.csv:3: target: no place under \"a.q.1\" in places.csv; did you mean "
     "\"a.x.1\"?\n"},
    {"UnknownParameter", "tiny/parameters.csv", "distance.fading_share", "distance.fading_shre",
     "parameters.csv: distance.fading_share: missing; every parameter of the model has a row\n"
     "parameters.csv:26: distance.fading_shre: no parameter of the model has this key; did you "
     "mean \"distance.fading_share\"?\n"},
    {"ShareAboveOne", "tiny/parameters.csv", "participation,0.16", "participation,5",
     "parameters.csv:3: value: 5 is out of range; allowed: 0 to 1\n"},
    {"NegativeSd", "tiny/parameters.csv", "at_entry,0.75", "at_entry,-1",
     "parameters.csv:4: value: -1 is out of range; allowed: 0 to 10\n"},
    {"CorrelationAboveOne", "tiny/parameters.csv", "skill_correlation,0.6", "skill_correlation,2",
     "parameters.csv:6: value: 2 is out of range; allowed: -1 to 1\n"},
    {"HugeFactor", "tiny/parameters.csv", "growth_scale,1", "growth_scale,1e30",
     "parameters.csv:13: value: 1e30 is out of range; allowed: 0.01 to 100\n"},
    {"HugeLogit", "tiny/parameters.csv", "school.logit,0.25", "school.logit,-25",
     "parameters.csv:37: value: -25 is out of range; allowed: -20 to 20\n"},
    {"HugeDifference", "tiny/parameters.csv", "girl.maths,-0.1", "girl.maths,-11",
     "parameters.csv:15: value: -11 is out of range; allowed: -10 to 10\n"},
    {"RangeOfAShare", "tiny/parameters.csv", "norm.relativity,0.5,0,1", "norm.relativity,0.5,0,1.5",
     "parameters.csv:2: high: 1.5 is out of range; allowed: 0 to 1\n"},
    {"ParameterOutsideItsRange", "tiny/parameters.csv", "norm.relativity,0.5,0,1",
     "norm.relativity,0.5,0.6,1",
     "parameters.csv:2: low: 0.6 to 1 does not hold the value 0.5; allowed: low <= value <= "
     "high\n"},
    {"HugeSlope", "tiny/moves.csv", "2,0.1,,,-1", "2,0.1,,,-21",
     "moves.csv:3: skill: -21 is out of range; allowed: -20 to 20\n"},
    {"DiplomaOnAPromotion", "tiny/moves.csv", "promote,3,0.8,,,0,0,0,0,0,",
     "promote,3,0.8,,,0,0,0,0,0,paper",
     "moves.csv:4: diploma: \"paper\" stands on a move of kind promote; allowed: on graduate, "
     "stack, switch\n"},
    {"Level", "tiny/places.csv", "far,0,1", "far,7,1",
     "places.csv:4: level: 7 is out of range; allowed: 0 to 6\n"},
    {"NoGrowth", "tiny/growth.csv", "", "",
     "growth.csv: is missing; allowed: a row for every year_group in places.csv\n"},
    {"NoDiplomas", "tiny/diplomas.csv", "", "",
     "diplomas.csv: is missing; allowed: a row for every diploma in moves.csv\n"},
    {"EmptyStaff", "tiny/staff.csv", "teacher,15,,,made up,assumption,\n", "",
     "staff.csv: has no rows; allowed: a row for every staff in places.csv\n"},
    {"KindOfNoLocation", "tiny/places.csv", "stay,school_year,school,y2",
     "stay,school_year,schol,y2",
     "places.csv:3: locations: \"schol\" is the kind of no location in locations.csv; allowed: "
     "school; did you mean \"school\"?\n"},
    {"NowhereOffered", "tiny-2020/location_places.csv", "L1,a.y.1,1\n", "",
     "places.csv:4: locations: no location in location_places.csv offers this place; allowed: at "
     "least one\n"},
    {"NoLocations", "tiny-2020/locations.csv", "", "",
     "location_places.csv: names locations; allowed: only with rows in locations.csv\n"},
    {"NoLocationPlaces", "tiny-2020/location_places.csv", "", "",
     "location_places.csv: has no rows or is missing; allowed: what each location offers\n"},
    {"FirstSchoolYear", "tiny-2020/population.csv", "year,2020", "year,2021",
     "population.csv:4: first_school_year: 2021 is not the school year of 2020-10-01; allowed: "
     "2020\n"},
    {"BirthsWithAGap", "tiny-2020/births.csv", "2036,117", "2038,117",
     "births.csv:19: year: 2038 follows 2035; allowed: every year between the first and the "
     "last\n"},
    {"NoPlaceForTheRest", "tiny/places.csv", "teacher,born,,1,", "teacher,,,,",
     "places.csv: born_share: 0 places with role born leave it empty; allowed: one, for the "
     "rest\n"},
    {"UnknownShareOfBirths", "tiny/places.csv", "born,vve.participation", "born,vve.particpation",
     "places.csv:4: born_share: \"vve.particpation\" has no row in parameters.csv; did you mean "
     "\"vve.participation\"?\n"},
    {"ExamRulesWithoutALogit", "tiny/measures.csv", "exam.rules_2020_21_logit", "",
     "measures.csv:2: parameter: empty; allowed: the key of the logit in parameters.csv\n"},
    {"SharesDoNotSumToOne", "tiny-2020/composition.csv", "high,0.4", "high,0.3",
     "composition.csv:4: share: shares of education sum to 0.9; allowed: 1\n"},
    {"CategoryMissing", "tiny-2020/composition.csv", "education,middle,0.4,,,made up,assumption,\n",
     "",
     "composition.csv:3: category: education has no row for middle; allowed: one for each of low, "
     "middle, high\n"},
    {"UnknownAttribute", "tiny-2020/composition.csv", "education,low", "eduction,low",
     "composition.csv:2: attribute: \"eduction\" is not known; allowed: background, education, "
     "odds_ratio; did you mean \"education\"?\n"
     "composition.csv:4: category: education has no row for low; allowed: one for each of low, "
     "middle, high\n"},
    {"EmptyAlignment", "tiny-2020/align-2021-10-01.csv",
     "a.x - a.x.2,110,made up,assumption,\na.x.2+a.y.1,120,made up,assumption,\n", "",
     "align-2021-10-01.csv: has no rows; allowed: at least one under the header\n"},
    {"Semicolons", "tiny/staff.csv", "staff,pupils_per_teacher_fte,low,high,source,quality,note",
     "staff;pupils_per_teacher_fte;low;high;source;quality;note",
     "staff.csv:1: cells are separated by semicolons; allowed: commas\n"},
    {"UnknownAlignedMove", "tiny-2020/align-moves-2021.csv", "a.x,", "a.q,",
     "align-moves-2021.csv:2: from: no place under \"a.q\" in places.csv; did you mean \"a.x\"?\n"},
};

INSTANTIATE_TEST_SUITE_P(Changes, BadDataFile, testing::ValuesIn(cases),
                         [](const auto& test) { return std::string(test.param.name); });

TEST(DataFiles, AFolderIsNoTable) {
  const TemporaryFolder folder;
  const auto data = copy_tiny_data(folder);
  std::filesystem::remove(folder.file("data/tiny/moves.csv"));
  std::filesystem::create_directory(folder.file("data/tiny/moves.csv"));
  EXPECT_EQ(mistakes_in(folder.write("small.toml", small_experiment), data),
            "moves.csv: is a folder; allowed: a CSV file\n");
}

TEST(DataFiles, BirthsLastAsLongAsTheExperiment) {
  const TemporaryFolder folder;
  const auto years = [&](const char* number) {
    auto text = std::string(small_experiment);
    text.replace(text.find("tiny-2020"), 9, "nl-2019");
    text.replace(text.find("years = 10"), 10, std::string("years = ") + number);
    return mistakes_in(folder.write("small.toml", text), "experiments/data");
  };
  EXPECT_EQ(years("19"), "");
  EXPECT_EQ(years("20"),
            "small.toml:4: experiment.years: 20 school years need births up to 2037, births.csv of "
            "nl-2019 ends in 2036; allowed: at most 19\n");
}

TEST(DataFiles, NoFolderWithData) {
  const TemporaryFolder folder;
  EXPECT_EQ(mistakes_in(folder.write("small.toml", small_experiment), "no/folder"),
            "--data: \"no/folder\" is not a folder; allowed: a folder with populations and "
            "systems\n");
}

TEST(DataFiles, BirthsNeedAPlaceToEnter) {
  const TemporaryFolder folder;
  const auto data = copy_tiny_data(folder);
  auto text = read_file(folder.file("data/tiny/places.csv"));
  for (const std::string born : {"teacher,born,,1,", "teacher,born,vve.participation,1,"})
    text.replace(text.find(born), born.size(), "teacher,,,,");
  folder.write("data/tiny/places.csv", text);
  EXPECT_NE(mistakes_in(folder.write("small.toml", small_experiment), data)
                .find("births.csv:2: there are births, and places.csv of tiny has no place with "
                      "role born to enter"),
            std::string::npos);
}

TEST(DataFiles, TheTinyDataAreRight) {
  const TemporaryFolder folder;
  EXPECT_EQ(mistakes_in(folder.write("small.toml", small_experiment), tiny_data()), "");
}

TEST(DataFiles, MistakesInExperimentAndDataAreReportedTogether) {
  const TemporaryFolder folder;
  const auto data = copy_tiny_data(folder);
  folder.write(
      "data/tiny/staff.csv",
      "staff,pupils_per_teacher_fte,low,high,source,quality\nteacher,none,,,made up,assumption\n");
  const auto file = folder.write("small.toml", std::string(small_experiment) + "  hours = 60\n");
  EXPECT_EQ(mistakes_in(file, data),
            "small.toml:16: variant \"coaching\": coach.hours: 60 is out of range; allowed: 0.5 to "
            "10 hours\n"
            "staff.csv:2: pupils_per_teacher_fte: \"none\" is not a number; allowed: 0.1 to 1000, "
            "with a decimal point\n");
}

}  // namespace
}  // namespace doorstroom::test
