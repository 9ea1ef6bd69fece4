// SPDX-License-Identifier: EUPL-1.2
// Reads and writes a number that is a range.
#include "experiments/plan/written_range.hpp"

#include <fmt/format.h>

#include <limits>

namespace doorstroom {
namespace {

constexpr auto assumption = "assumption";

/// As declared ranges: `assumption; ministry_figures U14` is an assumption. A misspelt one would
/// silently be drawn from a normal distribution.
void check_quality(Keys& keys, std::string& quality) {
  if (quality.find(assumption) != std::string::npos) quality = assumption;
  if (quality == assumption) return;
  if (const auto meant = did_you_mean(quality, {assumption}); !meant.empty())
    keys.wrong("quality",
               fmt::format("{} is not known; allowed: \"assumption\", or the source of a 95% "
                           "interval{}",
                           in_quotes(quality), meant));
}

}  // namespace

bool is_range(const toml::node* node) { return node != nullptr && node->is_table(); }

std::optional<Drawable> read_range(Keys& keys, const std::string& key, const NumberRange& allowed) {
  auto inner = keys.inside(key);
  const auto numbers = allowed_range(allowed.min, allowed.max, allowed.unit);
  constexpr double missing = std::numeric_limits<double>::quiet_NaN();
  Drawable range{key, missing, missing, missing, assumption};
  inner.require("low", numbers);
  inner.require("high", numbers);
  inner.number("low", range.low, allowed.min, allowed.max, allowed.unit);
  inner.number("high", range.high, allowed.min, allowed.max, allowed.unit);
  const bool ordered = range.low < range.high;
  if (range.low >= range.high)
    inner.wrong("high", fmt::format("{} is not above low = {}; allowed: low < high",
                                    number_text(range.high), number_text(range.low)));
  if (ordered) {
    range.value = range.low + (range.high - range.low) / 2;
    inner.number("value", range.value, range.low, range.high, allowed.unit);
  } else {
    inner.find("value");
  }
  inner.text("quality", range.quality);
  check_quality(inner, range.quality);
  inner.finish();
  return ordered ? std::optional{range} : std::nullopt;
}

std::string range_text(const Drawable& range) {
  return fmt::format("{{ value = {}, low = {}, high = {}, quality = {} }}",
                     number_text(range.value), number_text(range.low), number_text(range.high),
                     in_quotes(range.quality));
}

}  // namespace doorstroom
