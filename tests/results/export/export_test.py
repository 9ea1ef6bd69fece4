#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""One number in every form: results file, compare, CSV, workbook, document and page hold the same.

Usage: export_test.py PROGRAM WRITER, at the top of the source tree; exit 77: skip.
"""
import csv
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as tree
import zipfile

try:
    import h5py
    import openpyxl
except ImportError as missing:
    print(missing)
    sys.exit(77)

program, writer = sys.argv[1:3]
failed = False


def check(condition, what):
    global failed
    if not condition:
        failed = True
    print("ok:" if condition else "FAILED:", what)


def run(*arguments, fails=None):
    done = subprocess.run([program, *map(str, arguments)], capture_output=True, text=True)
    if fails is None and done.returncode != 0:
        raise SystemExit(f"{arguments}: {done.stderr}")
    if fails is not None:
        check(done.returncode == fails, f"exit {fails} of {' '.join(map(str, arguments[:3]))}: {done.stderr.strip()[:90]}")
    return done.stdout


def key(row):
    return row["variant"], row["indicator"], int(row["year"]), row["place"], row["group"]


def same(a, b):
    a = None if a in ("", None) else float(a)
    b = None if b in ("", None) else float(b)
    return a is b is None or (a is not None and b is not None and abs(a - b) <= 1e-12 * max(1, abs(a)))


def enrolled_of_the_country(path, variant, year):
    """Mean over replicates of everybody in education on 1 October, straight from the file."""
    with h5py.File(path) as file:
        names = [n.decode() if isinstance(n, bytes) else n for n in file["variant"][...]]
        roles = [r.decode() if isinstance(r, bytes) else r for r in file["places/role"][...]]
        stock = file["replicates/stock"][names.index(variant)]  # replicate, date, place, cell
        sample = float(file.attrs["sample"])
        inside = [i for i, role in enumerate(roles) if role == "education"]
        at = year - int(file.attrs["first_year"])
        return float(stock[:, at, inside, :].sum(axis=(1, 2)).mean()) / sample


def text_of(document):
    root = tree.fromstring(zipfile.ZipFile(document).read("word/document.xml"))
    word = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    return root, ["".join(t.text or "" for t in p.iter(word + "t")) for p in root.iter(word + "p")]


def numbers_agree(folder):
    results = subprocess.run([writer, folder / "run", "plausible"], check=True, capture_output=True, text=True).stdout.strip()
    compared = {key(row): row for row in json.loads(run("compare", results, "--json"))}
    usual = {k for k in compared if k[3].count(".") < 2 or k[3].startswith("diploma.")}  # exports leave out single places
    check(len(usual) < len(compared), f"compare --json has single places too: {len(compared)} rows, {len(usual)} of them usual")
    run("export", results, "--csv", folder / "a.csv", "--xlsx", folder / "a.xlsx", "--docx", folder / "a.docx")
    run("report", results, "-o", folder / "a.html")

    with open(folder / "a.csv", newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    check({key(row) for row in rows} == usual, f"CSV has all {len(usual)} usual comparisons")
    numbers = ("level", "difference", "low", "high")
    check(all(same(row[n], compared[key(row)][n]) for row in rows for n in numbers), "CSV has the numbers of compare --json")

    book = openpyxl.load_workbook(folder / "a.xlsx")
    by_key, formulas = {}, 0
    for sheet in book:
        formulas += sum(cell.data_type == "f" for row in sheet.iter_rows() for cell in row)
        if sheet.title not in {row["indicator"] for row in rows}:
            continue
        for place, group, year, _, variant, level, difference, low, high, *_ in sheet.iter_rows(min_row=3, values_only=True):
            by_key[variant, sheet.title, year, place, group] = dict(level=level, difference=difference, low=low, high=high)
    check(by_key.keys() == usual, "the workbook has a sheet per indicator and every usual comparison")
    check(all(same(by_key[k][n], compared[k][n]) for k in usual for n in numbers), "workbook: the same numbers, as numbers")
    check(formulas == 0, "no text became a formula")
    charts = sum(len(sheet._charts) for sheet in openpyxl.load_workbook(folder / "a.xlsx"))
    check(any("chart" in name for name in zipfile.ZipFile(folder / "a.xlsx").namelist()), f"native charts ({charts} read back)")

    page = (folder / "a.html").read_text(encoding="utf-8")
    data = json.loads(re.search(r'id="explorer-data">(.*?)</script>', page, re.S).group(1))
    names = {k: [entry["name"] for entry in data[k]] for k in ("indicators", "places", "groups", "variants")}
    wrong = shown = 0
    for series in data["series"]:
        for i, year in enumerate(series["y"]):
            at = (names["variants"][series["v"][i]], names["indicators"][series["i"]], year + data["firstYear"],
                  names["places"][series["p"]], names["groups"][series["g"]])
            level, wanted = series["l"][i], compared[at]["level"]
            shown += 1
            if level is None or wanted is None:
                wrong += level is not wanted
            else:
                wrong += abs(level - wanted) > 1e-8 * max(1, abs(wanted))
    check(shown > 100 and wrong == 0, f"page: {shown} numbers to nine digits as compare --json")

    stocks = [row for k, row in compared.items() if k[1] == "enrolled" and k[3:] == ("all", "all") and row["level"] is not None]
    check(stocks and all(same(row["level"], enrolled_of_the_country(results, row["variant"], row["year"])) for row in stocks),
          f"{len(stocks)} stocks are those of the results file itself")

    root, paragraphs = text_of(folder / "a.docx")
    drawing = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
    images = list(root.iter(drawing))
    check(images and all(image.get("descr") for image in images), f"document: {len(images)} figures, each with alt text")
    check(any(p.startswith("Tabel 1. ") for p in paragraphs) and any(p.startswith("Figuur 1. ") for p in paragraphs),
          "document: numbered tables and captions")
    first = next(row for k, row in compared.items() if k[1] == "delay_sd" and k[3:] == ("all", "all") and row["difference"] is not None)
    year = first["year"]
    wanted = {f"{row['level']:.3f}".replace(".", ",") for k, row in compared.items()
              if k[1:] == ("delay_sd", year, "all", "all") and row["level"] is not None}
    check(wanted & set(paragraphs), f"document: a level of delay_sd as readers see it: {sorted(wanted)}")

    english = folder / "en.docx"
    run("--lang", "en", "export", results, "--docx", english)
    check(any(p.startswith("Table 1. ") for p in text_of(english)[1]), "document in English")


def plain(text):
    return re.sub(r"\s+", " ", text).strip()


def no_finding_is_cut(folder):
    """Every finding and every other certain difference that the page has is in workbook and document too."""
    results = folder / "run" / "results.h5"
    page = (folder / "a.html").read_text(encoding="utf-8")
    words = re.sub(r"<[^>]+>", "", page)
    headlines = [plain(re.sub(r"<[^>]+>", "", h)) for h in re.findall(r"<li><span class=\"theme\">.*?<strong>(.*?)</strong>", page)]
    check(len(headlines) > 3, f"the page has {len(headlines)} findings")
    told = plain(run("report", results, "-o", folder / "again.html"))
    check(all(h in told for h in headlines), "the terminal has every finding of the page")
    _, paragraphs = text_of(folder / "a.docx")
    check(all(any(h in plain(p) for p in paragraphs) for h in headlines), "document: every finding of the page")
    book = openpyxl.load_workbook(folder / "a.xlsx")
    cells = [plain(str(c.value)) for row in book.worksheets[0].iter_rows() for c in row if c.value]
    check(all(any(h in c for c in cells) for h in headlines), "workbook: every finding of the page")
    examined = [p for p in map(plain, paragraphs) if p.startswith("Onderzocht zijn ")]
    check(len(examined) == 1 and examined[0] in cells and examined[0] in plain(words), "all say how many differences were examined")
    others = int(re.search(r"“Andere uitkomsten die verschillen” \((\d+)\)", examined[0]).group(1))
    listed = [row for row in book["Andere uitkomsten"].iter_rows(min_row=4, values_only=True)]
    table = re.search(r'<details class="others[^>]*>(.*?)</details>', page, re.S).group(1)
    check(len(listed) == others and table.count("<tr>") == others + 1, f"all {others} other outcomes are listed, on page and sheet")
    check(all(row[1] in paragraphs for row in listed), "document: the other outcomes too")


# What one of a unit is in the unit of the CSV; names that are not here: the same.
SIZE = {"mln euro": 1e6, "million euro": 1e6, "%": 0.01}


def chart_tables(sheet):
    """Tables of the sheet with charts: title, labels of variants, rows of values."""
    table = None
    for title, *cells in sheet.iter_rows(values_only=True):
        if title and table is None:
            table = (title, [], [])
        elif table and not title and not table[1]:
            table[1].extend(c for c in cells if c is not None)
        elif table and title:
            table[2].append(cells[:len(table[1])])
        elif table:
            yield table
            table = None
    if table:
        yield table


def charts_have_the_unit_of_their_title(folder):
    results = folder / "run" / "results.h5"
    with open(folder / "a.csv", newline="", encoding="utf-8") as file:
        levels = {key(row): row for row in csv.DictReader(file)}
    indicators = {i["name"]: i for i in json.loads(run("indicators", "--json"))}
    for language, sheet_name in (("nl", "Grafieken"), ("en", "Charts")):
        path = folder / f"charts-{language}.xlsx"
        run("--lang", language, "export", results, "--xlsx", path)
        book = openpyxl.load_workbook(path)
        drawn = "".join(zipfile.ZipFile(path).read(name).decode() for name in zipfile.ZipFile(path).namelist()
                        if name.startswith("xl/charts/chart"))
        notes = [row[:2] for row in book.worksheets[0].iter_rows(values_only=True)]
        heading = notes.index(next(row for row in notes if row[0] in ("Varianten", "Variants")))
        names = {label: name for name, label in notes[heading + 1:] if name}
        seen = set()
        for title, labels, rows in chart_tables(book[sheet_name]):
            label, unit = re.fullmatch(r"(.*) \((.*)\), .*", title).groups()
            indicator = next(i["name"] for i in indicators.values() if i[f"label_{language}"].lower() == label.lower()
                             and (i["unit"] == "SD") == (unit == "SD"))
            place = next(p for p in ("vo", "all") if (names[labels[0]], indicator, None, p) in
                         {(k[0], k[1], None, k[3]) for k in levels} and (p == "all") == (indicator != "enrolled"))
            for column, variant in enumerate(labels):
                given = [float(row["level"]) for k, row in sorted(levels.items(), key=lambda kv: kv[0][2])
                         if k[:2] == (names[variant], indicator) and k[3:] == (place, "all") and row["level"]]
                shown = [row[column] * SIZE.get(unit, 1) for row in rows if row[column] is not None]
                check(len(given) == len(shown) > 0 and all(same(a, b) for a, b in zip(given, shown)),
                      f"{title}: {variant}: {len(shown)} values are in {unit}")
            check(title.split(" (")[0] in drawn and f"({unit})" in drawn, f"{title}: stands over the chart too")
            seen.add(indicator)
        check({"delay_weeks", "delay_sd", "cost_eur"} <= seen, f"charts of {sorted(seen)}")
    for sheet in openpyxl.load_workbook(folder / "charts-nl.xlsx"):
        if sheet.title in indicators:
            unit = re.search(r"\[(.*?)\]", sheet["A1"].value).group(1)
            check(unit not in SIZE, f"sheet {sheet.title}: its numbers are those of the CSV, its unit {unit}")


def nothing_is_lost(folder):
    results = folder / "run" / "results.h5"
    before = (folder / "a.csv").read_bytes()
    run("export", results, "--csv", folder / "a.csv", fails=2)
    check((folder / "a.csv").read_bytes() == before, "a file that is there is left alone")
    run("export", results, fails=2)
    run("export", results, "--csv", folder / "nowhere" / "a.csv", fails=3)
    run("export", results, "--csv", folder / "t.csv", "--threshold", "3", fails=2)
    check(not (folder / "t.csv").exists(), "a threshold that is too low writes nothing")
    left = sorted(p.name for p in folder.iterdir())
    check(not [n for n in left if n.endswith((".part", ".parts"))], f"nothing half-written is left: {left}")


def hostile_texts(folder):
    results = subprocess.run([writer, folder / "hostile", "hostile"], check=True, capture_output=True, text=True).stdout.strip()
    run("export", results, "--csv", folder / "h.csv", "--xlsx", folder / "h.xlsx", "--docx", folder / "h.docx")
    with h5py.File(results) as file:
        title = file.attrs["title"]
        title = title.decode() if isinstance(title, bytes) else title
    book = openpyxl.load_workbook(folder / "h.xlsx")
    check(book.worksheets[0]["A1"].value == title, "workbook: the title is as it is")
    check(not any(cell.data_type == "f" for sheet in book for row in sheet.iter_rows() for cell in row), "workbook: no formula")
    with open(folder / "h.csv", newline="", encoding="utf-8") as file:
        check(not any(cell[:1] in ("=", "+", "@") for row in csv.reader(file) for cell in row), "CSV: nothing begins a formula")
    _, paragraphs = text_of(folder / "h.docx")
    squeezed = re.sub(r"\s+", " ", title).strip()
    check(any(re.sub(r"\s+", " ", p).strip() == squeezed for p in paragraphs), "document: the title is as it is")


with tempfile.TemporaryDirectory() as temporary:
    for test in (numbers_agree, no_finding_is_cut, charts_have_the_unit_of_their_title, nothing_is_lost, hostile_texts):
        print(f"-- {test.__name__}")
        test(pathlib.Path(temporary))
sys.exit(failed)
