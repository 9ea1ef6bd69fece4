# SPDX-License-Identifier: EUPL-1.2
"""births.csv and inflow.csv: who enters the system, by birth and from outside."""
from common import OWN, Source, cite

BIRTH_COLUMNS = "year count variant low high source quality note".split()
INFLOW_COLUMNS = ("place first_year last_year per_year low high age_low age_high girls_share kind term "
                  "source quality note").split()
LAST = 2036
LAST_OBSERVED = 2019  # of 2020 a part is after 1 October, which nothing may know of
FORECAST_YEARS = "gemiddeld 2019-2030"
OLDER_FORECAST = "CBS Bevolkingsprognose 2017-2060"


def mean_forecast(table):
    """Births a year, on average 2019-2030, in the forecast of December 2019."""
    return table.value(date=FORECAST_YEARS, indicator="levend geboren kinderen", variant="CBS Kernprognose 2019-2060")


def births():
    table, out = Source("population.csv"), []

    def born(year, variant="waargenomen"):
        return table.row(date=str(year), indicator="levend geboren kinderen", variant=variant)

    for year in range(2010, LAST_OBSERVED + 1):
        row = born(year)
        out.append(dict(year=year, count=int(float(row["value"])), variant="observed", low="", high="", source=cite(row, "population.csv"), quality="verbatim", note=""))
    # a straight line from 2019 that has the mean of the forecast over 2019-2030, then the fall of the older forecast
    start = out[-1]["count"]
    rise = 2 * (mean_forecast(table) - start) / (2030 - LAST_OBSERVED)
    fall = (float(born(2040, OLDER_FORECAST)["value"]) - float(born(2030, OLDER_FORECAST)["value"])) / 10
    for year in range(LAST_OBSERVED + 1, LAST + 1):
        count = round(start + rise * (min(year, 2030) - LAST_OBSERVED) + fall * max(0, year - 2030))
        spread = 0.03 + 0.008 * (year - 2021)
        out.append(dict(year=year, count=count, variant="forecast", low=round(count * (1 - spread * 1.3)), high=round(count * (1 + spread)),
                        source="CBS Kernprognose 2019-2060 (dec 2019), 185 thousand a year on average 2019-2030 (population.csv)", quality="assumption",
                        note="our path: a straight line from 2019 as observed with that average"
                             if year <= 2030 else "our path: from 2030 down as between 2030 and 2040 in CBS StatLine 83787NED (dec 2017)"))
    return out


