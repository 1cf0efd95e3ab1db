"""Cells of tables that stay in their cell: no tab, no line break, no quotation mark that opens.

Formulas: a spreadsheet runs a cell that begins with =, +, - or @. In CSV (`csv_line`), which is
what people open in one, such text gets an apostrophe in front, as spreadsheets themselves write
text; numbers are left alone. The tab-separated formats are for programs and keep the words.
"""

import csv
import re
from collections.abc import Iterable
from datetime import date
from io import StringIO

Cell = str | int | float | date | bool | None
_BREAKS = re.compile(r"[\s\x00-\x1f\x7f\x85\u2028\u2029]+")
_FORMULA = ("=", "+", "-", "@")
LIST = "; "
"""What parts the values of a cell with several."""


def one_line(text: str) -> str:
    """Return text on one line, without characters that end a cell."""
    return _BREAKS.sub(" ", text).strip()


def cell(value: Cell, *, missing: str = "") -> str:
    """Return a value as a cell of a tab-separated table; straight quotation marks become '."""
    if value is None or value == "":
        return missing
    if isinstance(value, float):
        return f"{value:g}" if abs(value) < 1e6 else repr(value)
    return one_line(str(value)).replace('"', "'") or missing


def degrees(value: float | None) -> str | None:
    """Return degrees with the digits that they have."""
    return None if value is None else f"{value:.4f}".rstrip("0").rstrip(".")


def listed(values: Iterable[str | None], *, missing: str = "None") -> str | None:
    """Return several values in one cell, in order, so that lists of one row stay parallel."""
    found = [one_line(value).replace(";", ",") if value else missing for value in values]
    return LIST.join(found) if found else None


def tab_line(cells: Iterable[Cell], *, missing: str = "") -> str:
    """Return a row of a tab-separated table with its line end."""
    return "\t".join(cell(value, missing=missing) for value in cells) + "\n"


def csv_line(cells: Iterable[Cell]) -> str:
    """Return a row of a CSV table (RFC 4180 quoting) with its line end."""
    line = StringIO()
    csv.writer(line, lineterminator="\n").writerow([_plain(value) for value in cells])
    return line.getvalue()


def _plain(value: Cell) -> str | int | float:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int | float):
        return value
    text = one_line(value)
    return f"'{text}" if text.startswith(_FORMULA) else text
