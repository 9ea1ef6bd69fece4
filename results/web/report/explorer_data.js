// SPDX-License-Identifier: EUPL-1.2
// All comparisons of the report: which combinations there are, and the rows of one of them.
"use strict";

report.facts = (() => {
  const data = report.read("explorer-data");
  const { indicators, places, groups, variants } = data;
  const key = (i, p, g) => `${i}|${p}|${g}`;
  const series = new Map(data.series.map((one) => [key(one.i, one.p, one.g), one]));
  const index = (list, name) => list.findIndex((one) => one.name === name);
  const kinds = { none: 0, luck: 1, both: 2, withheld: 3, suppressed: 4 };

  /** Rows of one indicator at one place for one group, all variants and years, in order of year and variant. */
  const rows = (indicator, place, group) => {
    const i = index(indicators, indicator);
    const found = series.get(key(i, index(places, place), index(groups, group)));
    if (!found) return [];
    return found.v.map((v, at) => ({
      indicator: indicators[i], place, group, variant: variants[v], year: data.firstYear + found.y[at],
      level: found.l[at], difference: found.d[at], low: found.a[at], high: found.b[at], kind: Number(found.k[at]),
      df: Number(found.k[at]) === kinds.luck || Number(found.k[at]) === kinds.both ? data.df : null }));
  };

  /** Places that have this indicator, and groups that have it at this place, in their own order. */
  const placesOf = (indicator) => {
    const i = index(indicators, indicator);
    const there = new Set(data.series.filter((one) => one.i === i).map((one) => one.p));
    return places.filter((_, p) => there.has(p));
  };
  const groupsOf = (indicator, place) => {
    const i = index(indicators, indicator), p = index(places, place);
    const there = new Set(data.series.filter((one) => one.i === i && one.p === p).map((one) => one.g));
    return groups.filter((_, g) => there.has(g));
  };

  const stocks = ["enrolled", "teacher_fte"];
  /** 2021 for a stock of 1 October, 2020/21 for a school year. */
  const yearLabel = (indicator, year) =>
    stocks.includes(indicator.name) ? String(year) : `${year - 1}/${String(year % 100).padStart(2, "0")}`;

  /** Weeks of different year groups never go without SD, nor a gap without the levels of both groups. */
  const companions = { delay_weeks: "delay_sd", skill_weeks: "skill_sd",
    gap_low_high_education_weeks: "gap_low_high_education" };

  const level = (row) => row.level === null ? null : report.number(row.level * row.indicator.factor, row.indicator.decimals);
  const difference = (row, value) => {
    if (value === null) return null;
    const price = row.indicator.meaning === "price";
    return report.number(value * row.indicator.factor,
      price ? row.indicator.decimals : row.indicator.differenceDecimals, !price);
  };
  const interval = (row) => row.low === null || row.high === null ? null
    : `${difference(row, row.low)} ${report.text.to} ${difference(row, row.high)}`;
  const unit = (indicator, ofDifference) =>
    ofDifference ? indicator.shownDifference : indicator.shown;

  return { indicators, places, groups, variants, kinds, companions, rows, placesOf, groupsOf, yearLabel, level, difference,
    interval, unit, firstYear: data.firstYear, lastYear: data.lastYear,
    indicator: (name) => indicators.find((one) => one.name === name) };
})();
