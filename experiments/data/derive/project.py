# SPDX-License-Identifier: EUPL-1.2
"""Markov projection of stocks.csv with moves.csv, births.csv and inflow.csv, against the counts of 1 October 2020.

Run as a script it prints the checks. `base` uses the pre-corona rates; `corona` changes them by what was published about
the end of 2019/20: vo repeating 3.32 percent, exam pass shares, fewer mbo graduates, less first-year drop-out.
"""
import csv
import sys

sys.dont_write_bytecode = True

from common import NL, NL2019
from rates_po import BIRTHS_OCTOBER_TO_MARCH


def read(folder, name):
    with open(folder / name, encoding="utf-8", newline="") as f:
        return list(csv.DictReader(f))


class System:
    def __init__(self):
        self.places = {p["place"]: p for p in read(NL, "places.csv")}
        self.moves = read(NL, "moves.csv")
        for m in self.moves:
            m["rate"] = float(m["rate"])
        self.stock = {p: 0.0 for p in self.places}
        for r in read(NL2019, "stocks.csv"):
            self.stock[r["place"]] += int(r["count"])
        self.births = {int(r["year"]): float(r["count"]) for r in read(NL2019, "births.csv")}
        self.inflow = read(NL2019, "inflow.csv")
        self.participation = float(next(r["value"] for r in read(NL, "parameters.csv") if r["key"] == "vve.participation"))
        self.align = read(NL2019, "align-2020-10-01.csv")
        self.align_moves = {(r["from"], r["indicator"]): float(r["value"]) for r in read(NL2019, "align-moves-2020.csv")}

    def covers(self, prefix, place):
        return place == prefix or place.startswith(prefix + ".")

    def count(self, stock, target):
        """Pupils under a target: prefixes joined by '+', '-' before a prefix leaves it out."""
        parts = target.replace("-", "+-").split("+")
        plus = [p for p in parts if p and not p.startswith("-")]
        minus = [p[1:] for p in parts if p.startswith("-")]
        return sum(n for place, n in stock.items() if any(self.covers(p, place) for p in plus) and not any(self.covers(p, place) for p in minus))


def corona_rates(system):
    """The moves of 2019/20 as published: a copy of the rates."""
    out = [dict(m) for m in system.moves]
    groups = {}
    for m in out:
        groups.setdefault((m["from"], m["term"]), []).append(m)

    def scale(group, chosen, factor, takers):
        before = sum(m["rate"] for m in chosen)
        rest = sum(m["rate"] for m in takers)
        for m in chosen:
            m["rate"] *= factor
        for m in takers:
            m["rate"] *= 1 + before * (1 - factor) / rest

    for (place, _), group in groups.items():
        ahead = [m for m in group if m["kind"] == "promote"]
        repeat = [m for m in group if m["kind"] == "repeat"]
        passes = [m for m in group if m["diploma"]]
        share = system.align_moves.get((place, "exam_pass_share"))
        if share:
            fails = [m for m in group if not m["diploma"]]
            now = sum(m["rate"] for m in passes)
            scale(group, fails, (1 - share) / (1 - now), passes)
        elif place.startswith("vo.") and repeat and ahead and not place.startswith(("vo.vso", "vo.isk", "vo.int", "vo.pro")):
            scale(group, repeat, 0.56, ahead)
        elif place.startswith("mbo") and passes:
            scale(group, passes, 144.5 / 154, repeat)
        elif place in ("hbo.ba.1", "wo.ba.1"):
            scale(group, [m for m in group if m["kind"] in ("drop_out", "repeat")], 28.5 / 36 if place.startswith("hbo") else 0.85, ahead)
        elif place.startswith(("hbo", "wo")) and passes and repeat:
            scale(group, passes, 0.97, repeat)
        if place.startswith("mbo"):
            drop = [m for m in group if m["kind"] == "drop_out"]
            scale(group, drop, 1.72 / 2.01, ahead or repeat)
        if place.startswith("po.bao") and place != "po.bao.0":
            scale(group, [m for m in group if m["to"].startswith("po.sbo")], 6253 / 7388, ahead)
    return out


