// SPDX-License-Identifier: EUPL-1.2
// A named table of exact integers with named axes: what a simulation records and results hold.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace doorstroom {

/// Row-major n-dimensional table. Sums of quantities are fixed-point: value = integer * scale
/// [unit].
struct Table {
  std::string name;                ///< e.g. `stock`
  std::vector<std::string> axes;   ///< e.g. {"year", "place", "cell"}
  std::vector<std::size_t> shape;  ///< same length as axes
  std::string unit;                ///< of integer * scale, e.g. `persons`, `SD`, `EUR`
  double scale = 1.0;              ///< 1 for counts, 2^-16 for skills, 0.01 for money
  std::string doc;                 ///< one sentence
  std::vector<std::int64_t> values;

  Table() = default;
  Table(std::string name_, std::vector<std::string> axes_, std::vector<std::size_t> shape_,
        std::string unit_, double scale_, std::string doc_)
      : name(std::move(name_)),
        axes(std::move(axes_)),
        shape(std::move(shape_)),
        unit(std::move(unit_)),
        scale(scale_),
        doc(std::move(doc_)) {
    std::size_t n = 1;
    for (auto extent : shape) n *= extent;
    values.assign(n, 0);
  }
  friend bool operator==(const Table&, const Table&) = default;
};

/// Labels of one axis, in order, with what readers show for them.
struct Axis {
  std::string name;                 ///< e.g. `place`
  std::vector<std::string> labels;  ///< e.g. `po.bao.1`, ...
  friend bool operator==(const Axis&, const Axis&) = default;
};

}  // namespace doorstroom
