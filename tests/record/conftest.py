"""A small report read by hand: a ministry's account of a call, with one relayed statement."""

from datetime import date, datetime

import pytest

from foreigndesk.intake.report import Block, BlockRole, Report, Span, report_id
from foreigndesk.reading.marks import (
    ActorKind,
    ContextMark,
    Entity,
    EventMark,
    EventTime,
    Interval,
    Mention,
    MentionForm,
    Precision,
    Reading,
    StatementKind,
    StatementMark,
    Status,
    TimeKind,
    TimeMark,
)

TEXT = (
    "The Kenyan foreign ministry said on Tuesday that President Ama Okoro phoned Rwanda's leader "
    "and promised him maize."
)
PUBLISHED = date(2026, 2, 4)


def span_of(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def make_report() -> Report:
    return Report(
        id=report_id(text=TEXT, published=PUBLISHED, title=None, publisher=None, url=None),
        published=PUBLISHED,
        text=TEXT,
        blocks=(Block(role=BlockRole.PARAGRAPH, start=0, end=len(TEXT)),),
        language="en",
    )


def entity(name: str, country: str, kind: ActorKind) -> Entity:
    return Entity(name=name, kind=kind, how="text: title", country=country, sectors=("GOV",))


TUESDAY = Interval(start=datetime(2026, 2, 3), end=datetime(2026, 2, 4), precision=Precision.DAY)


def make_statements() -> tuple[StatementMark, ...]:
    outer = StatementMark(
        content=(span_of("President Ama Okoro phoned Rwanda's leader and promised him maize"),),
        kind=StatementKind.INDIRECT,
        cue=(span_of("said"),),
        source=0,
        source_spans=(span_of("Kenyan foreign ministry"),),
    )
    inner = StatementMark(
        content=(span_of("maize"),),
        kind=StatementKind.INDIRECT,
        cue=(span_of("promised"),),
        source=1,
        addressee=2,
        via=0,
        confidence=0.7,
    )
    return outer, inner


def make_events() -> tuple[EventMark, ...]:
    call = EventMark(
        anchor=span_of("phoned"),
        clause=span_of("President Ama Okoro phoned Rwanda's leader"),
        type="CONSULT",
        mode="phone",
        status=Status.HAPPENED,
        when=EventTime(how="unknown"),
        contexts=(ContextMark(context="diplomatic", span=span_of("foreign ministry")),),
        actors=(1, 2),
        per=(0,),
        confidence=0.9,
    )
    pledge = EventMark(
        anchor=span_of("promised"),
        clause=span_of("promised him maize"),
        type="AGREE",
        status=Status.HAPPENED,
        when=EventTime(how="own expression", value="2026-02-03", interval=TUESDAY, time=0),
        actors=(1, 1, 3),
        recipients=(2,),
        per=(0,),
    )
    return pledge, call


def make_reading() -> Reading:
    mentions = (
        Mention(span=span_of("Rwanda's leader"), entity=2, form=MentionForm.DESCRIPTION),
        Mention(span=span_of("Kenyan foreign ministry"), entity=0, form=MentionForm.NAME),
        Mention(span=span_of("President Ama Okoro"), entity=1, form=MentionForm.NAME),
        Mention(span=span_of("him"), entity=2, form=MentionForm.PRONOUN),
    )
    tuesday = TimeMark(
        span=span_of("Tuesday"),
        kind=TimeKind.DATE,
        value="2026-02-03",
        how="weekday-past",
        interval=TUESDAY,
    )
    return Reading(
        report=make_report(),
        times=(tuesday,),
        mentions=mentions,
        entities=(
            entity("Ministry of Foreign Affairs", "KEN", ActorKind.ORGANISATION),
            entity("Ama Okoro", "KEN", ActorKind.PERSON),
            entity("leader of Rwanda", "RWA", ActorKind.PERSON),
            entity("nobody named here", "UGA", ActorKind.PERSON),
        ),
        statements=make_statements(),
        events=make_events(),
        reader="by hand",
    )


@pytest.fixture
def reading() -> Reading:
    return make_reading()
