# SPDX-License-Identifier: EUPL-1.2
"""stocks.csv: everybody on 1 October 2019, by place and sex."""
import inflow
import moves
import rates_po
from common import DUO_VO, OWN, Source, cite, largest_remainder
from moves_po import NEWCOMERS, newcomers_by_type
from places import rows as place_rows
from vo_counts import by_sex_2019, by_year

COLUMNS = "place sex count source quality note".split()
NEWCOMERS_PO = {1: 6600, 2: 1700}
GIRLS = {"bao": 0.493, "sbo": 0.345, "so": 0.285, "vso": 0.300, "po.nieuwkomer": 0.48, "isk": 0.42,
         "mbo.1": 0.40, "mbo.2.bol": 0.42, "mbo.3.bol": 0.54, "mbo.4.bol": 0.535, "mbo.bbl": 0.397, "hbo.ad": 0.50, "hbo.ba": 0.515, "hbo.ma": 0.63,
         "wo.ba": 0.515, "wo.ma": 0.53}
# Later years of a course came from smaller cohorts: hbo inflow 2014-2016 was 86 to 95 thousand (transitions.csv), below
# that of 2019; wo grew by 4 to 5 percent a year.
COHORT = {"hbo.ba": (1, 0.98, 0.95, 0.925), "wo.ba": (1, 0.96, 0.90), "wo.ma": (1, 0.95)}
DUO_2019 = DUO_VO + " 2019 (duo_vo_leerjaar_2019.csv)"


def two_sexes(place, total, share, source, quality, note):
    men, women = largest_remainder([1 - share, share], total)
    return [dict(place=place, sex="m", count=men, source=source, quality=quality, note=note),
            dict(place=place, sex="f", count=women, source=source, quality=quality, note=note)]


def vve(participation):
    table, out = Source("population.csv"), []
    for age in (2, 3):
        for sex, dutch in (("m", "man"), ("f", "vrouw")):
            same, older = (table.value(date="2020-01-01", indicator="bevolking naar leeftijd", age=str(a), sex=dutch, variant="waargenomen") for a in (age, age + 1))
            n = round(0.75 * same + 0.25 * older)
            source = cite(table.row(date="2020-01-01", indicator="bevolking naar leeftijd", age=str(age), sex=dutch, variant="waargenomen"), "population.csv")
            with_vve = round(n * participation)
            for place, count in ((f"vve.with.{age}", with_vve), (f"vve.without.{age}", n - with_vve)):
                out.append(dict(place=place, sex=sex, count=count, source=source, quality="derived",
                                note="age on 1 October: three quarters of the age on 1 January 2020 and a quarter of the next; split by vve.participation"))
    return out


