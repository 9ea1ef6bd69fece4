# SPDX-License-Identifier: EUPL-1.2
"""places.csv: every place of the Dutch system, with its keys into the other tables."""
from common import OWN

COLUMNS = ("place kind clock locations year_group calendar distance level course_year cost staff "
           "selection role born_share born_age growth_by loss_measured study_years central_exam apart label_nl label_en "
           "source quality note").split()
LAW = "Wet op het primair onderwijs, voortgezet onderwijs, educatie en beroepsonderwijs, hoger onderwijs"
DUO_TYPES = "DUO Open Onderwijsdata, Leerlingen VO per vestiging naar onderwijstype 2019 (duo_vo_leerjaar_2019.csv)"

# class type: (tracks, years, distance key, Dutch label, English label)
BRIDGE = {
    "vmbo_bb": (("bb",), (1, 2, 3, 4), "vmbo_bk", "vmbo-basis", "pre-vocational, basic"),
    "vmbo_bb_kb": (("bb", "kb"), (1, 2), "vmbo_bk", "vmbo-basis/kader", "bridge: basic and advanced vocational"),
    "vmbo_kb": (("kb",), (1, 2, 3, 4), "vmbo_bk", "vmbo-kader", "pre-vocational, advanced"),
    "vmbo": (("bb", "kb", "gl", "tl"), (1, 2), "vmbo_bk", "vmbo, alle leerwegen", "bridge: all pre-vocational"),
    "vmbo_gl_tl": (("gl", "tl"), (1, 2), "vmbo_gt", "vmbo-gemengd/theoretisch", "bridge: combined and theoretical"),
    "vmbo_gl": (("gl",), (3, 4), "vmbo_gt", "vmbo-gemengd", "pre-vocational, combined"),
    "vmbo_tl": (("tl",), (3, 4), "vmbo_gt", "vmbo-theoretisch", "pre-vocational, theoretical"),
    "vmbo_tl_havo": (("tl", "havo"), (1, 2), "gt_havo", "vmbo-t/havo", "bridge: theoretical and havo"),
    "vmbo_havo": (("bb", "kb", "gl", "tl", "havo"), (1, 2), "vmbo_gt", "vmbo/havo", "bridge: pre-vocational and havo"),
    "vmbo_tl_havo_vwo": (("tl", "havo", "vwo"), (1, 2), "havo", "vmbo-t/havo/vwo", "bridge: theoretical, havo and vwo"),
    "vmbo_havo_vwo": (("bb", "kb", "gl", "tl", "havo", "vwo"), (1, 2), "gt_havo", "vmbo/havo/vwo", "bridge: all tracks"),
    "havo": (("havo",), (1, 2, 3, 4, 5), "havo", "havo", "senior general (havo)"),
    "havo_vwo": (("havo", "vwo"), (1, 2, 3), "havo_vwo", "havo/vwo", "bridge: havo and vwo"),
    "vwo": (("vwo",), (1, 2, 3, 4, 5, 6), "vwo", "vwo", "pre-university (vwo)"),
}
LEVEL = {"bb": 1, "kb": 2, "gl": 3, "tl": 3, "havo": 4, "vwo": 5}


def level_of(kind):
    tracks = BRIDGE[kind][0]
    return sum(LEVEL[t] for t in tracks) / len(tracks)


def stay(place, locations, year_group, calendar, distance, level, course_year, cost, staff, nl, en, **more):
    return dict(place=place, kind="stay", clock=more.pop("clock", "school_year"), locations=locations,
                year_group=year_group, calendar=calendar, distance=distance, level=level,
                course_year=course_year, cost=cost, staff=staff, selection=more.pop("selection", ""), apart=more.pop("apart", "no"),
                label_nl=nl, label_en=en, source=more.pop("source", LAW), quality="derived",
                note=more.pop("note", ""))


def exit_place(place, nl, en, note=""):
    return dict(place=place, kind="exit", clock="", locations="", apart="no", label_nl=nl, label_en=en,
                source=OWN, quality="assumption", note=note or "absorbing: has left education")


