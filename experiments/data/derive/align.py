# SPDX-License-Identifier: EUPL-1.2
"""align-2020-10-01.csv and align-moves-2020.csv: counts and published shares at the end of the first corona year."""
import rates_po
from common import Source, cite
from vo_counts import by_year

STOCK_COLUMNS = "target count source quality note".split()
MOVE_COLUMNS = "from indicator value source quality note".split()
YEAR_1_2 = ("vmbo_bb vmbo_bb_kb vmbo_kb vmbo vmbo_gl_tl vmbo_tl_havo vmbo_havo vmbo_tl_havo_vwo vmbo_havo_vwo havo "
            "havo_vwo vwo").split()


def stocks():
    table, out = Source("participants.csv"), []

    def add(target, count, row, quality, note=""):
        out.append(dict(target=target, count=round(count), source=cite(row, "participants.csv"), quality=quality, note=note))

    def value(row):
        return float(row["value"])

    bao = table.row(date="2020-10-01", type="bao", level_or_track="", grade="")
    newcomers = 8300
    groups = rates_po.groups("2020", value(bao) - newcomers)
    for g, n in groups.items():
        add(f"po.bao.{g}", n, bao, "derived", "counted total less 8300 in newcomer groups, over groups by the age-by-group model")
    add("po.nieuwkomer", newcomers, bao, "assumption", "as in 2019; together with the groups this is the counted total of bao")
    sbo = table.row(date="2020-10-01", type="sbo", level_or_track="", grade="")
    add("po.sbo", value(sbo), sbo, "verbatim")

    duo = by_year("2019")
    cbs19 = {k: table.value(date="2019-10-01", type="vo (CBS)", level_or_track=k, grade="")
             for k in ("vwo leerjaar 3-6", "havo leerjaar 3-5", "algemene leerjaren 1-2-3")}
    scale = {"vwo": sum(duo["vwo", y] for y in (3, 4, 5, 6)) / cbs19["vwo leerjaar 3-6"],
             "havo": sum(duo["havo", y] for y in (3, 4, 5)) / cbs19["havo leerjaar 3-5"]}
    cbs = lambda track, grade: table.row(date="2020-10-01", type="vo (CBS)", level_or_track=track, grade=str(grade), sex="totaal")
    for year in (1, 2):
        row = cbs("algemene leerjaren 1-2-3", year)
        ours = sum(duo[k, year] for k in YEAR_1_2)
        part = ours / (ours + duo["int", year])
        target = "+".join([f"vo.{k}.{year}" for k in YEAR_1_2] + [f"vo.isk.{year}"])
        add(target, value(row) * part, row, "derived", f"CBS counts international programmes here: times {part:.5f} (DUO 2019)" + "; newcomer classes are counted here")
    row = cbs("algemene leerjaren 1-2-3", 3)
    add("vo.havo_vwo.3", value(row), row, "verbatim", "CBS general year 3; DUO 2019 counts the same pupils as havo/vwo 3")
    for track, name in (("vmbo_bb", "vmbo-bb"), ("vmbo_kb", "vmbo-kb"), ("vmbo_gl", "vmbo-gl"), ("vmbo_tl", "vmbo-tl"), ("havo", "havo"), ("vwo", "vwo")):
        for year in {"havo": (3, 4, 5), "vwo": (3, 4, 5, 6)}.get(track, (3, 4)):
            row, s = cbs(name, year), scale.get(track, 1)
            add(f"vo.{track}.{year}", value(row) * s, row, "derived" if s != 1 else "verbatim",
                f"CBS counts international programmes here: times DUO/CBS 2019 = {s:.5f}" if s != 1 else "CBS and DUO count the same in 2019")
    for year in range(1, 7):
        row = cbs("pro", year)
        add(f"vo.pro.{year}", value(row), row, "verbatim")
    for mode, name, sbb in (("bol", "bol-voltijd", 372384), ("bbl", "bbl", 129520)):
        new = table.row(date="2020-10-01", type=name, level_or_track="niveau 1-4", sex="totaal", note="published in thousands, one decimal")
        old = table.value(date="2019-10-01", type=name, level_or_track="niveau 1-4", sex="totaal", note="published in thousands, one decimal")
        add("+".join(f"mbo.{n}.{mode}" for n in (1, 2, 3, 4)), sbb * value(new) / old, new, "derived",
            f"2019 stock ({sbb}, by level) times the growth of the OCW series, {old:.0f} to {value(new):.0f}")
    hbo = table.row(date="2020-10-01", sector="hbo", type="ingeschrevenen (DUO)")
    parts = {k: sum(float(r["value"]) for r in table.rows if r["date"] == "2020-10-01" and r["sector"] == "hbo" and r["type"] == k)
             for k in ("associate degree", "bachelor", "master")}
    for course, k in (("hbo.ad", "associate degree"), ("hbo.ba", "bachelor"), ("hbo.ma", "master")):
        add(course, value(hbo) * parts[k] / sum(parts.values()), hbo, "derived", "counted total, over programmes by the DUO counts by programme (cells below 5 missing)")
    wo = table.row(date="2020-10-01", sector="wo", type="ingeschrevenen (DUO)")
    ba, ma = (table.value(date="2020-10-01", sector="wo", type=f"{k} (afgeleid uit aandeel internationaal)") for k in ("bachelor", "master"))
    for course, n in (("wo.ba", ba), ("wo.ma", ma)):
        add(course, value(wo) * n / (ba + ma), wo, "derived", "counted total, over bachelor and master by the shares of international students (1 percent error)")
    return out


def moves():
    t = Source("transitions.csv")
    repeat = t.row(period="2019/20 -> 2020/21", indicator="zittenblijven")
    out = [{"from": "vo", "indicator": "repeaters_share", "value": float(repeat["value"]) / 100, "source": cite(repeat, "transitions.csv"), "quality": "verbatim",
            "note": "includes newcomers who stay in year 1"}]
    for track, name in (("vo.vmbo_gl.4", "vmbo-gl"), ("vo.havo.5", "havo"), ("vo.vwo.6", "vwo")):
        row = t.row(period="2019/20", indicator="slaagpercentage zonder centraal examen", from_state=name)
        out.append({"from": track, "indicator": "exam_pass_share", "value": round(float(row["value"]) / 100, 5), "source": cite(row, "transitions.csv"), "quality": "verbatim", "note": "school exams only"})
    bb = t.row(period="2018/19", indicator="slaagpercentage", from_state="vmbo-bb", group="")
    plus = t.row(period="2019/20 minus 2018/19", indicator="verschil slaagpercentage door vervallen centraal examen", from_state="vmbo-bb")
    out.append({"from": "vo.vmbo_bb.4", "indicator": "exam_pass_share", "value": round((float(bb["value"]) + float(plus["value"])) / 100, 5), "source": cite(plus, "transitions.csv"), "quality": "derived",
                "note": "2018/19 plus the published difference"})
    sat, passed = (t.value(period="2019/20", indicator=i, from_state="vmbo", group="leeftijd totaal") for i in ("examenkandidaten naar leeftijd", "geslaagden naar leeftijd"))
    row = t.row(period="2019/20", indicator="geslaagden naar leeftijd", from_state="vmbo", group="leeftijd totaal")
    for track in ("vo.vmbo_kb.4", "vo.vmbo_tl.4"):
        out.append({"from": track, "indicator": "exam_pass_share", "value": round(passed / sat, 5), "source": cite(row, "transitions.csv"), "quality": "derived", "note": "share of all vmbo candidates"})
    return out
