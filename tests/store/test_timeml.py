"""The export obeys TimeML 1.2.1's element rules and loses no character of the text."""

from datetime import date
from io import StringIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from foreigndesk.intake.report import Report, Span
from foreigndesk.reading.marks import Status, TimeKind
from foreigndesk.reading.times import find_times
from foreigndesk.record.entries import Event, Record, TimeExpression, When
from foreigndesk.store.timeml import to_timeml

# The element rules of TimeML 1.2.1 for what the export uses, as its DTD states them.
DTD = etree.DTD(
    StringIO("""
<!ELEMENT TimeML (DOCID, DCT, TITLE?, TEXT, MAKEINSTANCE*, TLINK*)>
<!ATTLIST TimeML xmlns:xsi CDATA #IMPLIED xsi:noNamespaceSchemaLocation CDATA #IMPLIED>
<!ELEMENT DOCID (#PCDATA)>
<!ELEMENT DCT (TIMEX3)>
<!ELEMENT TITLE (#PCDATA)>
<!ELEMENT TEXT (#PCDATA | EVENT | TIMEX3 | SIGNAL)*>
<!ELEMENT EVENT (#PCDATA)>
<!ATTLIST EVENT eid ID #REQUIRED
  class (OCCURRENCE|PERCEPTION|REPORTING|ASPECTUAL|STATE|I_STATE|I_ACTION) #REQUIRED>
<!ELEMENT TIMEX3 (#PCDATA)>
<!ATTLIST TIMEX3 tid ID #REQUIRED type (DATE|TIME|DURATION|SET) #REQUIRED value CDATA #REQUIRED
  mod (BEFORE|AFTER|ON_OR_BEFORE|ON_OR_AFTER|LESS_THAN|MORE_THAN|EQUAL_OR_LESS|EQUAL_OR_MORE
      |START|MID|END|APPROX) #IMPLIED
  beginPoint IDREF #IMPLIED endPoint IDREF #IMPLIED quant CDATA #IMPLIED freq CDATA #IMPLIED
  functionInDocument (CREATION_TIME|EXPIRATION_TIME|MODIFICATION_TIME|PUBLICATION_TIME
      |RELEASE_TIME|RECEPTION_TIME|NONE) #IMPLIED
  temporalFunction (true|false) #IMPLIED valueFromFunction IDREF #IMPLIED
  anchorTimeID IDREF #IMPLIED>
<!ELEMENT SIGNAL (#PCDATA)>
<!ATTLIST SIGNAL sid ID #REQUIRED>
<!ELEMENT MAKEINSTANCE EMPTY>
<!ATTLIST MAKEINSTANCE eiid ID #REQUIRED eventID IDREF #REQUIRED signalID IDREF #IMPLIED
  pos (ADJECTIVE|NOUN|VERB|PREPOSITION|OTHER) #REQUIRED
  tense (FUTURE|INFINITIVE|PAST|PASTPART|PRESENT|PRESPART|NONE) #REQUIRED
  aspect (PROGRESSIVE|PERFECTIVE|PERFECTIVE_PROGRESSIVE|NONE) #REQUIRED
  cardinality CDATA #IMPLIED polarity (NEG|POS) #REQUIRED modality CDATA #IMPLIED>
<!ELEMENT TLINK EMPTY>
<!ATTLIST TLINK lid ID #REQUIRED eventInstanceID IDREF #IMPLIED timeID IDREF #IMPLIED
  relatedToTime IDREF #IMPLIED relatedToEventInstance IDREF #IMPLIED
  relType (BEFORE|AFTER|INCLUDES|IS_INCLUDED|DURING|SIMULTANEOUS|IAFTER|IBEFORE|IDENTITY|BEGINS
      |ENDS|BEGUN_BY|ENDED_BY|DURING_INV) #REQUIRED>
""")
)

TEXT = (
    'The ministry said on Monday that troops & police raided "two" camps <sic> last week.\r\n'
    "Talks are held every month; ministers met on 3 March 2026 and will meet again on Friday."
)
PUBLISHED = date(2026, 3, 10)


def make_record(text: str = TEXT, events: tuple[Event, ...] = ()) -> Record:
    marks = find_times(text, PUBLISHED)
    times = tuple(
        TimeExpression(
            id=f"time{number}",
            span=mark.span,
            kind=mark.kind,
            value=mark.value,
            how=mark.how,
            mod=mark.mod,
            interval=mark.interval,
            unresolved=mark.unresolved,
        )
        for number, mark in enumerate(marks)
    )
    report = Report(id="r0123456789abcdef", published=PUBLISHED, text=text)
    return Record(report=report, reader="test", times=times, events=events)


