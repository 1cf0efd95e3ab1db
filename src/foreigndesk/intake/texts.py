"""Plain text files: a brief with its date line, a text with a header, or a wire story."""

import re
from datetime import date
from pathlib import PurePath

from foreigndesk.intake.credits import day_in
from foreigndesk.intake.datelines import find_dateline
from foreigndesk.intake.dates import day_near
from foreigndesk.intake.headers import header_of
from foreigndesk.intake.layout import lay_out
from foreigndesk.intake.options import Draft, IntakeOptions
from foreigndesk.intake.report import BlockRole

_SOUGHT = (
    "no date line, header, line that is a date, dateline with a year, or date in the file's name"
)
_DATED_NAME = re.compile(r"(?<!\d)(\d{4}-\d{2}-\d{2})(?!\d)")
_NEAR_DAYS = 7  # a story is published within days of its dateline


def text_draft(text: str, name: str, options: IntakeOptions) -> Draft:
    """Return the draft of a plain text whose file is called `name`.

    Its day is looked for in the date line, in a header, in a line that is a date, in a dateline
    with a year, and in the file's name; a dateline without a year takes the year of
    `default_date` where the two are days apart.
    """
    header = header_of(text).values
    published = header.get("date") or _told_day(text, options.default_date) or _in_name(name)
    return Draft(
        text=text,
        published=published,
        title=header.get("title"),
        publisher=header.get("publisher"),
        url=header.get("url"),
        undated=_SOUGHT,
    )


def _in_name(name: str) -> str | None:
    found = _DATED_NAME.search(PurePath(name).name)
    return found[1] if found else None


def _told_day(text: str, near: date | None) -> date | str | None:
    """Return the day of a credit line, or of the dateline if its year can be had."""
    for block in lay_out(text).blocks:
        words = block.span.of(text)
        if block.role is BlockRole.METADATA and (day := day_in(words)):
            return day
        if block.role is BlockRole.DATELINE:
            found = find_dateline(words, 0, len(words))
            return _with_year(found.day, near) if found and found.day else None
    return None


def _with_year(found: str, near: date | None) -> date | str | None:
    if re.search(r"\d{4}", found):
        return found
    day = day_near(found, near) if near else None
    return day if day and near and abs((day - near).days) <= _NEAR_DAYS else None
