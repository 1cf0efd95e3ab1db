"""JSONL, JSON, CSV and TSV: rows with the line each begins at; a bad row is told, not fatal."""

import csv
import json
from collections.abc import Iterator
from typing import Any, NamedTuple

from foreigndesk.errors import IntakeError, LineMalformed, LineTooLong
from foreigndesk.intake.decode import decoded
from foreigndesk.intake.streams import RawLine, raw_lines


class Row(NamedTuple):
    """One row, or the error in its place; `line` counts from 1."""

    line: int
    found: dict[str, Any] | IntakeError


class Feed(NamedTuple):
    """What the readers of rows need of a source: pieces, their encoding, its name, line limit."""

    pieces: Iterator[bytes]
    encoding: str
    place: str
    max_line: int

    def at(self, line: int) -> str:
        """Return the place of a line, for messages."""
        return f"{self.place}:{line}"


def jsonl_rows(feed: Feed) -> Iterator[Row]:
    """Yield one row for each non-blank line."""
    for raw in raw_lines(feed.pieces, feed.max_line):
        text = _line_text(raw, feed)
        if isinstance(text, IntakeError):
            yield Row(raw.number, text)
        elif text.strip():
            yield Row(raw.number, _object(text, feed.at(raw.number)))


def _line_text(raw: RawLine, feed: Feed) -> str | IntakeError:
    place = feed.at(raw.number)
    if raw.length > feed.max_line:
        return LineTooLong(place=place, length=raw.length, limit=feed.max_line)
    try:
        return decoded(raw.data, feed.encoding, place)
    except IntakeError as error:
        return error


def _object(text: str, place: str) -> dict[str, Any] | IntakeError:
    try:
        found = json.loads(text)
    except ValueError as error:
        return LineMalformed(place=place, reason=f"is not JSON ({_why(error)})")
    except RecursionError:
        return LineMalformed(place=place, reason="is JSON nested too deeply")
    return _as_row(found, place)


def _as_row(found: Any, place: str) -> dict[str, Any] | IntakeError:
    if isinstance(found, dict):
        return found
    return LineMalformed(place=place, reason="is JSON, but no object with named fields")


def _why(error: ValueError) -> str:
    return error.msg if isinstance(error, json.JSONDecodeError) else "a number too long"


def json_rows(text: str, place: str) -> Iterator[Row]:
    """Yield the row of a single object, or the rows of an array up to the first mistake in it."""
    start = len(text) - len(text.lstrip())
    if not text.startswith("[", start):
        yield Row(1, _object(text, f"{place}:1"))
        return
    decoder = json.JSONDecoder()
    position, line, counted = _next_item(text, start + 1), 1, 0
    while position < len(text) and text[position] != "]":
        line, counted = line + text.count("\n", counted, position), position
        try:
            found, end = decoder.raw_decode(text, position)
        except (ValueError, RecursionError) as error:
            why = _why(error) if isinstance(error, ValueError) else "nested too deeply"
            reason = f"is not JSON ({why}); the objects before it were read"
            yield Row(line, LineMalformed(place=f"{place}:{line}", reason=reason))
            return
        yield Row(line, _as_row(found, f"{place}:{line}"))
        position = _next_item(text, end)
    if position >= len(text):
        line += text.count("\n", counted)
        yield Row(line, LineMalformed(place=f"{place}:{line}", reason="the JSON array has no end"))


def _next_item(text: str, position: int) -> int:
    """Step over white space and a comma."""
    while position < len(text) and text[position] in " \t\r\n,":
        position += 1
    return position


class _Lines:
    """Lines for the CSV reader; what is wrong with a line is kept aside for its row."""

    def __init__(self, feed: Feed) -> None:
        self._raw = raw_lines(feed.pieces, feed.max_line)
        self._feed = feed
        self.error: IntakeError | None = None

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        text = _line_text(next(self._raw), self._feed)
        if isinstance(text, IntakeError):
            self.error = text
            return "\n"
        return text + "\n"


def csv_rows(feed: Feed, delimiter: str) -> Iterator[Row]:
    """Yield one row for each record behind the header line; a field may hold line ends."""
    csv.field_size_limit(max(csv.field_size_limit(), feed.max_line))  # 131,072 by default
    lines = _Lines(feed)
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    header: list[str] | None = None
    while True:
        line = reader.line_num + 1
        try:
            values = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield Row(line, LineMalformed(place=feed.at(line), reason=_csv_reason(error)))
            continue
        if lines.error is not None:
            yield Row(line, lines.error)
            lines.error = None
        elif header is None:
            header = [name.strip() for name in values]
        elif values:
            yield Row(line, _record(header, values, feed.at(line)))


def _csv_reason(error: csv.Error) -> str:
    if "unexpected end" in str(error):
        return "a quoted field has no end; it swallowed the rest of the file"
    return f"is not CSV ({error})"


def _record(header: list[str], values: list[str], place: str) -> dict[str, Any] | IntakeError:
    if len(values) != len(header):
        reason = f"has {len(values)} values under {len(header)} field names"
        return LineMalformed(place=place, reason=reason)
    return dict(zip(header, values, strict=True))
