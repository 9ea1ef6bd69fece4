# SPDX-License-Identifier: EUPL-1.2
"""locations.csv and location_places.csv: real locations of bao and vo, synthetic ones of the other sectors."""
from math import ceil, exp

from common import DUO_VO, OWN, Source, fit, largest_remainder, read
from moves_po import FIRST_YEAR_GROUPS
from moves_vo import from_bridge
from vo_counts import by_year

COLUMNS = "location kind province pupils disadvantage synthetic source quality".split()
PLACE_COLUMNS = "location place weight".split()
LARGEST = 4000
PO_SOURCE = "CBS Achterstandsscores basisscholen 2019; DUO Alle vestigingen bo (schools_po_2019.csv)"
VO_SOURCE = DUO_VO + " 2019 (schools_vo_2019.csv)"
SIZE_SOURCE = "CBS StatLine 03753, institutions by size class (schools.csv)"
NEWCOMER_SCHOOLS = 350  # primary schools with newcomer groups in 2015
ISK = 9500
NO_PROVINCE = "Zuid-Holland"  # two schools have neither province nor municipality in the source: the largest province, by assumption


def primary():
    schools = read("schools_po_2019.csv")
    mean = sum(float(r["achterstandsscore_zonder_drempel"]) for r in schools) / sum(int(r["leerlingen_2019"]) for r in schools)
    places, hosts, score = [], [], {}
    for r in schools:
        n, total = int(r["leerlingen_2019"]), float(r["achterstandsscore_zonder_drempel"])
        score[r["school"]] = total
        hosts.append(dict(location=r["school"], kind="bao", province=r["provincie"] or NO_PROVINCE, pupils=n, disadvantage=round(total / n / mean, 4), synthetic="no", source=PO_SOURCE,
                          quality="verbatim" if r["provincie"] else "assumption"))
        places.append((r["school"], "po.bao", n))
    for school in sorted(score, key=lambda s: (-score[s], s))[:NEWCOMER_SCHOOLS]:
        places.append((school, "po.nieuwkomer", 24))
    return hosts, places


def provinces(hosts):
    pupils = {}
    for h in hosts:
        pupils[h["province"]] = pupils.get(h["province"], 0) + h["pupils"]
    total = sum(pupils.values())
    return {p: n / total for p, n in sorted(pupils.items())}


def spread(sizes, shares):
    """A province for each size, largest first, each to the province that is furthest below its share."""
    got, total, out = {p: 0.0 for p in shares}, sum(sizes), []
    for size in sorted(sizes, reverse=True):
        p = max(shares, key=lambda q: (shares[q] * total - got[q], q))
        got[p] += size
        out.append((size, p))
    return out


def synthetic(kind, sizes, shares, prefixes, source):
    hosts, places = [], []
    small = []
    for size in sizes:
        parts = ceil(size / LARGEST)
        small += largest_remainder([1] * parts, size)
    for i, (size, province) in enumerate(spread(small, shares), 1):
        code = f"{kind}-{i:03d}"
        hosts.append(dict(location=code, kind=kind, province=province, pupils=size, disadvantage="", synthetic="yes", source=source, quality="assumption"))
        places += [(code, prefix, size) for prefix in prefixes]
    return hosts, places


def by_class(classes, total):
    """Sizes from (number, pupils) per size class: equal inside a class, scaled to the total."""
    sizes = [pupils / number for number, pupils in classes for _ in range(number)]
    return largest_remainder(sizes, total)


def lognormal(number, sigma, total):
    """Sizes at the quantiles of a lognormal distribution."""
    from statistics import NormalDist
    return largest_remainder([exp(sigma * NormalDist().inv_cdf((i + 0.5) / number)) for i in range(number)], total)


def institutions_by_class():
    """Special schools: all primary institutions less bao and sbo, by size class; and sbo."""
    t = Source("schools.csv")
    cell = {}
    for r in t.rows:
        if r["indicator"] == "instellingen naar grootteklasse" and r["date"] == "2019-10-01":
            cell[r["category"]] = (int(float(r["value"])), int(r["note"].split()[0]) if r["note"] and r["note"].split()[0].isdigit() else 0)
    sbo = [cell[f"sbo {c}"] for c in ("<=100", "101-200", "201-500")]
    special = []
    for c in ("<=100", "101-200", "201-500", "501-1000", "1001-2000", "2001-5000"):
        a, b, d = cell[f"totaal po {c}"], cell.get(f"bao {c}", (0, 0)), cell.get(f"sbo {c}", (0, 0))
        special.append((a[0] - b[0] - d[0], a[1] - b[1] - d[1]))
    return sbo, [c for c in special if c[0] > 0]


