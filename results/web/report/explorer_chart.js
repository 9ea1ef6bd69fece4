// SPDX-License-Identifier: EUPL-1.2
// The drawing of one choice: over years, or one year with a row per variant.
"use strict";

report.chart = (() => {
  const facts = report.facts, text = report.text;
  /** Hue, dash and shape by the variant's place in the run, so that none is told by colour alone. */
  const looks = [["#000000", [1, 0], "circle"], ["#0072B2", [6, 3], "square"], ["#D55E00", [1, 0], "triangle-up"],
    ["#4B2E83", [2, 2], "diamond"], ["#007A59", [8, 2, 2, 2], "cross"], ["#946C00", [4, 2], "triangle-down"],
    ["#882255", [10, 3], "triangle-right"], ["#595959", [1, 2], "triangle-left"]];
  const font = "system-ui, 'Segoe UI', Roboto, 'Liberation Sans', Arial, sans-serif";

  const ordered = [...facts.variants].sort((a, b) => Number(b.baseline) - Number(a.baseline));
  const look = (variant) => looks[ordered.indexOf(variant) % looks.length];

  /** Labels of different variants are different, also when a file calls two the same. */
  const label = (variant) =>
    facts.variants.filter((other) => other.label === variant.label).length > 1
      ? `${variant.label} (${variant.name})` : variant.label;

  const scale = (variants, part) => ({ domain: variants.map(label), range: variants.map((one) => look(one)[part]) });

  const config = () => {
    const english = text.locale.startsWith("en");
    const type = { labelFont: font, titleFont: font, labelFontSize: 12, titleFontSize: 12, labelColor: "#1a1a1a",
      titleColor: "#1a1a1a", titleFontWeight: "normal" };
    return { font, background: "white", view: { stroke: null },
      locale: { number: { decimal: english ? "." : ",", thousands: english ? "," : ".", grouping: [3], currency: ["", ""] } },
      axis: { ...type, gridColor: "#e3e3e3", domainColor: "#767676", tickColor: "#767676" },
      legend: { ...type, orient: "bottom", direction: "vertical", title: null, labelLimit: 0, symbolStrokeWidth: 2 } };
  };

  /** What vega draws and what its tooltip shows: numbers of the unit that readers see. */
  const values = (rows, ofDifference) => rows.map((row) => {
    const scaled = (value) => value === null ? null : value * row.indicator.factor;
    const shown = { [text.variant]: label(row.variant), [text.year]: facts.yearLabel(row.indicator, row.year) };
    if (ofDifference) {
      shown[text.difference] = facts.difference(row, row.difference);
      if (facts.interval(row)) shown[text.interval] = `${facts.interval(row)} (${text.kinds[row.kind]}, ${text.df} ${row.df})`;
    } else shown[text.level] = facts.level(row);
    return { year: facts.yearLabel(row.indicator, row.year), variant: label(row.variant),
      value: scaled(ofDifference ? row.difference : row.level), low: scaled(row.low), high: scaled(row.high),
      luck: row.kind === facts.kinds.luck, shown };
  }).filter((one) => one.value !== null);

  /** A Vega-Lite specification of rows of one indicator, so many pixels wide. */
  const spec = (rows, { ofDifference, oneYear, width }) => {
    const indicator = rows[0].indicator;
    const variants = ordered.filter((one) => rows.some((row) => row.variant === one));
    const data = values(rows, ofDifference);
    const title = `${ofDifference ? text.difference : text.level} (${facts.unit(indicator, ofDifference)})`;
    const measure = { field: "value", type: "quantitative", scale: { zero: ofDifference }, title,
      axis: { format: ",~r", tickCount: 5 } };
    const category = oneYear
      ? { field: "variant", type: "nominal", sort: variants.map(label), title: null,
        axis: { labelLimit: Math.max(90, width * 0.38), grid: true } }
      : { field: "year", type: "ordinal", title: null,
        axis: { labelAngle: width < 520 ? -90 : 0, labelOverlap: "greedy", grid: false } };
    const [across, along] = oneYear ? ["y", "x"] : ["x", "y"];
    const offset = oneYear || !ofDifference || variants.length < 2 ? {}
      : { xOffset: { field: "variant", type: "nominal", sort: variants.map(label), scale: { paddingOuter: 0.3 } } };
    const colour = { field: "variant", type: "nominal", scale: scale(variants, 0), legend: oneYear ? null : {} };
    const shape = { field: "variant", type: "nominal", scale: scale(variants, 2), legend: oneYear ? null : {} };
    const position = { [across]: category, ...offset };
    const layers = [];
    if (ofDifference) {
      layers.push({ mark: { type: "rule", color: "#1a1a1a" }, encoding: { [along]: { datum: 0 } } });
      layers.push({ transform: [{ filter: "isValid(datum.low)" }], mark: { type: "rule", strokeWidth: oneYear ? 2.5 : 1.8 },
        encoding: { ...position, color: colour,
          [along]: { ...measure, field: "low" }, [along + "2"]: { field: "high" },
          strokeDash: { condition: { test: "datum.luck", value: [3, 3] }, value: [1, 0] } } });
    } else if (!oneYear) {
      layers.push({ mark: { type: "line", strokeWidth: 2 }, encoding: { ...position, color: colour,
        [along]: measure, strokeDash: { field: "variant", type: "nominal", scale: scale(variants, 1), legend: {} } } });
    }
    layers.push({ mark: { type: "point", filled: true, opacity: 1, size: oneYear ? 90 : variants.length > 3 ? 30 : 46 },
      encoding: { ...position, color: colour, shape, [along]: measure, tooltip: { field: "shown" } } });
    return { $schema: "https://vega.github.io/schema/vega-lite/v5.json", config: config(), padding: 4,
      data: { values: data }, width, height: oneYear ? 34 * variants.length : 300,
      autosize: { type: "fit-x", contains: "padding" }, layer: layers };
  };

  return { spec, label };
})();
