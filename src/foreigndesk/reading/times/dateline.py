"""The day it was where the report was written, which its words reckon from.

Agencies file across time zones and archives stamp another day than the dateline's: "BEIJING,
Aug. 13 (Xinhua)" in a file of the 14th; "he said here Saturday" in one stamped Friday.
"""

import re
from datetime import date, timedelta
from functools import cache

from foreigndesk.reading.times.lexicon import lexicon

_LEAD = 400  # code points in which a dateline, or the lead's own day, stands
_APART = 3  # days that a dateline and the stamp may lie apart


@cache
def _dateline() -> re.Pattern[str]:
    months = "|".join(sorted(lexicon().months, key=len, reverse=True))
    place = r"[A-Z][A-Z'.-]+(?: [A-Z][A-Z'.-]+)*(?:, [A-Z][A-Za-z .]+)?"
    return re.compile(
        rf"^\s*{place},\s+(?P<month>(?i:{months}))\b\.?\s+(?P<day>\d{{1,2}})\s*(?:\(|--|—|–|_)",
        re.MULTILINE,
    )


@cache
def _today_here() -> re.Pattern[str]:
    days = "|".join(name for name in lexicon().weekdays if name.endswith("day"))
    return re.compile(
        rf"\b(?:here|said|announced|reported)(?: here)?(?: on)? (?P<weekday>{days})\b"
    )


def local_day(text: str, shadow: str, published: date) -> date:
    """Return the dateline's day if it names one near publication, else the lead's, else that.

    The lead's own day counts only where it is the day after the stamp, told in the past: a zone
    further east.
    """
    named = _dateline().search(text, 0, _LEAD)
    if named is not None:
        month = lexicon().months[named["month"].lower()]
        return _nearest(published, month, int(named["day"])) or published
    return (
        published
        if _today_here().search(shadow, 0, _LEAD) is None
        else _lead_day(shadow, published)
    )


def _nearest(published: date, month: int, day: int) -> date | None:
    for year in (published.year, published.year - 1, published.year + 1):
        try:
            named = date(year, month, day)
        except ValueError:
            continue
        if abs((named - published).days) <= _APART:
            return named
    return None


def _lead_day(shadow: str, published: date) -> date:
    named = _today_here().search(shadow, 0, _LEAD)
    if named is None or published >= date.max - timedelta(days=1):
        return published
    following = published + timedelta(days=1)
    if lexicon().weekdays[named["weekday"]] == following.isoweekday():
        return following
    return published
