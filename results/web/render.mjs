// SPDX-License-Identifier: EUPL-1.2
// Draws figures as SVG: node render.mjs JOBS OUT
//
// JOBS holds one NAME.json per figure: {name, title, alt, language, spec}; OUT gets NAME.svg. Nothing is evaluated (the
// expressions of a specification are interpreted), and nothing but the files named here is read: no network.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { runInThisContext } from "node:vm";
import { letterWidth } from "./letters.mjs";

// The same three scripts as in the page, loaded as a browser loads them; they leave `vega` and `vegaLite` behind.
for (const name of ["vega", "vega-lite", "vega-interpreter"]) {
  const filename = fileURLToPath(new URL(`vendor/${name}.min.js`, import.meta.url));
  runInThisContext(readFileSync(filename, "utf8"), { filename });
}
const { parse, View, Warn, textMetrics, expressionInterpreter } = globalThis.vega;
const { compile } = globalThis.vegaLite;

/** Width of a figure in CSS pixels (96 to the inch): the column of an A4 letter, 16 cm. */
const columnWidth = 605;

/** Without a canvas vega only guesses widths; these are those of the font that is drawn. */
textMetrics.width = (item, text) => letterWidth(item, text);

const noLoader = {
  load: (uri) => Promise.reject(new Error(`a figure may not load anything: ${uri}`)),
  sanitize: (uri) => Promise.reject(new Error(`a figure may not refer to anything: ${uri}`)),
};

const round = (value) => Math.round(value * 100) / 100;

const escaped = (text) =>
  text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, " ")
    .replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");

/** Vega-Lite is compiled; Vega is taken as it is. */
function vegaOf(spec) {
  return String(spec.$schema).includes("/vega-lite/") ? compile(spec).spec : spec;
}

/** The drawing as wide as the column, named and described for those who do not see it. */
function finished(svg, job) {
  const size = /^<svg[^>]* width="([\d.]+)" height="([\d.]+)" viewBox="0 0 [\d.]+ [\d.]+"[^>]*>/.exec(svg);
  if (!size) throw new Error("vega drew no svg");
  const drawn = Number(size[1]);
  const height = Number(size[2]);
  const width = Math.max(columnWidth, Math.ceil(drawn)); // what is too wide is drawn smaller, never cut
  const head =
    `<svg xmlns="http://www.w3.org/2000/svg" version="1.1" width="${columnWidth}" height="${round(height * columnWidth / width)}" ` +
    `viewBox="0 0 ${width} ${height}" role="img" lang="${escaped(job.language)}" ` +
    `aria-labelledby="${job.name}-title ${job.name}-desc">` +
    `<title id="${job.name}-title">${escaped(job.title)}</title>` +
    `<desc id="${job.name}-desc">${escaped(job.alt)}</desc>` +
    `<rect width="${width}" height="${height}" fill="white"/>`;
  return head + svg.slice(size[0].length);
}

async function draw(job) {
  const runtime = parse(vegaOf(job.spec), null, { ast: true });
  const view = new View(runtime, {
    expr: expressionInterpreter, loader: noLoader, renderer: "none", logLevel: Warn });
  const svg = await view.toSVG();
  view.finalize();
  return finished(svg, job);
}

const [jobs, out] = process.argv.slice(2);
if (!jobs || !out) {
  console.error("usage: node render.mjs JOBS OUT");
  process.exit(2);
}
mkdirSync(out, { recursive: true });
for (const file of readdirSync(jobs).filter((name) => name.endsWith(".json")).sort()) {
  const job = JSON.parse(readFileSync(join(jobs, file), "utf8"));
  try {
    writeFileSync(join(out, `${job.name}.svg`), await draw(job));
  } catch (error) {
    console.error(`figure ${job.name}: ${error.message}`);
    process.exit(1);
  }
}
