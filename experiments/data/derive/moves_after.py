# SPDX-License-Identifier: EUPL-1.2
"""Moves of vocational (mbo) and higher education, and of the gap year."""
from common import ASSUMED, OWN
from moves_core import move

AWAY = dict(skill=0.0, education_low=0.0, education_high=0.0, girl=0.0, repeated=0.0)
VSV = "OnderwijsInCijfers/CBS early leavers mbo 2017/18-2018/19 (transitions.csv)"
HBO = "OCW in Cijfers Studiesucces hbo, cohort 2014; Uitval en switch, cohorts to 2018 (transitions.csv)"
WO = "OCW in Cijfers Studiesucces wo, cohort 2014; VSNU/UNL first-year figures (transitions.csv)"

# Yearly rates before the diploma: (place, {move: (rate, low, high)}). Drop-out covers all who leave mbo without the diploma of
# the level, more than the published early leavers, who are under 23 and have no starting qualification.
MBO = {
    "mbo.1.bol.1": dict(repeat=0.10, drop=0.235), "mbo.1.bbl.1": dict(repeat=0.10, drop=0.26),
    "mbo.2.bol.1": dict(repeat=0.085, drop=0.095, graduate=0.10, switch=("mbo.2.bbl.1", 0.03)),
    "mbo.2.bol.2": dict(repeat=0.12, drop=0.080, switch=("mbo.2.bbl.2", 0.02)),
    "mbo.2.bbl.1": dict(repeat=0.06, drop=0.13, graduate=0.19, switch=("mbo.2.bol.1", 0.015)),
    "mbo.2.bbl.2": dict(repeat=0.17, drop=0.11, switch=None),
    "mbo.3.bol.1": dict(repeat=0.065, drop=0.060, switch=("mbo.3.bbl.1", 0.025), down=("mbo.2.bol.1", 0.022), up=("mbo.4.bol.1", 0.03)),
    "mbo.3.bol.2": dict(repeat=0.03, drop=0.050, graduate=0.17, switch=("mbo.3.bbl.2", 0.02), up=("mbo.4.bol.2", 0.03)),
    "mbo.3.bol.3": dict(repeat=0.11, drop=0.05, switch=None),
    "mbo.3.bbl.1": dict(repeat=0.04, drop=0.10, graduate=0.05, switch=("mbo.3.bol.1", 0.008), down=("mbo.2.bbl.1", 0.012)),
    "mbo.3.bbl.2": dict(repeat=0.04, drop=0.080, graduate=0.24, switch=None),
    "mbo.3.bbl.3": dict(repeat=0.14, drop=0.080, switch=None),
    "mbo.4.bol.1": dict(repeat=0.090, drop=0.052, switch=("mbo.4.bbl.1", 0.008), down=("mbo.3.bol.1", 0.026)),
    "mbo.4.bol.2": dict(repeat=0.03, drop=0.040, switch=("mbo.4.bbl.2", 0.010), down=("mbo.3.bol.2", 0.012)),
    "mbo.4.bol.3": dict(repeat=0.045, drop=0.033, graduate=0.50, switch=None),
    "mbo.4.bol.4": dict(repeat=0.11, drop=0.050, switch=None),
    "mbo.4.bbl.1": dict(repeat=0.04, drop=0.085, graduate=0.06, switch=("mbo.4.bol.1", 0.008)),
    "mbo.4.bbl.2": dict(repeat=0.04, drop=0.070, graduate=0.20, switch=None),
    "mbo.4.bbl.3": dict(repeat=0.19, drop=0.080, switch=None)}

# After a diploma of level n by mode: [(place, share, low factor, high factor)], the rest leaves with the diploma.
AFTER_MBO = {
    (1, "bol"): [("mbo.2.bol.1", 0.45), ("mbo.2.bbl.1", 0.15)], (1, "bbl"): [("mbo.2.bol.1", 0.20), ("mbo.2.bbl.1", 0.36)],
    (2, "bol"): [("mbo.3.bol.1", 0.25), ("mbo.3.bbl.1", 0.11), ("mbo.4.bol.1", 0.15)],
    (2, "bbl"): [("mbo.3.bbl.1", 0.19), ("mbo.3.bol.1", 0.05), ("mbo.4.bbl.1", 0.04)],
    (3, "bol"): [("mbo.4.bol.1", 0.10), ("mbo.4.bol.2", 0.22), ("mbo.4.bbl.1", 0.03)],
    (3, "bbl"): [("mbo.4.bbl.1", 0.12), ("mbo.4.bol.2", 0.06)],
    (4, "bol"): [("hbo.ba.1", 0.350), ("hbo.ad.1", 0.038), ("gap.year", 0.06)],
    (4, "bbl"): [("hbo.ba.1", 0.085), ("hbo.ad.1", 0.025)]}

HO = {  # place: dict(rates) ; to: [(place, kind, rate)]
    "hbo.ad.1": dict(repeat=0.13, drop=0.170), "hbo.ad.2": dict(repeat=0.30, drop=0.070),
    "hbo.ba.1": dict(repeat=0.185, drop=0.138, side=[("wo.ba.1", "up", 0.018), ("hbo.ad.1", "down", 0.007), ("mbo.4.bol.1", "down", 0.010)]),
    "hbo.ba.2": dict(repeat=0.045, drop=0.035), "hbo.ba.3": dict(repeat=0.070, drop=0.020),
    "hbo.ba.4": dict(repeat=0.462, drop=0.038), "hbo.ma.1": dict(repeat=0.10, drop=0.100), "hbo.ma.2": dict(repeat=0.32, drop=0.060),
    "wo.ba.1": dict(repeat=0.115, drop=0.033, side=[("hbo.ba.1", "down", 0.043)]),
    "wo.ba.2": dict(repeat=0.080, drop=0.015, side=[("hbo.ba.1", "down", 0.012)]),
    "wo.ba.3": dict(repeat=0.490, drop=0.022),
    "wo.ma.1": dict(repeat=0.070, drop=0.050, graduate=0.31), "wo.ma.2": dict(repeat=0.420, drop=0.040)}

