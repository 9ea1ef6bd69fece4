// SPDX-License-Identifier: EUPL-1.2
// How every figure looks: size, type, colours that differ in hue, lightness and dash, Dutch
// numbers.
#include "results/figures/theme.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <sstream>

namespace doorstroom::figures {
namespace {

constexpr const char* font = "Liberation Sans, Arial, Helvetica, sans-serif";
constexpr std::size_t title_columns = 74, subtitle_columns = 108, title_lines = 3;

Json lines_of(const std::string& text, std::size_t columns, std::size_t most) {
  std::istringstream wrapped_text{wrapped(text, columns)};
  Json lines = Json::array();
  for (std::string line; std::getline(wrapped_text, line);) {
    if (lines.size() == most) {
      lines.back() = short_label(lines.back().get<std::string>() + " " + line, columns - 1);
      break;
    }
    lines.push_back(short_label(line, columns));  // a word longer than a line is cut
  }
  return lines;
}

Json locale(Language language) {
  const bool dutch = language == Language::nl;
  return {{"number",
           {{"decimal", dutch ? "," : "."},
            {"thousands", dutch ? "." : ","},
            {"grouping", Json::array({3})},
            {"currency", Json::array({"€\u00a0", ""})}}}};
}

Json config(Language language) {
  const Json text{{"labelFont", font},          {"titleFont", font}, {"labelFontSize", text_size},
                  {"titleFontSize", text_size}, {"labelColor", ink}, {"titleColor", ink},
                  {"titleFontWeight", "normal"}};
  Json axis = text;
  axis.update({{"gridColor", "#E3E3E3"},
               {"domainColor", "#7F7F7F"},
               {"tickColor", "#7F7F7F"},
               {"tickSize", 4},
               {"labelLimit", 190},
               {"titleLimit", 230}});
  Json legend = text;
  legend.update({{"orient", "bottom"},
                 {"direction", "horizontal"},
                 {"columns", 2},
                 {"labelLimit", 250},
                 {"symbolSize", 110},
                 {"symbolStrokeWidth", 2},
                 {"title", nullptr},
                 {"columnPadding", 18},
                 {"rowPadding", 3}});
  Json header = text;
  header.update({{"labelFontWeight", "bold"}, {"title", nullptr}, {"labelPadding", 4}});
  return {{"font", font},
          {"locale", locale(language)},
          {"axis", axis},
          {"legend", legend},
          {"header", header},
          {"text", {{"font", font}, {"fontSize", text_size}, {"fill", ink}}},
          {"view", {{"stroke", nullptr}}},
          {"line", {{"strokeWidth", 2}}},
          {"concat", {{"spacing", 14}}},
          {"facet", {{"spacing", 14}}}};
}

Json heading(const std::string& title, const std::string& subtitle) {
  return {{"text", lines_of(title, title_columns, title_lines)},
          {"subtitle", lines_of(subtitle, subtitle_columns, 3)},
          {"anchor", "start"},
          {"frame", "bounds"},
          {"limit", column_width - 8},
          {"font", font},
          {"subtitleFont", font},
          {"fontSize", 15},
          {"fontWeight", "bold"},
          {"subtitleFontSize", text_size},
          {"subtitleColor", muted},
          {"color", ink},
          {"lineHeight", 19},
          {"subtitleLineHeight", 15},
          {"subtitlePadding", 5},
          {"offset", 12}};
}

Json labels_of(const std::vector<ShownVariant>& variants) {
  Json labels = Json::array();
  for (const auto& variant : variants) labels.push_back(variant.label);
  return labels;
}

/// Position of a variant among all, so that it looks the same in every figure.
std::size_t position(const std::vector<ShownVariant>& variants, std::size_t i) {
  return !variants.empty() && variants.front().baseline ? i : i + 1;
}

template <class Part>
Json scale(const std::vector<ShownVariant>& variants, bool legend, Part part) {
  Json range = Json::array();
  for (std::size_t i = 0; i < variants.size(); ++i)
    range.push_back(part(look(position(variants, i))));
  Json channel{{"field", "variant"},
               {"type", "nominal"},
               {"scale", {{"domain", labels_of(variants)}, {"range", range}}}};
  if (!legend) {
    channel["legend"] = nullptr;
  } else {
    channel["legend"] = {{"title", nullptr}};
  }
  return channel;
}

}  // namespace

Look look(std::size_t i) {
  // Okabe and Ito's hues, darkened where they would be too pale on paper; neighbours differ in
  // lightness.
  static const std::array<Look, 9> looks = {{{"#000000", {1, 0}, "circle"},
                                             {"#0072B2", {6, 3}, "square"},
                                             {"#D55E00", {1, 0}, "triangle-up"},
                                             {"#4B2E83", {2, 2}, "diamond"},
                                             {"#009E73", {8, 2, 2, 2}, "cross"},
                                             {"#B8860B", {4, 2}, "triangle-down"},
                                             {"#882255", {10, 3}, "triangle-right"},
                                             {"#56B4E9", {3, 3}, "triangle-left"},
                                             {"#7F7F7F", {1, 2}, "stroke"}}};
  return looks[i % looks.size()];
}

Json vega_lite(const std::string& title, const std::string& subtitle, const FigureTable& data,
               Language language) {
  return {{"$schema", "https://vega.github.io/schema/vega-lite/v5.json"},
          {"background", "white"},
          {"padding", 4},
          {"config", config(language)},
          {"title", heading(title, subtitle)},
          {"data", {{"name", "figure"}, {"values", vega_rows(data)}}}};
}

Json vega(const std::string& title, const std::string& subtitle, Language language) {
  auto settings = config(language);
  return {
      {"$schema", "https://vega.github.io/schema/vega/v5.json"},
      {"background", "white"},
      {"padding", 4},
      {"config",
       {{"locale", settings["locale"]}, {"text", settings["text"]}, {"axis", settings["axis"]}}},
      {"title", heading(title, subtitle)}};
}

Json variant_colour(const std::vector<ShownVariant>& variants, bool legend) {
  return scale(variants, legend, [](const Look& l) { return Json(l.colour); });
}
Json variant_dash(const std::vector<ShownVariant>& variants, bool legend) {
  return scale(variants, legend, [](const Look& l) { return Json(l.dash); });
}
Json variant_shape(const std::vector<ShownVariant>& variants, bool legend) {
  return scale(variants, legend, [](const Look& l) { return Json(l.shape); });
}

Json school_year_axis(const RunDescription& run, Language language, int step, bool title,
                      int first) {
  step = std::min(step, std::max(1, run.years / 3));
  Json values = Json::array();
  for (int year = run.first_year + 1 + first; year <= run.first_year + run.years; year += step)
    values.push_back(year);
  return {
      {"field", "year"},
      {"type", "quantitative"},
      {"scale",
       {{"domain", {run.first_year + 1, std::max(run.first_year + run.years, run.first_year + 2)}},
        {"nice", false},
        {"zero", false}}},
      {"axis",
       {{"title", title ? Json(in(language, "schooljaar", "school year")) : Json(nullptr)},
        {"values", values},
        {"grid", false},
        {"labelExpr", "(datum.value - 1) + '/' + slice(toString(datum.value), 2)"},
        {"labelOverlap", true}}}};
}

Json difference_axis(const std::string& field, const std::string& title,
                     const std::string& format) {
  return {{"field", field},
          {"type", "quantitative"},
          {"scale", {{"zero", true}}},
          {"axis", {{"title", title}, {"format", format}, {"tickCount", 4}}}};
}

Json difference_axis(const std::string& field, const std::string& label, const Scale& scale,
                     const std::string& format) {
  const auto& unit = scale.difference_unit();
  auto channel = difference_axis(field, label.empty() ? unit : label + ", " + unit, format);
  if (scale.number(1) == 1) return channel;
  channel["axis"].erase("format");
  channel["axis"]["labelExpr"] =
      fmt::format("format({} * datum.value, '{}')", scale.number(1), format);
  return channel;
}

Json zero_line(bool horizontal) {
  Json encoding = horizontal ? Json{{"y", {{"datum", 0}}}} : Json{{"x", {{"datum", 0}}}};
  return {{"mark", {{"type", "rule"}, {"color", "#000000"}, {"strokeWidth", 1}}},
          {"encoding", encoding}};
}

Json header_lines(const std::vector<ShownVariant>& variants, int width) {
  // About 6.9 px a letter in bold of 12 px; what is longer than two lines is cut.
  const auto columns = static_cast<std::size_t>(std::max(8, width * 10 / 69));
  Json lines = Json::array();
  for (const auto& variant : variants) lines.push_back(lines_of(variant.label, columns, 2));
  return lines;
}

Json per_variant(Json spec, const std::vector<ShownVariant>& variants, std::size_t columns,
                 Json layers, int width, int height) {
  // Labels stand in the expression as JSON text: data, whatever is in them.
  const auto lines = header_lines(variants, width);
  spec["facet"] = {
      {"field", "variant"},
      {"type", "nominal"},
      {"sort", labels_of(variants)},
      {"header",
       {{"labelLimit", width + 10},
        {"labelLineHeight", 14},
        {"labelAnchor", "start"},
        {"labelExpr", lines.dump() + "[indexof(" + labels_of(variants).dump() + ", datum.label)]"},
        {"title", nullptr}}}};
  spec["columns"] = columns;
  spec["align"] = "each";
  spec["spec"] = {{"width", width}, {"height", height}, {"layer", std::move(layers)}};
  return spec;
}

namespace {

/// Smallest and largest number in the columns of a difference and its interval, and zero.
Json difference_domain(const FigureTable& table) {
  double low = 0, high = 0;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const auto& name = table.columns[i].name;
    if (name != "difference" && name != "low" && name != "high") continue;
    for (const auto& row : table.rows)
      if (const auto* const value = std::get_if<double>(&row[i])) {
        low = std::min(low, *value);
        high = std::max(high, *value);
      }
  }
  return low < high ? Json::array({low, high}) : Json::array({-1, 1});
}

}  // namespace

