// SPDX-License-Identifier: EUPL-1.2
// The report in a real browser, from disk and offline: node report_browser_test.mjs PROGRAM WRITE_MADE_UP SCREENSHOTS
//
// Exits 0 when all is well, 1 when not, 77 when this machine has no Chromium or npm packages (tools/setup.sh test).
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { checkFigureTables, checkExplorerTable, parseCsv } from "./report_browser_tables.mjs";

const [program, writeMadeUp, screenshots] = process.argv.slice(2);
const modules = new URL("../../../results/web/node_modules/", import.meta.url);
const chromium = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync);
if (!chromium || !existsSync(new URL("playwright-core", modules)) || !existsSync(new URL("axe-core", modules))) {
  console.error("no Chromium, playwright-core or axe-core here; tools/setup.sh test installs them");
  process.exit(77);
}
const { chromium: playwright } = await import(new URL("playwright-core/index.mjs", modules).href);
const axe = readFileSync(new URL("axe-core/axe.min.js", modules), "utf8");

const folder = mkdtempSync(join(tmpdir(), "doorstroom-report-"));
mkdirSync(screenshots, { recursive: true });
const reports = {};
for (const kind of ["plausible", "luck", "one", "hostile"]) {
  execFileSync(writeMadeUp, [join(folder, kind), kind]);
  for (const language of kind === "plausible" || kind === "hostile" ? ["nl", "en"] : ["nl"]) {
    const path = join(folder, `${kind}-${language}.html`);
    execFileSync(program, ["--lang", language, "report", join(folder, kind), "-o", path]);
    reports[`${kind}-${language}`] = pathToFileURL(path).href;
  }
}

const browser = await playwright.launch({ executablePath: chromium,
  args: process.getuid() === 0 ? ["--no-sandbox"] : [] });

/** An open report that fails the test at any console message, error, dialog or request. */
async function open(name, { width = 1280, height = 900, ...options } = {}) {
  const context = await browser.newContext({ viewport: { width, height }, acceptDownloads: true, reducedMotion: "reduce",
    ...options });
  await context.setOffline(true);
  const page = await context.newPage();
  page.setDefaultTimeout(60000);
  const faults = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) faults.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => faults.push(`error: ${error.message}`));
  page.on("dialog", (dialog) => { faults.push(`dialog: ${dialog.message()}`); dialog.dismiss(); });
  page.on("request", (request) => {
    if (request.url() !== reports[name] && !/^(data|blob):/.test(request.url())) faults.push(`request: ${request.url()}`);
  });
  await page.goto(reports[name]);
  if (options.javaScriptEnabled !== false) await drawn(page);
  return { page, faults, close: async () => { assert.deepEqual(faults, [], name); await context.close(); } };
}

const drawn = (page) => page.waitForFunction(() => {
  const charts = [...document.querySelectorAll(".chart")];
  return charts.length > 0 && charts.every((chart) => chart.dataset.drawn === "yes");
}, null, { timeout: 60000 });

async function checkCharts(page) {
  const marks = await page.$$eval(".chart", (charts) => charts.map((chart) =>
    chart.querySelectorAll("svg [class*=mark-]:not(.role-axis-grid) path, svg [class*=mark-] line, svg [class*=mark-] rect").length));
  for (const n of marks) assert.ok(n > 5, `a chart has ${n} marks`);
}

async function checkFits(page) {
  const [content, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
  assert.ok(content <= window, `the page is ${content} px wide in ${window} px`);
}

async function checkAccess(page, name) {
  await page.evaluate(() => { for (const details of document.querySelectorAll("details")) details.open = true; });
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"],
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"] }));
  assert.deepEqual(violations.map((one) => `${one.id}: ${one.nodes[0].html.slice(0, 200)} ${one.nodes[0].failureSummary}`), [], name);
  await page.evaluate(() => { for (const details of document.querySelectorAll("details")) details.open = false; });
}

/** Tab reaches everything that can be used, in the order of the page, and what has focus shows it. */
async function checkKeyboard(page) {
  await page.evaluate(() => { document.activeElement.blur(); window.scrollTo(0, 0); });
  const expected = await page.evaluate(() => {
    const all = [...document.querySelectorAll("a[href], button, select, input, summary, [tabindex='0']")];
    const usable = all.filter((one) => !one.disabled && one.checkVisibility());
    usable.forEach((one, at) => { one.dataset.stop = at; });
    return usable.length;
  });
  const reached = [];
  for (let at = 0; at < expected + 1; ++at) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(() => {
      const one = document.activeElement;
      const style = getComputedStyle(one);
      return { at: one.dataset.stop, seen: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
        name: one.outerHTML.slice(0, 90) };
    });
    if (stop.at === undefined) break;
    assert.ok(stop.seen, `focus does not show: ${stop.name}`);
    reached.push(Number(stop.at));
  }
  assert.deepEqual(reached, [...Array(expected).keys()]);
}

