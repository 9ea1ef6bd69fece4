#!/usr/bin/env bash
# SPDX-License-Identifier: EUPL-1.2
# Installs a finished build to a folder inside it, and lets the outside project in tests/install/ find, link and run it.
set -euo pipefail
cd "$(dirname "$0")/.."
build=$1
work=$build/install-test
rm -rf "$work"

cmake --install "$build" --prefix "$work/prefix" >"$build/install-test.log"
mkdir -p "$work/project"
cp tests/install/CMakeLists.txt tests/install/main.cpp "$work/project" # outside our tree, so that nothing leaks in
cmake -S "$work/project" -B "$work/build" -G Ninja -DCMAKE_PREFIX_PATH="$PWD/${work#"$PWD/"}/prefix"
cmake --build "$work/build"
"$work/build/outside"
if [ -x "$work/prefix/bin/doorstroom" ]; then "$work/prefix/bin/doorstroom" --version; fi
