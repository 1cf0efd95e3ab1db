"""One flat row a happening or event, for CSV and Parquet: everything we know, lists side by side.

CSV has a header, lists parted by "; ", and text that a spreadsheet would run as a formula with an
apostrophe in front (`cells`). Parquet has lists as lists and days as days.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from foreigndesk.store.exports.cells import Cell, csv_line, listed
from foreigndesk.store.exports.details import Need
from foreigndesk.store.exports.told import Side, Told


class Field(NamedTuple):
    """A column: name, kind (text, texts, whole, number, flag, day), meaning, how to get it."""

    name: str
    kind: str
    meaning: str
    get: Callable[[Told], Any]


NEEDS = Need.ACTORS


def _sides(part: str, get: Callable[[Told], tuple[Side, ...]]) -> tuple[Field, ...]:
    def of(read: Callable[[Side], str | None]) -> Callable[[Told], list[str | None]]:
        return lambda told: [read(side) for side in get(told)]

    return (
        Field(f"{part}s", "texts", f"names of the {part}s", of(lambda side: side.name)),
        Field(f"{part}_countries", "texts", "their countries", of(lambda side: side.country)),
        Field(
            f"{part}_sectors",
            "texts",
            "their primary PLOVER sectors",
            of(lambda side: side.sectors[0] if side.sectors else None),
        ),
        Field(f"{part}_roles", "texts", "their titles on the day", of(lambda side: side.role)),
        Field(f"{part}_keys", "texts", "keys that reports share", of(lambda side: side.key)),
    )


FIELDS = (
    Field("id", "text", "id of the happening or event", lambda told: told.id),
    Field("event_id", "text", "event whose evidence stands for it", lambda told: told.event),
    Field("type", "text", "PLOVER type", lambda told: told.type),
    Field("mode", "text", "PLOVER mode", lambda told: told.mode),
    Field("contexts", "texts", "PLOVER contexts", lambda told: list(told.contexts)),
    Field("quad", "whole", "PLOVER quad, 1 to 4", lambda told: told.quad),
    Field("score", "number", "PLOVER score, -10 to +10", lambda told: told.score),
    Field("cameo", "text", "CAMEO code", lambda told: told.cameo),
    Field("status", "text", "happened, ongoing, planned, ...", lambda told: told.status),
    Field("historical", "flag", "whether it is told as history", lambda told: told.historical),
    *_sides("actor", lambda told: told.actors),
    *_sides("recipient", lambda told: told.recipients),
    Field("starts", "day", "first day", lambda told: told.starts),
    Field("ends", "day", "day after the last", lambda told: told.ends),
    Field("time_value", "text", "TIMEX3 value of the time", lambda told: told.time_value),
    Field("time_how", "text", "how the time was found", lambda told: told.time_how),
    Field("place", "text", "place", lambda told: told.place),
    Field("place_country", "text", "country of the place", lambda told: told.place_country),
    Field("geoname_id", "whole", "the place in GeoNames", lambda told: told.geoname_id),
    Field("latitude", "number", "degrees north", lambda told: told.latitude),
    Field("longitude", "number", "degrees east", lambda told: told.longitude),
    Field("per", "texts", "statements that report it", lambda told: list(told.per)),
    Field("per_sources", "texts", "who makes them", lambda told: list(told.per_sources)),
    Field("evidence", "text", "clause that states it", lambda told: told.evidence),
    Field("start_offset", "whole", "where it begins in the report", lambda told: told.start),
    Field("end_offset", "whole", "where it ends", lambda told: told.end),
    Field("report_id", "text", "the report of that clause", lambda told: told.story.id),
    Field("published", "day", "its day", lambda told: told.story.published),
    Field("publisher", "text", "its publisher", lambda told: told.story.publisher),
    Field("title", "text", "its title", lambda told: told.story.title),
    Field("url", "text", "its address", lambda told: told.story.url),
    Field("events", "whole", "events that are joined in it", lambda told: len(told.members)),
    Field("reports", "whole", "reports that tell of it", lambda told: told.reports),
    Field("voices", "whole", "independent ones of these", lambda told: told.voices),
    Field("first_published", "day", "day of the first report", lambda told: told.first_published),
    Field("last_published", "day", "day of the last", lambda told: told.last_published),
    Field("confidence", "number", "0 to 1", lambda told: told.confidence),
    Field("corrected", "flag", "whether an analyst corrected it", lambda told: told.corrected),
    Field("corrections", "texts", "what, by whom and why", lambda told: list(told.corrections)),
)


def values(told: Told) -> list[Any]:
    """Return the values of all columns, lists as lists."""
    return [field.get(told) for field in FIELDS]


def lines(told: Iterable[Told]) -> Iterator[str]:
    """Yield the header and a line of CSV a happening or event."""
    yield csv_line([field.name for field in FIELDS])
    for one in told:
        yield csv_line(_cell(field, one) for field in FIELDS)


def _cell(field: Field, told: Told) -> Cell:
    value: Any = field.get(told)
    return listed(value, missing="") if field.kind == "texts" else value