Json variants_by(Json spec, const std::vector<ShownVariant>& variants, const std::string& field,
                 const std::vector<std::string>& columns, const FigureTable& table, Json layers,
                 int width, int height) {
  const auto domain = difference_domain(table);
  Json rows = Json::array();
  for (std::size_t i = 0; i < variants.size(); ++i) {
    auto own = layers;
    for (auto& layer : own) {
      auto& encoding = layer["encoding"];
      if (encoding.contains("y") && encoding["y"].contains("field"))
        encoding["y"]["scale"] = {{"domain", domain}, {"nice", true}, {"zero", true}};
      if (i + 1 < variants.size() && encoding.contains("x")) {
        encoding["x"]["axis"]["labels"] = false;
        encoding["x"]["axis"]["title"] = nullptr;
      }
    }
    Json header{{"title", nullptr},
                {"labelLimit", width + 8},
                {"labelColor", muted},
                {"labelFontWeight", "normal"}};
    if (i > 0) header["labels"] = false;
    rows.push_back(
        {{"title",
          {{"text", lines_of(variants[i].label, 80, 1)},
           {"anchor", "start"},
           {"frame", "group"},
           {"fontSize", text_size},
           {"limit", column_width - 80},
           {"offset", 2}}},
         {"transform",
          Json::array({{{"filter", {{"field", "variant"}, {"equal", variants[i].label}}}}})},
         {"facet",
          {{"column",
            {{"field", field}, {"type", "nominal"}, {"sort", columns}, {"header", header}}}}},
         {"spacing", 8},
         {"spec", {{"width", width}, {"height", height}, {"layer", own}}}});
  }
  spec["vconcat"] = rows;
  spec["spacing"] = 8;
  return spec;
}