def step(system, stock, year, rates):
    """From 1 October `year` to 1 October `year` + 1. Returns the stock and the flows {(from, to, kind, diploma): pupils}."""
    by_from, flows = {}, {}
    for m in rates:
        by_from.setdefault((m["from"], m["term"]), []).append(m)

    def send(new, place, n, term=""):
        for m in by_from.get((place, term)) or by_from[place, ""]:
            new[m["to"]] += n * m["rate"]
            key = (m["from"], m["to"], m["kind"], m["diploma"])
            flows[key] = flows.get(key, 0) + n * m["rate"]

    def enter(new, term, school_year):
        for r in system.inflow:
            if r["term"] == term and int(r["first_year"]) <= school_year <= int(r["last_year"]):
                new[r["place"]] += float(r["per_year"])
        share = BIRTHS_OCTOBER_TO_MARCH if term == "spring" else 1 - BIRTHS_OCTOBER_TO_MARCH
        cohort = 0.25 * system.births[year - 2] + 0.75 * system.births[year - 1]
        new["vve.with.2"] += cohort * share * system.participation
        new["vve.without.2"] += cohort * share * (1 - system.participation)

    stays = {p for p, r in system.places.items() if r["kind"] == "stay"}
    young = [p for p in stays if p.startswith("vve")]
    # 1 February: birthdays of October to March
    spring = {p: stock[p] for p in stays}
    spring.update({p: 0.0 for p in system.places if p not in stays})
    first = {p: stock[p] * BIRTHS_OCTOBER_TO_MARCH for p in young}
    for p in young:
        spring[p] -= first[p]
    for p in young:
        send(spring, p, first[p], "spring")
    enter(spring, "spring", year)
    # end of the school year, then birthdays of April to September
    new = {p: 0.0 for p in system.places}
    second = {p: stock[p] - first[p] for p in young}
    for p in stays:
        if p in young:
            new[p] += spring[p] - second[p]
        else:
            send(new, p, spring[p])
    for p in young:
        send(new, p, second[p], "autumn")
    enter(new, "autumn", year + 1)
    return new, flows


def share(flows, sources, test):
    total = sum(n for (o, *_), n in flows.items() if sources(o))
    return sum(n for (o, t, k, d), n in flows.items() if sources(o) and test(o, t, k, d)) / total


