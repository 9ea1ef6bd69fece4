// SPDX-License-Identifier: EUPL-1.2
// Draws every figure in its place, as wide as there is room, and gives its drawing and data as files.
"use strict";

{
  const figures = report.read("figures-data");

  /** Panels beside each other that can as well stand under each other, on a narrow page. */
  const panel = 200;
  const narrowed = (spec, width) => spec.columns
    ? { ...spec, columns: Math.max(1, Math.min(spec.columns, Math.floor(width / panel))) } : spec;

  /** The figure without its title, which the page has as a heading, and as wide as its place where it is one panel. */
  const fitted = (spec, width) => {
    const own = { ...narrowed(spec, width) };
    delete own.title;
    const one = String(spec.$schema).includes("/vega-lite/") && (spec.mark || spec.layer) && !spec.encoding?.facet &&
      !spec.encoding?.row && !spec.encoding?.column;
    if (one && (typeof spec.width === "number" || spec.width === undefined))
      Object.assign(own, { width, autosize: { type: "fit-x", contains: "padding" } });
    return own;
  };

  const draw = async (figure, place) => {
    try {
      place.replaceChildren();
      await report.draw(fitted(figure.spec, place.parentElement.clientWidth), place);
      report.fit(place, 1.4);
      place.dataset.drawn = "yes";
    } catch (error) {
      place.textContent = report.text.failed;
      console.error(figure.name, error);
    }
  };

  for (const figure of figures) {
    const element = document.querySelector(`[data-figure="${CSS.escape(figure.name)}"]`);
    const place = element.querySelector(".chart");
    const tools = element.querySelector(".tools");
    tools.hidden = false;
    tools.querySelector("[data-download=csv]").addEventListener("click",
      () => report.download(figure.name + ".csv", "text/csv", figure.csv));
    tools.querySelector("[data-download=svg]").addEventListener("click",
      async () => report.download(figure.name + ".svg", "image/svg+xml", await report.svg(figure.spec)));
    draw(figure, place);
    report.onWidth(() => draw(figure, place));
  }
}
