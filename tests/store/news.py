"""Small reports made by hand whose events may be the same as those of other reports."""

from datetime import date, datetime, timedelta
from typing import NamedTuple

from foreigndesk.intake import Span, build_report
from foreigndesk.reading.marks import (
    ActorKind,
    Entity,
    EventMark,
    EventTime,
    Interval,
    Mention,
    MentionForm,
    PlaceMark,
    Precision,
    Reading,
    Status,
    TimeKind,
    TimeMark,
)
from foreigndesk.record.build import build_record
from foreigndesk.record.entries import Record

STATES = {"Kenya": "KEN", "Rwanda": "RWA", "Uganda": "UGA", "Burundi": "BDI"}
ACTS = {"shelled": "ASSAULT", "sanctioned": "SANCTION", "thanked": "SUPPORT"}
FIRST = date(2026, 2, 3)


class Told(NamedTuple):
    """An act as a report tells it; `day` counts from `FIRST`."""

    who: str
    act: str
    whom: str
    place: str = "Goma"
    day: int = 0
    status: Status = Status.HAPPENED

    @property
    def words(self) -> str:
        day = f"{FIRST + timedelta(days=self.day):%-d %B}"
        return f"{self.who} {self.act} {self.whom} near the old mill of {self.place} on {day}."


def news(*told: Told, day: int = 1, tail: str = "", publisher: str | None = None) -> Record:
    """Return the record of a report of some day that tells of these acts, one sentence each."""
    text = " ".join([one.words for one in told] + ([tail] if tail else []))
    published = FIRST + timedelta(days=day)
    report = build_report(text, published=published, publisher=publisher)
    names = list(dict.fromkeys(name for one in told for name in (one.who, one.whom)))
    marks = [_Sentence(one, names, text, number) for number, one in enumerate(told)]
    return build_record(
        Reading(
            report=report,
            times=tuple(mark.time for mark in marks),
            mentions=tuple(mention for mark in marks for mention in mark.mentions),
            entities=tuple(
                Entity(name=name, kind=ActorKind.STATE, how="by hand", country=STATES[name])
                for name in names
            ),
            events=tuple(mark.event for mark in marks),
            reader="by hand",
        )
    )


class _Sentence:
    """The marks of one sentence."""

    def __init__(self, told: Told, names: list[str], text: str, number: int) -> None:
        self._told = told
        self._names = names
        self._text = text
        self._number = number
        self._at = text.index(told.words)
        start = datetime.combine(FIRST + timedelta(days=told.day), datetime.min.time())
        self._interval = Interval(
            start=start, end=start + timedelta(days=1), precision=Precision.DAY
        )

    def _span(self, words: str) -> Span:
        start = self._text.index(words, self._at)
        return Span(start, start + len(words))

    @property
    def mentions(self) -> list[Mention]:
        told = self._told
        return [
            Mention(span=self._span(name), entity=self._names.index(name), form=MentionForm.NAME)
            for name in (told.who, told.whom)
        ]

    @property
    def time(self) -> TimeMark:
        return TimeMark(
            span=self._span(self._told.words.rpartition(" on ")[2][:-1]),
            kind=TimeKind.DATE,
            value=self._interval.start.date().isoformat(),
            how="explicit",
            interval=self._interval,
        )

    @property
    def event(self) -> EventMark:
        told = self._told
        return EventMark(
            anchor=self._span(told.act),
            clause=self._span(told.words[:-1]),
            type=ACTS[told.act],
            status=told.status,
            when=EventTime(
                how="own expression",
                value=self._interval.start.date().isoformat(),
                interval=self._interval,
                time=self._number,
            ),
            actors=(self._names.index(told.who),),
            recipients=(self._names.index(told.whom),),
            place=PlaceMark(span=self._span(told.place), name=told.place, how="by hand"),
        )
