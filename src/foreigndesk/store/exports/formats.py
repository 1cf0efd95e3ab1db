"""The formats, and the lines that a desk gives in each."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

import duckdb
from msgspec.structs import replace

from foreigndesk.store.exports import (
    flat,
    gdelt,
    icews,
    jsonld,
    mentions,
    ninjs,
    plover,
    polecat,
)
from foreigndesk.store.exports.asked import ExportAsked
from foreigndesk.store.exports.columns import Column
from foreigndesk.store.exports.details import Need
from foreigndesk.store.exports.reports import reports_of
from foreigndesk.store.exports.source import accounts_of, told_of
from foreigndesk.store.exports.told import Told

Connection = duckdb.DuckDBPyConnection


class RowFormat(NamedTuple):
    """A format of rows: what it needs, its columns, how it writes what is told.

    `mark_beside`: it has no place to say that a row was corrected, so a file beside it does.
    """

    needs: Need
    columns: tuple[Column, ...]
    write: Callable[[Iterable[Told]], Iterator[str]]
    mark_beside: bool = False


_FLAT = tuple(Column(field.name, field.meaning) for field in flat.FIELDS)
ROWS: Mapping[str, RowFormat] = MappingProxyType(
    {
        "polecat": RowFormat(polecat.NEEDS, polecat.COLUMNS, polecat.lines),
        "gdelt": RowFormat(gdelt.NEEDS, gdelt.COLUMNS, gdelt.lines, mark_beside=True),
        "icews": RowFormat(icews.NEEDS, icews.COLUMNS, icews.lines, mark_beside=True),
        "plover": RowFormat(plover.NEEDS, plover.COLUMNS, plover.lines),
        "csv": RowFormat(flat.NEEDS, _FLAT, flat.lines),
    }
)
DOCUMENTS = MappingProxyType({"jsonld": jsonld, "ninjs": ninjs})
MENTIONS = "gdelt-mentions"


def told_rows(connection: Connection, needs: Need, asked: ExportAsked) -> Iterator[Told]:
    """Yield what is asked for, with unknown days as `asked.undated` wants them."""
    for told in told_of(connection, asked, needs):
        if told.starts is None and asked.undated == "report-day":
            day = told.first_published
            after = day.fromordinal(day.toordinal() + 1)
            yield replace(told, starts=day, ends=after, time_how="day of the report")
        else:
            yield told


def row_lines(
    connection: Connection, form: str, asked: ExportAsked, note: Callable[[Told], None]
) -> Iterator[str]:
    """Yield the lines of a format of rows; `note` gets each happening or event that is written."""
    if form == MENTIONS:
        told = noted(told_rows(connection, mentions.NEEDS, asked), note)
        return mentions.lines(accounts_of(connection, told, mentions.ACCOUNTS))
    format_ = ROWS[form]
    return format_.write(noted(told_rows(connection, format_.needs, asked), note))


def document_lines(connection: Connection, form: str, asked: ExportAsked) -> Iterator[str]:
    """Yield the lines of a format of documents, one a report."""
    lines: Iterator[str] = DOCUMENTS[form].lines(reports_of(connection, asked))
    return lines


def noted(told: Iterable[Told], note: Callable[[Told], None]) -> Iterator[Told]:
    """Yield what is told, and hand it to `note` as it goes by."""
    for one in told:
        note(one)
        yield one
