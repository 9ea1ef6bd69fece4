# SPDX-License-Identifier: EUPL-1.2
"""Sum checks on the derived tables. Each failure names the row."""
import calendar_nl
from common import Source
from inflow import mean_forecast

DIPLOMA_KINDS = {"graduate", "stack", "switch"}


def fail(what):
    raise SystemExit("check failed: " + what)


def check_moves(places, moves):
    kind = {p["place"]: p["kind"] for p in places}
    if len(kind) != len(places):
        fail("places.csv names a place twice")
    total, seen = {}, set()
    for m in moves:
        if m["from"] not in kind or m["to"] not in kind:
            fail(f"moves.csv: unknown place in {m['from']} -> {m['to']}")
        key = (m["from"], m["to"], m["kind"], m["term"])
        if key in seen:
            fail(f"moves.csv: {key} twice")
        seen.add(key)
        if (m["kind"] == "repeat") != (m["from"] == m["to"]):
            fail(f"moves.csv: {m['from']} -> {m['to']} is {m['kind']}")
        if m["diploma"] and m["kind"] not in DIPLOMA_KINDS:
            fail(f"moves.csv: {m['from']} -> {m['to']} gives a diploma on {m['kind']}")
        if not 0 < m["rate"] <= 1:
            fail(f"moves.csv: rate of {m['from']} -> {m['to']}")
        if m["quality"] == "assumption" and not m["low"] <= m["rate"] <= m["high"]:
            fail(f"moves.csv: {m['from']} -> {m['to']}: {m['rate']} outside {m['low']}-{m['high']}")
        total[m["from"], m["term"]] = total.get((m["from"], m["term"]), 0) + m["rate"]
    for key, rate in total.items():
        if abs(rate - 1) > 1e-6:
            fail(f"moves.csv: rates of {key} sum to {rate}")
    leaves = {m["from"] for m in moves}
    for place, sort in kind.items():
        if (sort == "stay") != (place in leaves):
            fail(f"{place}: a stay place needs moves out, an exit has none")
    promote = {}
    for m in moves:
        if m["kind"] == "promote":
            promote.setdefault(m["from"], set()).add(m["to"])

    def visit(place, path):
        if place in path:
            fail("promote moves form a cycle: " + " -> ".join(path + [place]))
        for nxt in promote.get(place, ()):
            visit(nxt, path + [place])
    done = set()
    for place in promote:
        if place not in done:
            visit(place, [])
            done.add(place)


def check_births(births):
    told = mean_forecast(Source("population.csv"))
    path = [r["count"] for r in births if 2019 <= r["year"] <= 2030]
    if abs(sum(path) / len(path) - told) > 1:
        fail(f"births.csv: {sum(path) / len(path):.0f} a year on average 2019-2030, the forecast says {told:.0f}")
    late = [r["year"] for r in births if r["variant"] == "observed" and r["year"] >= 2020]
    if late:
        fail(f"births.csv: births of {late[0]} go on after 1 October 2020")


def check_reach(places, moves, stocks, inflow):
    back, forward = {}, {}
    for m in moves:
        back.setdefault(m["to"], set()).add(m["from"])
        forward.setdefault(m["from"], set()).add(m["to"])
    kind = {p["place"]: p["kind"] for p in places}

    def closure(start, edges):
        seen, queue = set(start), list(start)
        while queue:
            for nxt in edges.get(queue.pop(), ()):
                if nxt not in seen:
                    seen.add(nxt)
                    queue.append(nxt)
        return seen
    entries = {r["place"] for r in stocks if r["count"]} | {r["place"] for r in inflow} | {"vve.with.2", "vve.without.2"}
    reached, ends = closure(entries, forward), closure([p for p, k in kind.items() if k == "exit"], back)
    for place in kind:
        if place not in reached:
            fail(f"{place} is not reached from any entry")
        if place not in ends:
            fail(f"{place} reaches no exit")


