// SPDX-License-Identifier: EUPL-1.2
// Where the nodes and ribbons of an alluvial drawing come, in pixels.
#pragma once

#include <string>
#include <vector>

#include "results/figures/cohort.hpp"

namespace doorstroom::figures {

/// One position on one date, in pixels.
struct AlluvialNode {
  std::size_t date = 0, position = 0;
  double x = 0, top = 0, bottom = 0, persons = 0;
};

/// Those who go from one position to another in one year.
struct AlluvialRibbon {
  std::size_t year = 0, from = 0, to = 0;
  double persons = 0;
  std::string path;  ///< of SVG
};

/// The whole drawing.
struct Alluvial {
  std::vector<AlluvialNode> nodes;
  std::vector<AlluvialRibbon> ribbons;
};

/// Pixels that the drawing takes.
struct AlluvialSize {
  double width = 0, height = 0, node_width = 6, gap = 5;
};

/// Columns are dates, from left to right; in each, positions from the top down, as high as their
/// persons. Ribbons leave a node in order of where they go and arrive in order of where they come
/// from. What is below `least` persons is left out.
Alluvial lay_out(const CohortFlow& flow, const AlluvialSize& size, double least);

}  // namespace doorstroom::figures
