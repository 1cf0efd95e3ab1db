"""The stage's output type: one dated news report, its text and the parts of that text.

Offsets everywhere are half-open `[start, end)` code points into `Report.text`.
"""

import hashlib
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from msgspec import Struct


class Span(NamedTuple):
    """A half-open stretch `[start, end)` of code points of one report's text."""

    start: int
    end: int

    def covers(self, other: "Span") -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Whether the two spans share at least one code point."""
        return self.start < other.end and other.start < self.end

    def of(self, text: str) -> str:
        """Return the words this span marks in `text`."""
        return text[self.start : self.end]


class BlockRole(StrEnum):
    """What a block of a report's text is; only `TITLE`, `HEADING` and `PARAGRAPH` are read."""

    METADATA = "metadata"  # "date 2025-05-05", a byline, an agency slug
    TITLE = "title"
    KICKER = "kicker"  # the one- or two-word label over a section ("Support", "What's the story")
    HEADING = "heading"  # the section's own headline, a sentence in headline style
    DATELINE = "dateline"  # "NEW DELHI, May 5 (Agency) —"
    PARAGRAPH = "paragraph"


class Block(Struct, frozen=True, kw_only=True):
    """A stretch of a report's text and its role; blocks are ordered and never overlap."""

    role: BlockRole
    start: int
    end: int

    @property
    def span(self) -> Span:
        """The block's span in the report's text."""
        return Span(self.start, self.end)


class Section(Struct, frozen=True, kw_only=True):
    """One section of a brief: its kicker and heading (either may be absent) and its extent."""

    start: int
    end: int
    kicker: str | None = None
    heading: str | None = None


class Report(Struct, frozen=True, kw_only=True):
    """One dated news report.

    `id` is a hash of the content, so the same report has the same id on every machine; make
    reports with `build_report`, which computes it. `published` is the publication day.
    `dateline` is the place named by the dateline, `language` an ISO 639-1 code or None if unknown.
    """

    id: str
    published: date
    text: str
    title: str | None = None
    blocks: tuple[Block, ...] = ()
    sections: tuple[Section, ...] = ()
    publisher: str | None = None
    url: str | None = None
    language: str | None = None
    dateline: str | None = None


def report_id(
    *, text: str, published: date, title: str | None, publisher: str | None, url: str | None
) -> str:
    """Return the content id of a report: "r" and 16 hexadecimal digits (64 bits of BLAKE2b)."""
    parts = (published.isoformat(), title or "", publisher or "", url or "", text)
    digest = hashlib.blake2b(digest_size=8)
    for part in parts:
        encoded = part.encode("utf-8", "surrogatepass")
        digest.update(len(encoded).to_bytes(8, "big"))
        digest.update(encoded)
    return "r" + digest.hexdigest()
