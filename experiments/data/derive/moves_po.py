# SPDX-License-Identifier: EUPL-1.2
"""Moves of early years and primary education, up to the class types of secondary education."""
import rates_po as po
from common import ASSUMED, OWN, Source, cite
from moves_core import move
from places import LEVEL, level_of
from vo_counts import by_year

EMIGRATE = 0.0022  # net of nothing: newcomers enter apart (inflow.csv)
NEWCOMERS = {1: 9500, 2: 2500}  # pupils of newcomer classes, counted by DUO in year 1 and 2 of other class types
# Class types in which newcomers are counted: mix of the 61 locations that have year 1 only (schools_vo_2019.csv).
NEWCOMER_MIX = {"within_vmbo": 0.46, "across": 0.29, "single_vmbo": 0.21, "vwo": 0.03, "havo": 0.01}
FIRST_YEAR_GROUPS = {"within_vmbo": ("vmbo", "vmbo_bb_kb"),
                     "across": ("havo_vwo", "vmbo_tl_havo", "vmbo_tl_havo_vwo", "vmbo_havo_vwo", "vmbo_havo"),
                     "single_vmbo": ("vmbo_bb", "vmbo_kb", "vmbo_gl_tl"), "vwo": ("vwo",), "havo": ("havo",)}
SBO_OUT = {"pro": 0.50, "vso": 0.055, "vmbo_bb": 0.13, "vmbo_bb_kb": 0.115, "vmbo": 0.09, "vmbo_kb": 0.07,
           "vmbo_gl_tl": 0.012, "vmbo_tl_havo": 0.006, "vmbo_havo_vwo": 0.005, "havo_vwo": 0.002}
SO_OUT = {"vso": 0.77, "pro": 0.08, "vmbo_bb": 0.03, "vmbo_bb_kb": 0.02, "vmbo": 0.02, "vmbo_kb": 0.015,
          "vmbo_gl_tl": 0.02, "vmbo_tl_havo": 0.008, "havo": 0.008, "havo_vwo": 0.015, "vwo": 0.007}
FINAL_ADVICE = ("OnderwijsInCijfers Schooladvies (DUO), definitief schooladvies 2018/19 (transitions.csv)")
TO_SO, TO_SBO = 0.0145, 0.0062  # of the four-year-olds
ADVICE_SLOPE = 3.0  # logit per SD of advice score and level step


def newcomers_by_type(counts):
    """{(class type, year): newcomers that DUO counts there}."""
    out = {}
    for year, n in NEWCOMERS.items():
        for group, kinds in FIRST_YEAR_GROUPS.items():
            total = sum(counts[k, year] for k in kinds)
            for k in kinds:
                out[k, year] = n * NEWCOMER_MIX[group] * counts[k, year] / total
    return out


def first_year_shares(sbo_leavers, so_leavers):
    """Shares in which group 8 of bao enters the class types: first-years of 2019 without newcomers, repeaters and special."""
    from rates_vo import REPEAT
    counts = by_year("2019")
    newcomers = newcomers_by_type(counts)
    kinds = [k for ks in FIRST_YEAR_GROUPS.values() for k in ks]
    left = {}
    for k in kinds:
        regular = counts[k, 1] - newcomers[k, 1]
        left[k] = regular * (1 - REPEAT[1]) - SBO_OUT.get(k, 0) * sbo_leavers - SO_OUT.get(k, 0) * so_leavers
    total = sum(left.values())
    return {k: n / total for k, n in left.items()}


def advice(level):
    return {"skill": ADVICE_SLOPE * level, "education_low": 0.0, "education_high": 0.0, "girl": 0.0, "repeated": 0.0}


def vve(table):
    inflow = Source("transitions.csv")
    new_so = inflow.row(period="2018/19 -> 2019/20", indicator="instroom sbo en so", from_state="geen onderwijs (nieuw)", to_state="so")
    src = cite(new_so, "transitions.csv") + ": 3030 new in so and 1380 in sbo in 2018/19, over a cohort of about 174000"
    for who in ("with", "without"):
        table.leave(f"vve.{who}.2", [
            move(f"vve.{who}.3", "promote", None),
            move("out.emigrated", "drop_out", 0.004, note="deaths and emigration; newcomers enter apart", skill=0.0,
                 education_low=0.0, education_high=0.0, girl=0.0, repeated=0.0)])
        for term, group in (("autumn", "po.bao.1"), ("spring", "po.bao.0")):
            special = []
            if term == "autumn":  # those of the spring term go to a special school from the intake group
                special = [move("po.so.1", "down", TO_SO, src, "derived", note="part that enters at 4; the rest comes from abroad or later", rank=1),
                           move("po.sbo.1", "down", TO_SBO, src, "derived", rank=2)]
            table.leave(f"vve.{who}.3", special + [
                move(group, "promote", None),
                move("out.emigrated", "drop_out", 0.010, skill=0.0, education_low=0.0, education_high=0.0, girl=0.0, repeated=0.0,
                     note="emigration, private schools and home education: population aged 4 against bao, sbo and so pupils aged 4")],
                term)


