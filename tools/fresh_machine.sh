#!/usr/bin/env bash
# SPDX-License-Identifier: EUPL-1.2
# Tries the README's two commands where nothing is installed: makes a minimal Debian 12 with git and make in a folder, copies
# the last commit into it, runs `make run` with a small experiment and the set-up half of `make test` (install and configure),
# and throws the folder away. Needs root and the package sources of this machine; exit 77 where it cannot.
#
#   tools/fresh_machine.sh                       about ten minutes on two cores
#   tools/fresh_machine.sh --without graphviz    with one package taken out of the lists of setup.sh: must fail
#
# DOORSTROOM_FRESH_DIR names the folder to work in (default: a new one under TMPDIR).
set -euo pipefail
cd "$(dirname "$0")/.."

cannot() {
  printf 'no fresh machine can be made here: %s\n' "$1"
  exit 77
}
without=
case ${1:-} in
  '') ;;
  --without) without=${2:?--without needs the name of a package} ;;
  *) printf 'fresh_machine: unknown option %s; allowed: --without PACKAGE\n' "$1" >&2; exit 2 ;;
esac
[ "$(id -u)" -eq 0 ] || cannot "not root"
command -v mmdebstrap >/dev/null || cannot "mmdebstrap is not installed; tools/setup.sh test installs it"
unshare --mount --pid --fork true 2>/dev/null || cannot "no mounts of its own (unshare)"
[ "$(git rev-parse --is-shallow-repository 2>/dev/null)" = false ] || cannot "not in a whole git clone"

work=$(mktemp -d "${DOORSTROOM_FRESH_DIR:-${TMPDIR:-/tmp}}/doorstroom-fresh-XXXXXX")
root=$work/debian
trap 'rm -rf "$work"' EXIT
log=$work/log

# Debian's own package sources of this machine, and no others.
sources=()
for list in /etc/apt/sources.list.d/debian.sources /etc/apt/sources.list; do
  if [ -s "$list" ]; then sources+=("$list"); break; fi
done
[ ${#sources[@]} -gt 0 ] || cannot "no Debian package sources in /etc/apt"

start=$SECONDS
step() {
  printf '%4d s  %s\n' $((SECONDS - start)) "$1"
}
step "making a minimal Debian 12"
if ! mmdebstrap --mode=root --variant=minbase --include=git,make,ca-certificates \
  --aptopt='Acquire::Languages "none"' --aptopt='Acquire::Retries "2"' bookworm "$root" "${sources[0]}" >"$log" 2>&1; then
  tail -n 5 "$log"
  cannot "mmdebstrap failed (no network, or no package source)"
fi

# The folder sees this machine's name servers, certificates and npm settings, and nothing else of it. Writing through to the
# disk is for machines that stay.
for file in resolv.conf hosts npmrc; do
  if [ -e "/etc/$file" ]; then cp -L "/etc/$file" "$root/etc/$file"; fi
done
if [ -e ~/.npmrc ]; then grep -v '^cafile' ~/.npmrc >"$root/root/.npmrc" || true; fi
cp -L /etc/ssl/certs/ca-certificates.crt "$root/etc/ssl/machine.crt"
echo cafile=/etc/ssl/machine.crt >>"$root/root/.npmrc"
echo force-unsafe-io >"$root/etc/dpkg/dpkg.cfg.d/fresh"

inside() { # COMMAND: with mounts and processes of its own, which end with it
  unshare --mount --pid --fork --mount-proc="$root/proc" bash -c '
    root=$1
    mkdir -p "$root/dev" && mount --rbind /dev "$root/dev"
    exec chroot "$root" /usr/bin/env -i HOME=/root PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
      LANG=C.UTF-8 NODE_EXTRA_CA_CERTS=/etc/ssl/machine.crt bash -c "$2"' _ "$root" "$1" >>"$log" 2>&1
}
failed() {
  printf '\n== the last lines inside the fresh machine\n'
  tail -n 40 "$log"
  printf '\nFAILED after %d s: %s\n' $((SECONDS - start)) "$1"
  exit 1
}
count_packages() {
  chroot "$root" dpkg-query --show --showformat='.' 2>/dev/null | wc -c
}

git clone --quiet --no-local --no-hardlinks . "$root/root/doorstroom"
if [ -n "$without" ]; then
  tools/setup.sh --list build test | grep -qx -- "$without" || failed "$without is in no list of tools/setup.sh"
  sed -i -E "s/(^|[ (])$without([ )]|\$)/\\1\\2/" "$root/root/doorstroom/tools/setup.sh"
fi
before=$(count_packages)
cat >"$root/root/small.toml" <<'TOML'
[experiment]
title = "Fresh machine"
population = "nl-2019"
first_year = 2019
years = 3
sample = 0.005
replicates = 2
[shock]
closures = "corona-2020-2021"
[[variant]]
name = "none"
baseline = true
[[variant]]
name = "tutoring"
policy = [{ use = "tutoring", from = 2020 }]
TOML

step "make run"
inside 'cd ~/doorstroom && make run EXPERIMENT=/root/small.toml OUT=/root/out' || failed "make run"
after_run=$(count_packages)
step "what make run is for: figures, page, letter, workbook, drawing of the system"
inside 'cd ~/doorstroom && ls /root/out/figures/*.png /root/out/report.html &&
  build/release/doorstroom export /root/out --xlsx /root/out.xlsx --docx /root/out.docx &&
  build/release/doorstroom system /root/small.toml --svg -o /root/system.svg && [ -s /root/system.svg ]' || failed "what make run is for"
step "the set-up half of make test"
inside 'cd ~/doorstroom && tools/setup.sh build test && cmake --preset ci && cmake --preset clang && cmake --preset asan &&
  tools/vendor_web.sh --check && ls /usr/bin/chromium && for tool in doxygen clang-format dot nm llvm-symbolizer mmdebstrap ncdump; do
    command -v $tool || exit 1; done && /usr/bin/python3 -c "import h5py, netCDF4, xarray, openpyxl, jsonschema"' ||
  failed "the set-up half of make test"
step "done: make run installed $((after_run - before)) packages, make test $(($(count_packages) - after_run)) more"
grep -E '^setup: missing here' "$log" || true
