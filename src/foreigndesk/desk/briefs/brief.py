"""A brief in the form of a news desk: headline, label, sections; each sentence with its facts."""

from datetime import date

from msgspec import Struct


class Fact(Struct, frozen=True, kw_only=True):
    """What bears a sentence out: entries that `why` opens, and the words of the report.

    `start` and `end` are code points of the report's text.
    """

    report: str
    start: int
    end: int
    words: str
    happening: str | None = None
    event: str | None = None
    statements: tuple[str, ...] = ()


class Line(Struct, frozen=True, kw_only=True):
    """A sentence, headline or heading of a brief.

    `how` is "extracted" (words of a report), "edited" (the same with the `edits` listed, each
    "old → new") or "assembled" (from recorded fields). `status` and `historical` are those of the
    act it tells; `reports` and `voices` count who tells of it, independent ones apart.
    """

    text: str
    how: str
    facts: tuple[Fact, ...]
    status: str = "happened"
    historical: bool = False
    edits: tuple[str, ...] = ()
    reports: int = 1
    voices: int = 1


class Part(Struct, frozen=True, kw_only=True):
    """A section: its kicker, its heading (None over the lead) and its sentences."""

    kicker: str
    heading: Line | None
    lines: tuple[Line, ...]


class Source(Struct, frozen=True, kw_only=True):
    """A report that a brief rests on, with its number among the reference marks."""

    number: int
    report: str
    published: date
    publisher: str | None
    title: str | None
    url: str | None


class Brief(Struct, frozen=True, kw_only=True):
    """A brief of a story, an actor, a pair or a day, as of a publication day.

    `headline` is None, and `parts` is empty, where the desk has nothing to tell; `published` is
    None where it has no report at all, so that there is no day to date it by.
    """

    about: str
    published: date | None
    headline: Line | None
    parts: tuple[Part, ...]
    sources: tuple[Source, ...]
    happenings: int = 0
    considered_reports: int = 0

    @property
    def title(self) -> str:
        """The words of the headline, or that there is nothing to tell."""
        if self.headline is not None:
            return self.headline.text
        nothing = f"Nothing on {self.about}"
        return nothing if self.published else f"{nothing}: the desk has no reports"

    @property
    def lines(self) -> tuple[Line, ...]:
        """Every sentence, headline and heading, in order."""
        heads = (self.headline,) if self.headline else ()
        under = (
            line
            for part in self.parts
            for line in ((part.heading, *part.lines) if part.heading else part.lines)
        )
        return (*heads, *under)

    def number(self, report: str) -> int | None:
        """Return the reference mark of a report; None for one that is no source."""
        return next((one.number for one in self.sources if one.report == report), None)
