# SPDX-License-Identifier: EUPL-1.2
"""Moves of secondary education: bridge classes by fitting counts, upper years and exams by published rates."""
import rates_vo as vo
from common import ASSUMED, DUO_VO, OWN, Source, cite, fit
from moves_core import move
from places import BRIDGE, level_of
from vo_counts import by_year, by_year_2020

EXAM = {"vmbo_bb": 4, "vmbo_kb": 4, "vmbo_gl": 4, "vmbo_tl": 4, "havo": 5, "vwo": 6}
NAME = {"vmbo_bb": "vmbo-bb", "vmbo_kb": "vmbo-kb", "vmbo_gl": "vmbo-gl", "vmbo_tl": "vmbo-tl", "havo": "havo", "vwo": "vwo"}
MBO_SHARE = {"vmbo_bb": ((2, 0.83), (3, 0.12), (4, 0.05)), "vmbo_kb": ((2, 0.12), (3, 0.40), (4, 0.48)),
             "vmbo_gl": ((2, 0.03), (3, 0.12), (4, 0.85)), "vmbo_tl": ((2, 0.03), (3, 0.12), (4, 0.85))}
BBL = {2: 0.17, 3: 0.16, 4: 0.03}  # share of 16-17 year-old entrants that starts in bbl
AWAY = dict(skill=0.0, education_low=0.0, education_high=0.0, girl=0.0, repeated=0.0)
CORONA_REPEAT = 0.56  # repeating of 2019/20 against 2018/19: 3.32 / 5.91
EDUCATION_STEP = 0.2  # half the log odds ratio of moving down (1.5), per level from a bridge class to its tracks
STEP = 1.5  # logit per level, from a bridge class to its tracks


def estimate_2018():
    a, b = by_year("2017"), by_year("2019")
    return {k: (a.get(k, 0) + b.get(k, 0)) / 2 for k in set(a) | set(b)}


def kind_of(origin, target):
    if set(BRIDGE[origin][0]) & set(BRIDGE[target][0]):
        return "promote"
    return "up" if level_of(target) > level_of(origin) else "down"


def seed(origin, target):
    o, t = set(BRIDGE[origin][0]), set(BRIDGE[target][0])
    gap = abs(level_of(origin) - level_of(target))
    if origin == target:
        return vo.STAY
    if t < o:
        return vo.NARROW * len(t) / len(o) + 0.1
    if t & o:
        return vo.OVERLAP / (1 + gap)
    return vo.NEAR / (1 + gap) if gap <= 1.5 else 0.0


def from_bridge(year, newcomers):
    """{class type: {class type of the next year: share of those who move on}} fitted to the counts of 2018 and 2019.

    From year 2 to 3 the step 2019 -> 2020, whose counts are known by track, is fitted as well and the mean taken.
    """
    now = by_year("2019")
    origins = [k for k in BRIDGE if (k, year) in now]
    targets = [k for k in BRIDGE if (k, year + 1) in now]
    steps = [(estimate_2018(), now, 1.0)]
    if year == 2:
        steps.append((now, by_year_2020(), CORONA_REPEAT))
    shares = {o: {t: 0.0 for t in targets} for o in origins}
    for before, after, factor in steps:
        rows = [before[k, year] - newcomers.get((k, year), 0) for k in origins]
        cols = []
        for k in targets:
            repeat = vo.REPEAT.get(year + 1) or vo.REPEAT_UPPER[k, 3][0]
            guests = newcomers.get((k, year + 1), 0)
            cols.append(after[k, year + 1] - guests - (before[k, year + 1] - guests) * repeat * factor)
        scale = sum(rows) / sum(cols)
        for o, row in zip(origins, fit([[seed(o, t) for t in targets] for o in origins], rows, [c * scale for c in cols])):
            for t, x in zip(targets, row):
                shares[o][t] += x / sum(row) / len(steps)
    return {o: {t: x for t, x in to.items() if x > 0.0004} for o, to in shares.items()}


