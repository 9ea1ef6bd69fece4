# SPDX-License-Identifier: EUPL-1.2
"""A table of moves under construction: rates that sum to one, slopes by kind of move, order from worst to best."""
from common import ASSUMED, OWN

COLUMNS = ("from to kind term order rate low high skill education_low education_high girl repeated diploma "
           "source quality note").split()

# Logit slopes by kind of move against `promote` (or, in an exam year, against passing).
# education_*: log of the odds ratio low against high (assumptions.csv), half on each side of middle.
# girl: from published rates by sex, see slope_notes in README.md.
SLOPES = {  # kind: (skill, education_low, education_high, girl, repeated)
    "repeat": (-1.4, 0.11, -0.11, -0.30, -0.30),
    "down": (-1.2, 0.20, -0.20, -0.15, 0.40),
    "drop_out": (-0.6, 0.29, -0.29, -0.25, 0.50),
    "up": (1.0, -0.20, 0.20, 0.10, -0.30),
    "stack": (1.0, -0.10, 0.10, 0.05, -0.20),
    "switch": (0.0, 0.0, 0.0, 0.0, 0.0),
    "promote": (0.0, 0.0, 0.0, 0.0, 0.0),
    "graduate": (0.0, 0.0, 0.0, 0.0, 0.0),
    "return": (0.0, 0.0, 0.0, 0.0, 0.0),
    "enter": (0.0, 0.0, 0.0, 0.0, 0.0),
}
RANK = {"drop_out": 0, "down": 2, "repeat": 3, "switch": 4, "promote": 5, "enter": 5, "up": 6, "return": 5,
        "graduate": 7, "stack": 8}


class Moves:
    def __init__(self):
        self.rows = []

    def leave(self, origin, moves, term=""):
        """All moves out of `origin`; one of them may have rate None and gets what is left."""
        known = sum(m["rate"] for m in moves if m["rate"] is not None)
        open_ones = [m for m in moves if m["rate"] is None]
        assert len(open_ones) <= 1, origin
        if open_ones:
            assert known < 1, f"{origin}: rates sum to {known}"
            open_ones[0]["rate"] = 1 - known
        moves = [m for m in moves if m["rate"] > 0]
        rounded = [round(m["rate"], 8) for m in moves]
        biggest = max(range(len(moves)), key=lambda i: rounded[i])
        rounded[biggest] = round(rounded[biggest] + 1 - sum(rounded), 8)
        assert abs(sum(m["rate"] for m in moves) - 1) < 1e-6, f"{origin}: {sum(m['rate'] for m in moves)}"
        moves = [dict(m, rate=r) for m, r in zip(moves, rounded)]
        moves.sort(key=lambda m: m.pop("rank"))
        for order, m in enumerate(moves, 1):
            self.rows.append({"from": origin, "term": term, "order": order, **m})


def move(to, kind, rate, source="", quality="", low="", high="", note="", diploma="", rank=None, **slopes):
    """One move; slopes not named are those of its kind."""
    base = dict(zip(("skill", "education_low", "education_high", "girl", "repeated"), SLOPES[kind]))
    base.update(slopes)
    if rate is None:
        source, quality = source or "what the other moves out of this place leave", quality or "derived"
    if not source:
        source = ASSUMED if quality == "assumption" and low != "" else OWN
    quality = quality or "assumption"
    if quality == "assumption" and low == "" and rate is not None:
        low, high = round(rate * 0.6, 6), round(rate * 1.4, 6)
        note = (note + "; " if note else "") + "range 40 percent either way"
    if high != "":
        high = min(high, 1.0)
    return dict(to=to, kind=kind, rate=rate, low=low, high=high, diploma=diploma, source=source, quality=quality,
                note=note, rank=RANK[kind] + (0.5 if diploma else 0) if rank is None else rank,
                **{k: round(v, 4) for k, v in base.items()})
