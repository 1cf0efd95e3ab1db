"""A brief out of a desk, and the audit of anyone's brief against one."""

import re
from datetime import date

from msgspec import Struct

from foreigndesk.desk.audit import Audit, audit_record
from foreigndesk.desk.briefs import Brief, Subject, compose
from foreigndesk.desk.briefs.calendar import day_in_words
from foreigndesk.desk.briefs.prose import EVIDENCE, SOURCES
from foreigndesk.desk.select import Selector, parse_selector
from foreigndesk.intake import build_report
from foreigndesk.record.entries import Record
from foreigndesk.run.reader import RecordReader
from foreigndesk.store import DeskReader
from foreigndesk.store.briefs import Wanted, last_day, material
from foreigndesk.store.evidence import evidence_for, records_of
from foreigndesk.store.story_views import StoryView, find_story

_DESK = "desk"
_HEADER = re.compile(r"\s*date (\d{4}-\d\d-\d\d)\b")
_APPARATUS = re.compile(rf"^(?:#+ )?(?:{SOURCES}|{EVIDENCE}|Notes):?\s*$", re.MULTILINE)
_MARKS = re.compile(r"[ \t]*(?:\\?\[\d{1,3}\\?\])+(?=\s|$)")


class BriefAsked(Struct, frozen=True, kw_only=True):
    """What a brief is asked about: exactly one of story, actor, pair, day and reports.

    `story` is an id (or anything `story` finds one by), `actor` and both sides of `pair` are
    selectors, `reports` ids of reports. `since`, `until` and `as_of` are publication days.
    `sections` is the most sections, the lead counted.
    """

    story: str | None = None
    actor: str | None = None
    pair: tuple[str, str] | None = None
    day: date | None = None
    reports: tuple[str, ...] | None = None
    since: date | None = None
    until: date | None = None
    as_of: date | None = None
    sections: int = 5


def make_brief(reader: DeskReader, asked: BriefAsked) -> Brief:
    """Return the brief that is asked for; one without parts where the desk has nothing to tell.

    Raises:
        ValueError: not exactly one subject is named.
        SelectorInvalid: an actor is no selector.
        EntryUnknown: there is no such story.
        EntryAmbiguous: several stories answer to it.
    """
    given = (asked.story, asked.actor, asked.pair, asked.day, asked.reports)
    if sum(one is not None for one in given) != 1:
        message = "a brief is about one of: a story, an actor, a pair, a day, some reports"
        raise ValueError(message)
    with reader.lent() as connection:
        story = (
            find_story(connection, asked.story, as_of=asked.as_of)
            if asked.story is not None
            else None
        )
        wanted = _wanted(asked, story)
        about = _about(asked, wanted.sides, story)
        last = last_day(connection, wanted) or asked.day or asked.as_of or asked.until
        if last is None:  # not one report
            return Brief(about=about, published=None, headline=None, parts=(), sources=())
        found = material(connection, wanted)
        told = [happening.last_published for happening in found.happenings]
        as_of = asked.day or asked.as_of or asked.until or max(told, default=last)
        subject = Subject(
            about=about,
            as_of=as_of,
            sides=wanted.sides,
            day=asked.day,
            sections=asked.sections,
        )
        return compose(found, subject)


def _wanted(asked: BriefAsked, story: StoryView | None) -> Wanted:
    named = asked.pair or ((asked.actor,) if asked.actor is not None else ())
    reports = asked.reports
    if story is not None:
        reports = tuple(report.report for report in story.reports)
    return Wanted(
        sides=tuple(parse_selector(one) for one in named),
        reports=reports,
        since=asked.day or asked.since,
        until=asked.day or asked.until,
        as_of=asked.day or asked.as_of,
    )


def _about(asked: BriefAsked, sides: tuple[Selector, ...], story: StoryView | None) -> str:
    if story is not None:
        return story.story.title
    if asked.day is not None:
        return day_in_words(asked.day, near=None)
    if asked.reports is not None:
        return f"{len(asked.reports)} reports"
    return " and ".join(side.label for side in sides)


def audit_text(  # noqa: PLR0913  the brief's own fields and the evidence, all by keyword
    text: str,
    *,
    published: date | None = None,
    title: str | None = None,
    reader: DeskReader | None = None,
    against: str | None = None,
    read_report: RecordReader | None = None,
) -> Audit:
    """Return the verdicts on a brief given as text.

    `published` is needed unless the text begins with "date YYYY-MM-DD". `against` is "desk", or
    names a story or a report of the desk behind `reader`; without it the brief is checked against
    itself alone. Marks such as [3] and a list of sources or evidence at the end are passed over.

    Raises:
        ValueError: there is no day, or `against` is given without a desk.
        IntakeError: there is no text.
        EntryUnknown: there is no such story or report.
        EntryAmbiguous: several answer to it.
    """
    day = published or _day_of(text)
    plain = without_apparatus(text)
    report = build_report(plain, published=day, title=title)
    brief = (read_report or RecordReader())(report)
    return audit_brief(brief, reader=reader, against=against)


def audit_brief(
    brief: Record, *, reader: DeskReader | None = None, against: str | None = None
) -> Audit:
    """Return the verdicts on a brief that has been read; see `audit_text`."""
    if against is None:
        return audit_record(brief)
    if reader is None:
        message = "to audit against a desk, a story or a report, open the desk"
        raise ValueError(message)
    return audit_record(brief, _evidence(reader, brief, against))


def _day_of(text: str) -> date:
    match = _HEADER.match(text)
    if match is None:
        message = "give the brief's publication day, or begin it with: date YYYY-MM-DD"
        raise ValueError(message)
    return date.fromisoformat(match[1])


def without_apparatus(text: str) -> str:
    """Return a brief without its reference marks and its list of sources and evidence."""
    end = _APPARATUS.search(text)
    return _MARKS.sub("", text[: end.start()] if end else text)


def _evidence(reader: DeskReader, brief: Record, against: str) -> list[Record]:
    if against == _DESK:
        with reader.lent() as connection:
            return evidence_for(connection, brief)
    if against.startswith("r"):
        return [reader.record(against)]
    with reader.lent() as connection:
        story = find_story(connection, against)
        return records_of(connection, [report.report for report in story.reports])