def lower_years(table, newcomers):
    vsv = Source("transitions.csv").row(period="2018/19", indicator="voortijdig schoolverlaten (vsv)", from_state="brugjaar 1-2")
    for year in (1, 2):
        shares = from_bridge(year, newcomers)
        for origin, to in shares.items():
            here, low_track = f"vo.{origin}.{year}", level_of(origin) < 2.5
            moves = [move(here, "repeat", vo.REPEAT[year], ASSUMED + ", vo repeating", "assumption", *((0.015, 0.025) if year == 1 else (0.025, 0.045))),
                     move("out.none.vo", "drop_out", vo.DROP_LOW_1_2 if low_track else vo.DROP_1_2 * 0.6, cite(vsv, "transitions.csv"), "derived",
                          note="published mean of brugjaar 1-2 and lwoo 1-2, split by level"),
                     move("out.emigrated", "drop_out", vo.EMIGRATE, rank=0.5, **AWAY),
                     move(f"vo.vso.{year + 1}", "down", vo.VSO_1_2 * (1.6 if low_track else 0.5), note="to special secondary", rank=1)]
            if origin in vo.PRO_FROM:
                moves.append(move(f"vo.pro.{year + 1}", "down", vo.PRO_FROM[origin][year - 1], note="to practical education", rank=1.5))
            rest = 1 - sum(m["rate"] for m in moves)
            total = sum(to.values())
            biggest = max(to, key=to.get)
            for t, share in to.items():
                kind = kind_of(origin, t)
                gap = level_of(t) - level_of(origin)
                own = dict(skill=STEP * gap, education_low=-EDUCATION_STEP * gap, education_high=EDUCATION_STEP * gap) if kind == "promote" else {}
                moves.append(move(f"vo.{t}.{year + 1}", kind, None if t == biggest else rest * share / total,
                                  DUO_VO + " 2017 and 2019 (participants.csv)", "derived",
                                  note="fitted to counts by class type of 2018 (halfway 2017 and 2019) and 2019" + (", and of 2019 and 2020" if year == 2 else ""),
                                  rank=2 if kind == "down" else 5 + 0.1 * level_of(t) if kind == "promote" else 6 + 0.1 * level_of(t), **own))
            table.leave(here, moves)


def upper_years(table):
    vsv = Source("transitions.csv").row(period="2018/19", indicator="voortijdig schoolverlaten (vsv)", from_state="vmbo 3-4")
    for (kind, year), (repeat, low, high) in vo.REPEAT_UPPER.items():
        if EXAM.get(kind) == year:
            continue
        here = f"vo.{kind}.{year}"
        family = "vmbo" if "vmbo" in kind else "havo" if kind.startswith("havo") else "vwo"
        girl = {("havo", 3): -0.48, ("havo", 4): -0.32}.get((kind, year), -0.30)
        note = "CBS 2015/16: boys 15.3 and girls 11.6 percent" if (kind, year) == ("havo", 4) else ""
        moves = [move(here, "repeat", repeat, ASSUMED + ", vo repeating", "assumption", low, high, note, girl=girl),
                 move(f"out.none.{family}", "drop_out", vo.DROP[kind, year], cite(vsv, "transitions.csv"), "derived", note="published by kind of education, split over years"),
                 move("out.emigrated", "drop_out", vo.EMIGRATE, rank=0.5, **AWAY)]
        for to, sort, rate, lo, hi, why in vo.SIDE[kind, year]:
            rank = None if not to.startswith(("mbo", "vo.vso", "vo.pro")) else 1
            moves.append(move(to, sort, rate, ASSUMED if "assumptions" in why else OWN, "assumption", lo, hi, why, rank=rank))
        rest = 1 - sum(m["rate"] for m in moves)
        split = vo.SPLIT.get((kind, year), [(f"vo.{kind}.{year + 1}", 1.0)])
        for i, (to, share) in enumerate(split):
            own = {}
            if kind == "havo_vwo":
                half = 0.5 if ".vwo" in to else -0.5
                own = dict(skill=STEP * half, education_low=-EDUCATION_STEP * half, education_high=EDUCATION_STEP * half)
            moves.append(move(to, "promote" if kind != "vmbo_gl" or i == 0 else "switch", None if i == 0 else rest * share, quality="derived",
                              source="what the other moves leave", note="" if len(split) == 1 else "split so that the counts of the next year fit",
                              rank=5 + 0.1 * i, **own))
        table.leave(here, moves)


