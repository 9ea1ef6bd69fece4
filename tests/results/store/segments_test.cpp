// SPDX-License-Identifier: EUPL-1.2
// Segments and their merge: whole files only, resume, and one content whatever the order.
#include <gtest/gtest.h>
#include <sys/resource.h>

#include <algorithm>
#include <csignal>
#include <filesystem>

#include "engine/errors.hpp"
#include "results/store/content_hash.hpp"
#include "results/store/description_file.hpp"
#include "results/store/merge.hpp"
#include "results/store/writer.hpp"
#include "tests/results/made_up_run.hpp"

namespace doorstroom {
namespace {

namespace fs = std::filesystem;

std::size_t n_files(const std::string& folder) {
  return static_cast<std::size_t>(
      std::distance(fs::directory_iterator(folder), fs::directory_iterator{}));
}

/// No file may grow beyond `bytes` while this lives: the disk is full.
class FullDisk {
 public:
  explicit FullDisk(rlim_t bytes) : old_handler_{std::signal(SIGXFSZ, SIG_IGN)} {
    getrlimit(RLIMIT_FSIZE, &old_);
    const rlimit limit{bytes, old_.rlim_max};
    setrlimit(RLIMIT_FSIZE, &limit);
  }
  ~FullDisk() {
    setrlimit(RLIMIT_FSIZE, &old_);
    std::signal(SIGXFSZ, old_handler_);
  }

