#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Looks into finished libraries for what would break old machines or equal bits (engine/simd/lanes.hpp says why).

Usage: tools/check_lanes.py LIBRARY...
Faults: an instruction beyond x86-64 in a function outside `lanes_v3` and `lanes_v4`; a function of a lane file that other
files can see and that is not in its namespace, or that runs when the program starts; a fused multiply and add anywhere.
Prints one line per fault and exits 1 if there is any.
"""
import re
import shutil
import subprocess
import sys

SETS = ("baseline", "v3", "v4")
# Everything with a VEX or EVEX prefix has a name with v; mask registers and the small instructions of v3 have not.
BEYOND = re.compile(r"v(?!er[rw]\b)[a-z]|k(mov|and|andn|or|xor|xnor|not|test|ortest|add|unpck|shift)[a-z]*[bwdq]\b|"
                    r"(andn|bextr|blsi|blsr|blsmsk|bzhi|mulx|pdep|pext|rorx|sarx|shlx|shrx|movbe|lzcnt|popcnt)[lqw]?\b")
FUSED = re.compile(r"vfn?m(add|sub)")
MEMBER = re.compile(r"^(\S+):\s+file format ")
FUNCTION = re.compile(r"^[0-9a-f]+ <(.+)>:$")
INSTRUCTION = re.compile(r"^\s+[0-9a-f]+:\s+(?:(?:lock|rep[a-z]*|bnd|notrack|data16|cs|ds) )*([a-z][a-z0-9]*)")
OF_SET = re.compile(r"\.lanes_(\w+)\.cpp\.o")


def lines_of(*command):
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        yield from (line.rstrip("\n") for line in process.stdout)
    if process.returncode != 0:
        sys.exit(f"lanes: {' '.join(command)} failed")


def in_namespace(symbol, sets):
    """Whether a mangled name is in the namespace of one of the sets: length and name, as in 8lanes_v3."""
    return any(f"{len('lanes_' + s)}lanes_{s}" in symbol for s in sets)


def check_instructions(library, counts):
    member = function = ""
    found = set()
    for line in lines_of("objdump", "--disassemble", "--no-show-raw-insn", library):
        if match := MEMBER.match(line):
            member = match.group(1)
        elif match := FUNCTION.match(line):
            function = match.group(1)
        elif match := INSTRUCTION.match(line):
            name = match.group(1)
            if FUSED.match(name):
                found.add(f"{member}: {function}: fused {name}")
            if BEYOND.match(name):
                if not in_namespace(function, ("v3", "v4")):
                    found.add(f"{member}: {function}: {name} is not in x86-64")
                elif of_set := OF_SET.search(member):
                    counts[of_set.group(1)] += 1
    return found


def check_functions(library):
    """Functions with external or weak linkage (T and W of nm) in members that are lane files, and static initialisers."""
    member, set_of_member = "", None
    for line in lines_of("nm", "--defined-only", library):
        if line.endswith(":"):
            match = OF_SET.search(line)
            set_of_member = match and match.group(1)
            member = line[:-1]
        elif set_of_member and (match := re.match(r"^\S+ ([TWi]) (.+)$", line)):
            if not in_namespace(match.group(2), (set_of_member,)):
                yield f"{member}: {match.group(2)} is visible outside, but not in lanes_{set_of_member}"
        elif set_of_member and " t _GLOBAL__" in line:
            yield f"{member}: runs when the program starts; a header with a static object, such as <iostream>?"


def main():
    for tool in ("objdump", "nm"):
        if shutil.which(tool) is None:
            print(f"lanes: {tool} is not installed", file=sys.stderr)
            return 77
    faults, counts = [], dict.fromkeys(SETS, 0)
    for library in sys.argv[1:]:
        faults += sorted(check_instructions(library, counts)) + list(check_functions(library))
    print("\n".join(faults), end="\n" if faults else "")
    if counts["v3"] == 0 or counts["v4"] == 0:
        faults.append("")
        print("lanes: no lane file uses the instructions of its set")
    print(f"lanes: {len(faults)} faults; beyond x86-64: {counts['v3']} instructions in v3, {counts['v4']} in v4")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
