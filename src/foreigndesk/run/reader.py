"""The whole reading of one report, as a callable that worker processes can receive.

A `RecordReader` is small (a path and a name); each process loads the tables once, on first use.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from msgspec.structs import replace

from foreigndesk.intake import Report, build_report
from foreigndesk.reading.encoder import Encoder, load_encoder
from foreigndesk.reading.encoder.assemble import READER as ENCODER_READER
from foreigndesk.reading.encoder.assemble import read_with
from foreigndesk.reading.marks import Reading
from foreigndesk.reading.reader import READER, read_marks
from foreigndesk.record.build import build_record
from foreigndesk.record.entries import Record
from foreigndesk.run.digest import file_digest
from foreigndesk.whoswho import WhosWho, load_whoswho
from foreigndesk.whoswho.overrides import read_overrides


class ReaderKind(StrEnum):
    """Who reads: `AUTO` is the encoder where its packages are installed, else the rules."""

    AUTO = "auto"
    RULES = "rules"
    ENCODER = "encoder"


@dataclass(frozen=True)
class RecordReader:
    """Reads a report into its record.

    `whoswho` is a file of the user's overrides; `kind` says who reads.
    """

    whoswho: Path | None = None
    kind: ReaderKind = ReaderKind.AUTO

    @property
    def name(self) -> str:
        """The reader as records name it: other overrides make another reader, that reads again.

        Raises:
            OverrideInvalid: the file of overrides has a mistake.
            ExtraMissing: the encoder is asked for, but its packages are not installed.
            WeightsInvalid: the encoder's weights are not those of their card.
        """
        return _name(self.whoswho, settled(self.kind))

    def marks(self, report: Report) -> Reading:
        """Return the marks of a report, before ids and evidence."""
        whoswho = _tables(self.whoswho)
        if settled(self.kind) is ReaderKind.RULES:
            return read_marks(report, whoswho=whoswho)
        return read_with(_encoder(), report, whoswho=whoswho)

    def __call__(self, report: Report) -> Record:
        """Return the record of `report`; deterministic, no state between calls."""
        return build_record(replace(self.marks(report), reader=self.name))


def settled(kind: ReaderKind) -> ReaderKind:
    """Return the reader that `kind` means on this machine."""
    if kind is not ReaderKind.AUTO:
        return kind
    installed = all(find_spec(package) for package in ("numpy", "onnxruntime"))
    return ReaderKind.ENCODER if installed else ReaderKind.RULES


@cache
def _encoder() -> Encoder:
    return load_encoder()


@cache
def _name(overrides: Path | None, kind: ReaderKind) -> str:
    reader = READER
    if kind is ReaderKind.ENCODER:
        _encoder()  # a missing extra ends the run before it begins
        reader = ENCODER_READER
    if overrides is None:
        return reader
    read_overrides(overrides)  # a file with a mistake ends the run before it begins
    return f"{reader} with {file_digest(overrides)}"


@cache
def _tables(overrides: Path | None) -> WhosWho:
    return load_whoswho(overrides)


def read(  # noqa: PLR0913  the report's own fields, all but one by keyword
    text: str,
    *,
    published: date | str,
    title: str | None = None,
    publisher: str | None = None,
    url: str | None = None,
    reader: str = "auto",
) -> Record:
    """Read one report given as text and return its record.

    `published` is the publication day, a date or "YYYY-MM-DD". `reader` is "rules", "encoder"
    (extra `reader`) or "auto": the encoder where it is installed.

    Raises:
        ValueError: `published` is no date, or there is no such reader.
        ExtraMissing: the encoder is asked for, but its packages are not installed.
        IntakeError: there is no text.
    """
    day = date.fromisoformat(published) if isinstance(published, str) else published
    report = build_report(text, published=day, title=title, publisher=publisher, url=url)
    return RecordReader(kind=ReaderKind(reader))(report)
