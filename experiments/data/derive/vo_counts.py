# SPDX-License-Identifier: EUPL-1.2
"""DUO counts of secondary education by our class types, for 1 October 2016, 2017 and 2019."""
from common import read

TYPES = {  # DUO's combined class types (participants.csv) -> our names
    "vmbo-bb": "vmbo_bb", "vmbo-bb/kb": "vmbo_bb_kb", "vmbo-kb": "vmbo_kb", "vmbo-alle": "vmbo",
    "vmbo-gl/tl": "vmbo_gl_tl", "vmbo-gl": "vmbo_gl", "vmbo-tl": "vmbo_tl",
    "vmbo-gt/havo": "vmbo_tl_havo", "vmbo-alle/havo": "vmbo_havo",
    "vmbo-gt/havo/vwo": "vmbo_tl_havo_vwo", "vmbo-alle/havo/vwo": "vmbo_havo_vwo",
    "havo": "havo", "havo/vwo": "havo_vwo", "vwo": "vwo", "pro": "pro", "internationaal": "int",
    "vavo_uitbesteed_vmbo": "vavo.vmbo", "vavo_uitbesteed_havo": "vavo.havo",
    "vavo_uitbesteed_vwo": "vavo.vwo"}

PROGRAMMES = {  # programme names of year 1-3 (duo_vo_leerjaar_2019.csv) -> our names
    "HAVO": "havo", "LWOO MAVO/Theor Lw": "vmbo_gl_tl", "MAVO/Theor Lw-VMBO": "vmbo_gl_tl",
    "LWOO Maritiem en techniek Algemeen Leerjaar": "vmbo",
    "VMBO Maritiem en techniek Algemeen Leerjaar": "vmbo",
    "Lj LWOO vb op Alle Lw": "vmbo", "Ljvb op VMBO-Alle Lw": "vmbo",
    "Lj LWOO vb op Bbg Lw": "vmbo_bb", "Ljvb op VMBO-BBg Lw": "vmbo_bb",
    "Lj LWOO vb op Bbg/Kbg Lw": "vmbo_bb_kb", "Ljvb op VMBO-Bbg/Kbg Lw": "vmbo_bb_kb",
    "Lj LWOO vb op Kbg Lw": "vmbo_kb", "Ljvb op VMBO-Kbg Lw": "vmbo_kb",
    "Lj LWOO vb op Gm Lw": "vmbo_gl_tl", "Ljvb op VMBO-Gm Lw": "vmbo_gl_tl",
    "Lj LWOO vb op Th/Gm Lw": "vmbo_gl_tl", "Ljvb op VMBO-Th/Gm Lw": "vmbo_gl_tl",
    "Ljvb op HAVO/VMBO-Alle Lw": "vmbo_havo", "Ljvb op HAVO/VMBO-Th/Gm Lw": "vmbo_tl_havo",
    "Ljvb op VWO/HAVO/VMBO-Alle Lw": "vmbo_havo_vwo",
    "Ljvb op VWO/HAVO/VMBO-Th/Gm Lw": "vmbo_tl_havo_vwo",
    "Ljvb op VWO/HAVO": "havo_vwo", "Ljvb op VWO": "vwo", "VWO-ATHENEUMSTROOM": "vwo",
    "VWO-GYMNASIUMSTROOM": "vwo"}

KINDS = {"HAVO lj 4-5": "havo", "VWO lj 4-6": "vwo", "VMBO BL lj 3-4": "vmbo_bb",
         "VMBO KL lj 3-4": "vmbo_kb", "VMBO GL lj 3-4": "vmbo_gl", "VMBO TL lj 3-4": "vmbo_tl",
         "Praktijkonderwijs alle vj": "pro", "Engelse Stroom": "int",
         "European Secondary School": "int", "Int. Baccelaureaat": "int",
         "VMBO uitbest. aan VAVO": "vavo.vmbo", "HAVO uitbest. aan VAVO": "vavo.havo",
         "VWO uitbest. aan VAVO": "vavo.vwo"}


def by_year(date):
    """{(class type, year of the course): pupils} on 1 October of `date` (a year, as text)."""
    counts = {}
    for r in read("participants.csv"):
        if r["date"] == f"{date}-10-01" and r["sector"] == "vo" and r["sex"] == "totaal" \
                and r["type"] in ("vo", "pro", "vavo_uitbesteed") and r["level_or_track"] in TYPES:
            counts[TYPES[r["level_or_track"]], int(r["grade"])] = int(float(r["value"]))
    return counts


def by_year_2020():
    """{(class type, year): pupils} on 1 October 2020 as far as CBS gives them, on the DUO definition of 2019."""
    duo, out, cbs, totals = by_year("2019"), {}, {}, {}
    for r in read("participants.csv"):
        if r["type"] == "vo (CBS)" and r["sex"] == "totaal":
            if r["date"] == "2020-10-01" and r["grade"].isdigit():
                cbs[r["level_or_track"], int(r["grade"])] = float(r["value"])
            if r["date"] == "2019-10-01" and not r["grade"]:
                totals[r["level_or_track"]] = float(r["value"])
    scale = {"vwo": sum(duo["vwo", y] for y in (3, 4, 5, 6)) / totals["vwo leerjaar 3-6"],
             "havo": sum(duo["havo", y] for y in (3, 4, 5)) / totals["havo leerjaar 3-5"]}
    for (track, year), n in cbs.items():
        if track in TYPES:
            out[TYPES[track], year] = n * scale.get(track, 1)
    out["havo_vwo", 3] = cbs["algemene leerjaren 1-2-3", 3]
    return out


def by_sex_2019():
    """{(class type, year): {"m": n, "f": n}} on 1 October 2019, straight from the DUO file."""
    counts = {}
    for r in read("duo_vo_leerjaar_2019.csv"):
        kind = KINDS.get(r["onderwijstype_duo"]) or PROGRAMMES[r["opleidingsnaam_duo"]]
        cell = counts.setdefault((kind, int(r["leerjaar"])), {"m": 0, "f": 0})
        cell["m" if r["geslacht"] == "m" else "f"] += int(r["leerlingen"])
    return counts