def check_stocks(places, stocks):
    t = Source("participants.csv")
    sums = {}
    for r in stocks:
        if r["count"] < 0:
            fail(f"stocks.csv: {r['place']} {r['sex']} is {r['count']}")
        for prefix in ("po.bao", "po.nieuwkomer", "po.sbo", "po.so", "vo.vso", "mbo", "hbo", "wo"):
            if r["place"].startswith(prefix + "."):
                sums[prefix] = sums.get(prefix, 0) + r["count"]
        if r["place"].startswith("vo.") and not r["place"].startswith("vo.vso"):
            sums["vo"] = sums.get("vo", 0) + r["count"]
    if {(p["place"]) for p in places if p["kind"] == "stay"} != {r["place"] for r in stocks}:
        fail("stocks.csv does not name exactly the stay places")
    day = dict(date="2019-10-01")
    duo = sum(float(r["leerlingen"]) for r in Source("duo_vo_leerjaar_2019.csv").rows)
    for name, got, want in (
            ("bao", sums["po.bao"] + sums["po.nieuwkomer"], t.value(type="bao", level_or_track="", grade="", **day)),
            ("sbo", sums["po.sbo"], t.value(type="sbo", level_or_track="", grade="", **day)),
            ("so and vso", sums["po.so"] + sums["vo.vso"], t.value(type="speciale scholen (so+vso)", **day)), ("vo", sums["vo"], duo),
            ("mbo", sums["mbo"], t.value(type="bol+bbl", level_or_track="totaal", **day)), ("hbo", sums["hbo"], t.value(sector="hbo", type="totaal", **day)),
            ("wo", sums["wo"], t.value(sector="wo", type="totaal", **day))):
        if got != want:
            fail(f"stocks.csv: {name} sums to {got}, counted {want:.0f}")


def check_locations(locations, location_places, stocks, places):
    codes = {r["location"] for r in locations}
    if len(codes) != len(locations):
        fail("locations.csv names a location twice")
    for r in locations:
        if r["pupils"] > 4000:
            fail(f"locations.csv: {r['location']} has {r['pupils']} pupils")
    offered = set()
    for r in location_places:
        if r["location"] not in codes:
            fail(f"location_places.csv: unknown location {r['location']}")
        offered.add(r["place"])
    for p in places:
        if p["kind"] == "stay" and p["locations"] and not any(p["place"] == o or p["place"].startswith(o + ".") for o in offered):
            fail(f"no location offers {p['place']}")
    for kind, want in (("bao", 6295), ("vo", 1450)):
        got = sum(r["kind"] == kind for r in locations)
        if got != want:
            fail(f"locations.csv: {got} locations of {kind}, must be {want}")


def check_align(align, places):
    names = [p["place"] for p in places]
    owner = {}
    for r in align:
        for prefix in r["target"].split("+"):
            found = [n for n in names if n == prefix or n.startswith(prefix + ".")]
            if not found:
                fail(f"align: {prefix} names no place")
            for n in found:
                if owner.setdefault(n, r["target"]) != r["target"]:
                    fail(f"align: {n} is in two targets")


def check_all(rows):
    calendar_nl.check()
    check_moves(rows["places.csv"], rows["moves.csv"])
    check_reach(rows["places.csv"], rows["moves.csv"], rows["stocks.csv"], rows["inflow.csv"])
    check_stocks(rows["places.csv"], rows["stocks.csv"])
    check_locations(rows["locations.csv"], rows["location_places.csv"], rows["stocks.csv"], rows["places.csv"])
    check_align(rows["align-2020-10-01.csv"], rows["places.csv"])
    check_births(rows["births.csv"])
    for name in rows:
        for r in rows[name]:
            centre = next((r[c] for c in ("per_year", "count", "value", "efficacy", "marginal_share", "pupils_per_teacher_fte", "share") if c in r), None)
            if r.get("low", "") != "" and centre is not None and not r["low"] <= centre <= r["high"]:
                fail(f"{name}: {centre} outside {r['low']}-{r['high']} in {list(r.values())[:3]}")
            if "quality" in r and r["quality"] not in ("verbatim", "derived", "recalled", "assumption"):
                fail(f"{name}: quality {r['quality']}")