def after_diploma(kind, passed, stacked):
    """Where the holders of a diploma go: [(place, kind, rate, low, high, note, rank)]."""
    t = []
    if kind in MBO_SHARE:
        to_mbo = {"vmbo_bb": 0.935, "vmbo_kb": 0.965, "vmbo_gl": 0.945, "vmbo_tl": 0.815}[kind]
        for level, share in MBO_SHARE[kind]:
            for mode in ("bol", "bbl"):
                part = BBL[level] if mode == "bbl" else 1 - BBL[level]
                t.append((f"mbo.{level}.{mode}.1", "graduate", passed * to_mbo * share * part, 0.8, 1.2,
                          "assumptions.csv: vmbo diploma to mbo level; bbl share of young entrants is ours", 7 + 0.1 * level))
        stack_to = {"vmbo_bb": "vo.vmbo_kb.4", "vmbo_kb": "vo.vmbo_tl.4", "vmbo_gl": "vo.havo.4", "vmbo_tl": "vo.havo.4"}[kind]
    elif kind == "havo":
        t += [("hbo.ba.1", "graduate", passed * 0.735, 0.97, 1.03, "assumptions.csv: havo to hbo 75 (72-78) percent, of it 1.5 to ad", 8),
              ("hbo.ad.1", "graduate", passed * 0.015, 0.5, 1.5, "as above", 7.8),
              ("gap.year", "graduate", passed * 0.12, 0.7, 1.3, "hbo inflow with a year out: 25500 of 91200 in 2016", 7.6),
              ("mbo.4.bol.1", "graduate", passed * 0.045, 0.6, 1.4, "", 7.5)]
        stack_to = "vo.vwo.5"
    else:
        t += [("wo.ba.1", "graduate", passed * 0.78, 0.95, 1.03, "assumptions.csv: vwo to wo 77 (74-80) percent", 9),
              ("hbo.ba.1", "graduate", passed * 0.09, 0.78, 1.11, "assumptions.csv: vwo to hbo 9 (7-10) percent", 8),
              ("gap.year", "graduate", passed * 0.11, 0.7, 1.3, "", 7.6)]
        stack_to = None
    if stack_to:
        t.append((stack_to, "stack", passed * stacked, None, None, "", 8.5 if kind != "havo" else 9))
    return t


