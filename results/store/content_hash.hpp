// SPDX-License-Identifier: EUPL-1.2
// SHA-256 over what a results file says, whatever way it is stored: equal runs have equal hashes.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "results/store/hdf5/file.hpp"

namespace doorstroom {

using Digest = std::array<std::uint8_t, 32>;

/// SHA-256 of bytes given piece by piece.
class Sha256 {
 public:
  Sha256();
  ~Sha256();
  Sha256(const Sha256&) = delete;
  Sha256& operator=(const Sha256&) = delete;

  void add(std::span<const std::byte> bytes);
  void add(const std::string& text);  ///< its length, then its bytes
  void add(std::int64_t value);       ///< 8 bytes, little-endian
  Digest finish();

 private:
  void* context_;
};

/// Lower-case hexadecimal.
std::string hex(const Digest& digest);

/// Digest of one slab of a table: its values as little-endian int64.
Digest slab_digest(std::span<const std::int64_t> values);

/// Digests of slabs that are known already, by path of the data set: [variant][unit], unit fastest.
using KnownDigests = std::map<std::string, std::vector<Digest>>;

/// One digest for every group and data set by its path, over shape, values and attributes;
/// /provenance/run and attributes that describe storage are left out. The values of a table in
/// /replicates or /draws are digested as the digests of its (variant, unit) slabs, so that a merge
/// need not read what its segments have digested.
std::map<std::string, Digest> content_digests(const hdf5::Group& root,
                                              const KnownDigests& known = {});

/// The content hash: SHA-256 over `content_digests` in order of path. 64 hexadecimal digits.
std::string content_hash(const hdf5::Group& root, const KnownDigests& known = {});

/// Content hash of a results file, or of `results.h5` in a folder; reads and digests every value.
/// @throws IoError
std::string content_hash(const std::string& path);

}  // namespace doorstroom
