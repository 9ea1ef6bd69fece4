// SPDX-License-Identifier: EUPL-1.2
// What writing and merging share about segments: digests as integers, and the check that two files
// are of one run.
#pragma once

#include <cstring>
#include <string>
#include <vector>

#include "results/store/content_hash.hpp"
#include "results/store/run_description.hpp"

namespace doorstroom {

inline constexpr std::size_t digest_word_count = 4;

/// A digest as it stands in /digests of a segment: four int64.
inline void append_digest(std::vector<std::int64_t>& words, const Digest& digest) {
  words.resize(words.size() + digest_word_count);
  std::memcpy(words.data() + words.size() - digest_word_count, digest.data(), digest.size());
}
inline Digest digest_at(const std::vector<std::int64_t>& words, std::size_t index) {
  Digest digest{};
  std::memcpy(digest.data(), words.data() + index * digest_word_count, digest.size());
  return digest;
}

/// @throws IoError that names what differs when the file was made by another experiment, population
/// or model version
void check_same_run(const hdf5::Group& root, const RunDescription& description,
                    const std::string& hash);

}  // namespace doorstroom