EXITS = [
    ("out.emigrated", "vertrokken of overleden", "emigrated or died"),
    ("out.none.isk", "uit nieuwkomersklas", "left newcomer class"),
    ("out.none.vo", "uit vo leerjaar 1-2", "left lower secondary"),
    ("out.none.pro", "uit praktijkonderwijs", "left practical education"),
    ("out.none.vso", "uit vso", "left special secondary education"),
    ("out.none.vmbo", "uit vmbo zonder diploma", "left vmbo without diploma"),
    ("out.none.havo", "uit havo zonder diploma", "left havo without diploma"),
    ("out.none.vwo", "uit vwo zonder diploma", "left vwo without diploma"),
    ("out.none.vavo", "uit vavo zonder diploma", "left adult secondary without diploma"),
    ("out.int", "uit internationaal onderwijs", "left international programme"),
    *[(f"out.none.mbo_{n}", f"uit mbo {n} zonder dat diploma", f"left mbo {n} without that diploma") for n in (1, 2, 3, 4)],
    *[(f"out.none.{p}", f"uit {p.replace('_', '-')} zonder dat diploma", f"left {p} without that diploma")
      for p in ("hbo_ad", "hbo_ba", "hbo_ma", "wo_ba", "wo_ma")],
    ("out.none.gap", "tussenjaar niet gevolgd door studie", "gap year not followed by study"),
    *[(f"out.diploma.{d}", f"diploma {d.replace('_', '-')}", f"diploma {d}") for d in
      "vmbo_bb vmbo_kb vmbo_gl vmbo_tl havo vwo mbo_1 mbo_2 mbo_3 mbo_4 hbo_ad hbo_ba hbo_ma wo_ba wo_ma".split()],
]


def roles(place):
    """What a place is to the model, whatever it is called."""
    sector = place.split(".")[0]
    stays = sector != "out"
    return dict(
        role="born" if place in ("vve.with.2", "vve.without.2") else "gone" if place == "out.emigrated" else "",
        born_share="vve.participation" if place == "vve.with.2" else "",
        born_age=2 if place in ("vve.with.2", "vve.without.2") else "",
        growth_by="age" if sector in ("po", "vo") else "",
        # Engzell et al. 2021 measured in primary education only
        loss_measured="yes" if sector == "po" else "no",
        study_years="yes" if stays and sector not in ("po", "vve") else "no",
        central_exam="yes" if sector == "vo" else "no")


