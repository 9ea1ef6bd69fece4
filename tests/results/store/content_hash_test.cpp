// SPDX-License-Identifier: EUPL-1.2
// The content hash says what a file holds, not how it is stored.
#include "results/store/content_hash.hpp"

#include <gtest/gtest.h>

#include <filesystem>

#include "results/store/description_file.hpp"
#include "results/store/writer.hpp"
#include "tests/results/made_up_run.hpp"

namespace doorstroom {
namespace {

/// Adds to one value of one table while copying.
struct Change {
  std::string path;
  std::int64_t add = 0;
};

void copy_attributes(const hdf5::Object& from, hdf5::Object& to) {
  for (const auto& name : from.attribute_names()) {
    const auto attribute = from.attribute(name);
    if (attribute.type == hdf5::Type::text)
      to.set(name, attribute.texts.at(0));
    else if (attribute.type == hdf5::Type::real)
      to.set(name, attribute.reals.at(0));
    else if (attribute.shape.empty())
      to.set(name, attribute.integers.at(0));
    else
      to.set(name, attribute.integers);
  }
}

void copy_dataset(const hdf5::Dataset& from, hdf5::Group& to, const std::string& name, int deflate,
                  std::int64_t add) {
  const auto shape = from.shape();
  hdf5::Storage storage{shape, deflate};
  if (!shape.empty()) storage.chunk.back() = (shape.back() + 1) / 2;
  auto copy = to.create(name, from.type(), shape, storage);
  copy_attributes(from, copy);
  if (from.type() == hdf5::Type::text) {
    copy.write(from.texts());
  } else if (from.type() == hdf5::Type::real) {
    copy.write(from.reals());
  } else {
    auto values = from.integers();
    values.back() += add;
    copy.write(values);
  }
}

/// Other chunks and compression, children in the opposite order.
void copy(const hdf5::Group& from, hdf5::Group& to, int deflate, const std::string& path,
          const Change& change) {
  copy_attributes(from, to);
  auto groups = from.groups(), datasets = from.datasets();
  for (auto name = groups.rbegin(); name != groups.rend(); ++name) {
    auto child = to.create_group(*name);
    copy(from.group(*name), child, deflate, path + "/" + *name, change);
  }
  for (auto name = datasets.rbegin(); name != datasets.rend(); ++name)
    copy_dataset(from.dataset(*name), to, *name, deflate,
                 path + "/" + *name == change.path ? change.add : 0);
}

class ContentHash : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    path_ = made_up::merged(made_up::folder("hash"), made_up::description());
  }

  static std::string hash_of_copy(int deflate, const Change& change) {
    const auto target = path_ + ".copy";
    auto file = hdf5::File::create(target);
    auto root = file.root();
    const auto original = hdf5::File::open(path_);
    copy(original.root(), root, deflate, "", change);
    file.close();
    return content_hash(target);
  }

  static std::string path_;
};
std::string ContentHash::path_;

TEST_F(ContentHash, CompressionChunksAndOrderDoNotMatter) {
  EXPECT_EQ(hash_of_copy(9, {}), content_hash(path_));
  EXPECT_EQ(hash_of_copy(0, {}), content_hash(path_));
}

TEST_F(ContentHash, OneValueChangesIt) {
  EXPECT_NE(hash_of_copy(1, {"/replicates/flow", 1}), content_hash(path_));
  EXPECT_NE(hash_of_copy(1, {"/draws/policy_cost", 1}), content_hash(path_));
  EXPECT_NE(hash_of_copy(1, {"/places/cost", 1}), content_hash(path_));
}

TEST_F(ContentHash, WhatMayDifferBetweenEqualRunsIsLeftOut) {
  EXPECT_EQ(hash_of_copy(1, {"/provenance/run/threads", 1}), content_hash(path_));
}

TEST_F(ContentHash, EveryAttributeOfADatasetCounts) {
  const auto target = path_ + ".attribute";
  auto file = hdf5::File::create(target);
  auto root = file.root();
  const auto original = hdf5::File::open(path_);
  copy(original.root(), root, 1, "", {});
  root.dataset("replicates/stock").set("unit", "pupils");
  file.close();
  EXPECT_NE(content_hash(target), content_hash(path_));
}

TEST(Sha256, PublishedAnswers) {
  Sha256 hash;
  const std::string abc = "abc";
  hash.add(std::as_bytes(std::span{abc}));
  EXPECT_EQ(hex(hash.finish()), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  Sha256 nothing;
  EXPECT_EQ(hex(nothing.finish()),
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST(DescriptionHash, LeavesOutTheTextAsRead) {
  auto run = made_up::description();
  const auto hash = description_hash(run);
  run.experiment_text += "# a comment\n";
  run.experiment_file = "elsewhere.toml";
  EXPECT_EQ(description_hash(run), hash);
  run.places[0].cost_cents += 1;
  EXPECT_NE(description_hash(run), hash);
}

}  // namespace
}  // namespace doorstroom
