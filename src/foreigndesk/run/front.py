"""A desk as users hold it: read into it, ask it, export it."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, Self

import msgspec
from msgspec.structs import replace

from foreigndesk.desk.audit import Audit
from foreigndesk.desk.briefs import Brief
from foreigndesk.desk.happening import Happening
from foreigndesk.desk.lifecycle import Cycle
from foreigndesk.desk.network import Network
from foreigndesk.desk.readouts.compare import Comparison
from foreigndesk.desk.relations import Relation
from foreigndesk.desk.stories import Line
from foreigndesk.errors import DeskMissing, StoreError
from foreigndesk.intake import IntakeOptions, take_in
from foreigndesk.record.entries import Record
from foreigndesk.record.explain import Explanation, explain
from foreigndesk.run.briefs import BriefAsked, audit_text, make_brief
from foreigndesk.run.comparing import comparison_of
from foreigndesk.run.correcting import CorrectionSummary, Wanted, correct_desk
from foreigndesk.run.digest import data_digest
from foreigndesk.run.exporting import Exported, export_lines, export_to, timeml_of
from foreigndesk.run.happenings import HappeningAccount, account_of
from foreigndesk.run.local import Progress, RunSettings, RunSummary, read_into_desk
from foreigndesk.run.reader import RecordReader
from foreigndesk.run.reasons import Reasons, reasons_for
from foreigndesk.run.relations import events_of, network_of, relation_of, statements_of
from foreigndesk.run.responses import Responses, responses_to
from foreigndesk.settings import VERSION
from foreigndesk.store import (
    ActorFilter,
    ActorRow,
    DeskReader,
    EventFilter,
    EventRow,
    HappeningFilter,
    HappeningRow,
    Joiner,
    JoinSummary,
    StatementFilter,
    StatementRow,
)
from foreigndesk.store.correcting import Signed
from foreigndesk.store.corrections import CorrectionRow, list_corrections, notes_of
from foreigndesk.store.exports.asked import ExportAsked
from foreigndesk.store.relations import RelationEvent, RelationStatement
from foreigndesk.store.responses import fill_file
from foreigndesk.store.story_views import (
    StoryFilter,
    StoryRow,
    StoryView,
    find_stories,
    find_story,
)
from foreigndesk.store.teller import Teller
from foreigndesk.store.upcoming import UpcomingFilter, find_lifecycle, find_upcoming


def open_desk(path: str | Path, *, write: bool = False, join: bool = True) -> "NewsDesk":
    """Open a desk file; with `write`, `read` may be called and a missing file is made by it.

    Without `join`, `read` leaves happenings as they are, until `join` is called.

    Raises:
        DeskMissing: there is no such file and it is not to be made.
        StoreError: it is no desk, a newer one, or another process writes it.
    """
    return NewsDesk(Path(path), write=write, join=join)


class NewsDesk:
    """A desk file: every record ever read, and the questions one can ask of it.

    The file is opened for reading while it is asked and for writing only while `read` runs, so
    other readers are in the way of nobody. Use it as a context manager or call `close`.
    """

    def __init__(self, path: Path, *, write: bool = False, join: bool = True) -> None:
        self.path = path
        self._join = join
        self._write = write
        self._reader: DeskReader | None = None
        if not write:
            self._reader = DeskReader.open(path)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        if self._reader is not None:
            self._reader.close()
            self._reader = None

    def read(
        self,
        paths: Iterable[str | Path],
        *,
        options: IntakeOptions | None = None,
        workers: int = 1,
        read_report: RecordReader | None = None,
        progress: Progress | None = None,
    ) -> RunSummary:
        """Read files, folders, globs or "-" into the desk and return what happened.

        `read_report` says who reads (rules or encoder) and with which entries of the user's own;
        `progress` gets the step and counts of reports done. More than one worker means new Python
        processes: a script that asks for them does its work under `if __name__ == "__main__":`,
        as `multiprocessing` demands.

        Raises:
            StoreError: the desk was opened for reading only, or can't be written.
            OverrideInvalid: the file of the user's entries has a mistake.
            ExtraMissing: the encoder is asked for, but its packages are not installed.
        """
        self._let_write()
        chosen = options or IntakeOptions()
        read_report = read_report or RecordReader()
        settings = RunSettings(
            version=VERSION,
            reader=read_report.name,
            workers=workers,
            weights=data_digest(),
            join=self._join,
            note=msgspec.json.encode({"intake": chosen, "workers": workers}).decode(),
        )
        names = [str(path) for path in paths]
        intaken = take_in(names, chosen)
        return read_into_desk(intaken, read_report, self.path, settings, progress)

    def join(self, progress: Progress | None = None) -> JoinSummary:
        """Join reports that wait (after `read` without `join`, or a correction) into happenings.

        Raises:
            DeskMissing: there is no desk.
            StoreError: the desk was opened for reading only, or can't be written.
        """
        self._let_write(existing=True)
        with Joiner.open(self.path) as joiner:
            done = joiner.join(progress and partial(progress, "joining"))
        fill_file(self.path)
        with Teller.open(self.path) as teller:
            teller.tell()
        return done

    def _let_write(self, *, existing: bool = False) -> None:
        if not self._write:
            reason = "this desk was opened for reading; open it with write=True"
            raise StoreError(place=str(self.path), reason=reason)
        if existing and not self.path.exists():
            raise DeskMissing(place=str(self.path))
        self.close()

    @property
    def _asked(self) -> DeskReader:
        if self._reader is None:
            self._reader = DeskReader.open(self.path)
        return self._reader

    def events(self, **conditions: Any) -> list[EventRow]:
        """Return events; conditions are the fields of `store.EventFilter`."""
        return self._asked.events(EventFilter(**conditions))

    def statements(self, **conditions: Any) -> list[StatementRow]:
        """Return statements; conditions are the fields of `store.StatementFilter`."""
        return self._asked.statements(StatementFilter(**conditions))

    def actors(self, **conditions: Any) -> list[ActorRow]:
        """Return actors; conditions are the fields of `store.ActorFilter`."""
        return self._asked.actors(ActorFilter(**conditions))

    def happenings(self, **conditions: Any) -> list[HappeningRow]:
        """Return happenings; conditions are the fields of `store.HappeningFilter`."""
        return self._asked.happenings(HappeningFilter(**conditions))

    def happening(self, happening_id: str) -> Happening:
        """Return a happening by its id, the beginning of one, or the id of an event of it."""
        return self._asked.happening(happening_id)

    def account(self, happening_id: str) -> HappeningAccount:
        """Return why a happening stands: each of its events with its words and reason."""
        return account_of(self._asked, happening_id)

    def stories(self, **conditions: Any) -> list[StoryRow]:
        """Return stories; conditions are the fields of `store.story_views.StoryFilter`."""
        with self._asked.lent() as connection:
            return find_stories(connection, StoryFilter(**conditions))

    def story(
        self, named: str, *, as_of: date | None = None, recorded_by: date | None = None
    ) -> StoryView:
        """Return a story with its timeline (`store.story_views.find_story`), as known on a day."""
        with self._asked.lent() as connection:
            return find_story(connection, named, as_of=as_of, recorded_by=recorded_by)

    def timeline(self, named: str, *, as_of: date | None = None) -> tuple[Line, ...]:
        """Return the lines of a story's timeline, deeds first, as known on a day."""
        return self.story(named, as_of=as_of).timeline.lines

    def upcoming(self, **conditions: Any) -> list[Cycle]:
        """Return announced events; conditions are the fields of `store.upcoming.UpcomingFilter`."""
        with self._asked.lent() as connection:
            return find_upcoming(connection, UpcomingFilter(**conditions))

    def lifecycle(
        self, named: str, *, as_of: date | None = None, recorded_by: date | None = None
    ) -> Cycle:
        """Return what became of an announced event, by its id, an event's or a happening's."""
        with self._asked.lent() as connection:
            return find_lifecycle(connection, named, as_of=as_of, recorded_by=recorded_by)

    def relations(self, a: str, b: str, **asked: Any) -> Relation:
        """Return what two sides did to each other, period by period (`run.relations.relation_of`).

        A side is a country, bloc, actor or a list (`desk.select`); conditions are the fields of
        `desk.relations.Question` (`by`, `since`, `until`, `count` ...), and `weights`.
        """
        return relation_of(self._asked, a, b, **asked)

    def relation_events(self, a: str, b: str, **asked: Any) -> list[RelationEvent]:
        """Return the acts behind a relation, its `period` or another part (`events_of`)."""
        return events_of(self._asked, a, b, **asked)

    def relation_statements(self, a: str, b: str, **asked: Any) -> list[RelationStatement]:
        """Return the statements of each side about the other (`statements_of`)."""
        return statements_of(self._asked, a, b, **asked)

    def network(self, **asked: Any) -> Network:
        """Return the network of all pairs (`run.relations.network_of`)."""
        return network_of(self._asked, **asked)

    def correct(
        self, *ids: str, who: str, why: str, values: Mapping[str, str] | None = None, **how: Any
    ) -> CorrectionSummary:
        """Set fields of an entry (`values`), or `join`, `split`, `withdraw` (`run.correcting`).

        Raises:
            StoreError: the desk was opened for reading only, or it has no such entry.
            DeskError: it is not plain what is wanted, or a value is none.
        """
        self._let_write(existing=True)
        wanted = Wanted(ids=ids, values=values or {}, **how)
        return correct_desk(self.path, wanted, Signed(who=who, why=why))

    def corrections(self) -> list[CorrectionRow]:
        """Return every correction ever made, with what became of it."""
        with self._asked.lent() as connection:
            return list_corrections(connection)

    def waiting(self) -> int:
        """Return how many reports happenings do not reckon with yet."""
        return self._asked.waiting()

    def compare(self, *named: str) -> Comparison:
        """Return accounts of a call or meeting side by side: of a happening, or of given reports.

        One name is a happening's or event's id, or words that find it; several are reports.
        """
        return comparison_of(self._asked, named)

    def responses(self, what: str, *, among: str | None = None) -> Responses:
        """Return who responded to a happening, given its id, an event's, or words that find it.

        `among` is a selector (`desk.select`: P5, EU, neighbours:IND, a list): who of it has not.
        """
        return responses_to(self._asked, what, among)

    def brief(self, **asked: Any) -> Brief:
        """Return a brief (see `run.briefs.BriefAsked`): of a story, actor, pair, day or reports."""
        return make_brief(self._asked, BriefAsked(**asked))

    def audit(self, text: str, *, against: str = "desk", **how: Any) -> Audit:
        """Return what this desk says of anyone's brief, sentence by sentence (`audit_text`)."""
        return audit_text(text, reader=self._asked, against=against, **how)

    def record(self, named: str) -> Record:
        """Return a report's record, by its id (or its beginning), source or a part of its title."""
        return self._asked.record(named)

    def why(self, entry_id: str) -> Explanation:
        """Return what defends an entry of a record, given its id or the beginning of one.

        It explains what was read; what an analyst corrected stands in the notes.
        """
        whole, record = self._asked.entry(entry_id)
        found = explain(record, whole)
        with self._asked.lent() as connection:
            notes = tuple(("corrected", note) for note in notes_of(connection, whole))
        return replace(found, notes=(*found.notes, *notes))

    def reasons(self, entry_id: str) -> Reasons:
        """Return what defends anything that has an id, whatever it is of (`run.reasons`)."""
        return reasons_for(self._asked, entry_id) or self.why(entry_id)

    def sql(self, query: str) -> tuple[list[str], list[tuple[Any, ...]]]:
        """Return column names and rows of one reading statement."""
        return self._asked.sql(query)

    def tables(self) -> tuple[list[str], list[tuple[Any, ...]]]:
        """Return every table and view with its columns."""
        return self._asked.tables()

    def frame(self, query: str) -> Any:
        """Return a pandas DataFrame of one reading statement (extra `frames`)."""
        return self._asked.frame(query)

    def export(self, form: str, **asked: Any) -> Iterator[str]:
        """Yield the lines of an export (`run.exporting.FORMATS`); same desk, same bytes.

        `asked` are the fields of `store.exports.asked.ExportAsked` (`unit`, `since`, ...).
        """
        return export_lines(self._asked, form, ExportAsked(**asked))

    def export_to(self, form: str, output: str | Path, **asked: Any) -> Exported:
        """Write an export to a file, or to a folder (Parquet, TimeML); `asked` as in `export`.

        Raises:
            OutputUnwritable: it can't be written there.
        """
        return export_to(self._asked, form, ExportAsked(**asked), Path(output))

    def export_jsonl(self) -> Iterator[str]:
        """Yield the current records, one JSON object a line; same records, same bytes."""
        for data in self._asked.records():
            yield data.decode()

    def export_timeml(self) -> Iterator[tuple[str, str]]:
        """Yield each current report's id and its TimeML document."""
        return timeml_of(self._asked)
