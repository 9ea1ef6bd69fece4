// SPDX-License-Identifier: EUPL-1.2
// Compresses a chunk as HDF5's own filters would, but outside HDF5, so that several threads can do
// it at once.
#pragma once

#include <cstdint>
#include <span>

#include "results/store/hdf5/dataset.hpp"

namespace doorstroom::hdf5 {

/// Shuffled and deflated, for `Dataset::write_chunk` on a data set with that storage. Safe on many
/// threads.
/// @param deflate 1-9, the level that the data set was made with
/// @throws IoError when zlib fails (out of memory)
Chunk compress(std::span<const std::int64_t> values, int deflate = 1);

}  // namespace doorstroom::hdf5
