// SPDX-License-Identifier: EUPL-1.2
// Parallel loops whose result cannot depend on the number of threads: independent items, and exact
// integer sums.
#pragma once

#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_for.h>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

#ifdef __has_feature
#if __has_feature(thread_sanitizer)
#include <sanitizer/tsan_interface.h>
#define DOORSTROOM_THREAD_SANITIZER
#endif
#endif

namespace doorstroom {

#ifdef DOORSTROOM_THREAD_SANITIZER
namespace detail {

/// Tells the thread sanitizer what it cannot see inside oneTBB: what comes before a loop happens
/// before each item, and each item before what comes after the loop. Nothing orders one item with
/// another, so their races stay visible.
template <class F> struct OrderedLoop {
  const F& f;
  mutable char fork = 0, join = 0;
  __attribute__((no_sanitize("thread"))) void operator()(std::size_t i) const {
    __tsan_acquire(&fork);
    f(i);
    __tsan_release(&join);
  }
};

}  // namespace detail
#endif

/// Calls f(i) for i in [0, n), in any order, on the threads of the arena it is called from.
template <class F> void for_each_index(std::size_t n, const F& f) {
#ifdef DOORSTROOM_THREAD_SANITIZER
  const detail::OrderedLoop<F> loop{f};
  __tsan_release(&loop.fork);
  tbb::parallel_for(std::size_t{0}, n, loop);
  __tsan_acquire(&loop.join);
#else
  tbb::parallel_for(std::size_t{0}, n, f);
#endif
}

/// Runs `work` with at most `threads` threads (0: as many as the machine has).
void with_threads(int threads, const std::function<void()>& work);

/// Something that every thread has for itself, made when it first asks.
template <class T> class PerThread {
 public:
  T& local() { return local_.local(); }

 private:
  tbb::enumerable_thread_specific<T> local_;
};

/// A vector of exact integer sums: every thread adds to its own, the total is their sum.
class IntegerSums {
 public:
  explicit IntegerSums(std::size_t size)
      : local_([size] { return std::vector<std::int64_t>(size, 0); }), size_(size) {}
  /// The calling thread's own sums.
  std::vector<std::int64_t>& local() { return local_.local(); }
  std::vector<std::int64_t> total() const {
    std::vector<std::int64_t> sum(size_, 0);
    for (const auto& part : local_)
      for (std::size_t i = 0; i < size_; ++i) sum[i] += part[i];
    return sum;
  }

 private:
  tbb::enumerable_thread_specific<std::vector<std::int64_t>> local_;
  std::size_t size_;
};

}  // namespace doorstroom
