"""What a brief is made of: happenings, their acts, and the records of their reports."""

from collections.abc import Mapping, Sequence
from datetime import date

from msgspec import Struct

from foreigndesk.desk.acts import Act
from foreigndesk.desk.happening import Happening
from foreigndesk.desk.select import Selector
from foreigndesk.record.entries import Record


class Subject(Struct, frozen=True, kw_only=True):
    """What a brief is about, in words, and how it is laid out.

    `sides` are the actors meant (one for an actor, two for a pair), empty for a story or a day.
    `day` is set for the brief of a day, `as_of` the last publication day that counts.
    """

    about: str
    as_of: date
    sides: tuple[Selector, ...] = ()
    day: date | None = None
    sections: int = 5


class Material(Struct, frozen=True, kw_only=True):
    """Happenings to choose from; acts by event id; records by report id."""

    happenings: Sequence[Happening]
    acts: Mapping[str, Act]
    records: Mapping[str, Record]
