#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Checks on the source tree that a compiler does not make: direction of includes, licence lines.

Usage: tools/check_tree.py includes|licence|shape [--root DIR]
Prints one line per fault and exits 1 if there is any. `shape` prints the shape of the tree in numbers: files and lines per
room, the longest file, and what each room includes of the others.
"""
import argparse
import pathlib
import re
import subprocess
import sys

FOLDERS = ("engine", "agents", "policies", "results", "experiments")

# What a file of the folder may include; a path with a dot in it is that one file, else a whole folder.
MAY_INCLUDE = {
    "engine": ("engine",),
    "agents": ("agents", "engine"),
    "policies": ("policies", "agents/policy", "engine"),
    "results": ("results", "engine"),
    "experiments": FOLDERS,
    "tests": FOLDERS + ("tests",),
    "bench": FOLDERS + ("bench",),
}
# The rooms of each folder: a room may include those before it, never those after it. Files beside the rooms are for all.
ROOMS = {
    "engine": ("simd", "expression"),
    "agents": ("policy", "world", "state", "record", "term", "start"),
    "policies": ("mechanisms", "course", "selection", "exams", "time", "money", "choice", "menu"),
    "results": ("programs", "store", "indicators", "words", "disclosure", "compare", "figures", "report", "export"),
    "experiments": ("read", "system", "plan", "run", "program"),
}
# Libraries of which only one place may know.
ONLY_IN = {
    "hdf5.h": ("results/store/hdf5/", "tests/results/store/hdf5/"),
    "hdf5_hl.h": ("results/store/hdf5/", "tests/results/store/hdf5/"),
    "CLI/CLI.hpp": ("experiments/program/",),
}
# A policy sees what a school observes. Whatever it includes must not lead to the state of pupils by a detour.
HIDDEN_FROM_POLICIES = re.compile(r"^agents/(?!policy/)")

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^">]+)[">]')


def tracked(root):
    """Files that git knows or would add; all files where there is no git."""
    try:
        listing = subprocess.run(
            ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
            cwd=root, check=True, capture_output=True, text=True).stdout.splitlines()
    except (OSError, subprocess.CalledProcessError):
        listing = [str(p.relative_to(root)) for p in root.rglob("*") if p.is_file()]
    return sorted(f for f in set(listing) if (root / f).is_file() and not f.startswith("build/"))


def is_cpp(name):
    return name.endswith((".cpp", ".hpp"))


def includes_of(root, name):
    """(line number, bracket, path) of every #include in a file."""
    lines = (root / name).read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines, start=1):
        match = INCLUDE.match(line)
        if match:
            yield number, match.group(1), match.group(2)


def resolve(root, name, path):
    """The file in our tree that an #include means, or None when it is a library's."""
    for candidate in (pathlib.PurePosixPath(path), pathlib.PurePosixPath(name).parent / path):
        if (root / candidate).is_file():
            return str(candidate)
    return None


def may_include(folder, target):
    return any(target == allowed or ("." not in allowed and target.startswith(allowed + "/"))
               for allowed in MAY_INCLUDE[folder])


def reachable(root, name, seen):
    """Every file of ours that `name` includes, also through others, each with the file that leads to it."""
    for _, _, path in includes_of(root, name):
        target = resolve(root, name, path)
        if target and target not in seen:
            seen[target] = name
            reachable(root, target, seen)
    return seen


def room_of(name):
    """The room of a file, or None when it stands beside the rooms of its folder or is no source of ours."""
    parts = name.split("/")
    return parts[1] if parts[0] in ROOMS and len(parts) > 2 else None


def room_fault(name, target):
    """Why `name` may not include `target` though their folders allow it, or None."""
    folder, room, other = name.split("/")[0], room_of(name), room_of(target)
    if target.split("/")[0] != folder or room is None or other is None or room == other:
        return None
    order = ROOMS[folder]
    if order.index(other) > order.index(room):
        return f"{folder}/{room} must not include {target}; it may include {', '.join(order[:order.index(room)])}"
    return None


