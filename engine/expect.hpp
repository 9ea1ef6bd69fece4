// SPDX-License-Identifier: EUPL-1.2
// Contract checks: DOORSTROOM_EXPECT for the caller's side, on in debug and CI builds and free in
// release.
#pragma once

#include <cstdio>
#include <cstdlib>

#if defined(NDEBUG) && !defined(DOORSTROOM_CHECKS)
#define DOORSTROOM_EXPECT(condition, text) static_cast<void>(0)
#else
#define DOORSTROOM_EXPECT(condition, text)                                                        \
  ((condition) ? static_cast<void>(0)                                                             \
               : (std::fprintf(stderr, "%s:%d: contract broken: %s\n", __FILE__, __LINE__, text), \
                  std::abort()))
#endif