def rows():
    out = []
    for who, nl, en in (("with", "met vve", "with early-years programme"),
                        ("without", "zonder vve", "without early-years programme")):
        for age in (2, 3):
            out.append(stay(f"vve.{who}.{age}", "vve", "vve", "vve" if who == "with" else "", "vve", "", age - 1,
                            "vve" if who == "with" else "vve_without", "vve" if who == "with" else "",
                            f"{age}-jarigen {nl}", f"age {age} {en}", clock="birthday",
                            note="age 2 and 3; moves on in the term after the birthday"))
    out.append(stay("po.bao.0", "bao", "g1", "bao", "po_young", "", 0, "bao", "bao", "instroomgroep", "intake group",
                    note="children whose fourth birthday is in October-March, from 1 February to the end of the school year"))
    for g in range(1, 9):
        out.append(stay(f"po.bao.{g}", "bao", f"g{g}", "bao", "po_young" if g <= 2 else "po", "", g, "bao", "bao",
                        f"basisonderwijs groep {g}", f"primary, group {g}", selection="advice" if g == 8 else ""))
    for kind, loc, cost, nl, en in (("sbo", "sbo", "special", "speciaal basisonderwijs", "special primary"),
                                    ("so", "so", "special", "speciaal onderwijs", "special school")):
        for g in range(1, 9):
            out.append(stay(f"po.{kind}.{g}", loc, f"g{g}", "special", "special", "", g, cost, kind,
                            f"{nl}, niveau groep {g}", f"{en}, group {g}", selection="advice" if g == 8 else "",
                            note="places by year group; the source counts by age only"))
    for n in (1, 2):
        out.append(stay(f"po.nieuwkomer.{n}", "bao", "g4", "bao", "po", "", n, "newcomer", "bao",
                        f"nieuwkomers po, jaar {n}", f"newcomers in primary, year {n}"))
        out.append(stay(f"vo.isk.{n}", "vo", "vo1", "vo", "vmbo_bk", "", n, "newcomer", "vo",
                        f"internationale schakelklas, jaar {n}", f"newcomer class, year {n}"))
    for n in range(1, 7):
        out.append(stay(f"vo.pro.{n}", "vo", f"vo{n}", "vo", "pro", 0, n, "pro", "pro",
                        f"praktijkonderwijs jaar {n}", f"practical education, year {n}", source=DUO_TYPES))
    for kind, (tracks, years, distance, nl, en) in BRIDGE.items():
        last = {"vwo": 6, "havo": 5}.get(kind, 4)
        for n in years:
            out.append(stay(f"vo.{kind}.{n}", "vo", f"vo{n}", "vo_exam" if n == last else "vo", distance,
                            round(level_of(kind), 4), n, "vo", "vo", f"{nl} {n}", f"{en}, year {n}", source=DUO_TYPES))
    for n in range(1, 7):
        out.append(stay(f"vo.int.{n}", "vo", f"vo{n}", "vo_exam" if n == 6 else "vo", "vwo", 5, n, "vo", "vo",
                        f"internationaal onderwijs {n}", f"international programme, year {n}", source=DUO_TYPES))
    for n in range(1, 7):
        out.append(stay(f"vo.vso.{n}", "vso", f"vo{n}", "pro", "special", 0, n, "special", "so",
                        f"voortgezet speciaal onderwijs {n}", f"special secondary, year {n}", apart="yes",
                        note="year counted from entry at 12 or 13"))
    for track, level, group in (("vmbo", 3, "vo4"), ("havo", 4, "vo5"), ("vwo", 5, "vo6")):
        out.append(stay(f"vo.vavo.{track}", "vo", group, "vo_exam", {"vmbo": "vmbo_gt"}.get(track, track), level, 1,
                        "vo", "vo", f"vavo {track}", f"adult secondary, {track}", apart="yes", source=DUO_TYPES,
                        note="counted at the school that sends the pupil out"))
    for n, mode, years in ((1, "bol", 1), (1, "bbl", 1), (2, "bol", 2), (2, "bbl", 2), (3, "bol", 3), (3, "bbl", 3),
                           (4, "bol", 4), (4, "bbl", 3)):
        for y in range(1, years + 1):
            out.append(stay(f"mbo.{n}.{mode}.{y}", "mbo", "mbo", "mbo", "mbo", n, y, f"mbo_{mode}", f"mbo_{mode}",
                            f"mbo {n} {mode} jaar {y}", f"mbo level {n}, {mode}, year {y}"))
    for course, years, loc, level, nl in (("hbo.ad", 2, "hbo", 5, "associate degree"), ("hbo.ba", 4, "hbo", 5, "hbo-bachelor"),
                                          ("hbo.ma", 2, "hbo", 6, "hbo-master"), ("wo.ba", 3, "wo", 6, "wo-bachelor"),
                                          ("wo.ma", 2, "wo", 6, "wo-master")):
        for y in range(1, years + 1):
            out.append(stay(f"{course}.{y}", loc, "ho", "ho", "ho", level, y, loc, loc, f"{nl} jaar {y}",
                            f"{course}, year {y}", note="a delayed student repeats the last year" if y == years else ""))
    out.append(stay("gap.year", "", "", "", "", "", 1, "", "", "tussenjaar", "gap year",
                    note="one year out of education between a diploma and higher education"))
    out += [exit_place(*e) for e in EXITS]
    for row in out:
        row.update(roles(row["place"]))
    return out
