"""The rows of a response table: who responded to a happening, and who of a set has not."""

from datetime import date

from msgspec import Struct

from foreigndesk.desk.responses.links import Link


class Utterance(Struct, frozen=True, kw_only=True):
    """One response as one report tells it, and why it belongs to the happening.

    `rung` reckons with who did it and to whom; otherwise as `links.Link`.
    """

    rung: str
    link: Link
    reason: str
    confidence: float


class Response(Struct, frozen=True, kw_only=True):
    """How one responder answered a happening, over all reports.

    `who` is the responder's name, or the words for an open-ended set, whose named `members` have
    rows of their own too. `rungs` are strongest first. `first_day` is the earliest day of a
    response as a report tells it, `first_published` the earliest publication day of a report that
    tells one. `words`, `per`, `account`, `report` and `entry` (the id that `why` opens) are those
    of the strongest response, `channel` of the strongest whose channel is told; `utterances` has
    all, strongest first. `voices` counts the independent voices that tell of the responder's
    answer; `confirmed` means two or more.
    """

    happening: str
    who: str
    key: str
    country: str | None
    sector: str | None
    open_set: bool
    members: tuple[str, ...]
    rungs: tuple[str, ...]
    first_day: date | None
    first_published: date
    channel: str | None
    words: str
    account: str
    per: tuple[str, ...]
    report: str
    entry: str
    voices: int
    confirmed: bool
    reason: str
    confidence: float
    utterances: tuple[Utterance, ...]


class Absent(Struct, frozen=True, kw_only=True):
    """One of a set with no response in the record as of a day (the last publication day).

    `others` are names of its people who are no part of its government but did respond.
    """

    happening: str
    who: str
    country: str | None
    as_of: date
    others: tuple[str, ...] = ()

    @property
    def says(self) -> str:
        """The absence in words, for it is one of the record and not of the world."""
        return f"no response in the record as of {self.as_of}"
