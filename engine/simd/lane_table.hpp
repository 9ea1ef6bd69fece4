// SPDX-License-Identifier: EUPL-1.2
// From an ordinary file into a lane file: one table of function pointers for each instruction set.
#pragma once

#include <cstddef>

#include "engine/simd/instruction_set.hpp"
#include "engine/simd/lanes.hpp"

namespace doorstroom::simd {

/// The same table as compiled for each instruction set. `Table` is a struct of function pointers.
template <class Table> class LaneTable {
 public:
  constexpr LaneTable(const Table& baseline, const Table& v3, const Table& v4)
      : of_{&baseline, &v3, &v4} {}
  /// @pre this machine supports the set
  const Table& of(InstructionSet set) const { return *of_[static_cast<std::size_t>(set)]; }
  /// The table of the set of this process.
  /// @throws ConfigError as instruction_set()
  const Table& operator()() const { return of(instruction_set()); }

 private:
  const Table* of_[3];
};

}  // namespace doorstroom::simd

/// In a header, inside `namespace doorstroom`: `DOORSTROOM_LANE_TABLE(Table, name);` declares
/// `name`, a `LaneTable` of them, so that `name().function(...)` calls what suits this machine. The
/// lane file includes that header and defines, inside `namespace doorstroom::DOORSTROOM_LANES`,
/// `const Table name{function, ...};`.
#define DOORSTROOM_LANE_TABLE(Table, name)                     \
  namespace lanes_baseline {                                   \
  extern const Table name;                                     \
  }                                                            \
  namespace lanes_v3 {                                         \
  extern const Table name;                                     \
  }                                                            \
  namespace lanes_v4 {                                         \
  extern const Table name;                                     \
  }                                                            \
  inline constexpr ::doorstroom::simd::LaneTable<Table> name { \
    lanes_baseline::name, lanes_v3::name, lanes_v4::name       \
  }