def primary():
    table, out = Source("participants.csv"), []
    row = table.row(date="2019-10-01", type="bao", level_or_track="", grade="")
    bao = int(float(row["value"])) - sum(NEWCOMERS_PO.values())
    shares = rates_po.groups("2019", 1)
    counts = largest_remainder(list(shares.values()), bao)
    girls = GIRLS["bao"]
    out += two_sexes("po.bao.0", 0, girls, OWN, "derived", "empty on 1 October: the intake group starts on 1 February")
    for g, n in zip(shares, counts):
        out += two_sexes(f"po.bao.{g}", n, girls, cite(row, "participants.csv") + "; DUO pupils by age", "derived",
                         "counted total less newcomer groups; groups from pupils by age and the age-by-group model; share of girls is an assumption")
    for n, count in NEWCOMERS_PO.items():
        out += two_sexes(f"po.nieuwkomer.{n}", count, GIRLS["po.nieuwkomer"], OWN, "assumption", "not published; part of the counted bao total (range 5000-12000 for both years)")
    sbo_row = table.row(date="2019-10-01", type="sbo", level_or_track="", grade="")
    special_row = table.row(date="2019-10-01", type="speciale scholen (so+vso)")
    so17, vso17 = (table.value(date="2017-10-01", type=t) for t in ("so", "vso"))
    special = int(float(special_row["value"]))
    so = round(special * so17 / (so17 + vso17))
    sbo = int(float(sbo_row["value"]))
    sbo_8 = round(table.value(date="2019-04-17", type="sbo", grade="8") * sbo / table.value(date="2018-10-01", type="sbo"))
    note = "counted total; year groups from the stationary state of the rates"
    regular = {f"po.bao.{g}": n for g, n in zip(shares, counts)}
    regular["po.bao.0"] = 0.49 * 174000
    for who, part in (("with", 0.16), ("without", 0.84)):
        regular[f"vve.{who}.3"] = 0.51 * 174000 * part
    regular.update({f"vo.{kind}.{year}": n for (kind, year), n in by_year("2019").items() if not kind.startswith("vavo")})
    steady = steady_shares(regular, moves.rows(), ("po.sbo", "po.so", "vo.vso"))
    years = lambda prefix, n: [steady[f"{prefix}.{g}"] for g in range(1, n + 1)]
    counts = largest_remainder(years("po.sbo", 8)[:-1], sbo - sbo_8) + [sbo_8]
    for g, n in enumerate(counts, 1):
        out += two_sexes(f"po.sbo.{g}", n, GIRLS["sbo"], cite(sbo_row, "participants.csv"), "derived", note + ("; group 8 as counted in spring 2019" if g == 8 else ""))
    for g, n in enumerate(largest_remainder(years("po.so", 8), so), 1):
        out += two_sexes(f"po.so.{g}", n, GIRLS["so"], cite(special_row, "participants.csv"), "derived", note + "; so and vso in the proportion of 2017")
    for y, n in enumerate(largest_remainder(years("vo.vso", 6), special - so), 1):
        out += two_sexes(f"vo.vso.{y}", n, GIRLS["vso"], cite(special_row, "participants.csv"), "derived", note.replace("year groups", "years") + "; so and vso in the proportion of 2017")
    return out


def secondary():
    cells, out, taken = by_sex_2019(), [], {}
    newcomers = newcomers_by_type(by_year("2019"))
    vavo = {}
    minus = dict(zip(newcomers, largest_remainder(list(newcomers.values()), sum(NEWCOMERS.values()))))
    for (kind, year), cell in cells.items():
        if kind.startswith("vavo"):
            for sex in "mf":
                vavo[kind, sex] = vavo.get((kind, sex), 0) + cell[sex]
            continue
        cell = dict(cell)
        note, quality = "", "verbatim"
        if (kind, year) in minus:
            girls = round(minus[kind, year] * GIRLS["isk"])
            for sex, n in (("f", girls), ("m", minus[kind, year] - girls)):
                cell[sex] -= n
                taken[year, sex] = taken.get((year, sex), 0) + n
            note, quality = f"DUO count less {minus[kind, year]} newcomers (vo.isk)", "derived"
        for sex in "mf":
            out.append(dict(place=f"vo.{kind}.{year}", sex=sex, count=cell[sex], source=DUO_2019, quality=quality, note=note))
    for (kind, sex), n in vavo.items():
        out.append(dict(place=f"vo.{kind}", sex=sex, count=n, source=DUO_2019, quality="derived", note="pupils outsourced to vavo, all years summed"))
    for (year, sex), count in sorted(taken.items()):
        out.append(dict(place=f"vo.isk.{year}", sex=sex, count=count, source="LOWAN 2020 (background.csv): 8417 pupils on 70 percent of the newcomer schools", quality="assumption",
                        note="about 12000 nationally (10000-14000), counted by DUO in year 1 and 2 of other class types; split over both so that year 2 and 3 balance"))
    return out


