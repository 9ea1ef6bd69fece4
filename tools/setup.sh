#!/usr/bin/env bash
# SPDX-License-Identifier: EUPL-1.2
# Installs the Debian packages that a task needs and this machine lacks, and for tests the npm packages of results/web; says
# which before it does so.
#
#   tools/setup.sh build          what building and running needs, and nothing else
#   tools/setup.sh build test     also what the tests need
#   tools/setup.sh build bench    also what the benchmarks need
#   tools/setup.sh --list test    only prints the names, one a line
#
# DOORSTROOM_SETUP=skip leaves the machine alone, for systems without apt where the packages have other names.
set -euo pipefail

build_packages=(
  g++ cmake ninja-build git              # tools
  libboost-dev                           # place graph (Boost.Graph is headers only)
  libtbb-dev                             # parallel loops
  libhdf5-dev                            # results
  libeigen3-dev                          # calibration
  librandom123-dev                       # keyed draws
  libtomlplusplus-dev libcli11-dev       # experiment files, command line
  libfmt-dev nlohmann-json3-dev          # texts, JSON
  libcsv-dev libfast-float-dev           # input tables
  libssl-dev                             # content hash
  libxlsxwriter-dev pandoc               # Excel and Word
  librsvg2-bin fonts-liberation          # figures: PDF and PNG from SVG, and the letters they are set in
  graphviz                               # `doorstroom system --svg`
)
# Node draws the figures. Who has it from elsewhere keeps that one.
command -v node >/dev/null || build_packages+=(nodejs)
bench_packages=(
  libbenchmark-dev                       # timed loops
  python3                                # tools/bench.py
)
test_packages=(
  libgtest-dev "${bench_packages[@]}"
  clang clang-format                     # the other compiler, the format
  libclang-rt-14-dev llvm                # sanitizers, and names in what they report
  binutils perl                          # checks of symbols, includes and data
  doxygen                                # documentation of the headers
  librapidcheck-dev                      # property tests
  python3-h5py netcdf-bin                # other programs that must be able to read our results
  python3-netcdf4 python3-xarray
  python3-openpyxl                       # opens the workbook as Excel does
  python3-jsonschema                     # holds the experiments against the schema as an editor does
  chromium                               # opens the report as a reader does
  mmdebstrap                             # makes the fresh machine
)
# The tests drive a browser with npm packages.
command -v npm >/dev/null || test_packages+=(npm)

fail() {
  printf 'setup: %s\n' "$1" >&2
  exit 1
}

list_only=no
npm_packages=no
packages=()
for group in "$@"; do
  case $group in
    --list) list_only=yes ;;
    build) packages+=("${build_packages[@]}") ;;
    bench) packages+=("${bench_packages[@]}") ;;
    test) packages+=("${test_packages[@]}") npm_packages=yes ;;
    *) fail "unknown group '$group'; allowed: build, bench, test" ;;
  esac
done
[ ${#packages[@]} -gt 0 ] || fail "name a group: build, bench, test"

if [ "$list_only" = yes ]; then
  printf '%s\n' "${packages[@]}"
  exit 0
fi
[ "${DOORSTROOM_SETUP:-}" != skip ] || exit 0

if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
  fail "this system has no apt-get, so nothing was installed. Needed, by their Debian 12 names: ${packages[*]}
setup: with these in place, run again with DOORSTROOM_SETUP=skip"
fi

is_installed() {
  [ "$(dpkg-query --show --showformat='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

find_missing() {
  missing=()
  local package
  for package in "${packages[@]}"; do
    is_installed "$package" || missing+=("$package")
  done
}

# The npm packages of results/web, at the versions of its lock file.
install_npm_packages() {
  [ "$npm_packages" = yes ] || return 0
  local web installed
  web=$(dirname "$0")/../results/web
  installed=$web/node_modules/.package-lock.json # npm writes it when it is done
  if [ -f "$installed" ] && [ ! "$web/package-lock.json" -nt "$installed" ]; then return; fi
  printf 'setup: installing the npm packages of the tests (npm ci in results/web)\n'
  (cd "$web" && npm ci --no-audit --no-fund --loglevel=error) ||
    fail "npm ci in results/web failed (no network?); needed to test the report in a browser"
}

find_missing
if [ ${#missing[@]} -eq 0 ]; then
  install_npm_packages
  exit 0
fi
printf 'setup: missing here: %s\n' "${missing[*]}"
by_hand="to install by hand: apt-get install ${missing[*]}"

as_root=()
if [ "$(id -u)" -ne 0 ]; then
  if ! command -v sudo >/dev/null; then
    fail "not root and no sudo here, so nothing was installed; $by_hand"
  fi
  if ! sudo -n true 2>/dev/null && ! [ -t 0 ]; then
    fail "sudo asks for a password and there is no terminal, so nothing was installed; $by_hand"
  fi
  as_root=(sudo)
fi

printf 'setup: installing these with %s\n' "${as_root[*]:+sudo }apt-get install"
apt_get() {
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -o Acquire::Retries=2 -o Dpkg::Use-Pty=0 \
    -o DPkg::Lock::Timeout=120 "$@"
}
apt_get update >/dev/null || printf 'setup: no fresh package list; trying with the one that is here\n'
apt_get install -y --no-install-recommends "${missing[@]}" || true

find_missing
if [ ${#missing[@]} -gt 0 ]; then
  fail "apt-get could not install: ${missing[*]} (no network, or not in this machine's package sources); needed before we can go on"
fi
install_npm_packages
printf 'setup: done\n'