async function downloaded(page, selector) {
  await page.waitForTimeout(120);  // Chromium drops what a page downloads beyond ten files in a second
  const [download] = await Promise.all([page.waitForEvent("download"), page.click(selector)]).catch((error) => {
    throw new Error(`${selector}: ${error.message}`);
  });
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), "utf8") };
}

const tableText = (page) => page.$eval("#explorer-table", (table) => table.innerText);

/** By keyboard alone: each control changes what is drawn and written. */
async function checkFilters(page, language) {
  let before = await tableText(page);
  const changed = async (what) => {
    await drawn(page);
    const now = await tableText(page);
    assert.notEqual(now, before, `${what} changes the table`);
    before = now;
  };
  await page.focus("#choose-indicator");
  await page.selectOption("#choose-indicator", "enrolled");
  await changed("indicator");
  await page.selectOption("#choose-place", "vo");
  await changed("place");
  await page.selectOption("#choose-place", "all");
  await changed("place");
  await page.selectOption("#choose-group", "sex=f");
  await changed("group");
  await page.selectOption("#choose-year", "2021");
  await changed("year");
  assert.equal(await page.$$eval("#explorer-table tbody tr", (rows) => rows.length), 2);
  const chart = () => page.$eval("#explorer-charts", (charts) => charts.innerHTML);
  const difference = await chart();
  await page.focus("#choose-view");
  await page.keyboard.press("ArrowDown");
  await page.waitForFunction((old) => document.querySelector("#explorer-charts").innerHTML !== old, difference);
  await page.focus("#choose-variants input[value=none]");
  await page.keyboard.press("Space");
  await changed("variant");
  assert.equal(await page.$$eval("#explorer-table tbody tr", (rows) => rows.length), 1);
  await page.focus("#choose-variants input[value=tutoring]");
  await page.keyboard.press("Space");
  assert.match(await page.textContent("#explorer-status"), language === "nl" ? /ten minste één variant/ : /at least one variant/);
  for (const variant of ["none", "tutoring"]) await page.check(`#choose-variants input[value=${variant}]`);
  await page.selectOption("#choose-year", "all");
  await drawn(page);
}

/** What may not mislead: weeks with SD, gaps with levels, withheld ratios in words, degrees of freedom. */
async function checkRules(page) {
  const heads = () => page.$$eval("#explorer-table thead th", (all) => all.map((one) => one.textContent));
  await page.selectOption("#choose-indicator", "delay_weeks");
  assert.equal((await heads()).filter((head) => head.includes("(SD)")).length, 3);
  assert.equal(await page.$$eval("#explorer-charts .chart", (charts) => charts.length), 2);
  assert.ok((await heads()).includes("df"));
  await page.selectOption("#choose-indicator", "gap_low_high_education");
  assert.equal((await heads()).filter((head) => /laagopgeleide|hoogopgeleide/.test(head)).length, 2);
  assert.deepEqual(await page.$$eval("#choose-place option", (all) => all.length), 1);
  await page.selectOption("#choose-indicator", "skill_better_share");
  assert.match(await page.textContent("#explorer-notes"), /gedeeld toeval/);
  await drawn(page);
}

const steps = [];
const step = (name, run) => steps.push([name, run]);

for (const language of ["nl", "en"])
  for (const width of [1280, 360])
    step(`${language} at ${width} px: drawn, accessible, fits`, async () => {
      const { page, close } = await open(`plausible-${language}`, { width });
      assert.equal(await page.getAttribute("html", "lang"), language);
      await checkCharts(page);
      await checkFits(page);
      await page.screenshot({ path: join(screenshots, `report-${language}-${width}.png`), fullPage: true });
      await checkAccess(page, `${language} ${width}`);
      await checkFits(page);
      await checkKeyboard(page);
      await close();
    });

step("filters, tables and files", async () => {
  const { page, close } = await open("plausible-nl");
  await checkFilters(page, "nl");
  for (const indicator of ["enrolled", "delay_weeks", "cost_eur", "repeaters_share", "gap_low_high_education",
    "cost_per_week_recovered_eur"]) {
    await page.selectOption("#choose-indicator", indicator);
    await drawn(page);
    const file = await downloaded(page, "#explorer-csv");
    assert.match(file.name, new RegExp(`^doorstroom-${indicator}-all-`));
    await checkExplorerTable(page, parseCsv(file.text), indicator, "nl-NL");
  }
  const svg = await downloaded(page, "#explorer-svg");
  assert.match(svg.text, /^<svg [^]*<\/svg>$/);
  await checkRules(page);
  await checkFigureTables(page, (selector) => downloaded(page, selector), "nl-NL");
  await close();
});