def steady_shares(vo_stock, table, prefixes=("mbo", "hbo", "wo", "gap")):
    """Stationary state of the places under `prefixes`, with inflow from the stock `vo_stock` and from outside."""
    by_from = {}
    for m in table:
        if m["term"] != "spring":
            by_from.setdefault(m["from"], []).append((m["to"], m["rate"]))
    later = [p["place"] for p in place_rows() if p["kind"] == "stay" and p["place"].startswith(prefixes)]
    outside = {p: 0.0 for p in later}
    for row in inflow.inflow():
        if row["place"] in outside:
            outside[row["place"]] += row["per_year"]
    for origin, n in vo_stock.items():
        for to, rate in by_from.get(origin, ()):
            if to in outside:
                outside[to] += n * rate
    stock = dict(outside)
    for _ in range(80):
        nxt = dict(outside)
        for origin in later:
            for to, rate in by_from[origin]:
                if to in nxt:
                    nxt[to] += stock[origin] * rate
        stock = nxt
    return stock


def later_sectors(vo_rows):
    table, out = Source("participants.csv"), []
    vo_stock = {}
    for r in vo_rows:
        if r["place"].startswith("vo."):
            vo_stock[r["place"]] = vo_stock.get(r["place"], 0) + r["count"]
    steady = steady_shares(vo_stock, moves.rows())
    totals = {}
    for mode in ("bol", "bbl"):
        level = {n: table.value(date="2019-10-01", type=mode, level_or_track=f"niveau {n}") for n in (1, 2, 3, 4)}
        dossier = table.value(date="2019-10-01", type=mode, level_or_track="dossier (nog geen niveau)")
        total = int(sum(level.values()) + dossier)
        weights = [level[1]] + [level[n] * (1 + dossier / (level[2] + level[3] + level[4])) for n in (2, 3, 4)]
        for n, count in enumerate(largest_remainder(weights, total), 1):
            totals[f"mbo.{n}.{mode}"] = (count, cite(table.row(date="2019-10-01", type=mode, level_or_track=f"niveau {n}"), "participants.csv"),
                                         "level not yet chosen ('dossier') spread over levels 2-4; years from the stationary state of the rates")
    hbo = int(table.value(date="2019-10-01", sector="hbo", type="totaal"))
    wo = int(table.value(date="2019-10-01", sector="wo", type="totaal"))
    part = {k: table.value(date="2019-10-01", sector=k[0], type=f"{k[1]} (afgeleid uit aandeel internationaal)") for k in (("hbo", "bachelor"), ("hbo", "master"), ("wo", "bachelor"), ("wo", "master"))}
    ad = table.value(date="2019-10-01", sector="hbo", type="ingeschrevenen (DUO)") - part["hbo", "bachelor"] - part["hbo", "master"]
    split = dict(zip(("hbo.ad", "hbo.ba", "hbo.ma"), largest_remainder([ad, part["hbo", "bachelor"], part["hbo", "master"]], hbo)))
    split.update(zip(("wo.ba", "wo.ma"), largest_remainder([part["wo", "bachelor"], part["wo", "master"]], wo)))
    for course, count in split.items():
        totals[course] = (count, "CBS/DUO enrolment 1 October 2019 (participants.csv)",
                          "total counted; bachelor and master from shares of international students, ad is the rest; years from the stationary state of the rates")
    for course, (count, source, note) in totals.items():
        years = [p for p in steady if p.rsplit(".", 1)[0] == course]
        for p, factor in zip(years, COHORT.get(course, ())):
            steady[p] *= factor
        if course in COHORT:
            note += ", older years times the smaller cohorts that they came from"
        key = course if course in GIRLS else "mbo.bbl" if course.endswith("bbl") else course.rsplit(".", 1)[0]
        for place, n in zip(years, largest_remainder([steady[p] for p in years], count)):
            out += two_sexes(place, n, GIRLS[key], source, "derived", note + "; share of women is an assumption near published totals")
    out += two_sexes("gap.year", round(steady["gap.year"]), 0.52, OWN, "assumption", "diploma holders of 2018/19 in a gap year: stationary state of the rates; not enrolled anywhere")
    return out


def rows():
    from parameters import VVE_PARTICIPATION
    vo = secondary()
    primary_rows = primary()
    return vve(VVE_PARTICIPATION) + primary_rows + vo + later_sectors(vo + [r for r in primary_rows if r["place"].startswith("vo.")])
