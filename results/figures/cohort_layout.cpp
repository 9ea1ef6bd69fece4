// SPDX-License-Identifier: EUPL-1.2
// Where the nodes and ribbons of an alluvial drawing come, in pixels.
#include "results/figures/cohort_layout.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

namespace doorstroom::figures {
namespace {

/// A band between two columns that bends half-way: its upper edges at both ends, and its height.
std::string band(double x0, double x1, double y0, double y1, double height) {
  const double middle = (x0 + x1) / 2;
  return fmt::format(
      "M{0:.1f},{2:.2f}C{4:.1f},{2:.2f} {4:.1f},{3:.2f} {1:.1f},{3:.2f}L{1:.1f},{6:.2f}"
      "C{4:.1f},{6:.2f} {4:.1f},{5:.2f} {0:.1f},{5:.2f}Z",
      x0, x1, y0, y1, middle, y0 + height, y1 + height);
}

}  // namespace

Alluvial lay_out(const CohortFlow& flow, const AlluvialSize& size, double least) {
  const auto n_dates = flow.stock.size();
  const auto n = flow.stock.front().size();
  const double total = std::accumulate(flow.stock[0].begin(), flow.stock[0].end(), 0.0);
  const double scale = (size.height - size.gap * static_cast<double>(n - 1)) / total;
  const double step = (size.width - size.node_width) / static_cast<double>(n_dates - 1);
  Alluvial out;
  std::vector<std::vector<double>> tops(n_dates, std::vector<double>(n, 0));
  for (std::size_t date = 0; date < n_dates; ++date) {
    const auto& stock = flow.stock[date];
    const auto shown =
        std::count_if(stock.begin(), stock.end(), [&](double count) { return count >= least; });
    double y = (size.height - total * scale - size.gap * static_cast<double>(shown - 1)) / 2;
    const double x = step * static_cast<double>(date);
    for (std::size_t at = 0; at < n; ++at) {
      tops[date][at] = y;
      const double height = stock[at] * scale;
      if (stock[at] >= least) {
        out.nodes.push_back({date, at, x, y, y + height, stock[at]});
        y += size.gap;
      }
      y += height;
    }
  }
  for (std::size_t year = 0; year + 1 < n_dates; ++year) {
    auto leaving = tops[year], arriving = tops[year + 1];
    const double x0 = step * static_cast<double>(year) + size.node_width,
                 x1 = step * static_cast<double>(year + 1);
    std::vector<std::vector<double>> starts(n, std::vector<double>(n, 0));
    for (std::size_t from = 0; from < n; ++from)
      for (std::size_t to = 0; to < n; ++to) {
        starts[from][to] = leaving[from];
        leaving[from] += flow.flow[year][from][to] * scale;
      }
    for (std::size_t to = 0; to < n; ++to)
      for (std::size_t from = 0; from < n; ++from) {
        const double persons = flow.flow[year][from][to];
        if (persons >= least)
          out.ribbons.push_back({year, from, to, persons,
                                 band(x0, x1, starts[from][to], arriving[to], persons * scale)});
        arriving[to] += persons * scale;
      }
  }
  return out;
}

}  // namespace doorstroom::figures