def exam_years(table):
    trans = Source("transitions.csv")
    for kind, year in EXAM.items():
        here, name = f"vo.{kind}.{year}", NAME[kind]
        row = trans.row(period="2018/19", indicator="slaagpercentage", from_state=name, group="")
        passed = float(row["value"]) / 100
        if kind == "vmbo_bb":  # leerwerktraject sits the same exam
            n, lwt = (trans.value(period="2018/19", indicator="examenkandidaten", from_state=s, group="") for s in (name, "vmbo-lwt"))
            passed = (passed * n + trans.value(period="2018/19", indicator="slaagpercentage", from_state="vmbo-lwt", group="") / 100 * lwt) / (n + lwt)
        men, women = (trans.value(period="2018/19", indicator="slaagpercentage", from_state=name, group=g) / 100 for g in ("man", "vrouw"))
        fail_girl = round(log_odds(1 - women) - log_odds(1 - men), 3)
        stack_row = {"vmbo_bb": "vmbo-kb", "vmbo_kb": "vmbo-gt", "vmbo_gl": "havo", "vmbo_tl": "havo", "havo": "vwo"}.get(kind)
        stacked = trans.value(period="diplomajaar 2018/19", indicator="stapelen binnen vo (direct volgend jaar)",
                              from_state=f"{name} diploma", to_state=stack_row) / 100 if stack_row else 0
        family = "vmbo" if "vmbo" in kind else kind
        repeat, low, high = vo.REPEAT_UPPER[kind, year]
        failing = dict(skill=-1.2, girl=fail_girl)
        moves = [move(f"out.none.{family}", "drop_out", vo.DROP[kind, year], "DUO early leavers 2018/19 (transitions.csv)", "derived", **{**failing, "skill": -1.4})]
        for to, rate, lo, hi in vo.FAIL[kind]:
            note = "pupils outsourced to vavo, DUO 2019" if "vavo" in to else "without diploma"
            moves.append(move(to, "down" if not to.startswith("gap") else "switch", rate, OWN, "assumption", lo, hi, note,
                              rank=2.5 if "vavo" in to else 2, education_low=0.1, education_high=-0.1, **failing))
        moves.append(move(here, "repeat", None, quality="derived", note=f"judgement for repeating: {repeat} ({low}-{high})", rank=3, **failing))
        with_diploma = after_diploma(kind, passed, stacked)
        cite_pass = cite(row, "transitions.csv")
        for to, sort, rate, lo, hi, why, rank in with_diploma:
            slopes = SLOPES_AFTER.get((family, to.split(".")[0]), {})
            if sort == "stack":
                moves.append(move(to, sort, rate, "OnderwijsInCijfers Stapelen in het vo (DUO), 2018/19 (transitions.csv)", "derived", note="published share of the diplomas",
                                  diploma=kind, rank=rank, **{**dict(skill=1.0, girl=0.04, education_low=-0.1, education_high=0.1, repeated=-0.2)}))
            else:
                level = int(to.split(".")[1]) if to.startswith("mbo") else 0
                own = dict(slopes)
                if level:
                    own["skill"] = -0.5 if family == "havo" else 0.6 * (level - 3)
                moves.append(move(to, sort, rate, ASSUMED + "; pass rate " + cite_pass, "assumption", round(rate * lo, 6), round(rate * hi, 6), why,
                                  diploma=kind, rank=rank, **own))
        rest = passed - sum(r for _, _, r, *_ in with_diploma)
        assert rest >= 0, (kind, rest)
        moves.append(move(f"out.diploma.{kind}", "graduate", rest, cite_pass, "derived", note="pass rate less the other moves with a diploma", diploma=kind, rank=7,
                          skill=-0.3, education_low=0.1, education_high=-0.1, girl=-0.05))
        table.leave(here, moves)


def log_odds(p):
    from math import log
    return log(p / (1 - p))


SLOPES_AFTER = {("havo", "hbo"): dict(skill=0.2, education_low=-0.15, education_high=0.15, girl=0.05),
                ("vwo", "wo"): dict(skill=0.5, education_low=-0.15, education_high=0.15),
                ("vwo", "hbo"): dict(skill=-0.5, girl=0.40), ("havo", "gap"): dict(girl=0.1), ("vwo", "gap"): dict(girl=0.1)}