def check_includes(root, files):
    for name in filter(is_cpp, files):
        folder = name.split("/")[0]
        if folder in ROOMS and room_of(name) not in (None, *ROOMS[folder]):
            yield f"{name}:1: {folder}/ has no room {room_of(name)}; rooms: {', '.join(ROOMS[folder])}"
            continue
        if folder not in MAY_INCLUDE:
            continue
        for line, bracket, path in includes_of(root, name):
            if path in ONLY_IN and not name.startswith(ONLY_IN[path]):
                yield f"{name}:{line}: <{path}> may be included only in {' and '.join(ONLY_IN[path])}"
            if path == "build_info.hpp":
                if name.endswith(".hpp"):
                    yield f"{name}:{line}: build_info.hpp changes with every commit; include it in a .cpp file"
                continue
            target = resolve(root, name, path)
            if target is None:
                if bracket == '"':
                    yield f'{name}:{line}: "{path}" is not in this tree; headers of libraries go between < and >'
                continue
            if target != path and "/" in path:  # a bare name is a neighbour in the same folder
                yield f'{name}:{line}: "{path}" should be included by its path from the top: "{target}"'
            if bracket == "<":
                yield f'{name}:{line}: <{path}> is ours; headers of ours go between quotes'
            if not may_include(folder, target):
                allowed = ", ".join(MAY_INCLUDE[folder])
                yield f"{name}:{line}: {folder}/ must not include {target}; allowed: {allowed}"
            elif folder in ROOMS and room_fault(name, target):
                yield f"{name}:{line}: {room_fault(name, target)}"
        if folder == "policies":
            for target, via in sorted(reachable(root, name, {}).items()):
                if HIDDEN_FROM_POLICIES.match(target):
                    yield f"{name}:1: a policy must not see {target}, which {via} includes"


LICENCE = "SPDX-License-Identifier: EUPL-1.2"
NEEDS_LICENCE = (".cpp", ".hpp", ".py", ".sh", ".cmake", ".in", ".mjs", ".js", "CMakeLists.txt", "Makefile")


def check_licence(root, files):
    for name in files:
        if name.endswith(NEEDS_LICENCE) and "/vendor/" not in name:
            head = (root / name).read_text(encoding="utf-8").splitlines()[:2]
            if not any(LICENCE in line for line in head):
                yield f"{name}:1: the first line must say {LICENCE}"


def print_shape(root, files):
    rooms = {}
    for name in filter(is_cpp, files):
        folder = name.split("/")[0]
        if folder not in ROOMS:
            continue
        room = rooms.setdefault(f"{folder}/{room_of(name) or ''}".rstrip("/"), {"files": 0, "lines": 0, "longest": (0, ""), "to": {}})
        lines = len((root / name).read_text(encoding="utf-8").splitlines())
        room["files"] += 1
        room["lines"] += lines
        room["longest"] = max(room["longest"], (lines, name))
        for _, _, path in includes_of(root, name):
            target = resolve(root, name, path)
            if target and target.split("/")[0] in ROOMS:
                other = f"{target.split('/')[0]}/{room_of(target) or ''}".rstrip("/")
                room["to"][other] = room["to"].get(other, 0) + 1
    print(f"{'room':24} files  lines  longest file")
    for name, room in sorted(rooms.items()):
        print(f"{name:24} {room['files']:5}  {room['lines']:5}  {room['longest'][0]:4} {room['longest'][1]}")
    print(f"{'all':24} {sum(r['files'] for r in rooms.values()):5}  {sum(r['lines'] for r in rooms.values()):5}")
    print("\nincludes between rooms")
    for name, room in sorted(rooms.items()):
        others = ", ".join(f"{other} {n}" for other, n in sorted(room["to"].items()) if other != name)
        print(f"{name:24} {others or 'none'}")


CHECKS = {"includes": check_includes, "licence": check_licence}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("check", choices=[*CHECKS, "shape"])
    parser.add_argument("--root", type=pathlib.Path, default=pathlib.Path(__file__).resolve().parent.parent)
    arguments = parser.parse_args()
    if arguments.check == "shape":
        print_shape(arguments.root, tracked(arguments.root))
        return 0
    faults = list(CHECKS[arguments.check](arguments.root, tracked(arguments.root)))
    for fault in faults:
        print(fault)
    print(f"{arguments.check}: {len(faults)} faults" if faults else f"{arguments.check}: in order")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
