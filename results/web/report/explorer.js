// SPDX-License-Identifier: EUPL-1.2
// Choose an indicator, place, group, variants and year; the drawing, the table and the file follow.
"use strict";

if (report.read("explorer-data").series.length > 0) {
  const facts = report.facts, text = report.text, chart = report.chart, element = report.element;
  const by = (id) => document.getElementById(id);
  const choose = { indicator: by("choose-indicator"), place: by("choose-place"), group: by("choose-group"),
    view: by("choose-view"), year: by("choose-year") };

  /** Fills a list and keeps the choice where it still exists. */
  const fill = (select, options, preferred) => {
    const before = select.value;
    select.replaceChildren(...options.map((one) => element("option", { value: one.name }, one.label)));
    const names = options.map((one) => one.name);
    select.value = names.includes(before) ? before : names.includes(preferred) ? preferred : names[0];
  };

  const checks = facts.variants.map((variant) => {
    const input = element("input", { type: "checkbox", value: variant.name, checked: !variant.reference });
    return { variant, input, label: element("label", {}, input, report.isolated(chart.label(variant))) };
  });
  by("choose-variants").append(element("div", { className: "checks" }, ...checks.map((one) => one.label)));

  const ofDifference = () => choose.view.value === "difference";

  /** What can be chosen follows from what was chosen. */
  const refill = () => {
    const indicator = facts.indicator(choose.indicator.value);
    fill(choose.place, facts.placesOf(indicator.name), "all");
    fill(choose.group, facts.groupsOf(indicator.name, choose.place.value), "all");
    const views = [{ name: "difference", label: text.differenceWith }, { name: "level", label: text.level }];
    fill(choose.view, indicator.meaning === "level" ? views : [views[0]], "difference");
    const years = new Set(facts.rows(indicator.name, choose.place.value, choose.group.value).map((row) => row.year));
    fill(choose.year, [{ name: "all", label: text.allYears },
      ...[...years].sort((a, b) => a - b).map((year) => ({ name: String(year), label: facts.yearLabel(indicator, year) }))],
    "all");
  };

  /** The rows of the choice for one indicator; a baseline has no difference. */
  const chosen = (indicator) => {
    const variants = new Set(checks.filter((one) => one.input.checked).map((one) => one.variant));
    return facts.rows(indicator, choose.place.value, choose.group.value).filter((row) => variants.has(row.variant) &&
      (choose.year.value === "all" || String(row.year) === choose.year.value));
  };

  /** The indicators that are shown: the chosen one, and SD beside weeks. */
  const shown = () => {
    const name = choose.indicator.value;
    return [name, facts.companions[name]].filter((one) => one && facts.rows(one, choose.place.value, choose.group.value).length);
  };

  const heading = () => {
    const label = (select) => select.selectedOptions[0].textContent;
    return [choose.indicator, choose.place, choose.group, choose.year].map(label).join(" – ");
  };

  const perReached = "recovered_weeks_per_pupil_year";
  const notes = (indicator, rows) => {
    const list = [];
    if (rows.some((row) => row.kind === facts.kinds.luck)) list.push(text.luckNote);
    if (facts.companions[indicator.name]) list.push(text.weeksNote);
    if (indicator.name.startsWith("gap_")) list.push(text.gapNote);
    if (indicator.name === perReached) list.push(text.reachedNote);
    if (indicator.name === "delay_recovered_share") list.push(text.recoveredNote);
    if (/^(skill|diploma)_(better|worse|higher|lower)_share$/.test(indicator.name)) list.push(text.gainNote);
    return list;
  };

  const missing = (word) => element("span", { className: "missing" }, word);
  const cell = (content, number) => element("td", number ? { className: "number" } : {}, content ?? "");
  const key = (row) => `${row.year}|${row.variant.name}`;

  /** Levels of both groups beside a gap, by year and variant. */
  const groupLevels = (indicator) => ["education=low", "education=high"].map((group) =>
    new Map(facts.rows("skill_sd", "all", group).map((row) => [key(row), facts.level(row)])));

  /** The effect on those reached goes with the reach and the national difference. */
  const nationally = () => {
    const of = (indicator, shown) => new Map(facts.rows(indicator, "all", "all").map((row) => [key(row), shown(row)]));
    const change = (row) => facts.interval(row) ? `${facts.difference(row, row.difference)} (${facts.interval(row)})` : null;
    return [[text.reach, of("reached", facts.level)], [text.national, of("delay_weeks", change)],
      [text.nationalSd, of("delay_sd", change)]];
  };

  const cells = (row) => {
    const indicator = row.indicator;
    const withheld = indicator.meaning === "price" ? text.withheldPrice : text.withheld;
    const level = indicator.meaning === "contrast" ? "" : facts.level(row);
    const difference = indicator.meaning === "price" ? "" : row.variant.baseline ? missing(text.isBaseline)
      : facts.difference(row, row.difference) ?? missing(text.notGiven);
    if (row.kind === facts.kinds.suppressed) return [cell(missing(text.suppressed)), cell(""), cell(""), cell(""), cell("")];
    if (row.kind === facts.kinds.withheld) return [cell(missing(withheld)), cell(""), cell(""), cell(""), cell("")];
    return [cell(level, true), cell(difference, true), cell(facts.interval(row), true),
      cell(row.variant.baseline ? "" : text.kinds[row.kind]), cell(row.df === null ? "" : String(row.df), true)];
  };

  const table = (rowsOf) => {
    const [first, second] = rowsOf;
    const indicator = first[0].indicator;
    const gap = indicator.name.startsWith("gap_");
    const levels = gap ? groupLevels(indicator) : indicator.name === perReached ? nationally().map(([, of]) => of) : [];
    const beside = new Map((second ?? []).map((row) => [key(row), row]));
    const unit = ` (${facts.unit(indicator, false)})`, change = ` (${facts.unit(indicator, true)})`;
    const heads = [[indicator.name === "enrolled" || indicator.name === "teacher_fte" ? text.year : text.schoolYear, false],
      [text.variant, false], [text.level + unit, true], [text.difference + change, true], [text.interval + change, true],
      [text.holds, false], [text.df, true]];
    if (second) heads.push([`${text.level} (SD)`, true], [`${text.difference} (SD)`, true], [`${text.interval} (SD)`, true]);
    if (indicator.name === perReached) for (const [head] of nationally()) heads.push([head, true]);
    if (gap) heads.push([text.lowGroup, true], [text.highGroup, true]);
    const body = first.map((row) => {
      const extra = second ? cells(beside.get(key(row)) ?? { ...row, level: null, difference: null, low: null, high: null }).slice(0, 3) : [];
      const both = levels.map((of) => cell(of.get(key(row)) ?? missing(text.notGiven), true));
      return element("tr", {}, element("th", { scope: "row" }, facts.yearLabel(row.indicator, row.year)),
        cell(report.isolated(chart.label(row.variant))), ...cells(row), ...extra, ...both);
    });
    return element("table", {}, element("caption", {}, report.isolated(heading())),
      element("thead", {}, element("tr", {}, ...heads.map(([head, number]) =>
        element("th", number ? { scope: "col", className: "number" } : { scope: "col" }, head)))),
      element("tbody", {}, ...body));
  };

  const kindNames = ["none", "luck", "luck and parameters", "none", "none"];
  const csv = (rowsOf) => report.csv([["variant", "indicator", "year", "place", "group", "level", "difference", "low", "high",
    "unit", "interval", "df", "withheld", "suppressed"], ...rowsOf.flat().map((row) => [row.variant.name, row.indicator.name, row.year,
    row.place, row.group, row.level, row.difference, row.low, row.high, row.indicator.unit, kindNames[row.kind], row.df ?? 0,
    row.kind === facts.kinds.withheld, row.kind === facts.kinds.suppressed])]);

  /** Rows behind the file: what is shown, and what goes with it. */
  const exported = () => {
    const rowsOf = shown().map(chosen);
    const there = new Set(rowsOf.flat().map(key));
    const beside = (indicator, group) => facts.rows(indicator, "all", group).filter((row) => there.has(key(row)));
    if (choose.indicator.value.startsWith("gap_"))
      return [...rowsOf, beside("skill_sd", "education=low"), beside("skill_sd", "education=high")];
    if (choose.indicator.value !== perReached) return rowsOf;
    return [...rowsOf, ...["reached", "delay_weeks", "delay_sd"].map((name) => beside(name, "all"))];
  };

  let turn = 0;
  const specs = [];
  const draw = async (rowsOf) => {
    const mine = ++turn;
    const places = [];
    specs.length = 0;
    for (const rows of rowsOf) {
      const drawn = rows.filter((row) => (ofDifference() ? row.difference : row.level) !== null);
      if (drawn.length === 0) continue;
      const measure = ofDifference() ? text.difference : text.level;
      const label = `${measure} (${facts.unit(drawn[0].indicator, ofDifference())})`;
      const id = `explorer-chart-${places.length}`;
      const title = element("h4", { id }, label);
      const place = element("div", { className: "chart", role: "img",
        ariaLabel: text.chartAlt.replace("{what}", `${label}, ${heading()}`) });
      const frame = element("div", { className: "frame" }, place);
      frame.dataset.label = id;
      places.push({ title, frame, place, rows: drawn });
    }
    by("explorer-charts").replaceChildren(...places.flatMap((one) => [one.title, one.frame]));
    for (const one of places) {
      const width = Math.min(one.frame.clientWidth, 900);
      const spec = chart.spec(one.rows, { ofDifference: ofDifference(), oneYear: choose.year.value !== "all", width });
      specs.push(spec);
      await report.draw(spec, one.place);
      if (mine !== turn) return;
      report.fit(one.place);
      one.place.dataset.drawn = "yes";
    }
  };

  const show = async () => {
    refill();
    const indicator = facts.indicator(choose.indicator.value);
    const rowsOf = shown().map(chosen).filter((rows) => rows.length);
    by("explorer-title").replaceChildren(report.isolated(heading()));
    by("explorer-definition").textContent = indicator.definition;
    by("explorer-status").textContent = rowsOf.length ? text.rows.replace("{n}", rowsOf[0].length)
      : checks.some((one) => one.input.checked) ? text.noData : text.nothing;
    by("explorer-notes").replaceChildren(...notes(indicator, rowsOf.flat()).map((note) => element("li", {}, note)));
    by("explorer-table").replaceChildren(...(rowsOf.length ? [table(rowsOf)] : []));
    for (const id of ["explorer-svg", "explorer-csv"]) by(id).disabled = rowsOf.length === 0;
    await draw(rowsOf);
  };

  const fileName = () => ["doorstroom", choose.indicator.value, choose.place.value, choose.group.value, choose.year.value]
    .join("-").replace(/[^\w.-]+/g, "_");
  by("explorer-csv").addEventListener("click", () => report.download(fileName() + ".csv", "text/csv", csv(exported())));
  by("explorer-svg").addEventListener("click", async () => {
    for (const [at, spec] of specs.entries())
      report.download(`${fileName()}${at ? "-" + (at + 1) : ""}.svg`, "image/svg+xml", await report.svg(spec));
  });

  fill(choose.indicator, facts.indicators.map(({ name, label, shown }) =>
    ({ name, label: shown ? `${label} (${shown})` : label })), "delay_weeks");
  for (const control of [...Object.values(choose), ...checks.map((one) => one.input)]) control.addEventListener("change", show);
  document.querySelector(".controls").addEventListener("submit", (event) => event.preventDefault());
  document.querySelector(".controls").hidden = false;
  by("explorer-result").hidden = false;
  show();
  report.onWidth(show);
}