def others(table):
    def out(to, rate, *args, **k):
        return move(to, "drop_out", rate, *args, **k)
    # newcomer classes
    table.leave("vo.isk.1", [move("vo.isk.1", "repeat", 0.42, "LOWAN 2020 (background.csv): 61 percent longer than a year in the country", "derived", note="counted as repeating by DUO"),
                             move("vo.isk.2", "promote", 0.17, "LOWAN 2020 (background.csv)", "derived", rank=4),
                             out("out.emigrated", 0.05, **AWAY), out("out.none.isk", 0.02),
                             move("vo.pro.1", "enter", 0.03, rank=2), move("vo.vmbo_bb.2", "enter", 0.05), move("vo.vmbo.2", "enter", 0.05, rank=5.2),
                             move("vo.vmbo_tl_havo.2", "enter", 0.02, rank=5.4), move("vo.havo.2", "enter", 0.01, rank=5.5),
                             move("vo.vmbo_bb.3", "enter", 0.02, rank=5.1), move("vo.vmbo_kb.3", "enter", 0.02, rank=5.3),
                             move("mbo.1.bol.1", "enter", None, rank=4.5)])
    table.leave("vo.isk.2", [move("vo.isk.2", "repeat", 0.35, note="third year and later, by length of stay (LOWAN 2020)"), out("out.emigrated", 0.05, **AWAY),
                             out("out.none.isk", 0.07), move("vo.pro.2", "enter", 0.05, rank=2), move("vo.vmbo_bb.3", "enter", 0.06),
                             move("vo.vmbo_kb.3", "enter", 0.07, rank=5.1), move("vo.vmbo_tl.3", "enter", 0.05, rank=5.2), move("vo.havo.3", "enter", 0.02, rank=5.3),
                             move("mbo.1.bol.1", "enter", None, rank=4.5), move("mbo.2.bol.1", "enter", 0.08, rank=4.6)])
    # practical education: counts by year of stay 2016-2019
    stay = {1: 0.870, 2: 0.865, 3: 0.875, 4: 0.815, 5: 0.42}
    for n in range(1, 7):
        moves = [out("out.emigrated", 0.002, **AWAY)]
        if n == 6:
            moves += [move("vo.pro.6", "repeat", 0.05, skill=-0.5), move("mbo.1.bol.1", "graduate", 0.22, skill=0.5), move("mbo.1.bbl.1", "graduate", 0.05, skill=0.3, rank=6.9),
                      move("mbo.2.bbl.1", "graduate", 0.05, skill=0.8, rank=7.1), out("out.none.pro", None, skill=-0.3)]
        else:
            moves += [move(f"vo.pro.{n + 1}", "promote", None, DUO_VO + " 2016-2019 (participants.csv)", "derived", note=f"stays with share {stay[n]}, from counts by year of stay")]
            gone = 1 - stay[n] - 0.002
            if n <= 3:
                moves += [move("vo.vso.%d" % (n + 1), "down", gone * 0.20), out("out.none.pro", gone * 0.20),
                          move("vo.vmbo_bb.%d" % min(n + 1, 3), "up", gone * 0.10), move("mbo.1.bol.1", "graduate", gone * 0.50, skill=0.5)]
            else:
                moves += [move("mbo.1.bol.1", "graduate", gone * 0.48, "CBS: 2870 from practical education to mbo in 2010 (transitions.csv)", "derived", skill=0.5),
                          move("mbo.1.bbl.1", "graduate", gone * 0.07, skill=0.3, rank=6.9), move("mbo.2.bol.1", "graduate", gone * 0.07, skill=0.8, rank=7.1),
                          move("mbo.2.bbl.1", "graduate", gone * 0.08, skill=0.8, rank=7.2), out("out.none.pro", gone * 0.30, skill=-0.3)]
        table.leave(f"vo.pro.{n}", moves)
    # special secondary
    for n in range(1, 7):
        moves = [out("out.emigrated", 0.002, **AWAY)]
        if n < 4:
            moves += [move(f"vo.vso.{n + 1}", "promote", None), move(f"vo.vso.{n}", "repeat", 0.03), out("out.none.vso", 0.010),
                      move("vo.vmbo_bb.%d" % min(n + 1, 3), "up", 0.007), move("vo.vmbo_gl_tl.2" if n == 1 else "vo.vmbo_tl.3", "up", 0.007, rank=6.2),
                      move("vo.pro.%d" % (n + 1), "up", 0.008, rank=5.9)]
        elif n < 6:
            moves += [move(f"vo.vso.{n + 1}", "promote", None), move(f"vo.vso.{n}", "repeat", 0.02), out("out.none.vso", 0.045 if n == 4 else 0.10),
                      move("mbo.1.bol.1", "down", 0.025, rank=6.1), move("mbo.2.bol.1", "up", 0.025, rank=6.3)]
            moves += [move(to, "graduate", rate, note="exams of vso: pass rate 94.6 percent 2018/19, numbers not published here", diploma=d, rank=r, skill=0.5)
                      for to, rate, d, r in (("mbo.2.bol.1", 0.010, "vmbo_bb", 7), ("mbo.3.bol.1", 0.006, "vmbo_kb", 7.1), ("mbo.4.bol.1", 0.024, "vmbo_tl", 7.2),
                                             ("hbo.ba.1", 0.010, "havo", 7.4))]
        else:
            moves += [move("vo.vso.6", "repeat", 0.28, note="up to age 20"), out("out.none.vso", None), move("mbo.1.bol.1", "down", 0.04, rank=6.1),
                      move("mbo.2.bol.1", "up", 0.03, rank=6.2), move("hbo.ba.1", "graduate", 0.012, diploma="havo", rank=7.4, skill=0.5),
                      move("wo.ba.1", "graduate", 0.010, diploma="vwo", rank=7.6, skill=0.8)]
        table.leave(f"vo.vso.{n}", moves)
    # adult secondary
    vavo = {"vmbo": (0.52, 0.25, 0.154, "vmbo_tl", [("mbo.4.bol.1", 0.60), ("vo.havo.4", 0.12), ("mbo.3.bol.1", 0.15), ("out.diploma.vmbo_tl", 0.13)]),
            "havo": (0.60, 0.24, 0.045, "havo", [("hbo.ba.1", 0.70), ("hbo.ad.1", 0.03), ("gap.year", 0.15), ("mbo.4.bol.1", 0.03), ("out.diploma.havo", 0.09)]),
            "vwo": (0.78, 0.10, 0.0162, "vwo", [("wo.ba.1", 0.70), ("hbo.ba.1", 0.12), ("gap.year", 0.14), ("out.diploma.vwo", 0.04)])}
    for track, (passed, repeat, drop, diploma, to) in vavo.items():
        here = f"vo.vavo.{track}"
        moves = [out("out.none.vavo", drop, "DUO early leavers 2018/19, vavo (transitions.csv)", "derived"), move(here, "repeat", repeat, note="certificates over two years"),
                 move({"vmbo": "mbo.2.bol.1", "havo": "mbo.4.bol.1", "vwo": "hbo.ba.1"}[track], "down", None, skill=-1.0)]
        moves += [move(t, "graduate", passed * s, note="vavo pass share is our judgement", diploma=diploma, rank=7 + 0.1 * i if "out" not in t else 6.9)
                  for i, (t, s) in enumerate(reversed(to))]
        table.leave(here, moves)
    # international programmes
    for n in range(1, 7):
        if n < 6:
            moves = [move(f"vo.int.{n + 1}", "promote", None), move(f"vo.int.{n}", "repeat", 0.02), out("out.emigrated", {4: 0.14, 5: 0.30}.get(n, 0.12), **AWAY)]
            if n == 5:
                moves += [out("out.int", 0.15), move("wo.ba.1", "graduate", 0.04, skill=0.5)]
        else:
            moves = [move("vo.int.6", "repeat", 0.03), move("wo.ba.1", "graduate", 0.40, skill=0.5, rank=8), move("hbo.ba.1", "graduate", 0.10), move("out.int", "graduate", None, rank=6.5, note="international diploma; many study abroad")]
        table.leave(f"vo.int.{n}", moves)


def build(table, newcomers):
    lower_years(table, newcomers)
    upper_years(table)
    exam_years(table)
    others(table)
