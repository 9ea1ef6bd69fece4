// SPDX-License-Identifier: EUPL-1.2
// What the scripts of the report share: data of the page, numbers, elements, downloads, tooltip, drawing.
"use strict";

const report = {};

report.read = (id) => JSON.parse(document.getElementById(id).textContent);
report.text = report.read("texts");

/** A number as the program writes it: half goes to even, what rounds to zero has no sign. */
report.number = (value, decimals, always) => {
  const format = new Intl.NumberFormat(report.text.locale, {
    minimumFractionDigits: decimals, maximumFractionDigits: decimals, roundingMode: "halfEven", useGrouping: "always",
    signDisplay: "never" });
  const digits = format.format(value);
  const zero = !/[1-9]/.test(digits);
  return (zero ? "" : value < 0 ? "-" : always ? "+" : "") + digits;
};

/** An element with properties and children; text is always text, never markup. */
report.element = (tag, properties = {}, ...children) => {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name in made) made[name] = value;
    else made.setAttribute(name, value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
};

/** Text that may be of any direction. */
report.isolated = (text) => report.element("bdi", {}, text);

report.download = (name, type, text) => {
  const url = URL.createObjectURL(new Blob([text], { type: type + ";charset=utf-8" }));
  const link = report.element("a", { href: url, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 10000);
};

/** A field of a CSV row; numbers with a point and full precision. */
report.csvField = (value) => {
  if (value === null || value === undefined) return "";
  const text = String(value);
  return /[",\r\n]/.test(text) ? '"' + text.replaceAll('"', '""') + '"' : text;
};
report.csv = (rows) => rows.map((row) => row.map(report.csvField).join(",") + "\r\n").join("");

/** Nothing is loaded and nothing refers to anything outside the page. */
const nothing = () => Promise.reject(new Error("the report loads nothing"));
report.loader = { load: nothing, sanitize: nothing, http: nothing, file: nothing };

/** Shows what vega gives for a mark as text beside the pointer; Escape hides it. */
const box = document.getElementById("tooltip");
report.tooltip = (handler, event, item, value) => {
  box.hidden = true;
  if (value === null || value === undefined || value === "") return;
  const rows = typeof value === "object"
    ? Object.entries(value).map(([name, text]) => report.element("tr", {}, report.element("th", {}, report.isolated(name)),
      report.element("td", {}, report.isolated(String(text)))))
    : [report.element("tr", {}, report.element("td", {}, report.isolated(String(value))))];
  box.replaceChildren(report.element("table", {}, report.element("tbody", {}, ...rows)));
  box.hidden = false;
  const left = Math.min(event.clientX + 14, window.innerWidth - box.offsetWidth - 8);
  const below = event.clientY + 16 + box.offsetHeight < window.innerHeight;
  box.style.left = Math.max(4, left) + "px";
  box.style.top = (below ? event.clientY + 16 : Math.max(4, event.clientY - box.offsetHeight - 12)) + "px";
};
document.addEventListener("keydown", (event) => { if (event.key === "Escape") box.hidden = true; });
document.addEventListener("scroll", () => { box.hidden = true; }, { passive: true });

report.vega = (spec) => String(spec.$schema).includes("/vega-lite/") ? vegaLite.compile(spec).spec : spec;

/** A view of a specification; its expressions are interpreted, nothing is evaluated. */
report.view = (spec, options) => new vega.View(vega.parse(report.vega(spec), null, { ast: true }), {
  expr: vega.expressionInterpreter, loader: report.loader, logLevel: vega.Error, ...options });

report.draw = async (spec, place) => {
  const view = report.view(spec, { renderer: "svg", container: place, hover: true });
  view.tooltip(report.tooltip);
  await view.runAsync();
  // The chart has one description and a table; its marks one by one would only be in the way.
  for (const part of place.querySelectorAll("svg, svg *"))
    for (const name of ["role", "aria-roledescription", "aria-label", "aria-hidden"]) part.removeAttribute(name);
  return view;
};

/** As wide as there is room, within what can be read well; where even the smallest does not fit, the box around it
 *  scrolls, and the keyboard reaches it. */
const smallest = 0.85;
report.fit = (place, largest = 1) => {
  const frame = place.parentElement;
  const svg = place.querySelector("svg");
  const scale = Math.max(smallest, Math.min(largest, frame.clientWidth / svg.width.baseVal.value));
  const height = svg.height.baseVal.value * scale;
  svg.style.width = svg.width.baseVal.value * scale + "px";
  svg.style.height = height + "px";
  const scrolls = frame.scrollWidth > frame.clientWidth + 1;
  const hint = frame.nextElementSibling;
  if (hint?.classList.contains("hint")) hint.hidden = !scrolls;
  for (const [name, value] of [["tabindex", "0"], ["role", "region"], ["aria-labelledby", frame.dataset.label]])
    if (scrolls) frame.setAttribute(name, value);
    else frame.removeAttribute(name);
};

report.svg = async (spec) => {
  const view = report.view(spec, { renderer: "none" });
  const svg = await view.toSVG();
  view.finalize();
  return svg;
};

/** Calls back when the page has another width, once it has come to rest. */
report.onWidth = (callback) => {
  let width = document.documentElement.clientWidth, timer = 0;
  window.addEventListener("resize", () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      const now = document.documentElement.clientWidth;
      if (now !== width) { width = now; callback(); }
    }, 150);
  });
};

/** Tables that are not too long stand on paper; afterwards those that were closed close again. */
let opened = [];
window.addEventListener("beforeprint", () => {
  opened = [...document.querySelectorAll("details:not([open], .long)")];
  for (const details of opened) details.open = true;
});
window.addEventListener("afterprint", () => { for (const details of opened) details.open = false; opened = []; });

for (const button of document.querySelectorAll("[data-copy]")) {
  button.parentElement.hidden = false;
  const status = button.parentElement.querySelector("[role=status]");
  const source = document.getElementById(button.dataset.copy);
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(source.textContent);
      status.textContent = report.text.copied;
    } catch {
      getSelection().selectAllChildren(source);
      status.textContent = document.execCommand("copy") ? report.text.copied : report.text.selected;
    }
  });
}
