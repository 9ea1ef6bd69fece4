#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Says which tests were skipped and why: the last line that each of them printed.

Usage: tools/skipped.py JUNIT, the file that `ctest --output-junit JUNIT` wrote.
"""
import sys
import xml.etree.ElementTree as tree

skipped = []
for case in tree.parse(sys.argv[1]).getroot().iter("testcase"):
    if case.find("skipped") is not None:
        printed = [line.strip() for line in (case.findtext("system-out") or "").splitlines() if line.strip()]
        skipped.append((case.get("name"), printed[-1] if printed else "it did not say why"))
print(f"== skipped: {len(skipped)}" if skipped else "== skipped: none")
for name, reason in skipped:
    print(f"  {name}: {reason}")
