// SPDX-License-Identifier: EUPL-1.2
// SHA-256 over what a results file says, whatever way it is stored: equal runs have equal hashes.
#include "results/store/content_hash.hpp"

#include <openssl/evp.h>

#include <bit>
#include <cstring>
#include <filesystem>

#include "engine/errors.hpp"

namespace doorstroom {
namespace {

static_assert(std::endian::native == std::endian::little,
              "the digest of a slab is over its bytes in memory");

constexpr const char* left_out = "provenance/run";

EVP_MD_CTX* context(void* pointer) { return static_cast<EVP_MD_CTX*>(pointer); }

template <class Value> void add_all(Sha256& hash, const std::vector<Value>& values) {
  hash.add(static_cast<std::int64_t>(values.size()));
  if constexpr (std::is_same_v<Value, std::string>) {
    for (const auto& value : values) hash.add(value);
  } else {
    hash.add(std::as_bytes(std::span{values}));
  }
}

void add_shape(Sha256& hash, const hdf5::Shape& shape) {
  add_all(hash, std::vector<std::int64_t>(shape.begin(), shape.end()));
}

void add_attributes(Sha256& hash, const hdf5::Object& object) {
  for (const auto& name : object.attribute_names()) {
    const auto attribute = object.attribute(name);
    hash.add(name);
    add_shape(hash, attribute.shape);
    add_all(hash, attribute.integers);
    add_all(hash, attribute.reals);
    add_all(hash, attribute.texts);
  }
}

bool is_table(const std::string& path, const hdf5::Dataset& dataset) {
  return (path.starts_with("replicates/") || path.starts_with("draws/")) &&
         dataset.type() == hdf5::Type::integer && dataset.shape().size() >= 2;
}

std::vector<Digest> slab_digests(const hdf5::Dataset& dataset) {
  const auto shape = dataset.shape();
  std::vector<Digest> digests;
  for (std::size_t variant = 0; variant < shape[0]; ++variant)
    for (std::size_t unit = 0; unit < shape[1]; ++unit)
      digests.push_back(slab_digest(dataset.integers_at({variant, unit})));
  return digests;
}

Digest digest_of(const std::string& path, const hdf5::Dataset& dataset, const KnownDigests& known) {
  Sha256 hash;
  hash.add("dataset");
  add_shape(hash, dataset.shape());
  add_attributes(hash, dataset);
  if (is_table(path, dataset)) {
    const auto found = known.find(path);
    for (const auto& digest : found == known.end() ? slab_digests(dataset) : found->second)
      hash.add(std::as_bytes(std::span{digest}));
  } else if (dataset.type() == hdf5::Type::text) {
    add_all(hash, dataset.texts());
  } else if (dataset.type() == hdf5::Type::real) {
    add_all(hash, dataset.reals());
  } else {
    add_all(hash, dataset.integers());
  }
  return hash.finish();
}

void walk(const hdf5::Group& group, const std::string& path, const KnownDigests& known,
          std::map<std::string, Digest>& digests) {
  Sha256 hash;
  hash.add("group");
  add_attributes(hash, group);
  digests["/" + path] = hash.finish();
  const std::string prefix = path.empty() ? "" : path + "/";
  for (const auto& name : group.datasets())
    digests["/" + prefix + name] = digest_of(prefix + name, group.dataset(name), known);
  for (const auto& name : group.groups())
    if (prefix + name != left_out) walk(group.group(name), prefix + name, known, digests);
}

}  // namespace

Sha256::Sha256() : context_{EVP_MD_CTX_new()} {
  EVP_DigestInit_ex(context(context_), EVP_sha256(), nullptr);
}
Sha256::~Sha256() { EVP_MD_CTX_free(context(context_)); }

void Sha256::add(std::span<const std::byte> bytes) {
  EVP_DigestUpdate(context(context_), bytes.data(), bytes.size());
}

void Sha256::add(const std::string& text) {
  add(static_cast<std::int64_t>(text.size()));
  add(std::as_bytes(std::span{text}));
}

void Sha256::add(std::int64_t value) { add(std::as_bytes(std::span{&value, 1})); }

Digest Sha256::finish() {
  Digest digest{};
  EVP_DigestFinal_ex(context(context_), digest.data(), nullptr);
  return digest;
}

std::string hex(const Digest& digest) {
  static constexpr const char* digits = "0123456789abcdef";
  std::string text;
  for (const auto byte : digest) (text += digits[byte >> 4]) += digits[byte & 15];
  return text;
}

Digest slab_digest(std::span<const std::int64_t> values) {
  Sha256 hash;
  hash.add(std::as_bytes(values));
  return hash.finish();
}

std::map<std::string, Digest> content_digests(const hdf5::Group& root, const KnownDigests& known) {
  std::map<std::string, Digest> digests;
  walk(root, "", known, digests);
  return digests;
}

std::string content_hash(const hdf5::Group& root, const KnownDigests& known) {
  Sha256 hash;
  for (const auto& [path, digest] : content_digests(root, known)) {
    hash.add(path);
    hash.add(std::as_bytes(std::span{digest}));
  }
  return hex(hash.finish());
}

std::string content_hash(const std::string& path) {
  const auto file =
      hdf5::File::open(std::filesystem::is_directory(path) ? path + "/results.h5" : path);
  return content_hash(file.root());
}

}  // namespace doorstroom