step("English tables and files", async () => {
  const { page, close } = await open("plausible-en");
  await page.selectOption("#choose-indicator", "delay_sd");
  await drawn(page);
  await checkExplorerTable(page, parseCsv((await downloaded(page, "#explorer-csv")).text), "delay_sd", "en-GB");
  await checkFigureTables(page, (selector) => downloaded(page, selector), "en-GB");
  await close();
});

step("pointer: tooltip and copy", async () => {
  const { page, close } = await open("plausible-nl", { permissions: ["clipboard-read", "clipboard-write"] });
  const mark = page.locator("#explorer-charts .role-mark.mark-symbol path").last();
  await mark.scrollIntoViewIfNeeded();
  await mark.hover({ force: true });
  await page.waitForFunction(() => !document.getElementById("tooltip").hidden);
  assert.match(await page.textContent("#tooltip"), /Variant/);
  await page.keyboard.press("Escape");
  assert.ok(await page.$eval("#tooltip", (box) => box.hidden));
  await page.click("[data-copy]");
  await page.waitForFunction(() => document.querySelector("#provenance [role=status]").textContent !== "");
  assert.match(await page.textContent("#provenance [role=status]"), /Gekopieerd/);
  await close();
});

step("luck alone and one replicate carry no finding", async () => {
  for (const [name, words] of [["luck-nl", /alleen toeval/], ["one-nl", /maar één herhaling/]]) {
    const { page, close } = await open(name);
    assert.equal(await page.$$eval(".findings li", (all) => all.length), 0);
    assert.match(await page.textContent("#answer .finding"), words);
    await close();
  }
});

for (const width of [1280, 360])
  step(`hostile results are text at ${width} px`, async () => {
    const { page, close } = await open("hostile-nl", { width });
    assert.equal(await page.evaluate(() => window.hacked), undefined);
    assert.equal(await page.$$eval("img, h1 *:not(bdi), main script, em, svg[onload]", (all) => all.length), 0);
    const title = await page.textContent("h1");
    assert.ok(title.startsWith("</script><script>hacked=1</script><img src=x") && title.includes("👩‍🏫 שלום"), title);
    assert.ok(title.length >= 200);
    await checkCharts(page);
    await checkFits(page);
    await checkAccess(page, "hostile");
    await page.screenshot({ path: join(screenshots, `report-hostile-${width}.png`), fullPage: true });
    await close();
  });

step("paper", async () => {
  const { page, close } = await open("plausible-nl");
  const path = join(screenshots, "report-nl.pdf");
  await page.pdf({ path, preferCSSPageSize: true });
  assert.equal(readFileSync(path).subarray(0, 5).toString(), "%PDF-");
  assert.ok(statSync(path).size > 50000);
  await page.emulateMedia({ media: "print" });
  const shown = (selector) => page.$eval(selector, (one) => one.checkVisibility());
  for (const control of ["nav", ".tools", ".controls", "summary"]) assert.ok(!await shown(control), `${control} on paper`);
  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  for (const kept of [".table-view table", ".chart svg", "#assumptions table"]) assert.ok(await shown(kept), `${kept} not on paper`);
  await close();
});

step("without JavaScript: text and tables", async () => {
  const { page, close } = await open("plausible-nl", { javaScriptEnabled: false });
  assert.match(await page.textContent("#answer"), /Tutoring in tweetallen/);
  await page.click(".table-view summary");
  assert.ok(await page.locator(".table-view table").first().isVisible());
  for (const control of ["form.controls", ".tools >> nth=0"]) assert.ok(!await page.locator(control).isVisible());
  await close();
});

step("less motion for those who ask", async () => {
  const { page, close } = await open("plausible-nl", { reducedMotion: "reduce" });
  assert.equal(await page.$eval("html", (html) => getComputedStyle(html).scrollBehavior), "auto");
  await close();
});

let failed = 0;
for (const [name, run] of steps) {
  const start = Date.now();
  try {
    await run();
    console.log(`ok      ${name} (${Date.now() - start} ms)`);
  } catch (error) {
    ++failed;
    console.log(`FAILED  ${name}\n${error.stack}`);
  }
}
await browser.close();
rmSync(folder, { recursive: true, force: true });
process.exit(failed ? 1 : 0);
