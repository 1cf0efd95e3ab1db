"""What stands over a text about itself: a brief's date line, or a header of "Name: value" lines."""

import re
from typing import NamedTuple

from foreigndesk.intake.lines import ends_sentence
from foreigndesk.intake.report import Span

_DATE_LINE = re.compile(
    r"\s*((?:[Dd]ate[ \t]+)?(\d{4}-\d{2}-\d{2}))(?:[ \t]+([^\r\n]*\S))?[ \t]*(?:[\r\n]|$)"
)
_NAMES = {
    "title": "title",
    "headline": "title",
    "date": "date",
    "published": "date",
    "publication date": "date",
    "source": "publisher",
    "publisher": "publisher",
    "outlet": "publisher",
    "url": "url",
    "link": "url",
    "author": "author",
    "byline": "author",
    "language": "language",
    "section": "section",
}
_NAME = "|".join(_NAMES)
_HEADER_LINE = re.compile(
    rf"[ \t]*(?P<name>{_NAME})[ \t]*(?P<colon>:)[ \t]*+(?P<value>[^\r\n]*+)(?:\r\n?|\n|$)",
    re.IGNORECASE,
)


class Header(NamedTuple):
    """The head of a text: what it says of itself, where, and where the rest begins.

    `values` has any of date, title, publisher, url; `marks` are the stretches that are no part of
    the story, `title` is the stretch of the title.
    """

    values: dict[str, str]
    marks: tuple[Span, ...]
    title: Span | None
    end: int


def header_of(text: str) -> Header:
    """Return the head of `text`; it is empty where the text begins with the story itself."""
    line = _DATE_LINE.match(text)
    if line and (line[1][0] in "dD" or not ends_sentence(line[3] or "")):  # else it is prose
        return _date_line(line)
    values: dict[str, str] = {}
    marks: list[Span] = []
    title: Span | None = None
    position = len(text) - len(text.lstrip())
    while found := _HEADER_LINE.match(text, position):
        role, value = _NAMES[found["name"].lower()], found["value"].rstrip()
        start, end = found.start("value"), found.start("value") + len(value)
        if role == "title" and value and title is None:
            title = Span(start, end)
            end = len(text[:start].rstrip())
        marks.append(Span(found.start("name"), max(end, found.end("colon"))))
        if value:
            values.setdefault(role, value)
        position = found.end()
    return Header(values, tuple(marks), title, position if marks else 0)


def _date_line(line: re.Match[str]) -> Header:
    values = {"date": line[2]} | ({"title": line[3]} if line[3] else {})
    title = Span(*line.span(3)) if line[3] else None
    return Header(values, (Span(*line.span(1)),), title, line.end())