# place, term, a year, low, high, ages, girls, kind, note
NEWCOMER = "CBS StatLine 7461bev, net change of cohorts (population.csv), and stock of newcomer classes (background.csv)"
ROWS = [
    ("vve.without.2", "autumn", 1050, 700, 1600, 2, 2, 0.49, "newcomer", NEWCOMER, "net migration before the second birthday: age 2 against births"),
    ("vve.without.2", "spring", 1050, 700, 1600, 2, 2, 0.49, "newcomer", NEWCOMER, "as above"),
    ("vve.without.3", "autumn", 900, 500, 1400, 3, 3, 0.49, "newcomer", NEWCOMER, "net of emigration this is about 1000 a year"),
    ("vve.without.3", "spring", 900, 500, 1400, 3, 3, 0.49, "newcomer", NEWCOMER, "as above"),
    ("po.nieuwkomer.1", "autumn", 5800, 3500, 8000, 4, 11, 0.48, "newcomer", NEWCOMER, "gross; emigration of 0.2 percent a year is a move"),
    ("po.nieuwkomer.1", "spring", 2800, 1800, 4000, 4, 11, 0.48, "newcomer", NEWCOMER, "as above"),
    ("po.sbo.4", "autumn", 420, 300, 600, 6, 9, 0.35, "newcomer", "OCW in Cijfers Leerlingstromen (transitions.csv)", "new in sbo less those who enter at 4"),
    ("po.so.3", "autumn", 650, 400, 900, 5, 8, 0.30, "newcomer", "OCW in Cijfers Leerlingstromen (transitions.csv)", "new in so less those who enter at 4"),
    ("vo.isk.1", "autumn", 4000, 2600, 5200, 12, 17, 0.42, "newcomer", NEWCOMER, "so that newcomer classes hold about 12000"),
    ("vo.isk.1", "spring", 2000, 1200, 2600, 12, 17, 0.42, "newcomer", NEWCOMER, "as above"),
    ("vo.int.1", "autumn", 870, 700, 1000, 11, 12, 0.5, "newcomer", "DUO Leerlingen VO per vestiging 2019", "stock of year 1"),
    ("vo.int.2", "autumn", 170, 100, 250, 12, 13, 0.5, "newcomer", "DUO Leerlingen VO per vestiging 2019", "replaces those who left"),
    ("vo.int.3", "autumn", 140, 80, 220, 13, 14, 0.5, "newcomer", "DUO Leerlingen VO per vestiging 2019", "as above"),
    ("vo.int.4", "autumn", 170, 100, 250, 14, 15, 0.5, "newcomer", "DUO Leerlingen VO per vestiging 2019", "as above"),
    ("vo.int.5", "autumn", 1130, 800, 1400, 15, 17, 0.5, "newcomer", "DUO Leerlingen VO per vestiging 2019", "start of the international baccalaureate"),
]
ADULT = "stock of mbo by level and mode (participants.csv); flows of adults are not published"
ADULTS = [
    ("mbo.1.bol.1", "autumn", 2700, 2000, 4500, 17, 30, 0.42, "returner", ADULT, "late newcomers and returners"),
    ("mbo.1.bbl.1", "autumn", 2650, 1800, 3500, 20, 45, 0.35, "adult", ADULT, ""),
    ("mbo.2.bol.1", "autumn", 5600, 3500, 8000, 17, 27, 0.45, "returner", ADULT, ""),
    ("mbo.2.bbl.1", "autumn", 9600, 6000, 12000, 19, 50, 0.36, "adult", ADULT, ""),
    ("mbo.3.bol.1", "autumn", 1500, 500, 3500, 17, 27, 0.52, "returner", ADULT, ""),
    ("mbo.3.bbl.1", "autumn", 13300, 10000, 19000, 19, 50, 0.42, "adult", ADULT, ""),
    ("mbo.4.bol.1", "autumn", 6500, 2500, 8000, 17, 27, 0.52, "returner", ADULT, ""),
    ("mbo.4.bbl.1", "autumn", 9900, 8000, 15000, 20, 50, 0.45, "adult", ADULT, ""),
    ("hbo.ba.1", "autumn", 11500, 7000, 15000, 19, 30, 0.52, "returner", "OnderwijsInCijfers Instroom hbo naar herkomst 2016 (transitions.csv)", "indirect inflow less gap years and international students"),
    ("hbo.ba.1", "autumn", 5500, 3500, 8000, 24, 50, 0.58, "adult", "participants.csv: 41452 part-time bachelor students in 2020", "part-time and dual"),
    ("hbo.ba.3", "autumn", 3500, 2000, 5500, 25, 50, 0.62, "adult", OWN, "shortened part-time courses"),
    ("hbo.ad.1", "autumn", 6300, 4500, 8000, 19, 50, 0.52, "adult", "participants.csv: 17367 students of associate degrees in 2020", "young programme that still grows"),
    ("hbo.ma.1", "autumn", 2700, 2200, 4500, 25, 50, 0.65, "adult", "participants.csv: hbo master students in 2020", ""),
    ("wo.ba.1", "autumn", 3000, 1500, 4500, 19, 30, 0.5, "returner", OWN, ""),
    ("wo.ma.1", "autumn", 5200, 3000, 7500, 22, 35, 0.55, "returner", OWN, "with a year or more between bachelor or hbo and master"),
]
ABROAD = {"hbo.ba.1": "hbo bachelor", "hbo.ma.1": "hbo master", "wo.ba.1": "wo bachelor", "wo.ma.1": "wo master"}


def inflow():
    out = []
    for place, term, n, low, high, a, b, girls, kind, source, note in ROWS + ADULTS:
        out.append(dict(place=place, first_year=2019 if term == "spring" else 2020, last_year=LAST, per_year=n, low=low, high=high, age_low=a, age_high=b,
                        girls_share=girls, kind=kind, term=term, source=source, quality="assumption",
                        note=(note + "; " if note else "") + "low and high are ours"))
    table = Source("population.csv")
    for place, programme in ABROAD.items():
        row = table.row(date="2020-10-01", indicator="instroom internationale diplomastudenten", age=programme)
        n = float(row["value"])
        out.append(dict(place=place, first_year=2020, last_year=LAST, per_year=int(n), low=round(n * 0.75), high=round(n * 1.3), age_low=18 if "ba" in place else 21,
                        age_high=22 if "ba" in place else 27, girls_share=0.53, kind="international", term="autumn", source=cite(row, "population.csv"),
                        quality="verbatim", note="inflow observed on 1 October 2020 (rounded to hundreds), held constant; low and high are ours"))
    return sorted(out, key=lambda r: (r["place"], r["kind"], r["term"]))
