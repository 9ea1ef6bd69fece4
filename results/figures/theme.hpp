// SPDX-License-Identifier: EUPL-1.2
// How every figure looks: size, type, colours that differ in hue, lightness and dash, Dutch
// numbers.
#pragma once

#include <string>
#include <vector>

#include "results/figures/parts.hpp"
#include "results/words/units.hpp"

namespace doorstroom::figures {

/// Pixels at 96 to the inch: the column of an A4 letter, 16 cm. Text of 12 px is 9 pt.
inline constexpr int column_width = 605;
inline constexpr int text_size = 12;

/// What tells a series from the others: a colour, a dash and a marker.
struct Look {
  std::string colour;
  std::vector<int> dash;
  std::string shape;
};
/// Of series number `i`; 0 is the baseline, black and unbroken.
Look look(std::size_t i);

/// Two series that must differ in grey too.
inline constexpr const char* dark = "#0B4F8A";
inline constexpr const char* light = "#E69F00";
inline constexpr const char* ink = "#222222";
inline constexpr const char* muted = "#595959";

/// Title in bold lines, subtitle under it, and everything that all figures share. The caller adds
/// marks or panels; the data of the figure are named `figure`.
Json vega_lite(const std::string& title, const std::string& subtitle, const FigureTable& data,
               Language language);
/// The same for a Vega specification; the caller adds scales and marks.
Json vega(const std::string& title, const std::string& subtitle, Language language);

/// Scales of colour, dash and shape by the labels of variants, and one legend for all under the
/// figure. Merge into an encoding.
Json variant_colour(const std::vector<ShownVariant>& variants, bool legend);
Json variant_dash(const std::vector<ShownVariant>& variants, bool legend);
Json variant_shape(const std::vector<ShownVariant>& variants, bool legend);

/// x by column `year`, with labels `2021/22` every `step` years (more often in a
/// short run) from year number `first` on.
Json school_year_axis(const RunDescription& run, Language language, int step, bool title = true,
                      int first = 0);

/// y of a difference: zero is always on it.
Json difference_axis(const std::string& field, const std::string& title, const std::string& format);

/// The same in the unit in which readers see the values: title (`label, unit`, or the unit alone)
/// and labels are of one scale.
Json difference_axis(const std::string& field, const std::string& label, const Scale& scale,
                     const std::string& format);

/// A line at zero, for axes of differences.
Json zero_line(bool horizontal = true);

/// A layer with a bold head above a panel of this width.
Json panel_head(const std::string& text, int width);

/// One panel per variant, side by side and then below, each headed by its label.
Json per_variant(Json spec, const std::vector<ShownVariant>& variants, std::size_t columns,
                 Json layers, int width, int height);

/// One row of panels per variant and one column per value of `field`, all on one scale: that of the
/// columns `difference`, `low` and `high` of the table.
Json variants_by(Json spec, const std::vector<ShownVariant>& variants, const std::string& field,
                 const std::vector<std::string>& columns, const FigureTable& table, Json layers,
                 int width, int height);

/// Layers of a difference over the years: a band for its interval, a line at zero and the line.
/// Columns of the data: `year`, `low`, `high` and that of `y`.
Json effect_layers(const Json& x, const Json& y, const FigureTable& table,
                   const std::vector<ShownVariant>& variants);

/// Layers of points with their intervals, and a line at zero; `encoding` holds `y`, and what tells
/// series apart. Columns of the data: `low`, `high` and that of `x`.
Json forest_layers(const Json& x, const Json& encoding, const FigureTable& table);

/// A layer with the words `niet gegeven` in a panel where `field` has no number at all.
Json nothing_given(const std::string& field, int width, int height, Language language);

}  // namespace doorstroom::figures
