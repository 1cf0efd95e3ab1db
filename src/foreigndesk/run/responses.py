"""The response table of a happening, an event, or words that find one, out of a desk file."""

from collections.abc import Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from foreigndesk.desk.acts import Act
from foreigndesk.desk.happening import Happening
from foreigndesk.desk.happenings import lone_happening
from foreigndesk.desk.responses.among import absent_of
from foreigndesk.desk.responses.gather import response_table
from foreigndesk.desk.responses.matching import window
from foreigndesk.desk.responses.rows import Absent, Response
from foreigndesk.desk.select import parse_selector
from foreigndesk.errors import EntryUnknown
from foreigndesk.store import DeskReader
from foreigndesk.store.responses import named_by_words, told_of


class Responses(Struct, frozen=True, kw_only=True):
    """Who responded to a happening, and who of a set has not.

    `found` is how the happening was found ("by id", "by words"); `others` are further happenings
    that the words would find, as (id, evidence). `as_of` is the last publication day that was
    looked at: of the desk, or the end of the happening's window (`desk.responses.matching`).
    """

    happening: Happening
    found: str
    rows: tuple[Response, ...]
    as_of: date
    absent: tuple[Absent, ...] = ()
    others: tuple[tuple[str, str], ...] = ()


def responses_to(reader: DeskReader, what: str, among: str | None = None) -> Responses:
    """Return the responses to a happening.

    `what` is the id of a happening or of an event (or the beginning of one), or words that all
    occur in what tells it; `among` a selector (`desk.select`) of those who might be expected to
    respond.

    Raises:
        EntryUnknown: nothing has such an id or such words.
        EntryAmbiguous: several ids begin so.
        SelectorInvalid: `among` is no selector.
    """
    selector = parse_selector(among) if among is not None else None
    happening, found, others = happening_for(reader, what)
    with reader.lent() as connection:
        told = told_of(connection, happening)
    rows = response_table(happening, told.links, told.acts, told.voices)
    last = window(happening)[1]
    as_of = min(told.as_of or last, last)
    absent = absent_of(happening, rows, selector, as_of) if selector is not None else ()
    return Responses(
        happening=happening, found=found, rows=rows, as_of=as_of, absent=absent, others=others
    )


def happening_for(
    reader: DeskReader, what: str
) -> tuple[Happening, str, tuple[tuple[str, str], ...]]:
    """Return the happening that an id or words mean, how it was found, and what else they find.

    An event of a desk whose reports are not joined yet stands for itself.

    Raises:
        EntryUnknown: nothing has such an id or such words.
        EntryAmbiguous: several ids begin so.
    """
    if _looks_like_id(what):
        return _by_id(reader, what), "by id", ()
    with reader.lent() as connection:
        found = named_by_words(connection, what)
    if not found:
        raise EntryUnknown(found=what, kind="happening")
    return reader.happening(found[0][0]), "by words", tuple(found[1:])


def _looks_like_id(what: str) -> bool:
    return len(what) > 1 and what[0] in "eh" and set(what[1:]) <= set("0123456789abcdef")


def _by_id(reader: DeskReader, what: str) -> Happening:
    try:
        return reader.happening(what)
    except EntryUnknown:
        if not what.startswith("e"):
            raise
    whole, _ = reader.entry(what)
    try:
        return reader.happening(whole)
    except EntryUnknown:
        return _of_one(reader.acts([whole]), whole)


def _of_one(acts: Sequence[Act], event: str) -> Happening:
    """Return an event as a happening of its own."""
    if not acts:
        raise EntryUnknown(found=event, kind="event")
    return replace(lone_happening(acts[0]), id=event)
