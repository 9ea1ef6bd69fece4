#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Every benchmark of this tree beside that of an earlier commit, in turns, with medians and spread.

Usage: tools/bench.py [--before COMMIT] [--rounds N]

Programs run one after the other in rounds (now, before, now, ...), so that a busy moment hits both. A value is real time for one
pupil (and term): the median, and from the smallest to the largest of the rounds. `Run` is also given as a multiple of `Reference`,
the hand-written kernel in the same program, with the same threads.
"""
import argparse
import json
import statistics
import subprocess
from pathlib import Path

TOP = Path(__file__).resolve().parent.parent


def run(*command, **options):
    return subprocess.run([str(part) for part in command], check=True, text=True, **options)


def built(tree):
    """The benchmark programs of a tree, by name."""
    known = [preset["name"] for preset in json.loads((tree / "CMakePresets.json").read_text())["configurePresets"]]
    preset = "bench" if "bench" in known else "release"  # until 0.3.0 the preset `release` had the benchmarks
    run("cmake", "--preset", preset, cwd=tree, stdout=subprocess.DEVNULL)
    run("cmake", "--build", "--preset", preset, "--target", "benchmarks", cwd=tree, stdout=subprocess.DEVNULL)
    return {path.name: path for path in (tree / "build" / preset / "bench").glob("bench_*") if path.is_file()}


def earlier_tree(commit):
    """A clone of this repository at a commit, kept for the next time."""
    name = run("git", "rev-parse", "--short", commit, cwd=TOP, capture_output=True).stdout.strip()
    tree = TOP / "build" / f"bench-{name}"
    if not tree.exists():
        run("git", "clone", "--quiet", "--shared", "--no-checkout", TOP, tree)
        run("git", "checkout", "--quiet", name, cwd=tree)
    return name, tree


def measure(program):
    """Nanoseconds for one pupil (and term) by benchmark."""
    out = run(program, "--benchmark_format=json", cwd=TOP, capture_output=True).stdout
    return {row["name"]: 1e9 / row.get("pupil_terms", row.get("pupils")) for row in json.loads(out)["benchmarks"]}


def shown(values, unit=" ns"):
    return f"{statistics.median(values):.3g}{unit} ({min(values):.3g} to {max(values):.3g})"


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--before", default="HEAD~1", metavar="COMMIT", help="the commit to compare with (HEAD~1)")
    arguments.add_argument("--rounds", type=int, default=5, metavar="N", help="turns of each program (5)")
    options = arguments.parse_args()
    commit, tree = earlier_tree(options.before)
    print(f"building this tree and {commit}", flush=True)
    now, before = built(TOP), built(tree)
    times = {}
    for done in range(options.rounds):
        for name, program in sorted(now.items()):
            for which, path in (("now", program), ("before", before.get(name))):
                for benchmark, value in (measure(path) if path else {}).items():
                    times.setdefault(benchmark, {"now": [], "before": []})[which].append(value)
        print(f"round {done + 1} of {options.rounds}", flush=True)
    for benchmark, found in times.items():
        if not found["now"]:
            continue
        print(f"\n{benchmark}\n  now              {shown(found['now'])}")
        if found["before"]:
            print(f"  {commit:16} {shown(found['before'])}")
            print(f"  now / {commit:10} {shown([a / b for a, b in zip(found['now'], found['before'])], '')}")
        reference = times.get(benchmark.replace("Run/", "Reference/", 1), {}).get("now")
        if benchmark.startswith("Run/") and reference:
            print(f"  now / Reference  {shown([a / b for a, b in zip(found['now'], reference)], '')}")


if __name__ == "__main__":
    main()
