# SPDX-License-Identifier: EUPL-1.2
"""Reading the source tables, writing the model tables, and exact rounding."""
import csv
import io
from pathlib import Path

DATA = Path(__file__).resolve().parent.parent
SOURCES, NL, NL2019 = DATA / "sources", DATA / "nl", DATA / "nl-2019"

DUO_VO = "DUO Open Onderwijsdata, 01. Leerlingen VO per vestiging naar onderwijstype"
ASSUMED = "expert judgement (assumptions.csv)"
OWN = "own judgement of the authors of this data pack"


def read(name):
    """Rows of a source table as dictionaries."""
    with open(SOURCES / name, encoding="utf-8", newline="") as f:
        return list(csv.DictReader(f))


class Source:
    """A source table that is asked for one row by its column values."""

    def __init__(self, name):
        self.name, self.rows = name, read(name)

    def row(self, **want):
        found = [r for r in self.rows if all(r[k] == v for k, v in want.items())]
        if len(found) != 1:
            raise LookupError(f"{self.name}: {len(found)} rows for {want}")
        return found[0]

    def value(self, **want):
        return float(self.row(**want)["value"])


def cite(row, table):
    """Publisher and table of a source row, short enough for a cell."""
    return f"{row['source'].split(', http')[0].split('; copy in')[0]} ({table})"


def largest_remainder(weights, total):
    """Integers that sum to `total` and are as near to proportional to `weights` as integers can be."""
    scale = sum(weights)
    if total == 0 or scale == 0:
        assert total == 0, "a positive total needs a positive weight"
        return [0] * len(weights)
    exact = [w * total / scale for w in weights]
    counts = [int(x) for x in exact]
    order = sorted(range(len(exact)), key=lambda i: (counts[i] - exact[i], i))
    for i in order[: total - sum(counts)]:
        counts[i] += 1
    return counts


def number(x, digits=8):
    """Shortest decimal text of a number, without exponent."""
    if isinstance(x, str):
        return x
    if isinstance(x, int):
        return str(x)
    text = f"{x:.{digits}f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def table_text(columns, rows):
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        unknown = set(row) - set(columns)
        assert not unknown, f"unknown columns {unknown}"
        writer.writerow([number(row.get(c, "")) for c in columns])
    return out.getvalue()


def fit(seed, row_totals, column_totals, rounds=400):
    """Iterative proportional fitting: `seed[r][c]` scaled to the row and column totals."""
    m = [list(map(float, row)) for row in seed]
    for _ in range(rounds):
        for i, want in enumerate(row_totals):
            s = sum(m[i])
            if s > 0:
                m[i] = [x * want / s for x in m[i]]
        for j, want in enumerate(column_totals):
            s = sum(row[j] for row in m)
            if s > 0:
                for row in m:
                    row[j] *= want / s
    return m
