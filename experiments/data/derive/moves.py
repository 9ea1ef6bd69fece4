# SPDX-License-Identifier: EUPL-1.2
"""moves.csv: all moves of the Dutch system."""
import moves_after
import moves_po
import moves_vo
from moves_core import COLUMNS, Moves  # noqa: F401 (COLUMNS is the header of the table)
from vo_counts import by_year

SBO_8, SO_8 = 7000, 5700  # pupils in the last year of sbo and so who go to secondary education in a year


def rows():
    table = Moves()
    moves_po.build(table, SBO_8, SO_8)
    moves_vo.build(table, moves_po.newcomers_by_type(by_year("2019")))
    moves_after.build(table)
    return table.rows
