#!/usr/bin/env bash
# SPDX-License-Identifier: EUPL-1.2
# The scripts of results/web/vendor, which draw figures and make the page, are those of the npm packages that
# results/web/package-lock.json locks. They stand in the tree so that building and running needs no npm.
#
#   tools/vendor_web.sh           copies them anew, after a change of versions
#   tools/vendor_web.sh --check   compares them; exit 77 where the npm packages are not installed
set -euo pipefail
cd "$(dirname "$0")/../results/web"
[ -d node_modules/vega ] || { echo "the npm packages of results/web are not installed; tools/setup.sh test does" >&2; exit 77; }
for name in vega vega-lite vega-interpreter; do
  original=node_modules/$name/build/$name.min.js
  if [ "${1:-}" != --check ]; then
    cp "$original" vendor/
    continue
  fi
  cmp "$original" "vendor/$name.min.js" || { echo "vendor: run tools/vendor_web.sh"; exit 1; }
  version=$(node -p "require('./node_modules/$name/package.json').version")
  grep -q "  $name $version " vendor/LICENCES.txt || { echo "vendor: LICENCES.txt does not name $name $version"; exit 1; }
done
