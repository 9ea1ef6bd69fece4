// SPDX-License-Identifier: EUPL-1.2
// Owner of one HDF5 identifier: closes it once, moves, never copies.
#pragma once

#include <cstdint>
#include <utility>

namespace doorstroom::hdf5 {

/// HDF5's `hid_t`, so that headers need no hdf5.h.
using Identifier = std::int64_t;

/// Closes its identifier when it goes; errors while closing are ignored here (`File::close` reports
/// them).
class Handle {
 public:
  using Closer = int (*)(Identifier);

  Handle() = default;
  Handle(Identifier id, Closer close) : id_{id}, close_{close} {}
  Handle(Handle&& other) noexcept : id_{std::exchange(other.id_, -1)}, close_{other.close_} {}
  Handle& operator=(Handle&& other) noexcept {
    std::swap(id_, other.id_);
    std::swap(close_, other.close_);
    return *this;
  }
  ~Handle() {
    if (id_ >= 0) close_(id_);
  }

  Identifier get() const { return id_; }
  /// Gives the identifier away: the caller closes it.
  Identifier release() { return std::exchange(id_, -1); }

 private:
  Identifier id_ = -1;
  Closer close_ = nullptr;
};

}  // namespace doorstroom::hdf5