def fitted(rows, names, totals):
    """Integers for `rows` = [(key, size, seed by name)] whose columns come near `totals`."""
    m = fit([[s.get(n, 0) + 1e-9 for n in names] for _, _, s in rows], [size for _, size, _ in rows], [totals[n] for n in names], 60)
    return {key: dict(zip(names, largest_remainder(line, size))) for (key, size, _), line in zip(rows, m)}


def secondary():
    schools = read("schools_vo_2019.csv")
    counts = by_year("2019")
    value = lambda r, c: int(r[c] or 0)
    key = lambda r: r["brin"] + r["vestiging"]
    hosts, weights = [], {}
    first = {g: [] for g in FIRST_YEAR_GROUPS}
    column = {"within_vmbo": "lj1_breed_binnen_vmbo", "across": "lj1_breed_over_grens", "single_vmbo": "lj1_vmbo_categoraal", "vwo": "lj1_vwo", "havo": "lj1_havo"}
    tracks, newcomers = {}, {}
    for r in schools:
        k = key(r)
        hosts.append(dict(location=k, kind="vo", province=r["provincie"], pupils=value(r, "totaal"), disadvantage="", synthetic="no", source=VO_SOURCE, quality="verbatim"))
        weights[k] = {}
        bk, gt = value(r, "lj3_vmbo_bk") + value(r, "lj4_vmbo_bk"), value(r, "lj3_vmbo_gt") + value(r, "lj4_vmbo_gt")
        havo = value(r, "lj3_havo") + value(r, "lj4_havo") + value(r, "lj3_havo_vwo") / 2
        vwo = value(r, "lj3_vwo") + value(r, "lj4_vwo") + value(r, "lj3_havo_vwo") / 2
        tracks[k] = (bk, gt, havo, vwo)
        y1 = sum(value(r, c) for c in column.values())
        later = max(value(r, "lj2_alle"), sum(value(r, c) for c in r if c.startswith("lj3")))
        upper = sum(tracks[k])
        regular = value(r, "lj1_vwo") + value(r, "lj1_havo") > 0.4 * y1
        newcomers[k] = y1 if upper == 0 and later < 0.4 * y1 and not regular else max(0, y1 - 1.25 * later - 15) if upper and not regular else 0
    scale = min(1.0, ISK / sum(newcomers.values()))
    isk = dict(zip(newcomers, largest_remainder(list(newcomers.values()), round(scale * sum(newcomers.values())))))
    for r in schools:
        k = key(r)
        left = isk[k]
        bk, gt, havo, vwo = tracks[k]
        v, h, w = (bk > 0) + 0.02, (havo > 0) + 0.02, (vwo > 0) + 0.02
        g = (gt > 0) + 0.02
        for group in ("within_vmbo", "across", "single_vmbo", "vwo", "havo"):
            n = value(r, column[group])
            taken = min(left, n)
            left -= taken
            n -= taken
            if n == 0:
                continue
            seed = {"vmbo": v * g, "vmbo_bb_kb": v * (1.02 - 0.7 * (gt > 0)), "havo_vwo": h * w, "vmbo_tl_havo": g * h * (1.05 - 0.6 * (vwo > 0)), "vmbo_tl_havo_vwo": g * h * w,
                    "vmbo_havo_vwo": v * g * h * w, "vmbo_havo": v * g * h * (1.05 - 0.6 * (vwo > 0)), "vmbo_bb": bk + 1, "vmbo_kb": bk + 1, "vmbo_gl_tl": gt + 1, "havo": 1, "vwo": 1}
            first[group].append((k, n, seed))
        if isk[k]:
            weights[k]["vo.isk"] = isk[k]
    for group, names in FIRST_YEAR_GROUPS.items():
        size = sum(n for _, n, _ in first[group])
        total = sum(counts[n, 1] for n in names)
        for k, cell in fitted(first[group], names, {n: counts[n, 1] * size / total for n in names}).items():
            for n, c in cell.items():
                weights[k][f"vo.{n}.1"] = c
    onward = from_bridge(1, {})
    kinds = [n for ns in FIRST_YEAR_GROUPS.values() for n in ns]
    second = []
    for r in schools:
        k, n = key(r), value(r, "lj2_alle")
        if n == 0:
            continue
        bk, gt, havo, vwo = tracks[k]
        third = {"vmbo_bb": 0.35 * bk, "vmbo_kb": 0.65 * bk, "vmbo_gl_tl": gt, "havo": havo, "vwo": vwo}
        seed = {t: 0.02 * x for t, x in third.items()}
        for o in kinds:
            for t, share in onward[o].items():
                fits = third.get(t, 1) > 0 or t not in third
                seed[t] = seed.get(t, 0) + weights[k].get(f"vo.{o}.1", 0) * share * (1 if fits else 0.05)
        if sum(seed.values()) == 0:
            seed = {t: 1.0 for t in kinds}
        second.append((k, n, seed))
    for k, cell in fitted(second, kinds, {n: counts[n, 2] for n in kinds}).items():
        for n, c in cell.items():
            weights[k][f"vo.{n}.2"] = c
    for r in schools:
        k = key(r)
        for year in (3, 4):
            for group, pair in (("bk", ("vmbo_bb", "vmbo_kb")), ("gt", ("vmbo_gl", "vmbo_tl"))):
                n = value(r, f"lj{year}_vmbo_{group}")
                for name, c in zip(pair, largest_remainder([counts[p, year] for p in pair], n)):
                    weights[k][f"vo.{name}.{year}"] = c
        for c, place in (("lj3_havo", "vo.havo.3"), ("lj3_vwo", "vo.vwo.3"), ("lj3_havo_vwo", "vo.havo_vwo.3"), ("lj4_havo", "vo.havo.4"), ("lj5_havo", "vo.havo.5"),
                         ("lj4_vwo", "vo.vwo.4"), ("lj5_vwo", "vo.vwo.5"), ("lj6_vwo", "vo.vwo.6")):
            weights[k][place] = value(r, c)
        pro, other = value(r, "lj1_pro") + value(r, "pro_vj2_6"), value(r, "overig_vavo_intl")
        weights[k]["vo.pro"] = pro
        weights[k]["vo.int" if other >= 100 else "vo.vavo"] = other
    return hosts, [(k, place, n) for k, cell in weights.items() for place, n in sorted(cell.items()) if n > 0]


