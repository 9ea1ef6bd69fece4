// SPDX-License-Identifier: EUPL-1.2
// The layout of results.h5 against a golden file per schema version: a layout that changes must
// move the version.
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <fstream>
#include <regex>
#include <set>

#include "agents/record/quantity.hpp"
#include "engine/errors.hpp"
#include "results/store/layout.hpp"
#include "results/store/reader.hpp"
#include "results/store/writer.hpp"
#include "tests/results/golden.hpp"
#include "tests/results/made_up_run.hpp"

namespace doorstroom {
namespace {

const char* word(hdf5::Type type) {
  switch (type) {
    case hdf5::Type::flag:
      return "flag";
    case hdf5::Type::integer:
      return "integer";
    case hdf5::Type::real:
      return "real";
    case hdf5::Type::text:
      break;
  }
  return "text";
}

std::string attributes(const hdf5::Object& object) {
  std::string names;
  for (const auto& name : object.attribute_names()) names += " @" + name;
  return names;
}

void list(const hdf5::Group& group, const std::string& path, std::string& out) {
  out += (path.empty() ? "/" : path) + attributes(group) + "\n";
  for (const auto& name : group.datasets()) {
    const auto dataset = group.dataset(name);
    out += path + "/" + name + " " + word(dataset.type()) + " [" + dataset.text("axes") +
           "] unit '" + dataset.text("unit") + "'\n";
  }
  for (const auto& name : group.groups()) list(group.group(name), path + "/" + name, out);
}

TEST(Layout, ChangesOnlyWithTheSchemaVersion) {
  const auto file =
      hdf5::File::open(made_up::merged(made_up::folder("layout"), made_up::description()));
  std::string layout;
  list(file.root(), "", layout);
  const auto name = "layout-" + std::to_string(schema_version.major) + "." +
                    std::to_string(schema_version.minor) + ".txt";
  golden::expect_equal(layout, name, golden::Update::only_when_missing);
}

TEST(Layout, EveryDatasetIsInTheSchemaDocument) {
  const auto file =
      hdf5::File::open(made_up::merged(made_up::folder("documented"), made_up::description()));
  std::ifstream document{"results/SCHEMA.md"};
  const std::string text{std::istreambuf_iterator<char>{document}, {}};
  std::string layout;
  list(file.root(), "", layout);
  std::istringstream lines{layout};
  for (std::string line; std::getline(lines, line);) {
    auto path = line.substr(0, line.find(' '));
    path = std::regex_replace(path, std::regex{"^/(replicates|draws)/(?!drawn_value|places)"},
                              "/replicates/");
    EXPECT_NE(text.find("`" + path + "`"), std::string::npos)
        << path << " has no row in results/SCHEMA.md";
  }
}

/// `2^-16`, `0.01`; empty for 1.
std::string scale_words(double scale) {
  if (scale == 1) return "";
  int power = 0;
  if (scale < 0.125 && std::frexp(scale, &power) == 0.5) return fmt::format(" (x 2^{})", power - 1);
  return fmt::format(" (x {:g})", scale);
}

/// A row of results/SCHEMA.md, as the simulation declares the table.
std::string schema_row(const Quantity& quantity) {
  const auto name = dataset_name(quantity.name, quantity.axes);
  auto meaning = quantity.doc;
  if (name != quantity.name) meaning += fmt::format(" Table `{}`.", quantity.name);
  if (!quantity.note.empty()) meaning += " " + quantity.note;
  return fmt::format("| `/replicates/{}` | {} | {}{} | {} | {} |", name,
                     fmt::join(quantity.axes, ", "), quantity.unit, scale_words(scale_of(quantity)),
                     meaning, quantity.since);
}

TEST(Layout, SchemaDocumentHasTheTablesAsTheSimulationDeclaresThem) {
  const auto path = "results/SCHEMA.md";
  std::vector<std::string> before, rows, after, wanted;
  std::ifstream document{path};
  for (std::string line; std::getline(document, line);)
    (line.starts_with("| `/replicates/") ? rows : rows.empty() ? before : after).push_back(line);
  for (const auto& quantity : all_quantities()) wanted.push_back(schema_row(quantity));
  if (std::getenv("DOORSTROOM_UPDATE_GOLDEN") != nullptr) {
    std::ofstream{path} << fmt::format("{}\n{}\n{}\n", fmt::join(before, "\n"),
                                       fmt::join(wanted, "\n"), fmt::join(after, "\n"));
    GTEST_SKIP() << "wrote " << path;
  }
  EXPECT_EQ(rows, wanted) << "DOORSTROOM_UPDATE_GOLDEN=1 writes the rows anew";
}

TEST(Quantities, EachHasAPlaceAndANameOfItsOwn) {
  std::set<int> places;
  std::set<std::string> names;
  for (const auto& quantity : all_quantities()) {
    EXPECT_TRUE(places.insert(quantity.place).second) << quantity.name;
    EXPECT_TRUE(names.insert(quantity.name).second) << quantity.name;
    EXPECT_FALSE(quantity.adds.empty()) << quantity.name << " would stay zero";
  }
}

TEST(Layout, ReadersRefuseAnUnknownMajorVersion) {
  auto file = hdf5::File::create_in_memory("future");
  auto root = file.root();
  EXPECT_THROW(read_schema_version(root), IoError) << "no version: no results file";
  root.set("schema_version",
           std::vector<std::int64_t>{schema_version.major, schema_version.minor + 1});
  EXPECT_EQ(read_schema_version(root).minor, schema_version.minor + 1)
      << "a newer minor version only adds";
  root.set("schema_version", std::vector<std::int64_t>{schema_version.major + 1, 0});
  EXPECT_THROW(read_schema_version(root), IoError);
}

TEST(Results, TablesReadBackAsRecorded) {
  const auto run = made_up::description();
  const Results results{made_up::merged(made_up::folder("round-trip"), run)};
  EXPECT_EQ(results.tables(UnitKind::replicate).size(), all_quantities().size());
  for (const Unit which : {Unit{UnitKind::replicate, 2}, Unit{UnitKind::draw, 3}}) {
    const auto unit = made_up::unit(run, which);
    for (std::size_t variant = 0; variant < run.variants.size(); ++variant)
      for (const auto& table : unit.variants[variant])
        EXPECT_EQ(results.table(table.name, variant, which), table);
  }
  EXPECT_EQ(results.drawn(3), (std::vector<double>{0.1 * 3}));
}

TEST(Results, AllUnitsAtOnceAreTheUnitsOneByOne) {
  const auto run = made_up::description();
  const Results results{made_up::merged(made_up::folder("units"), run)};
  const auto all = results.table("flow", 1, UnitKind::draw);
  EXPECT_EQ(all.axes, (std::vector<std::string>{"draw", "year", "move", "cell"}));
  std::vector<std::int64_t> joined;
  for (int i = 0; i < run.draws; ++i) {
    const auto one = results.table("flow", 1, {UnitKind::draw, i});
    joined.insert(joined.end(), one.values.begin(), one.values.end());
  }
  EXPECT_EQ(all.values, joined);
}

TEST(Results, AnUnfinishedRunSaysSo) {
  const auto run = made_up::description();
  const auto folder = made_up::folder("unfinished");
  ResultsWriter{folder, run}.write(made_up::unit(run, {UnitKind::replicate, 0}));
  try {
    Results{folder};
    FAIL() << "must throw";
  } catch (const IoError& error) {
    EXPECT_NE(std::string{error.what()}.find("not finished"), std::string::npos);
  }
}

}  // namespace
}  // namespace doorstroom
