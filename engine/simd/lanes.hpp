// SPDX-License-Identifier: EUPL-1.2
// The namespace of code that is compiled once for each instruction set.
//
// A lane file, `*.lanes.cpp`, is one source that doorstroom_lanes() (cmake/lanes.cmake) compiles
// for x86-64, x86-64-v3 and x86-64-v4. Three compilations of one inline function have one name, and
// the linker keeps any one of them: the program would then run AVX-512 on a machine that has none,
// far from any lane file. So each compilation has a namespace of its own, and all that it compiles
// to code lives in there:
//
// - a lane file opens `namespace doorstroom::DOORSTROOM_LANES`, with an unnamed namespace inside
//   for what only it uses, and defines a table of functions there (engine/simd/lane_table.hpp);
// - a header that it shares with ordinary files opens `inline namespace DOORSTROOM_LANES` inside a
//   namespace of its own, as engine/kernels.hpp does: callers write one name, the linker sees many;
// - functions of other libraries, also std::, are left out (`__builtin_` and plain loops instead),
//   because a compiler may choose not to inline them. Types without code are harmless; a header
//   with a static object (<iostream>) is not, since its code runs when the program starts.
//
// tools/check_lanes.py reads the finished libraries and holds us to that.
#pragma once

#ifndef DOORSTROOM_LANES
#define DOORSTROOM_LANES lanes_baseline  ///< ordinary files, and lane files as compiled for x86-64
#endif
