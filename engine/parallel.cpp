// SPDX-License-Identifier: EUPL-1.2
// Limits the number of threads of everything that runs inside.
#include "engine/parallel.hpp"

#include <tbb/global_control.h>
#include <tbb/task_arena.h>

namespace doorstroom {

void with_threads(int threads, const std::function<void()>& work) {
  if (threads <= 0) {
    work();
    return;
  }
  const tbb::global_control limit(tbb::global_control::max_allowed_parallelism,
                                  static_cast<std::size_t>(threads));
  tbb::task_arena arena(threads);
  arena.execute(work);
}

}  // namespace doorstroom
