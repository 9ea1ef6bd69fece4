#!/bin/sh
# SPDX-License-Identifier: EUPL-1.2
# Draws all figures of made-up results with hostile labels, in Dutch and English, and looks at the files.
# Usage: figure_files_test.sh PROGRAM WRITER, at the top of the source tree.
set -u
program=$(realpath "$1")
writer=$(realpath "$2")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
failed=0
fail() {
  echo "FAILED: $1"
  failed=1
}

"$writer" "$folder/results.h5" >/dev/null || fail "no made-up results"
for language in nl en; do
  out="$folder/$language"
  "$program" --lang "$language" figures "$folder/results.h5" -o "$out" >"$folder/out" 2>"$folder/err" ||
    fail "figures in $language: $(cat "$folder/err")"
  names=$(cd "$out" && ls ./*.svg | sed 's|^\./||; s|\.svg$||')
  [ "$(echo "$names" | wc -l)" -eq 16 ] || fail "not 16 figures in $language: $names"
  for name in $names; do
    for extension in svg pdf png csv txt alt.txt; do
      [ -s "$out/$name.$extension" ] || fail "$language/$name.$extension is empty or missing"
    done
    head -c 5 "$out/$name.pdf" | grep -q '%PDF-' || fail "$name.pdf is no PDF"
  done
  [ -z "$(ls -A "$out" | grep -v '\.\(svg\|pdf\|png\|csv\|txt\)$')" ] || fail "something was left in $out"
  /usr/bin/python3 - "$out" "$language" <<'PYTHON' || failed=1
import pathlib, re, struct, sys
import xml.etree.ElementTree as tree

svg = "{http://www.w3.org/2000/svg}"
wrong = []
for path in sorted(pathlib.Path(sys.argv[1]).glob("*.svg")):
    root = tree.parse(path).getroot()  # fails when it is not well-formed
    say = lambda text: wrong.append(f"{path.name}: {text}")
    if root.get("lang") != sys.argv[2]: say("language is not set")
    if root.find(svg + "title") is None or not root.find(svg + "title").text: say("no title")
    if root.find(svg + "desc") is None or not root.find(svg + "desc").text: say("no description")
    if root.get("width") != "605": say("not as wide as a column")
    if not root.get("viewBox").startswith("0 0 605 "): say(f"drawn smaller to fit: {root.get('viewBox')}")
    if root.find(f".//{svg}script") is not None: say("a script in it")
    for text in root.iter(svg + "text"):
        size = text.get("font-size", "")
        if size and float(size.removesuffix("px")) < 12: say(f"text of {size} is below 9 pt")
        if re.search(r"\b(NaN|undefined|null|Infinity)\b", "".join(text.itertext())): say("a value that is none is shown")
    png = path.with_suffix(".png").read_bytes()
    at = png.find(b"pHYs")
    if struct.unpack(">II", png[16:24])[0] not in (1890, 1891): say("PNG is not 16 cm at 300 dpi")
    if at < 0 or struct.unpack(">I", png[at + 4:at + 8])[0] != 11811: say("PNG does not say 300 dpi")
print("\n".join(wrong))
sys.exit(bool(wrong))
PYTHON
done
grep -q '1\.234\|,' "$folder/nl/delay_over_time.svg" || fail "no Dutch number in the Dutch figure"

# A folder that is taken, programs that are missing; nothing is left behind.
"$program" figures "$folder/results.h5" -o "$folder/nl" 2>"$folder/err"
[ $? -eq 2 ] || fail "an existing folder is not refused"
grep -q "exists; allowed: a folder that is not there yet" "$folder/err" || fail "no word on the existing folder"
mkdir "$folder/bin"
PATH="$folder/bin" "$program" figures "$folder/results.h5" -o "$folder/none" 2>"$folder/err"
[ $? -eq 3 ] || fail "no node: wrong exit code"
grep -q "node: no such program here.*tools/setup.sh build" "$folder/err" || fail "no node: $(cat "$folder/err")"
ln -s "$(command -v node)" "$folder/bin/node"
PATH="$folder/bin" "$program" figures "$folder/results.h5" -o "$folder/none" 2>"$folder/err"
grep -q "rsvg-convert: no such program here" "$folder/err" || fail "no rsvg-convert: $(cat "$folder/err")"
mkdir "$folder/web" && cp results/web/render.mjs results/web/letters.mjs results/web/letter_widths.json "$folder/web" # and no scripts
DOORSTROOM_WEB="$folder/web" "$program" figures "$folder/results.h5" -o "$folder/none" 2>"$folder/err"
grep -q "vega.min.js" "$folder/err" || fail "a folder that is not whole: $(cat "$folder/err")"
[ ! -e "$folder/none" ] || fail "a folder was left behind"
[ -z "$(ls -A "$folder" | grep '^\.none')" ] || fail "a temporary folder was left behind"

[ "$failed" -eq 0 ] && echo "all as it should be"
exit "$failed"
