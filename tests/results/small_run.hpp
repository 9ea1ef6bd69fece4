// SPDX-License-Identifier: EUPL-1.2
// A made-up run of a small school system in which everybody makes one move a year and many cells
// hold few persons.
#pragma once

#include <cstdint>

#include "results/store/run_description.hpp"
#include "results/store/unit_result.hpp"

namespace doorstroom::small_run {

/// Two sexes, two levels of parental education; not synthetic. One replicate, no draws.
RunDescription description();

/// How many persons a place holds in each cell: tens, or hundreds.
enum class Size { small, large };

/// Tables that agree: stock + entry + flows in - flows out = next stock, and flows out of a place
/// are its stock.
UnitResult unit(const RunDescription& run, std::uint64_t seed, Size size = Size::small);

}  // namespace doorstroom::small_run
