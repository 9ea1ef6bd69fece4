#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Compiles every header by itself, with the flags of a source file of its folder. Nothing is written.

Usage: tools/check_headers.py BUILD_FOLDER
Prints what the compiler says of each header that fails, and exits 1 if there is any.
"""
import concurrent.futures
import json
import os
import pathlib
import shlex
import subprocess
import sys

FOLDERS = ("engine", "agents", "policies", "results", "experiments")
DROP_WITH_VALUE = {"-o", "-c", "-MT", "-MF", "-MQ"}
DROP = {"-MD", "-MMD", "-O3"}


def flags_by_folder(root, build):
    """Compiler and flags of one source file per folder, without the files that it names."""
    found = {}
    for entry in json.loads((build / "compile_commands.json").read_text(encoding="utf-8")):
        source = pathlib.Path(entry["file"])
        if root not in source.parents:
            continue
        folder = source.relative_to(root).parts[0]
        if folder in FOLDERS and folder not in found:
            words, kept = iter(shlex.split(entry["command"])), []
            for word in words:
                if word in DROP_WITH_VALUE:
                    next(words, None)
                elif word not in DROP:
                    kept.append(word)
            found[folder] = kept
    return found


def compile_alone(root, header, flags):
    """What the compiler says of a file that only includes the header, twice; empty when it is content."""
    run = subprocess.run(
        flags + [f"-I{root}", "-fsyntax-only", "-x", "c++", "-"], cwd=root, capture_output=True, text=True,
        input=f'#include "{header}"\n#include "{header}"\n')
    return "" if run.returncode == 0 else run.stderr or f"{header}: the compiler failed\n"


def main():
    root = pathlib.Path(__file__).resolve().parent.parent
    flags = flags_by_folder(root, pathlib.Path(sys.argv[1]).resolve())
    headers = [str(header.relative_to(root)) for folder in FOLDERS if folder in flags
               for header in sorted((root / folder).rglob("*.hpp"))]
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        said = list(pool.map(lambda header: compile_alone(root, header, flags[header.split("/")[0]]), headers))
    sys.stdout.write("".join(said))
    faults = sum(1 for text in said if text)
    print(f"headers: {faults} faults in {len(headers)} headers")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