AFTER_HO = {"hbo.ad": [("hbo.ba.3", 0.42)], "hbo.ba": [("wo.ma.1", 0.085), ("hbo.ma.1", 0.020)], "hbo.ma": [], "wo.ba": [("wo.ma.1", 0.82), ("hbo.ma.1", 0.01)], "wo.ma": []}


def ranged(rate, factor=0.25):
    return round(rate * (1 - factor), 6), round(rate * (1 + factor), 6)


def mbo(table):
    for place, r in MBO.items():
        _, n, mode, year = place.split(".")
        level, year = int(n), int(year)
        last = f"mbo.{n}.{mode}.{year + 1}" not in MBO
        diploma = f"mbo_{n}"
        moves = [move(f"out.none.mbo_{n}", "drop_out", r["drop"], VSV, "assumption", *ranged(r["drop"]),
                      "all leavers without the diploma; early leavers as published are a part of them", girl=-0.20),
                 move(place, "repeat", r["repeat"], OWN, "assumption", *ranged(r["repeat"], 0.4), "restart in another course or an extra year", girl=-0.20)]
        for what in ("down", "up", "switch"):
            if r.get(what):
                to, rate = r[what]
                moves.append(move(to, what, rate, "CBS 71898ned, moves within mbo 2009/10 (transitions.csv)" if what != "switch" else OWN,
                                  "assumption", *ranged(rate, 0.4), rank={"down": 2, "up": 6, "switch": 4}[what]))
        passed = 1 - sum(m["rate"] for m in moves) if last else r.get("graduate", 0)
        early = dict(skill=0.3) if not last else {}
        for i, (to, share) in enumerate(AFTER_MBO[level, mode]):
            lo, hi = ranged(passed * share, 0.2)
            slopes = {**dict(skill=0.5, education_low=-0.10, education_high=0.25), **early}
            moves.append(move(to, "graduate" if not to.startswith("gap") else "graduate", passed * share, ASSUMED + ", mbo diploma to a higher level" if level < 4 else
                              "CBS/DUO: 39 percent of level-4 diploma holders to hbo 2018 (transitions.csv)", "assumption" if level < 4 else "derived",
                              lo if level < 4 else "", hi if level < 4 else "", diploma=diploma, rank=7.2 + 0.1 * i, **slopes))
        out_share = 1 - sum(s for _, s in AFTER_MBO[level, mode])
        if passed:
            moves.append(move(f"out.diploma.{diploma}", "graduate", passed * out_share if not last else None, "what the other moves leave", "derived",
                              diploma=diploma, rank=7, **early))
        if not last:
            moves.append(move(f"mbo.{n}.{mode}.{year + 1}", "promote", None))
        table.leave(place, moves)


def ho(table):
    for place, r in HO.items():
        course, year = place.rsplit(".", 1)
        code = course.replace(".", "_")
        last = f"{course}.{int(year) + 1}" not in HO
        wo = course.startswith("wo")
        source = WO if wo else HBO
        first = year == "1" and course.endswith("ba")
        slopes = dict(education_low=0.13, education_high=-0.13, girl=-0.44 if wo else -0.35) if first else dict(education_low=0.10, education_high=-0.10, girl=-0.35)
        moves = [move(f"out.none.{code}", "drop_out", r["drop"], source, "derived" if course.endswith("ba") else "assumption",
                      *(("", "") if course.endswith("ba") else ranged(r["drop"])),
                      note="fitted to status 4, 5 and 8 years after the start" if course.endswith("ba") else "", **slopes),
                 move(place, "repeat", r["repeat"], source, "derived" if course.endswith("ba") else "assumption",
                      *(("", "") if course.endswith("ba") else ranged(r["repeat"], 0.3)),
                      note="switch to another course, restart, or an extra year", skill=-0.5, education_low=0.03, education_high=-0.03, girl=-0.35, repeated=0.1)]
        for to, kind, rate in r.get("side", []):
            moves.append(move(to, kind, rate, source, "derived" if wo else "assumption", *(("", "") if wo else ranged(rate, 0.4)),
                              skill=-1.0 if kind == "down" else 1.0))
        passed = 1 - sum(m["rate"] for m in moves) if last else r.get("graduate", 0)
        if passed:
            for to, share in AFTER_HO[course]:
                moves.append(move(to, "graduate", passed * share, OWN, "assumption", *ranged(passed * share, 0.2), diploma=code, rank=8,
                                  skill=0.5, education_low=-0.1, education_high=0.15))
            moves.append(move(f"out.diploma.{code}", "graduate", passed * (1 - sum(s for _, s in AFTER_HO[course])) if not last else None, "what the other moves leave", "derived",
                              diploma=code, rank=7, skill=0.2 if not last else 0.0))
        if not last:
            moves.append(move(f"{course}.{int(year) + 1}", "promote", None))
        table.leave(place, moves)
    table.leave("gap.year", [move("out.none.gap", "drop_out", None, quality="derived", skill=-0.3), move("mbo.4.bol.1", "return", 0.04, rank=4),
                             move("hbo.ba.1", "return", 0.50, rank=5, note="inflow to hbo after a year out, 2012-2016 (transitions.csv), most of it from abroad or older"),
                             move("wo.ba.1", "return", 0.28, rank=6, skill=0.7)])


def build(table):
    mbo(table)
    ho(table)
