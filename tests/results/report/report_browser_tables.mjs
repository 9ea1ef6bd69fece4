// SPDX-License-Identifier: EUPL-1.2
// What the report shows in a table is what it gives as a file: same rows, same numbers, rounded for readers.
import assert from "node:assert/strict";

/** Rows of a CSV as arrays of text (RFC 4180). */
export function parseCsv(text) {
  const rows = [];
  let row = [], field = "", quoted = false;
  for (let at = 0; at < text.length; ++at) {
    const c = text[at];
    if (quoted) {
      if (c !== '"') field += c;
      else if (text[at + 1] === '"') { field += '"'; ++at; }
      else quoted = false;
    } else if (c === '"') quoted = true;
    else if (c === ",") { row.push(field); field = ""; }
    else if (c === "\n") { row.push(field.replace(/\r$/, "")); rows.push(row); row = []; field = ""; }
    else field += c;
  }
  assert.equal(field, "", "a file ends with a line end");
  return rows;
}

const units = { "%": 100, procentpunt: 100, "percentage points": 100, "mln euro": 1e-6, "million euro": 1e-6 };
const factorOf = (head) => units[/\(([^()]*)\)$/.exec(head)?.[1]] ?? 1;
const decimalsOf = (text, locale) => text.split(locale === "nl-NL" ? "," : ".")[1]?.length ?? 0;

/** The text is this number, rounded to the decimals that it shows. */
function sameNumber(text, value, factor, locale, what) {
  const decimals = decimalsOf(text, locale);
  const shown = Number(text.replaceAll(locale === "nl-NL" ? "." : ",", "").replace(",", "."));
  assert.ok(!Number.isNaN(shown), `${what}: ${text} is no number`);
  const off = Math.abs(shown - Number(value) * factor);
  assert.ok(off <= 0.5000001 * 10 ** -decimals, `${what}: ${text} is not ${value}`);
}

const tableOf = (page, selector) => page.$eval(selector, (table) => ({
  heads: [...table.querySelectorAll("thead th")].map((one) => one.textContent),
  rows: [...table.querySelectorAll("tbody tr")].map((row) => [...row.children].map((one) => one.textContent)) }));

/** The explorer: every row of the table is one of the file, and the other way round. */
export async function checkExplorerTable(page, csv, indicator, locale) {
  const [names, ...lines] = csv;
  const records = lines.map((line) => Object.fromEntries(names.map((name, at) => [name, line[at]])));
  const own = records.filter((record) => record.indicator === indicator);
  const { heads, rows } = await tableOf(page, "#explorer-table table");
  assert.ok(rows.length > 0);
  assert.equal(rows.length, own.length, indicator);
  const factor = factorOf(heads[2]);
  const bounds = locale === "nl-NL" ? " tot " : " to ";
  rows.forEach((row, at) => {
    const record = own[at], what = `${indicator} row ${at}`;
    const [, , level, difference, interval, , df] = row;
    if (record.withheld === "true") return assert.match(level, /niet gegeven|withheld/, what);
    if (/\d/.test(level)) sameNumber(level, record.level, factor, locale, what);
    if (/\d/.test(difference)) sameNumber(difference, record.difference, factor, locale, what);
    assert.equal(interval !== "", record.low !== "", what);
    if (interval === "") return;
    interval.split(bounds).forEach((bound, side) => sameNumber(bound, side ? record.high : record.low, factor, locale, what));
    assert.equal(df, record.df, what);
  });
}

/** Every figure: its table has the rows and columns of its file. */
export async function checkFigureTables(page, download, locale) {
  const names = await page.$$eval("[data-figure]", (all) => all.map((one) => one.dataset.figure));
  assert.ok(names.length > 0);
  for (const name of names) {
    const { text, name: file } = await download(`[data-figure="${name}"] [data-download=csv]`);
    assert.equal(file, `${name}.csv`);
    const [columns, ...records] = parseCsv(text);
    const { heads, rows } = await tableOf(page, `[data-figure="${name}"] table`);
    assert.equal(heads.length, columns.length, name);
    assert.equal(rows.length, records.length, name);
    assert.ok(rows.length > 0, name);
    rows.forEach((row, at) => row.forEach((cell, column) => {
      const value = records[at][column], what = `${name}, row ${at}, ${columns[column]}`;
      if (value === "") assert.ok(!/\d/.test(cell), what);
      else if (cell !== value) sameNumber(cell, value, factorOf(heads[column]), locale, what);
    }));
  }
}
