// SPDX-License-Identifier: EUPL-1.2
// Loops and sums give the same on any number of threads.
#include "engine/parallel.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <set>
#include <thread>

#include "engine/draws.hpp"

namespace doorstroom {
namespace {

std::vector<std::int64_t> sums_on(int threads) {
  std::vector<std::int64_t> total;
  with_threads(threads, [&] {
    IntegerSums sums(7);
    for_each_index(20'000, [&](std::size_t i) {
      const auto words =
          Draws{9}.block(PupilId{static_cast<std::uint32_t>(i)}, Term{0}, Purpose::move);
      auto& local = sums.local();
      for (std::size_t k = 0; k < local.size(); ++k)
        local[k] += static_cast<std::int64_t>(words[k % 4]) - (1LL << 31);
    });
    total = sums.total();
  });
  return total;
}

TEST(IntegerSums, AreTheSameOnAnyNumberOfThreads) {
  const auto one = sums_on(1);
  EXPECT_EQ(one, sums_on(2));
  EXPECT_EQ(one, sums_on(4));
  EXPECT_EQ(one, sums_on(0));
}

TEST(IntegerSums, AreZeroWithoutWork) {
  EXPECT_EQ(IntegerSums(3).total(), (std::vector<std::int64_t>{0, 0, 0}));
}

TEST(ForEachIndex, VisitsEveryIndexOnce) {
  for (const int threads : {1, 2, 4}) {
    std::vector<std::atomic<int>> visits(10'000);
    with_threads(threads,
                 [&] { for_each_index(visits.size(), [&](std::size_t i) { ++visits[i]; }); });
    for (const auto& count : visits) ASSERT_EQ(count.load(), 1);
  }
}

TEST(ForEachIndex, HandsOnAnException) {
  EXPECT_THROW(with_threads(2,
                            [] {
                              for_each_index(1000, [](std::size_t i) {
                                if (i == 500) throw std::runtime_error("half way");
                              });
                            }),
               std::runtime_error);
}

TEST(WithThreads, KeepsToItsLimit) {
  std::mutex guard;
  std::set<std::thread::id> seen;
  with_threads(1, [&] {
    for_each_index(1000, [&](std::size_t) {
      const std::lock_guard lock(guard);
      seen.insert(std::this_thread::get_id());
    });
  });
  EXPECT_EQ(seen.size(), 1U);
}

}  // namespace
}  // namespace doorstroom
