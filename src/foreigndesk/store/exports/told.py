"""What a row of an export is made of: a happening or an event with who, where and who says so."""

from collections.abc import Iterator
from datetime import date
from itertools import product

from msgspec import Struct

from foreigndesk.desk.acts import Count

JOINT = frozenset({"CONSULT", "AGREE", "COOPERATE"})
"""Types in which all actors do it together; without recipients each acts on each other."""
MOST_DYADS = 127
"""Pairs of one happening that a format with one actor a row gets: a number of seven bits."""


class Side(Struct, frozen=True, kw_only=True):
    """An actor or recipient. `raw` are the first words of its report that name it."""

    id: str
    key: str
    name: str
    country: str | None = None
    sectors: tuple[str, ...] = ()
    kind: str | None = None
    role: str | None = None
    wikidata: str | None = None
    raw: str | None = None
    start: int | None = None


class Story(Struct, frozen=True, kw_only=True):
    """The report that a row rests on, and who and what it names.

    `lead` is the length of its first paragraph, `length` of its text, in code points.
    """

    id: str
    published: date
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    language: str | None = None
    dateline: str | None = None
    lead: int | None = None
    length: int | None = None
    people: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    places: tuple[str, ...] = ()


class Told(Struct, frozen=True, kw_only=True):
    """A happening, by its best account, or an event of one report.

    `event` is the event whose evidence stands for it; `[start, end)` that evidence in its report;
    `sentence` the number of its sentence, from 1. `per` is the chain of statements, outermost
    first, `per_sources` who makes them. `members` are its events as (event id, report id).
    """

    id: str
    event: str
    type: str
    status: str
    historical: bool
    quad: int
    score: float
    story: Story
    mode: str | None = None
    cameo: str | None = None
    contexts: tuple[str, ...] = ()
    actors: tuple[Side, ...] = ()
    recipients: tuple[Side, ...] = ()
    starts: date | None = None
    ends: date | None = None
    time_value: str | None = None
    time_how: str | None = None
    place: str | None = None
    place_country: str | None = None
    geoname_id: int | None = None
    latitude: float | None = None
    longitude: float | None = None
    per: tuple[str, ...] = ()
    per_sources: tuple[str, ...] = ()
    anchor: str = ""
    evidence: str = ""
    start: int = 0
    end: int = 0
    sentence: int | None = None
    counts: tuple[Count, ...] = ()
    members: tuple[str, ...] = ()
    reports: int = 1
    voices: int = 1
    first_report: str = ""
    first_published: date = date.min
    last_published: date = date.min
    confidence: float = 1.0
    corrected: bool = False
    corrections: tuple[str, ...] = ()


class Dyad(Struct, frozen=True, kw_only=True):
    """One actor and one recipient of what is told, either of which may be missing."""

    told: Told
    number: int
    actor: Side | None
    recipient: Side | None


def dyads(told: Told) -> Iterator[Dyad]:
    """Yield one pair after the other: each actor with each recipient, or with each other actor.

    The latter where nobody is acted on and the type is one that is done together (a meeting).
    """
    pairs: list[tuple[Side | None, Side | None]]
    if told.type in JOINT and not told.recipients and len(told.actors) > 1:
        pairs = [(a, b) for a, b in product(told.actors, repeat=2) if a is not b]
    else:
        pairs = list(product(told.actors or (None,), told.recipients or (None,)))
    for number, (actor, recipient) in enumerate(pairs[:MOST_DYADS]):
        yield Dyad(told=told, number=number, actor=actor, recipient=recipient)


def number_of(id_: str, dyad: int) -> int:
    """Return a whole number (63 bits) for a pair of a happening or event, the same for ever.

    Its higher part is the beginning of the id: `f"h{number >> 7:014x}"` is what `why` opens.
    """
    return (int(id_[1:15], 16) << 7) | dyad