def build(totals):
    """Hosts and places; `totals` has the pupils of the synthetic kinds (stocks.csv)."""
    hosts, places = primary()
    shares = provinces(hosts)
    sbo, special = institutions_by_class()
    vve = []
    for province, share in shares.items():
        n = round(totals["vve"] * share)
        for i, size in enumerate(largest_remainder([1] * max(1, round(n / 1500)), n), 1):
            code = f"vve-{province.lower().replace(' ', '').replace('-', '')}-{i:02d}"
            vve.append(dict(location=code, kind="vve", province=province, pupils=size, disadvantage="", synthetic="yes", source=OWN, quality="assumption"))
            places.append((code, "vve", size))
    more = [secondary(), (vve, []),
            synthetic("sbo", by_class(sbo, totals["sbo"]), shares, ["po.sbo"], SIZE_SOURCE),
            synthetic("so", by_class(special, totals["so"]), shares, ["po.so"], SIZE_SOURCE + ": each special school as an so and a vso location"),
            synthetic("vso", by_class(special, totals["vso"]), shares, ["vo.vso"], SIZE_SOURCE + ": each special school as an so and a vso location"),
            synthetic("mbo", lognormal(62, 0.9, totals["mbo"]), shares, ["mbo"], "62 institutions (CBS/NJi, schools.csv), sizes assumed lognormal, split in parts of at most 4000"),
            synthetic("hbo", lognormal(37, 1.2, totals["hbo"]), shares, ["hbo"], "57 institutions of hbo and wo (CBS/NJi, schools.csv), of which 37 hbo (recalled), sizes assumed lognormal, split in parts of at most 4000"),
            synthetic("wo", lognormal(20, 0.8, totals["wo"]), shares, ["wo"], "57 institutions of hbo and wo (CBS/NJi, schools.csv), of which 20 wo (recalled), sizes assumed lognormal, split in parts of at most 4000")]
    for h, p in more:
        hosts += h
        places += p
    return hosts, [dict(location=a, place=b, weight=w) for a, b, w in places]
