"""A desk written to a file, a folder or a stream, in the format that is asked for."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from msgspec import Struct

from foreigndesk.desk.network import gexf, graphml
from foreigndesk.errors import DeskError, OutputUnwritable
from foreigndesk.reading.marks import Status
from foreigndesk.record.wire import decode
from foreigndesk.run.relations import network_of
from foreigndesk.store.corrections import corrected_entries
from foreigndesk.store.exports.asked import ExportAsked
from foreigndesk.store.exports.cells import tab_line
from foreigndesk.store.exports.flat import NEEDS
from foreigndesk.store.exports.formats import (
    DOCUMENTS,
    MENTIONS,
    ROWS,
    document_lines,
    noted,
    row_lines,
    told_rows,
)
from foreigndesk.store.exports.parquet import write_parquet
from foreigndesk.store.exports.told import Told
from foreigndesk.store.reader import DeskReader
from foreigndesk.store.timeml import to_timeml

FORMATS: Mapping[str, str] = MappingProxyType(
    {
        "jsonl": "records as JSON, one report a line (docs/record.md)",
        "csv": "one flat row a happening, with header",
        "parquet": "the same as a folder, partitioned by month (extra frames)",
        "polecat": "POLECAT: 40 columns, tab-separated, with header",
        "gdelt": "GDELT 2.0 events: 61 columns, tab-separated, no header",
        MENTIONS: "GDELT 2.0 mentions: 16 columns, tab-separated, no header",
        "icews": "ICEWS: 20 columns, tab-separated, with header",
        "plover": "PLOVER as JSON lines, with status and attribution",
        "graphml": "network of all pairs of countries (GraphML)",
        "gexf": "the same for Gephi (GEXF 1.3)",
        "jsonld": "schema.org NewsArticle with Quotation and Claim, one report a line",
        "ninjs": "IPTC ninjs 3.1 with infoSources, one report a line",
        "timeml": "TimeML, one document a report",
    }
)
"""Format to what it is."""
_NETWORKS = MappingProxyType({"graphml": graphml, "gexf": gexf})
_AS_READ = frozenset({"jsonl", "timeml"})
"""Formats of the records as they were read, in which no correction shows."""


class Exported(Struct, frozen=True, kw_only=True):
    """What an export wrote.

    `written` are lines or files, `told` happenings or events, `undated` those of unknown day,
    `corrected` those that an analyst corrected, `beside` the file that names these.
    """

    written: int
    told: int = 0
    undated: int = 0
    corrected: int = 0
    beside: str | None = None


class _Notes:
    """What is worth telling of the rows that were written."""

    def __init__(self) -> None:
        self.told = 0
        self.undated = 0
        self.corrected: list[tuple[str, str]] = []

    def note(self, told: Told) -> None:
        self.told += 1
        self.undated += told.starts is None
        if told.corrected:
            self.corrected.append((told.id, " | ".join(told.corrections)))


def export_lines(
    desk: DeskReader, form: str, asked: ExportAsked, note: Callable[[Told], None] | None = None
) -> Iterator[str]:
    """Yield the lines of an export; `note` gets each happening or event that is written.

    Raises:
        DeskError: the format is no format of lines.
    """
    if form == "jsonl":
        yield from (data.decode() + "\n" for data in desk.records())
    elif form == "timeml":
        yield from (text for _, text in timeml_of(desk))
    elif form in _NETWORKS:
        yield _network(desk, form, asked)
    elif form in DOCUMENTS:
        with desk.lent() as connection:
            yield from document_lines(connection, form, asked)
    elif form in ROWS or form == MENTIONS:
        with desk.lent() as connection:
            yield from row_lines(connection, form, asked, note or _Notes().note)
    else:
        raise DeskError(found=form, reason="it is written to a folder only; name one")


def export_to(desk: DeskReader, form: str, asked: ExportAsked, output: Path) -> Exported:
    """Write an export to a file, or to a folder (Parquet, TimeML); return what was written.

    Raises:
        OutputUnwritable: it can't be written there.
        ExtraMissing: the format needs packages that are not installed.
    """
    try:
        if form == "parquet":
            with desk.lent() as connection:
                notes = _Notes()
                told = noted(told_rows(connection, NEEDS, asked), notes.note)
                return _exported(write_parquet(told, output), notes)
        if form == "timeml":
            return _timeml(desk, output)
        return _file(desk, form, asked, output)
    except OSError as error:
        raise OutputUnwritable(place=str(output), reason=error.strerror) from error


def timeml_of(desk: DeskReader) -> Iterator[tuple[str, str]]:
    """Yield each current report's id and its TimeML document."""
    for data in desk.records():
        record = decode(data)
        yield record.report.id, to_timeml(record)


def _timeml(desk: DeskReader, folder: Path) -> Exported:
    folder.mkdir(parents=True, exist_ok=True)
    notes = _as_read(desk)
    written = 0
    for name, text in timeml_of(desk):
        (folder / f"{name}.tml").write_text(text, "utf-8")
        written += 1
    return _exported(written, notes, _beside("timeml", folder, notes.corrected))


def _as_read(desk: DeskReader) -> _Notes:
    """Return what corrections say of entries that are written as they were read."""
    notes = _Notes()
    with desk.lent() as connection:
        notes.corrected = corrected_entries(connection)
    return notes


def _file(desk: DeskReader, form: str, asked: ExportAsked, output: Path) -> Exported:
    notes = _as_read(desk) if form in _AS_READ else _Notes()
    written = 0
    with output.open("w", encoding="utf-8", newline="\n") as out:
        for line in export_lines(desk, form, asked, notes.note):
            out.write(line)
            written += 1
    return _exported(written, notes, _beside(form, output, notes.corrected))


def _exported(written: int, notes: _Notes, beside: str | None = None) -> Exported:
    return Exported(
        written=written,
        told=notes.told,
        undated=notes.undated,
        corrected=len(notes.corrected),
        beside=beside,
    )


def _beside(form: str, output: Path, corrected: list[tuple[str, str]]) -> str | None:
    """Name the corrected rows in a file beside formats that have no place for it."""
    marks = form == MENTIONS or form in _AS_READ or (form in ROWS and ROWS[form].mark_beside)
    if not corrected or not marks:
        return None
    path = output.with_name(f"{output.name}.corrected.tsv")
    path.write_text("".join(map(tab_line, [("id", "corrections"), *corrected])), "utf-8")
    return str(path)


def _network(desk: DeskReader, form: str, asked: ExportAsked) -> str:
    statuses = tuple(Status) if asked.statuses is None else asked.statuses
    found = network_of(
        desk,
        count=asked.unit,
        since=asked.since,
        until=asked.until,
        statuses=statuses,
        historical=asked.historical,
    )
    return "".join(_NETWORKS[form](found))
