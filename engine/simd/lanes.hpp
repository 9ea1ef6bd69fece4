// SPDX-License-Identifier: EUPL-1.2
// The namespace of code that is compiled once for each instruction set.
//
// A lane file, `*.lanes.cpp`, is one source that doorstroom_lanes() (cmake/lanes.cmake) compiles
// for x86-64, x86-64-v3 and x86-64-v4. Three compilations of one inline function have one name, and
// the linker keeps any one of them: the program would then run AVX-512 on a machine that has none,
// far from any lane file. So each compilation has a namespace of its own, and all that it compiles
// to code lives in there:
//
// - the lane file opens `namespace doorstroom::DOORSTROOM_LANES`; what only it uses is in an
// unnamed
//   namespace inside;
// - a header of ours that a lane file shares with ordinary files (engine/kernels.hpp) opens
//   `inline namespace DOORSTROOM_LANES`: callers write the same name, the linker sees different
//   ones;
// - functions of other libraries, also std::, are left out (`__builtin_` and plain loops instead),
//   because a compiler may choose not to inline them. Types without code are harmless; a header
//   with a static object (<iostream>) is not, since its code runs when the program starts.
//
// tools/check_lanes.py reads the finished libraries and holds us to that.
#pragma once

#ifndef DOORSTROOM_LANES
#define DOORSTROOM_LANES lanes_baseline  ///< ordinary files, and lane files as compiled for x86-64
#endif
