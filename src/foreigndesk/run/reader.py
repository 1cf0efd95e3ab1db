"""The whole reading of one report, as a callable that worker processes can receive.

A `RecordReader` is small (a path and a name); each process loads the tables once, on first use.
"""

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from msgspec.structs import replace

from foreigndesk.intake import Report, build_report
from foreigndesk.reading.reader import READER, read_marks
from foreigndesk.record.build import build_record
from foreigndesk.record.entries import Record
from foreigndesk.run.digest import file_digest
from foreigndesk.whoswho import WhosWho, load_whoswho
from foreigndesk.whoswho.overrides import read_overrides


@dataclass(frozen=True)
class RecordReader:
    """Reads a report into its record; `whoswho` is a file of the user's overrides."""

    whoswho: Path | None = None

    @property
    def name(self) -> str:
        """The reader as records name it: other overrides make another reader, that reads again.

        Raises:
            OverrideInvalid: the file of overrides has a mistake.
        """
        return _name(self.whoswho)

    def __call__(self, report: Report) -> Record:
        """Return the record of `report`; deterministic, no state between calls."""
        marks = read_marks(report, whoswho=_tables(self.whoswho))
        return build_record(replace(marks, reader=self.name))


@cache
def _name(overrides: Path | None) -> str:
    if overrides is None:
        return READER
    read_overrides(overrides)  # a file with a mistake ends the run before it begins
    return f"{READER} with {file_digest(overrides)}"


@cache
def _tables(overrides: Path | None) -> WhosWho:
    return load_whoswho(overrides)


def read(
    text: str,
    *,
    published: date | str,
    title: str | None = None,
    publisher: str | None = None,
    url: str | None = None,
) -> Record:
    """Read one report given as text and return its record.

    `published` is the publication day, a date or "YYYY-MM-DD".

    Raises:
        ValueError: `published` is no date.
        IntakeError: there is no text.
    """
    day = date.fromisoformat(published) if isinstance(published, str) else published
    report = build_report(text, published=day, title=title, publisher=publisher, url=url)
    return RecordReader()(report)