def bao(table, sbo_leavers, so_leavers):
    early = po.early_share() / po.BIRTHS_OCTOBER_TO_MARCH
    table.leave("po.bao.0", [
        move("po.bao.1", "promote", None),
        move("po.so.1", "down", TO_SO, "as from vve at 4 (OCW in Cijfers Leerlingstromen)", "derived", rank=1),
        move("po.sbo.1", "down", TO_SBO, "as from vve at 4 (OCW in Cijfers Leerlingstromen)", "derived", rank=2),
        move("po.bao.2", "up", early, "DUO pupils by age 2015 and 2016 (transitions.csv: een leerjaar voor op leeftijd)", "derived",
             note="so that 10 percent of the 10-year-olds is a grade ahead; mostly born October-December", skill=0.8)])
    stocks = po.groups("2019", 1)
    sbo_total = sum(stocks[g] * po.SBO_SHAPE[g] for g in stocks) / sum(stocks.values())
    so_total = sum(stocks[g] * po.SO_SHAPE[g] for g in stocks) / sum(stocks.values())
    referral = Source("transitions.csv").row(period="2018/19 -> 2019/20", indicator="verwijzing sbo en so per jaar", to_state="sbo")
    shares = first_year_shares(sbo_leavers, so_leavers)
    for g in range(1, 9):
        low, high = 0.6 * po.CENTRAL[g], 1.4 * po.CENTRAL[g]
        repeat = move(f"po.bao.{g}", "repeat", po.REPEAT[g], ASSUMED + "; OnderwijsInCijfers (mean over groups)", "assumption",
                      round(low, 5), round(high, 5), "tuned inside the range to published ages in group 8")
        to_sbo = move(f"po.sbo.{min(g + 1, 8)}", "down", po.SBO_RATE * po.SBO_SHAPE[g] / sbo_total, cite(referral, "transitions.csv"),
                      "derived", note="total as published, shape by group from ages in sbo", skill=-1.6, repeated=0.8, rank=2)
        to_so = move(f"po.so.{min(g + 1, 8)}", "down", po.SO_RATE * po.SO_SHAPE[g] / so_total, cite(referral, "transitions.csv"),
                     "derived", note="total as published, shape by group from ages in so", skill=-1.0, girl=-0.8, repeated=0.5, rank=1)
        away = move("out.emigrated", "drop_out", EMIGRATE, skill=0.0, education_low=0.0, education_high=0.0, girl=0.0, repeated=0.0)
        if g < 8:
            table.leave(f"po.bao.{g}", [move(f"po.bao.{g + 1}", "promote", None), repeat, to_sbo, to_so, away])
            continue
        for m in (repeat, to_sbo, to_so):
            m.update(skill=2 * ADVICE_SLOPE, education_low=0.0, education_high=0.0)
        away["skill"] = 3 * ADVICE_SLOPE
        known = repeat["rate"] + to_sbo["rate"] + to_so["rate"] + EMIGRATE
        moves = [repeat, to_sbo, to_so, away,
                 move("vo.pro.1", "promote", 0.0155, FINAL_ADVICE, "derived", note="1.1 percent advice pro, and part of vmbo-bb", rank=3.1, **advice(0)),
                 move("vo.vso.1", "promote", 0.0015, FINAL_ADVICE, "derived", note="0.1 percent advice vso", rank=3.05, **advice(0))]
        rest = 1 - known - 0.0170
        for k in sorted(shares, key=level_of):
            moves.append(move(f"vo.{k}.1", "promote", rest * shares[k], "DUO Leerlingen VO per vestiging 2019 (participants.csv)", "derived",
                              note="first-years of 2019 without repeaters, newcomers and pupils from sbo and so",
                              rank=4 + level_of(k), **advice(round(level_of(k), 4))))
        table.leave("po.bao.8", moves)


def special(table):
    for kind, out, repeat in (("sbo", SBO_OUT, 0.010), ("so", SO_OUT, 0.060)):
        for g in range(1, 8):
            moves = [move(f"po.{kind}.{g + 1}", "promote", None),
                     move(f"po.{kind}.{g}", "repeat", repeat, note="year groups of special schools are ours", skill=-0.5),
                     move("out.emigrated", "drop_out", 0.004, skill=0.0, education_low=0.0, education_high=0.0),
                     move(f"po.bao.{g + 1}", "up", 0.034 if kind == "sbo" else 0.048, note="return to a regular school", skill=1.0)]
            moves.append(move("po.so.%d" % (g + 1), "down", 0.012, note="sbo to so", skill=-0.6) if kind == "sbo" else
                         move("po.sbo.%d" % (g + 1), "up", 0.026, note="so to sbo", skill=0.5))
            table.leave(f"po.{kind}.{g}", moves)
        moves = [move("out.emigrated", "drop_out", 0.004, **advice(0)), move(f"po.{kind}.8", "repeat", None, quality="derived", **advice(0))]
        for k, rate in out.items():
            level = 0 if k in ("pro", "vso") else level_of(k)
            moves.append(move(f"vo.{k}.1", "promote", rate, note="destinations of special schools are not published by class type",
                              rank=3 + (-0.5 if k == "vso" else level), **advice(round(level, 4))))
        table.leave(f"po.{kind}.8", moves)


def newcomers(table):
    groups = {2: 0.10, 3: 0.15, 4: 0.16, 5: 0.16, 6: 0.16, 7: 0.15, 8: 0.12}
    for n, stay in ((1, 0.25), (2, 0.0)):
        moves = [move("out.emigrated", "drop_out", 0.05, skill=0.0, education_low=0.0, education_high=0.0)]
        if stay:
            moves.append(move("po.nieuwkomer.2", "promote", stay, note="second year in a newcomer group", skill=-0.5, rank=3))
        rest = 1 - 0.05 - stay
        moves += [move(f"po.bao.{g}", "enter", rest * share, note="by age; groups are not published") for g, share in groups.items()]
        table.leave(f"po.nieuwkomer.{n}", moves)


def build(table, sbo_leavers, so_leavers):
    vve(table)
    bao(table, sbo_leavers, so_leavers)
    special(table)
    newcomers(table)
