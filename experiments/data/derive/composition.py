# SPDX-License-Identifier: EUPL-1.2
"""composition.csv and population.csv: who the children are, and what this population is."""
from common import OWN, Source, cite

COLUMNS = "attribute category share low high source quality note".split()


def rows():
    t = Source("background.csv")
    out = []
    for category, dutch, spread in (("low", "laagopgeleid", 0.03), ("middle", "middelbaar opgeleid", 0.05), ("high", "hoogopgeleid", 0.05)):
        row = next(r for r in t.rows if r["dimension"] == "onderwijsniveau ouders" and r["category"] == dutch)
        share = float(row["value"]) / 100
        out.append(dict(attribute="education", category=category, share=round(share, 4), low=round(share - spread, 4), high=round(share + spread, 4), source=cite(row, "background.csv"), quality="verbatim",
                        note="children born in 2006, measured around birth; later cohorts have more highly educated parents: the range is ours"))
    row = next(r for r in t.rows if r["date"] == "2019-10-01" and r["dimension"] == "migratieachtergrond" and r["indicator"] == "aandeel" and r["type"] == "bao")
    share = float(row["value"])
    out.append(dict(attribute="background", category="dutch", share=round(1 - share, 4), low="", high="", source=cite(row, "background.csv"), quality="verbatim", note="bao pupils 1 October 2019"))
    out.append(dict(attribute="background", category="migrant", share=share, low="", high="", source=cite(row, "background.csv"), quality="verbatim", note="bao pupils 1 October 2019"))
    out.append(dict(attribute="odds_ratio", category="low_given_migrant", share=3.5, low=2.5, high=5.0, source=OWN, quality="assumption", note="odds of low against middle, migrant against dutch"))
    out.append(dict(attribute="odds_ratio", category="high_given_migrant", share=0.65, low=0.45, high=0.9, source=OWN, quality="assumption", note="odds of high against middle, migrant against dutch"))
    return out


def population():
    return [dict(key=k, value=v) for k, v in (("system", "nl"), ("date", "2019-10-01"), ("first_school_year", "2019"),
                                              ("label_nl", "Nederland, 1 oktober 2019"), ("label_en", "The Netherlands, 1 October 2019"))]
