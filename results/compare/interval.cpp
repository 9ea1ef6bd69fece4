// SPDX-License-Identifier: EUPL-1.2
// How certain a paired difference is: luck over replicates, and parameters over draws.
#include "results/compare/interval.hpp"

#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <numeric>
#include <vector>

namespace doorstroom {
namespace {

double mean(std::span<const double> values) {
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

}  // namespace

double standard_deviation(std::span<const double> values) {
  const double centre = mean(values);
  double squares = 0;
  for (const double value : values) squares += (value - centre) * (value - centre);
  return std::sqrt(squares / static_cast<double>(values.size() - 1));
}

int replicates_needed(double difference, double deviation) {
  static const auto half_widths = [] {  // of an interval with deviation 1, by number of replicates
    std::vector<double> widths(most_replicates + 1);
    for (int n = 2; n <= most_replicates; ++n)
      widths[static_cast<std::size_t>(n)] = t_quantile(n - 1) / std::sqrt(static_cast<double>(n));
    return widths;
  }();
  for (int n = 2; n <= most_replicates; ++n)  // narrower and narrower
    if (half_widths[static_cast<std::size_t>(n)] * deviation < std::abs(difference)) return n;
  return most_replicates + 1;
}

const char* name(IntervalKind kind) {
  switch (kind) {
    case IntervalKind::none:
      return "none";
    case IntervalKind::luck:
      return "luck";
    case IntervalKind::luck_and_parameters:
      break;
  }
  return "luck and parameters";
}

double t_quantile(int df) {
  return boost::math::quantile(boost::math::students_t{static_cast<double>(df)}, 0.975);
}

Estimate estimate(std::span<const double> replicates, std::span<const double> draws) {
  Estimate out;
  out.mean = out.low = out.high = mean(replicates);
  out.df = static_cast<int>(replicates.size()) - 1;
  if (out.df < 1) return out;
  out.kind = IntervalKind::luck;
  double half = t_quantile(out.df) * standard_deviation(replicates) /
                std::sqrt(static_cast<double>(replicates.size()));
  if (draws.size() >= 2) {
    out.kind = IntervalKind::luck_and_parameters;
    half = std::hypot(half,
                      t_quantile(static_cast<int>(draws.size()) - 1) * standard_deviation(draws));
  }
  out.low = out.mean - half;
  out.high = out.mean + half;
  return out;
}

}  // namespace doorstroom
