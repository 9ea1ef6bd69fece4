// SPDX-License-Identifier: EUPL-1.2
// Compresses a chunk as HDF5's own filters would, but outside HDF5, so that several threads can do
// it at once.
#include "results/store/hdf5/compress.hpp"

#include <zlib.h>

#include "engine/errors.hpp"

namespace doorstroom::hdf5 {
namespace {

constexpr std::uint32_t not_deflated = 1U << 1;  // the second filter of the pipeline

/// All first bytes, then all second bytes, and so on: HDF5's shuffle filter.
std::vector<std::byte> shuffled(std::span<const std::int64_t> values) {
  const auto bytes = std::as_bytes(values);
  constexpr std::size_t size = sizeof(std::int64_t);
  std::vector<std::byte> out(bytes.size());
  for (std::size_t byte = 0; byte < size; ++byte)
    for (std::size_t i = 0; i < values.size(); ++i)
      out[byte * values.size() + i] = bytes[i * size + byte];
  return out;
}

}  // namespace

Chunk compress(std::span<const std::int64_t> values, int deflate) {
  const auto plain = shuffled(values);
  Chunk chunk;
  auto size = ::compressBound(plain.size());
  chunk.bytes.resize(size);
  const auto status =
      ::compress2(reinterpret_cast<Bytef*>(chunk.bytes.data()), &size,
                  reinterpret_cast<const Bytef*>(plain.data()), plain.size(), deflate);
  if (status != Z_OK) throw IoError("zlib cannot compress: " + std::string{zError(status)});
  chunk.bytes.resize(size);
  return size < plain.size() ? chunk : Chunk{plain, not_deflated};
}

}  // namespace doorstroom::hdf5
