"""The contents of one source: what kind they are, and the reader for each kind."""

import codecs
import json
import re
from collections.abc import Iterator
from pathlib import PurePath
from typing import Any, BinaryIO, NamedTuple

from foreigndesk.errors import ArchiveBroken, FieldMissing, IntakeError, SourceEmpty
from foreigndesk.intake.admit import admit
from foreigndesk.intake.decode import decoded, encoding_of, narrow
from foreigndesk.intake.fields import ALIASES, draft_of
from foreigndesk.intake.options import Draft, Intaken, IntakeOptions, Origin, Refused
from foreigndesk.intake.rows import Feed, Row, csv_rows, json_rows, jsonl_rows
from foreigndesk.intake.streams import Opened, opened, whole
from foreigndesk.intake.texts import text_draft

_PACKED = (".gz", ".zst", ".gzip", ".zstd")
_KINDS = {
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "json",
    ".csv": "csv",
    ".tsv": "csv",
    ".tab": "csv",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".xml": "xml",
    ".rss": "xml",
    ".atom": "xml",
}
_HTML_START = re.compile(
    r"(?>\s*<!--.*?-->)*+\s*<(?:!doctype html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_FEED_START = re.compile(r"<(?:\w+:)?(?:rss|feed|RDF)\b")
_XML_START = re.compile(r"\s*<\?xml\b")
_BLANK = b"\0 \t\r\n\xef\xbb\xbf\xfe\xff"
_DELIMITERS = ",\t;|"


class Source(NamedTuple):
    """One stream to be read: how messages call it, its stable key, and its file name."""

    place: str
    key: str
    name: str

    def origin(self, line: int | None = None) -> Origin:
        """Return the origin of the whole source, or of one line in it."""
        if line is None:
            return Origin(place=self.place, key=self.key)
        return Origin(place=f"{self.place}:{line}", key=f"{self.key}#{line}")


class _Reading(NamedTuple):
    """An opened source with all that its readers need."""

    opened: Opened
    encoding: str
    source: Source
    options: IntakeOptions


def read_contents(stream: BinaryIO, source: Source, options: IntakeOptions) -> Iterator[Intaken]:
    """Yield the reports in `stream` and what was refused; nothing is raised for the source."""
    try:
        yield from _contents(stream, source, options)
    except IntakeError as error:
        yield Refused(origin=source.origin(), error=error)


def _contents(stream: BinaryIO, source: Source, options: IntakeOptions) -> Iterator[Intaken]:
    content = opened(stream, source.place)
    if not content.head.strip(_BLANK) and not _has_more(content, source, options):
        raise SourceEmpty(place=source.place)
    encoding = encoding_of(content.head, source.place, asked=options.encoding)
    start = codecs.getincrementaldecoder(encoding)("replace").decode(content.head)
    kind = _kind(source.name, start.removeprefix("\ufeff"))
    yield from _READERS[kind](_Reading(content, encoding, source, options))


def _has_more(content: Opened, source: Source, options: IntakeOptions) -> bool:
    """Whether anything but white space follows a blank beginning."""
    return bool(whole(content, options.max_file, source.place).strip(_BLANK))


def _kind(name: str, start: str) -> str:
    """Tell the kind by the file's ending, and by how the contents begin."""
    path = PurePath(name.lower())
    suffix = PurePath(path.stem).suffix if path.suffix in _PACKED else path.suffix
    by_name = _KINDS.get(suffix)
    if by_name in ("csv", "html"):
        return by_name
    if by_name in ("json", "jsonl") or start.lstrip()[:1] in ("{", "["):
        return _json_kind(by_name, start.lstrip())
    if _HTML_START.match(start):
        return "html"
    if by_name == "xml" or _XML_START.match(start) or _FEED_START.match(start.lstrip()):
        return "xml" if _FEED_START.search(start) or "<html" not in start else "html"
    return "csv" if by_name is None and suffix != ".txt" and _has_header(start) else "text"


def _json_kind(by_name: str | None, start: str) -> str:
    """Tell one object a line from one array or object over many lines."""
    if by_name == "jsonl":
        return "json" if re.match(r"\[\s*(?:\{|\]|$)", start) else "jsonl"
    first = start.split("\n", 1)[0].strip()
    try:
        one_a_line = isinstance(json.loads(first), dict)
    except (ValueError, RecursionError):
        one_a_line = False
    if one_a_line:
        return "jsonl"
    if by_name is None and not re.match(r"[\[{]\s*(?:[\[{\"]|$)", start):
        return "text"
    return "json"


def _has_header(start: str) -> bool:
    """Whether the first line names a text field and another, as that of a CSV file does."""
    first = start.split("\n", 1)[0].strip()
    names = [name.strip(" \"'").lower() for name in first.split(_delimiter(first))]
    known = {name for names in ALIASES.values() for name in names}
    texts = set(ALIASES["text"])
    return len(names) > 1 and bool(texts.intersection(names)) and len(known.intersection(names)) > 1


def _delimiter(header: str) -> str:
    return max(_DELIMITERS, key=header.count)


def _text(reading: _Reading) -> Iterator[Intaken]:
    source, options = reading.source, reading.options
    text = _whole_text(reading)
    yield admit(text_draft(text, source.name, options), source.origin(), options)


def _whole_text(reading: _Reading, encoding: str | None = None) -> str:
    data = whole(reading.opened, reading.options.max_file, reading.source.place)
    return decoded(data, encoding or reading.encoding, reading.source.place)


def _html(reading: _Reading) -> Iterator[Intaken]:
    from foreigndesk.intake.pages import charset_label, page_draft  # noqa: PLC0415 - heavy

    source, options = reading.source, reading.options
    label = None if reading.encoding.startswith("utf") else charset_label(reading.opened.head)
    html = _whole_text(reading, None if options.encoding else label)
    yield admit(page_draft(html, source.place), source.origin(), options)


def _xml(reading: _Reading) -> Iterator[Intaken]:
    from foreigndesk.intake.feeds import feed_items  # noqa: PLC0415 - heavy

    source = reading.source
    data = whole(reading.opened, reading.options.max_file, source.place)
    for item in feed_items(data, source.place):
        yield _admitted(item.line, item.found, reading)


def _jsonl(reading: _Reading) -> Iterator[Intaken]:
    return _of_rows(jsonl_rows(_feed(reading)), reading)


def _csv(reading: _Reading) -> Iterator[Intaken]:
    feed = _feed(reading)
    start = codecs.getincrementaldecoder(reading.encoding)("replace").decode(reading.opened.head)
    for taken in _of_rows(csv_rows(feed, _delimiter(start.split("\n", 1)[0])), reading):
        yield taken
        if isinstance(taken, Refused) and isinstance(taken.error, FieldMissing):
            return  # all rows share the header: once is enough


def _feed(reading: _Reading) -> Feed:
    place = reading.source.place
    pieces, encoding = narrow(reading.opened.pieces, reading.encoding, place)
    return Feed(pieces, encoding, place, reading.options.max_line)


def _json(reading: _Reading) -> Iterator[Intaken]:
    """Read a JSON document; of one in a damaged archive, the objects before the damage."""
    decoder = codecs.getincrementaldecoder(reading.encoding)()
    parts, damage, total = [], None, 0
    try:
        for piece in reading.opened.pieces:
            total += len(piece)
            if total > reading.options.max_file:
                reason = f"a JSON document longer than {reading.options.max_file} bytes"
                raise IntakeError(place=reading.source.place, reason=reason)
            parts.append(decoder.decode(piece))
    except ArchiveBroken as error:
        damage = error
    text = "".join(parts).removeprefix("\ufeff")
    yield from _of_rows(_before(damage, json_rows(text, reading.source.place)), reading)


def _before(damage: ArchiveBroken | None, rows: Iterator[Row]) -> Iterator[Row]:
    """Yield the rows before the damage, and the damage itself in place of what it made of them."""
    for row in rows:
        if damage is not None and isinstance(row.found, IntakeError):
            break
        yield row
    if damage is not None:
        raise damage


def _of_rows(rows: Iterator[Row], reading: _Reading) -> Iterator[Intaken]:
    """Admit what rows tell; the same reader serves JSONL, JSON and CSV."""
    empty = True
    for row in rows:
        empty = False
        yield _admitted(row.line, _drafted(row, reading), reading)
    if empty:
        raise SourceEmpty(place=reading.source.place)


def _drafted(row: Row, reading: _Reading) -> Draft | IntakeError:
    if isinstance(row.found, IntakeError):
        return row.found
    try:
        return draft_of(row.found, reading.options, f"{reading.source.place}:{row.line}")
    except IntakeError as error:
        return error


def _admitted(line: int, found: Draft | IntakeError, reading: _Reading) -> Intaken:
    origin = reading.source.origin(line)
    if isinstance(found, IntakeError):
        return Refused(origin=origin, error=found)
    return admit(found, origin, reading.options)


_READERS: dict[str, Any] = {
    "text": _text,
    "html": _html,
    "xml": _xml,
    "json": _json,
    "jsonl": _jsonl,
    "csv": _csv,
}
