// SPDX-License-Identifier: EUPL-1.2
// The HDF5 layer: what is written reads back, and what fails says which file and why.
#include <gtest/gtest.h>

#include <cstdio>
#include <filesystem>

#include "engine/errors.hpp"
#include "results/store/hdf5/compress.hpp"
#include "results/store/hdf5/file.hpp"
#include "tests/results/made_up_run.hpp"

namespace doorstroom::hdf5 {
namespace {

std::string reason(const std::function<void()>& action) {
  try {
    action();
  } catch (const IoError& error) {
    return error.what();
  }
  return "";
}

class Hdf5File : public ::testing::Test {
 protected:
  Hdf5File() { std::filesystem::create_directories(folder_); }
  const std::string folder_ = made_up::folder("hdf5");
  const std::string path_ = folder_ + "/x.h5";
};

TEST_F(Hdf5File, ValuesReadBackAsWritten) {
  const std::vector<std::int64_t> integers = {1, -2, INT64_MAX, INT64_MIN, 0, 6};
  const std::vector<double> reals = {0.1, -1e300};
  const std::vector<std::string> texts = {"", "Fryslân", "\"<script>\" 🎓"};
  {
    auto file = File::create(path_);
    auto group = file.root().create_group("a").create_group("b");
    group.create("integers", Type::integer, {2, 3}, {{1, 3}, 1}).write(integers);
    group.create("reals", Type::real, {2}).write(reals);
    group.create("texts", Type::text, {3}).write(texts);
    group.create("flag", Type::flag, {}).write(std::vector<std::int64_t>{1});
    file.close();
  }
  const auto file = File::open(path_);
  const auto group = file.root().group("a/b");
  EXPECT_EQ(group.dataset("integers").integers(), integers);
  EXPECT_EQ(group.dataset("integers").integers_at({1}),
            (std::vector<std::int64_t>{INT64_MIN, 0, 6}));
  EXPECT_EQ(group.dataset("integers").shape(), (Shape{2, 3}));
  EXPECT_EQ(group.dataset("reals").reals(), reals);
  EXPECT_EQ(group.dataset("texts").texts(), texts);
  EXPECT_EQ(group.dataset("flag").integers(), (std::vector<std::int64_t>{1}));
  EXPECT_EQ(group.datasets(), (std::vector<std::string>{"integers", "reals", "texts", "flag"}))
      << "in order of creation";
  EXPECT_TRUE(file.root().has("a/b/texts"));
  EXPECT_FALSE(file.root().has("a/c/texts"));
}

TEST_F(Hdf5File, AttributesReadBackAndCanBeReplaced) {
  auto file = File::create_in_memory("memory");
  auto root = file.root();
  root.set("title", "één");
  root.set("title", "");
  root.set("seed", std::int64_t{1} << 62);
  root.set("sample", 0.03);
  root.set("schema_version", std::vector<std::int64_t>{1, 0});
  EXPECT_EQ(root.text("title"), "");
  EXPECT_EQ(root.integer("seed"), std::int64_t{1} << 62);
  EXPECT_EQ(root.real("sample"), 0.03);
  EXPECT_EQ(root.attribute("schema_version").integers, (std::vector<std::int64_t>{1, 0}));
  EXPECT_EQ(root.attribute_names(),
            (std::vector<std::string>{"sample", "schema_version", "seed", "title"}));
}

TEST_F(Hdf5File, ChunksCopyAsTheyAre) {
  auto from = File::create_in_memory("from"), to = File::create_in_memory("to");
  const std::vector<std::int64_t> values = {1, 2, 3, 4};
  auto source = from.root().create("t", Type::integer, {2, 2}, {{1, 2}, 1});
  source.write(values);
  auto target = to.root().create("t", Type::integer, {2, 3, 2}, {{1, 1, 2}, 1});
  target.write_chunk({1, 2, 0}, source.read_chunk({1, 0}));
  EXPECT_EQ(target.integers_at({1, 2}), (std::vector<std::int64_t>{3, 4}));
}

TEST_F(Hdf5File, ChunksCompressedOutsideReadAsHdf5sOwn) {
  std::vector<std::int64_t> smooth(1000), wild(1000);
  for (std::size_t i = 0; i < smooth.size(); ++i) {
    smooth[i] = static_cast<std::int64_t>(i / 10) - 20;
    wild[i] = static_cast<std::int64_t>((i + 1) * 0x9E3779B97F4A7C15U);
  }
  auto file = File::create_in_memory("memory");
  auto ours = file.root().create("ours", Type::integer, {2, 1000}, {{1, 1000}, 1});
  ours.write_chunk({0, 0}, compress(smooth));
  ours.write_chunk({1, 0}, compress(wild));
  EXPECT_EQ(ours.integers_at({0}), smooth);
  EXPECT_EQ(ours.integers_at({1}), wild) << "too wild to compress: stored as it is";
  auto theirs = file.root().create("theirs", Type::integer, {1, 1000}, {{1, 1000}, 1});
  theirs.write_at({0}, smooth);
  EXPECT_EQ(compress(smooth).bytes, theirs.read_chunk({0, 0}).bytes) << "the same bytes, even";
}

TEST_F(Hdf5File, ErrorsNameTheFileAndTheReasonAndPrintNothing) {
  ::testing::internal::CaptureStderr();
  EXPECT_NE(reason([&] { File::open(folder_ + "/none.h5"); }).find("none.h5: cannot open"),
            std::string::npos);
  EXPECT_NE(reason([&] { File::open(folder_ + "/none.h5"); }).find("No such file or directory"),
            std::string::npos);
  std::FILE* text = std::fopen(path_.c_str(), "w");
  std::fputs("no HDF5", text);
  std::fclose(text);
  EXPECT_NE(reason([&] { File::open(path_); }).find("x.h5: cannot open"), std::string::npos);
  auto file = File::create_in_memory("memory");
  EXPECT_NE(reason([&] {
              file.root().dataset("nothing");
            }).find("memory: /nothing: cannot open data set"),
            std::string::npos);
  EXPECT_NE(reason([&] {
              file.root().create("d", Type::integer, {3}).write(std::vector<double>(2));
            }).find("has room for 3 values, not 2"),
            std::string::npos);
  EXPECT_EQ(::testing::internal::GetCapturedStderr(), "");
}

}  // namespace
}  // namespace doorstroom::hdf5
