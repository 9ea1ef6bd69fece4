// SPDX-License-Identifier: EUPL-1.2
// How certain a paired difference is: luck over replicates, and parameters over draws.
#pragma once

#include <optional>
#include <span>

namespace doorstroom {

/// What an interval holds. Luck alone never carries a finding.
enum class IntervalKind { none, luck, luck_and_parameters };
/// `none`, `luck`, `luck and parameters`.
const char* name(IntervalKind kind);

/// A mean with its 95% interval.
struct Estimate {
  double mean = 0;
  double low = 0, high = 0;  ///< both the mean when there is no interval
  IntervalKind kind = IntervalKind::none;
  int df = 0;  ///< degrees of freedom of the luck: replicates - 1
};

/// Luck: Student t over replicates, `t(n-1) * s / sqrt(n)`; none with one replicate. Parameters:
/// the spread of the draws around their own mean, `t(m-1) * s`, with the same luck in all draws,
/// added in quadrature.
///
/// @param replicates one value each (a paired difference), at least one
/// @param draws      one value each; fewer than two: parameters are left out
Estimate estimate(std::span<const double> replicates, std::span<const double> draws);

/// Standard deviation of a sample. @pre two values at least
double standard_deviation(std::span<const double> values);

/// Numbers of replicates above this are not worked out.
inline constexpr int most_replicates = 1000;

/// The fewest replicates with which luck would no longer reach zero: the least n with
/// `t(n-1) * deviation / sqrt(n) < |difference|`, or `most_replicates + 1` when that is not enough.
/// Says nothing about parameters, which no number of replicates makes more certain.
/// @param deviation standard deviation over replicates of the paired difference
int replicates_needed(double difference, double deviation);

/// 97.5% point of Student's t. @pre df >= 1
double t_quantile(int df);

}  // namespace doorstroom