Json effect_layers(const Json& x, const Json& y, const FigureTable& table,
                   const std::vector<ShownVariant>& variants) {
  auto low = y;
  low["field"] = "low";
  const auto colour = variant_colour(variants, false);
  return Json::array(
      {{{"transform", Json::array({{{"filter", "isValid(datum.low)"}}})},
        {"mark", {{"type", "area"}, {"opacity", 0.22}}},
        {"encoding", {{"x", x}, {"y", low}, {"y2", {{"field", "high"}}}, {"color", colour}}}},
       zero_line(),
       {{"mark", {{"type", "line"}, {"point", {{"size", 12}}}, {"strokeWidth", 1.6}}},
        {"encoding", {{"x", x}, {"y", y}, {"color", colour}, {"tooltip", tooltip(table)}}}}});
}

Json forest_layers(const Json& x, const Json& encoding, const FigureTable& table) {
  auto low = x;
  low["field"] = "low";
  auto bars = encoding, points = encoding;
  bars.erase("shape");
  bars["x"] = low;
  bars["x2"] = {{"field", "high"}};
  points["x"] = x;
  points["tooltip"] = tooltip(table);
  return Json::array(
      {zero_line(false),
       {{"transform", Json::array({{{"filter", "isValid(datum.low)"}}})},
        {"mark", {{"type", "rule"}, {"strokeWidth", 1.6}}},
        {"encoding", bars}},
       {{"mark", {{"type", "point"}, {"filled", true}, {"size", 42}, {"opacity", 1}}},
        {"encoding", points}}});
}

Json panel_head(const std::string& text, int width) {
  return {{"data", {{"values", Json::array({{{"head", text}}})}}},
          {"mark",
           {{"type", "text"}, {"fontWeight", "bold"}, {"baseline", "bottom"}, {"limit", width}}},
          {"encoding",
           {{"text", {{"field", "head"}}}, {"x", {{"value", width / 2}}}, {"y", {{"value", -6}}}}}};
}

Json nothing_given(const std::string& field, int width, int height, Language language) {
  return {
      {"transform",
       Json::array(
           {{{"aggregate", Json::array({{{"op", "valid"}, {"field", field}, {"as", "given"}}})},
             {"groupby", Json::array({"variant"})}},
            {{"filter", "datum.given === 0"}}})},
      {"mark",
       {{"type", "text"}, {"color", muted}, {"text", in(language, "niet gegeven", "withheld")}}},
      {"encoding", {{"x", {{"value", width / 2}}}, {"y", {{"value", height / 2}}}}}};
}

}  // namespace doorstroom::figures
