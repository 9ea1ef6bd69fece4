// SPDX-License-Identifier: EUPL-1.2
// How wide a text is in the font of the figures, from the table letter_widths.json.
import { readFileSync } from "node:fs";

const widths = JSON.parse(readFileSync(new URL("letter_widths.json", import.meta.url), "utf8"));

/** Width in pixels of a text as vega draws it for `item` (its fontSize, fontWeight and limit). */
export function letterWidth(item, text) {
  const value = text === null || text === undefined ? "" : String(text);
  const bold = item.fontWeight === "bold" || Number(item.fontWeight) >= 600;
  const table = bold ? widths.bold : widths.regular;
  let sum = 0;
  for (const letter of value) {
    const point = letter.codePointAt(0);
    // Letters of other scripts and emoji come from other fonts; rather too wide than too narrow.
    if (point >= 0x2066 && point <= 0x2069) continue; // marks of direction, not seen
    sum += table[point] ?? (point < 0x2000 ? widths.fallback : point < 0x10000 ? 1000 : 1300);
  }
  const width = (sum / 1000) * (item.fontSize ?? 12);
  return !(item.limit > 0) ? width : Math.min(width, item.limit);
}