def report(full=False):
    system = System()
    base, flows = step(system, system.stock, 2019, system.moves)
    corona, corona_flows = step(system, system.stock, 2019, corona_rates(system))
    print("1 October 2020 against the alignment targets (percent off)")
    print(f"{'target':44s}{'2019':>9s}{'target':>9s}{'base':>9s}{'%':>7s}{'corona':>9s}{'%':>7s}")
    worst = []
    for r in system.align:
        want = float(r["count"])
        a, b, c = (system.count(s, r["target"]) for s in (system.stock, base, corona))
        name = r["target"] if len(r["target"]) < 44 else r["target"][:34] + "..(" + str(r["target"].count("+") + 1) + ")"
        print(f"{name:44s}{a:9.0f}{want:9.0f}{b:9.0f}{100 * (b / want - 1):7.1f}{c:9.0f}{100 * (c / want - 1):7.1f}")
        worst.append((abs(c / want - 1), name))
    for prefix in ("po.bao", "po.sbo", "po.so", "vo.isk", "vo.vso", "vo.int", "vo.vavo", "vo.pro", "vo", "mbo", "hbo", "wo"):
        want = sum(float(r["count"]) for r in system.align if all(t.startswith(prefix) for t in r["target"].split("+")))
        a, b, c = (system.count(s, prefix) for s in (system.stock, base, corona))
        extra = f"  sum of targets {want:.0f}" if want and prefix not in ("vo", "vo.isk") else ""
        print(f"  {prefix:20s} 2019 {a:9.0f}  base {b:9.0f} ({100 * (b / a - 1):+.1f}%)  corona {c:9.0f} ({100 * (c / a - 1):+.1f}%){extra}")
    print("\nflows of a pre-corona year against publications")
    regular = lambda o: o.startswith("vo.") and not o.startswith(("vo.vso", "vo.vavo"))
    checks = [
        ("vo repeating incl. newcomer classes, 2018/19", share(flows, regular, lambda o, t, k, d: k == "repeat"), 0.0591),
        ("vo repeating incl. newcomers, 2019/20 (corona rates)", share(corona_flows, regular, lambda o, t, k, d: k == "repeat"), 0.0332),
        ("vo moving up (2017/18, stacking included)", share(flows, regular, lambda o, t, k, d: k in ("up", "stack") or (o.startswith("vo.isk") and t.startswith("vo.") and k == "enter")), 0.0441),
        ("vo moving down within vo (2017/18)", share(flows, regular, lambda o, t, k, d: k == "down" and t.startswith("vo.")), 0.0308),
        ("early leavers vo 2018/19 (0.58, CBS)", share(flows, regular, lambda o, t, k, d: t.startswith("out.none") and not o.startswith(("vo.pro", "vo.int"))), 0.0058),
        ("po referral to sbo", share(flows, lambda o: o.startswith("po.bao") and o != "po.bao.0", lambda o, t, k, d: t.startswith("po.sbo")), 0.00526),
        ("po repeating, mean over groups (2015)", share(flows, lambda o: o.startswith("po.bao") and o != "po.bao.0", lambda o, t, k, d: k == "repeat"), 0.019),
        ("mbo leavers with a diploma (rendement 0.75-0.815)", share(flows, lambda o: o.startswith("mbo"), lambda o, t, k, d: d and not t.startswith("mbo")) /
         share(flows, lambda o: o.startswith("mbo"), lambda o, t, k, d: not t.startswith("mbo")), 0.77),
        ("mbo level 4 diploma to hbo (under 25: 0.39; all 0.35)", share(flows, lambda o: o.startswith("mbo.4"), lambda o, t, k, d: d and t.startswith("hbo")) /
         share(flows, lambda o: o.startswith("mbo.4"), lambda o, t, k, d: d), 0.35),
        ("mbo leaving without the diploma, all (no publication)", share(flows, lambda o: o.startswith("mbo"), lambda o, t, k, d: t.startswith("out.none")), 0.07),
        ("hbo first year: out or switched (2018: about 0.37)", share(flows, lambda o: o == "hbo.ba.1", lambda o, t, k, d: k != "promote"), 0.36),
        ("wo first year: leaves wo (2015: 0.07)", share(flows, lambda o: o == "wo.ba.1", lambda o, t, k, d: k in ("drop_out", "down")), 0.07)]
    for year, up, down in ((1, 0.031, 0.037), (2, 0.023, 0.060), (3, 0.004, 0.054)):
        here = lambda o: regular(o) and o.endswith(f".{year}") and not o.startswith(("vo.isk", "vo.pro", "vo.int"))
        checks.append((f"up out of year {year} (cohort 2010)", share(flows, here, lambda o, t, k, d: k == "up"), up))
        checks.append((f"down out of year {year} (cohort 2010)", share(flows, here, lambda o, t, k, d: k == "down"), down))
    for kind, year in (("vmbo_bb", 4), ("vmbo_kb", 4), ("vmbo_gl", 4), ("vmbo_tl", 4), ("havo", 5), ("vwo", 6)):
        checks.append((f"pass share {kind}", share(flows, lambda o: o == f"vo.{kind}.{year}", lambda o, t, k, d: d),
                       {"vmbo_bb": 0.9797, "vmbo_kb": 0.9572, "vmbo_gl": 0.8994, "vmbo_tl": 0.9331, "havo": 0.8824, "vwo": 0.9071}[kind]))
    for name, got, want in checks:
        print(f"  {name:58s} {got:8.4f}  published {want:8.4f}")
    grads = {}
    for (o, t, k, d), n in flows.items():
        if d:
            grads[d] = grads.get(d, 0) + n
    print("  diplomas a year:", ", ".join(f"{d} {n:.0f}" for d, n in sorted(grads.items())))
    print("  mbo diplomas together", round(sum(n for d, n in grads.items() if d.startswith("mbo"))), "(published 154000 in 2019)")
    into = {}
    for (o, t, k, d), n in flows.items():
        if t in ("hbo.ba.1", "wo.ba.1", "wo.ma.1", "hbo.ad.1", "mbo.4.bol.1") and o != t:
            key = (t, o.split(".")[0] if not o.startswith("vo") else ".".join(o.split(".")[:2]))
            into[key] = into.get(key, 0) + n
    for t in ("hbo.ba.1", "hbo.ad.1", "wo.ba.1", "wo.ma.1", "mbo.4.bol.1"):
        print(f"  into {t}:", ", ".join(f"{o} {n:.0f}" for (to, o), n in sorted(into.items(), key=lambda x: -x[1]) if to == t and n > 150),
              "outside", round(sum(float(r["per_year"]) for r in system.inflow if r["place"] == t)))
    print("\nbase projection (2020 from corona rates)")
    stock, rows = corona, {2019: system.stock, 2020: corona}
    for y in range(2020, 2030):
        stock, _ = step(system, stock, y, system.moves)
        rows[y + 1] = stock
    names = ["vve", "po.bao", "po.sbo", "po.so", "po.nieuwkomer", "vo.isk", "vo.pro", "vo.vso", "vo.vavo", "vo.int"] + \
        [f"vo.{k}" for k in ("vmbo_bb", "vmbo_kb", "vmbo_gl", "vmbo_tl", "havo", "vwo")] + ["vo"] + \
        [f"mbo.{n}.{m}" for n in (1, 2, 3, 4) for m in ("bol", "bbl")] + ["mbo", "hbo.ad", "hbo.ba", "hbo.ma", "wo.ba", "wo.ma", "gap"]
    years = (2019, 2020, 2021, 2022, 2023, 2024, 2025, 2030)
    print(f"{'':16s}" + "".join(f"{y:>10d}" for y in years))
    for n in names:
        print(f"{n:16s}" + "".join(f"{system.count(rows[y], n):10.0f}" for y in years))
    return sorted(worst, reverse=True)


if __name__ == "__main__":
    report("--full" in sys.argv)