 private:
  rlimit old_{};
  void (*old_handler_)(int);
};

TEST(Segments, ResumeSeesWhatIsFinished) {
  const auto run = made_up::description();
  const auto folder = made_up::folder("resume");
  ResultsWriter{folder, run}.write(made_up::unit(run, {UnitKind::draw, 2}));
  const ResultsWriter again{folder, run};
  EXPECT_TRUE(again.has({UnitKind::draw, 2}));
  EXPECT_FALSE(again.has({UnitKind::replicate, 0}));
  EXPECT_EQ(again.missing().size(), 6U);
}

TEST(Segments, AnotherExperimentIsRefusedAndNamed) {
  auto run = made_up::description();
  const auto folder = made_up::folder("mismatch");
  ResultsWriter{folder, run}.write(made_up::unit(run, {UnitKind::replicate, 0}));
  run.experiment_text = "# another comment";
  EXPECT_NO_THROW((ResultsWriter{folder, run})) << "the text as read is no part of the content";
  run.seed = 7;
  try {
    ResultsWriter{folder, run};
    FAIL() << "must throw";
  } catch (const IoError& error) {
    EXPECT_NE(std::string{error.what()}.find("the seed 20210217 became 7"), std::string::npos)
        << error.what();
  }
}

TEST(Segments, AFullDiskLeavesNoFile) {
  const auto run = made_up::description();
  const auto folder = made_up::folder("full-disk");
  ResultsWriter writer{folder, run};
  {
    const FullDisk full{4096};
    EXPECT_THROW(writer.write(made_up::unit(run, {UnitKind::replicate, 0})), IoError);
  }
  EXPECT_EQ(n_files(folder + "/segments"), 0U);
  writer.write(made_up::unit(run, {UnitKind::replicate, 0}));
  EXPECT_EQ(n_files(folder + "/segments"), 1U);
}

TEST(Segments, TablesThatDoNotFitAreRefused) {
  const auto run = made_up::description();
  const auto folder = made_up::folder("misfit");
  ResultsWriter writer{folder, run};
  auto unit = made_up::unit(run, {UnitKind::replicate, 0});
  unit.variants[1][0].values.pop_back();
  unit.variants[0][0].values.pop_back();
  EXPECT_THROW(writer.write(unit), std::invalid_argument);
  unit = made_up::unit(run, {UnitKind::replicate, 0});
  unit.variants.pop_back();
  EXPECT_THROW(writer.write(unit), std::invalid_argument);
  EXPECT_EQ(n_files(folder + "/segments"), 0U);
}

TEST(Merge, OrderOfWritingDoesNotMatter) {
  const auto run = made_up::description();
  auto units = units_of(run);
  std::vector<std::string> hashes;
  for (int turn = 0; turn < 2; ++turn) {
    const auto folder = made_up::folder("order-" + std::to_string(turn));
    ResultsWriter writer{folder, run};
    for (const auto& unit : units) {
      auto result = made_up::unit(run, unit);
      result.provenance.host = "host " + std::to_string(turn);
      writer.write(result);
    }
    hashes.push_back(merge(folder).content_hash);
    std::reverse(units.begin(), units.end());
  }
  EXPECT_EQ(hashes[0], hashes[1]);
}

TEST(Merge, HashOfTheFileIsThatOfItsSegments) {
  const auto run = made_up::description();
  const auto folder = made_up::folder("same-hash");
  ResultsWriter writer{folder, run};
  for (const auto& unit : units_of(run)) writer.write(made_up::unit(run, unit));
  const auto merged = merge(folder, Segments::keep);
  EXPECT_EQ(merged.content_hash.size(), 64U);
  EXPECT_EQ(content_hash(merged.path), merged.content_hash) << "every value read again";
  EXPECT_EQ(content_hash(folder), merged.content_hash);
  EXPECT_TRUE(fs::exists(folder + "/segments"));
  EXPECT_EQ(merge(folder).content_hash, merged.content_hash) << "merging again changes nothing";
  EXPECT_FALSE(fs::exists(folder + "/segments"));
  EXPECT_EQ(merge(folder).content_hash, merged.content_hash) << "nor when the segments are gone";
}

TEST(Merge, AMissingUnitIsNamed) {
  const auto run = made_up::description();
  const auto folder = made_up::folder("incomplete");
  ResultsWriter writer{folder, run};
  for (const auto& unit : units_of(run))
    if (unit != Unit{UnitKind::draw, 1}) writer.write(made_up::unit(run, unit));
  try {
    merge(folder);
    FAIL() << "must throw";
  } catch (const IoError& error) {
    EXPECT_NE(std::string{error.what()}.find("1 of 7 units are missing (draw-1)"),
              std::string::npos)
        << error.what();
  }
  EXPECT_FALSE(fs::exists(results_file(folder)));
}

TEST(Merge, AFullDiskLeavesTheSegments) {
  const auto run = made_up::description();
  const auto folder = made_up::folder("full-merge");
  ResultsWriter writer{folder, run};
  for (const auto& unit : units_of(run)) writer.write(made_up::unit(run, unit));
  {
    const FullDisk full{20000};
    EXPECT_THROW(merge(folder), IoError);
  }
  EXPECT_EQ(n_files(folder), 1U) << "the segments only";
  EXPECT_NO_THROW(merge(folder));
}

TEST(Merge, FinishedUnitsCountAsFinished) {
  const auto run = made_up::description(1, 0);
  const auto folder = made_up::folder("finished");
  made_up::merged(folder, run);
  EXPECT_TRUE((ResultsWriter{folder, run}.missing().empty()));
  EXPECT_NO_THROW(merge(folder));
}

TEST(Description, ReadsBackAsWritten) {
  const auto run = made_up::description();
  const auto path = made_up::merged(made_up::folder("description"), run);
  const auto file = hdf5::File::open(path);
  EXPECT_EQ(read_description(file.root()), run);
  const auto provenance = read_provenance(file.root());
  ASSERT_EQ(provenance.size(), 7U);
  EXPECT_EQ(provenance[3].first, (Unit{UnitKind::draw, 0}));
  EXPECT_EQ(provenance[3].second, made_up::unit(run, {UnitKind::draw, 0}).provenance);
}

TEST(Description, AnEmptyAxisIsLeftOut) {
  auto run = made_up::description(1, 0);
  run.policies.clear();
  run.drawn.clear();
  const auto file = hdf5::File::open(made_up::merged(made_up::folder("no-policy"), run));
  EXPECT_FALSE(file.root().has("replicates/reached"));
  EXPECT_EQ(read_description(file.root()), run);
}

}  // namespace
}  // namespace doorstroom
