# SPDX-License-Identifier: EUPL-1.2
"""Rewrites every table of the Dutch system and of its population of 1 October 2019.

    python3 derive.py            rewrites all tables
    python3 derive.py --check    fails when a table is out of date or a sum is wrong; writes nothing
"""
import sys

sys.dont_write_bytecode = True

import align
import calendar_nl
import composition
import inflow
import locations
import moves
import parameters
import places
import stocks
from checks import check_all
from common import NL, NL2019, SOURCES, table_text


def kind_totals(stock_rows, place_rows):
    hosts = {p["place"]: p["locations"] for p in place_rows}
    totals = {}
    for r in stock_rows:
        totals[hosts[r["place"]]] = totals.get(hosts[r["place"]], 0) + r["count"]
    return totals


def tables():
    place_rows, move_rows, stock_rows = places.rows(), moves.rows(), stocks.rows()
    hosts, location_places = locations.build(kind_totals(stock_rows, place_rows))
    return {
        NL / "places.csv": (places.COLUMNS, place_rows),
        NL / "moves.csv": (moves.COLUMNS, move_rows),
        NL / "growth.csv": (parameters.GROWTH_COLUMNS, parameters.growth()),
        NL / "closures.csv": (calendar_nl.CLOSURE_COLUMNS, calendar_nl.closures()),
        NL / "holidays.csv": (calendar_nl.HOLIDAY_COLUMNS, calendar_nl.holidays()),
        NL / "distance.csv": (parameters.DISTANCE_COLUMNS, parameters.distance()),
        NL / "costs.csv": (parameters.COST_COLUMNS, parameters.costs()),
        NL / "staff.csv": (parameters.STAFF_COLUMNS, parameters.staff()),
        NL / "market.csv": (parameters.MARKET_COLUMNS, parameters.market()),
        NL / "diplomas.csv": (parameters.DIPLOMA_COLUMNS, parameters.diplomas()),
        NL / "advice.csv": (parameters.ADVICE_COLUMNS, parameters.advice()),
        NL / "measures.csv": (parameters.MEASURE_COLUMNS, parameters.measures()),
        NL / "parameters.csv": (parameters.COLUMNS, parameters.rows()),
        NL2019 / "population.csv": (["key", "value"], composition.population()),
        NL2019 / "stocks.csv": (stocks.COLUMNS, stock_rows),
        NL2019 / "locations.csv": (locations.COLUMNS, hosts),
        NL2019 / "location_places.csv": (locations.PLACE_COLUMNS, location_places),
        NL2019 / "births.csv": (inflow.BIRTH_COLUMNS, inflow.births()),
        NL2019 / "inflow.csv": (inflow.INFLOW_COLUMNS, inflow.inflow()),
        NL2019 / "composition.csv": (composition.COLUMNS, composition.rows()),
        NL2019 / "align-2020-10-01.csv": (align.STOCK_COLUMNS, align.stocks()),
        NL2019 / "align-moves-2020.csv": (align.MOVE_COLUMNS, align.moves())}


def main(arguments):
    made = tables()
    check_all({path.name: rows for path, (_, rows) in made.items()})
    texts = {path: table_text(columns, rows) for path, (columns, rows) in made.items()}
    texts[NL / "effects.csv"] = (SOURCES / "effects.csv").read_text(encoding="utf-8")
    if "--check" in arguments:
        stale = [str(p.name) for p, t in texts.items() if not p.exists() or p.read_text(encoding="utf-8") != t]
        if stale:
            raise SystemExit("out of date: " + ", ".join(stale) + "; run derive.py")
        print(f"{len(texts)} tables are up to date, all sums hold")
        return
    for path, text in texts.items():
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    print(f"wrote {len(texts)} tables")


if __name__ == "__main__":
    main(sys.argv[1:])
