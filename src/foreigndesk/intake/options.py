"""What can be asked of intake, and what comes out of it: a report taken in or a source refused."""

from datetime import date

from msgspec import Struct

from foreigndesk.errors import IntakeError
from foreigndesk.intake.report import Report


class IntakeOptions(Struct, frozen=True, kw_only=True):
    """How sources are to be read; a field that is not named is found by its usual names.

    `default_date` is the publication day of a report that names none. `encoding` overrides what
    the bytes tell. `any_language` takes in texts that are plainly not English. A line above
    `max_line` characters and a page or text above `max_file` bytes are refused unread.
    """

    text_field: str | None = None
    title_field: str | None = None
    date_field: str | None = None
    url_field: str | None = None
    publisher_field: str | None = None
    id_field: str | None = None
    default_date: date | None = None
    encoding: str | None = None
    any_language: bool = False
    max_line: int = 2_000_000
    max_file: int = 64_000_000


class Origin(Struct, frozen=True, kw_only=True):
    """Where a report came from.

    `place` is for messages ("wire.jsonl:17"). `key` is the identity of the source, by which a
    report whose text changed is known as a new version of the old one: its URL, else its id field,
    else the file's name below the working folder, with "#line" where a file holds several.
    """

    place: str
    key: str


class Taken(Struct, frozen=True, kw_only=True):
    """A report that was taken in."""

    report: Report
    origin: Origin


class Refused(Struct, frozen=True, kw_only=True):
    """A source, or a part of one, that was not taken in, and why."""

    origin: Origin
    error: IntakeError


Intaken = Taken | Refused
"""What `take_in` yields, one for each report or refusal."""


class Draft(Struct, frozen=True, kw_only=True):
    """A report as a source tells it, before its date, language and text are checked.

    `published` may be in any of the forms of `dates.parse_day`; `undated` says where a date was
    looked for, for the message. `name` is the source's own id of the report.
    """

    text: str
    published: date | str | float | None = None
    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    dateline: str | None = None
    name: str | None = None
    undated: str = "none was found in it"