def event(words: str, when: When, **fields: object) -> Event:
    start = TEXT.index(words)
    span = Span(start, start + len(words))
    values: dict[str, object] = {
        "id": f"event-{words}-{len(fields)}",
        "type": "ASSAULT",
        "status": Status.HAPPENED,
        "quad": 4,
        "score": -9.0,
    }
    values.update(fields)
    return Event(anchor=span, evidence=(span,), when=when, **values)  # type: ignore[arg-type]


def parsed(record: Record) -> etree._Element:
    root = etree.fromstring(to_timeml(record).encode())
    assert DTD.validate(root), DTD.error_log
    return root


def words_of(root: etree._Element) -> str:
    return "".join(root.find("TEXT").itertext())


def test_the_text_survives_with_its_markup_characters() -> None:
    assert words_of(parsed(make_record())) == TEXT


def test_every_time_expression_is_a_timex3_in_place() -> None:
    record = make_record()
    found = parsed(record).findall("TEXT/TIMEX3")
    assert [tag.text for tag in found] == [time.span.of(TEXT) for time in record.times]
    assert [tag.get("value") for tag in found] == [time.value for time in record.times]
    assert {tag.get("type") for tag in found} >= {"DATE", "SET"}


def test_the_creation_time_is_the_day_of_publication() -> None:
    day = parsed(make_record()).find("DCT/TIMEX3")
    assert (day.get("value"), day.get("functionInDocument")) == ("2026-03-10", "CREATION_TIME")


def test_relative_expressions_are_anchored_and_explicit_ones_are_not() -> None:
    tags = {tag.text: tag for tag in parsed(make_record()).findall("TEXT/TIMEX3")}
    assert tags["last week"].get("anchorTimeID") == "t0"
    assert tags["3 March 2026"].get("anchorTimeID") is None


def test_events_become_instances_linked_to_what_dates_them() -> None:
    raid = event("raided", When(how="own expression", value="2026-W10", time="time1"))
    root = parsed(make_record(events=(raid,)))
    instance = root.find("MAKEINSTANCE")
    link = root.find("TLINK")
    assert root.find("TEXT/EVENT").text == "raided"
    assert instance.get("eventID") == root.find("TEXT/EVENT").get("eid")
    assert (link.get("eventInstanceID"), link.get("relatedToTime")) == (instance.get("eiid"), "t2")


def test_news_of_the_day_is_linked_to_the_creation_time_and_unknown_to_nothing() -> None:
    today = event("raided", When(how="news of the day", value="2026-03-10"))
    unknown = event("met", When(how="unknown"))
    links = parsed(make_record(events=(today, unknown))).findall("TLINK")
    assert [link.get("relatedToTime") for link in links] == ["t0"]


def test_two_events_on_one_word_share_an_element() -> None:
    first = event("raided", When(how="unknown"))
    second = event("raided", When(how="unknown"), type="COERCE", quad=4)
    root = parsed(make_record(events=(first, second)))
    assert len(root.findall("TEXT/EVENT")) == 1
    assert len(root.findall("MAKEINSTANCE")) == 2


@pytest.mark.parametrize(
    ("status", "tense", "polarity"),
    [
        (Status.HAPPENED, "PAST", "POS"),
        (Status.PLANNED, "FUTURE", "POS"),
        (Status.ONGOING, "PRESENT", "POS"),
        (Status.DENIED, "PAST", "NEG"),
    ],
)
def test_status_gives_tense_and_polarity(status: Status, tense: str, polarity: str) -> None:
    root = parsed(make_record(events=(event("raided", When(how="unknown"), status=status),)))
    instance = root.find("MAKEINSTANCE")
    assert (instance.get("tense"), instance.get("polarity")) == (tense, polarity)


def test_an_event_inside_a_time_expression_is_left_out_rather_than_nested() -> None:
    inside = event("week", When(how="unknown"))
    root = parsed(make_record(events=(inside,)))
    assert root.findall("MAKEINSTANCE") == []


def test_characters_that_xml_cannot_hold_are_replaced_one_for_one() -> None:
    text = "Guards\x00 fired\x0b on Monday."
    assert len(words_of(parsed(make_record(text)))) == len(text)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=80))
def test_any_text_gives_a_valid_document_of_the_same_length(text: str) -> None:
    assert len(words_of(parsed(make_record(text)))) == len(text)


def test_a_set_says_that_it_quantifies() -> None:
    sets = [
        tag
        for tag in parsed(make_record()).findall("TEXT/TIMEX3")
        if tag.get("type") == TimeKind.SET.value
    ]
    assert [tag.get("quant") for tag in sets] == ["EVERY"]
