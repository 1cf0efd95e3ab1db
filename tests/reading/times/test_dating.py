"""When events took place, by their own words, the discourse or the day, and when it is unknown."""

from datetime import date, datetime

import pytest

from foreigndesk.intake.report import BlockRole, Span
from foreigndesk.reading.marks import EventTime, Sentence
from foreigndesk.reading.times import TimedText, date_event, find_times

PUBLISHED = date(2026, 3, 11)


def page_of(*paragraphs: tuple[str, ...], title: str | None = None) -> TimedText:
    """Lay out paragraphs of sentences ("# ..." is a heading), with a title if there is one."""
    sentences = []
    text = ""
    blocks: list[tuple[BlockRole, tuple[str, ...]]] = []
    if title is not None:
        blocks.append((BlockRole.TITLE, (title,)))
    for lines in paragraphs:
        heading = lines[0].startswith("# ")
        blocks.append((BlockRole.HEADING if heading else BlockRole.PARAGRAPH, lines))
    for number, (role, lines) in enumerate(blocks):
        for line in lines:
            start = len(text)
            text += line
            sentences.append(Sentence(span=Span(start, len(text)), block=number, role=role))
            text += " "
        text = text[:-1] + "\n"
    return TimedText(
        text=text,
        published=PUBLISHED,
        sentences=tuple(sentences),
        times=find_times(text, PUBLISHED),
    )


def dated(page: TimedText, anchor: str) -> tuple[EventTime, bool]:
    start = page.text.index(anchor)
    span = Span(start, start + len(anchor))
    sentence = next(one for one in page.sentences if one.span.covers(span))
    return date_event(span, sentence, page)


LEAD = "Kenya and Rwanda signed a border accord."


def far(*sentences: str) -> TimedText:
    """Put the sentences far from the lead, where the day is no longer told for granted."""
    return page_of((LEAD,), ("The accord covers trade.",), ("It has nine articles.",), sentences)


@pytest.mark.parametrize(
    ("sentence", "anchor", "value"),
    [
        ("Guards raided a camp on Monday.", "raided", "2026-03-09"),
        ("On Monday guards raided a camp near the river.", "raided", "2026-03-09"),
        ("The ministers will meet on Friday.", "meet", "2026-03-13"),
        ("They condemned the April 22 attack.", "attack", "2025-04-22"),
        ("They condemned Monday's attack.", "attack", "2026-03-09"),
        ("The minister said on Monday that guards had fled.", "said", "2026-03-09"),
        ("The minister said guards fled on Monday.", "fled", "2026-03-09"),
        ("The leaders agreed to meet on May 17.", "meet", "2026-05-17"),
        ("The leaders agreed on Monday to meet in May.", "agreed", "2026-03-09"),
        ("The leaders agreed to a truce on Monday.", "agreed", "2026-03-09"),
        ("In a March 3 speech the king urged talks.", "urged", "2026-03-03"),
        ("The war broke out in May 2025.", "war", "2025-05"),
        ("On Monday guards raided two camps and seized rifles.", "seized", "2026-03-09"),
        ("The king spoke on Monday with Kenya's leader to thank him.", "thank", "2026-03-09"),
        ("The two states held talks on Monday.", "held", "2026-03-09"),
        ("Guards fled when shells fell on Monday.", "fled", "2026-03-09"),
        ("Guards who had fled on Friday returned on Monday.", "fled", "2026-03-06"),
    ],
)
def test_an_event_takes_the_time_of_its_own_clause(sentence: str, anchor: str, value: str) -> None:
    when, _ = dated(far(sentence), anchor)
    assert (when.how, when.value) == ("own expression", value)


@pytest.mark.parametrize(
    ("sentence", "anchor"),
    [
        ("The minister said on Monday that guards had fled.", "fled"),
        ("The minister told reporters Monday that guards had fled.", "fled"),
        ("Guards fled the camp, the minister said Monday.", "fled"),
        ("They condemned the April 22 attack.", "condemned"),
        ("They denounced the bombing on Monday.", "denounced"),
        ("Guards fled after Monday.", "fled"),
        ("The leaders agreed to meet on May 17.", "agreed"),
        ("Guards fled, though envoys had come on Monday.", "fled"),
        ("They discussed the 80th anniversary of D-Day.", "discussed"),
        ("Guards raided a camp.", "raided"),
        ("They meet every Monday.", "meet"),
        ("The siege lasted three weeks.", "lasted"),
    ],
)
def test_a_time_that_belongs_to_something_else_dates_nothing(sentence: str, anchor: str) -> None:
    when, _ = dated(far(sentence), anchor)
    assert when == EventTime(how="unknown")


def test_the_mark_that_was_used_is_named() -> None:
    page = far("Guards raided a camp on Monday.")
    when, _ = dated(page, "raided")
    assert when.time is not None
    assert page.times[when.time].span.of(page.text) == "Monday"


def test_a_range_dates_an_event_from_its_first_to_its_last_day() -> None:
    when, _ = dated(far("The leaders will confer from May 3 to 5."), "confer")
    assert when.interval is not None
    assert (when.interval.start, when.interval.end) == (
        datetime(2026, 5, 3),
        datetime(2026, 5, 6),
    )


def test_since_and_by_bound_an_event_on_the_other_side_of_publication() -> None:
    since, historical = dated(far("The accord has held since 1998."), "held")
    assert since.interval is not None
    assert (since.value, historical) == (None, False)
    assert (since.interval.start, since.interval.end) == (
        datetime(1998, 1, 1),
        datetime(2026, 3, 12),
    )
    until, _ = dated(far("Guards will leave the camp by June."), "leave")
    assert until.interval is not None
    assert (until.interval.start, until.interval.end) == (
        datetime(2026, 3, 11),
        datetime(2026, 7, 1),
    )


def test_days_later_are_reckoned_from_the_day_before_them() -> None:
    page = far("Guards fired on March 2.", "Three days later, they fled the camp.")
    when, _ = dated(page, "fled")
    assert (when.how, when.value) == ("own expression", "2026-03-05")


@pytest.mark.parametrize("verb", ["signed", "have signed"])
def test_the_lead_tells_the_news_of_the_day(verb: str) -> None:
    when, historical = dated(page_of((f"Kenya and Rwanda {verb} a border accord.",)), "signed")
    assert (when.how, when.value, historical) == ("news of the day", "2026-03-11", False)


@pytest.mark.parametrize(
    "lead",
    [
        "Kenya and Rwanda will sign a border accord.",
        "Kenya and Rwanda had sign ed a border accord long before.",
        "Kenya wants to sign a border accord.",
        "Officials said last week that Kenya would sign a border accord.",
    ],
)
def test_the_lead_is_no_news_of_the_day_unless_tense_and_form_say_so(lead: str) -> None:
    when, _ = dated(page_of((lead,)), "sign")
    assert when.how == "unknown"


@pytest.mark.parametrize(
    ("lead", "anchor"),
    [
        ("The president condemned the harbour attack and pledged aid.", "attack"),
        ("Kenya sent doctors after an attack on the harbour.", "attack"),
        ("Kenya criticised the withdrawal of observers.", "withdrawal"),
    ],
)
def test_what_the_lead_speaks_about_is_no_news_of_the_day(lead: str, anchor: str) -> None:
    assert dated(page_of((lead,)), anchor)[0].how == "unknown"
    assert dated(page_of(("Aid came.",), title=lead), anchor)[0].how == "unknown"


@pytest.mark.parametrize(
    ("lead", "anchor"),
    [
        ("An attack on the harbour killed nine people.", "attack"),
        ("The two presidents held talks in Mombasa.", "talks"),
    ],
)
def test_what_the_lead_tells_by_a_noun_is_news_of_the_day(lead: str, anchor: str) -> None:
    assert dated(page_of((lead,), title=lead), anchor)[0].how == "news of the day"


def test_later_paragraphs_are_never_given_the_day_of_publication() -> None:
    when, _ = dated(far("Guards raided a camp."), "raided")
    assert (when.how, when.value, when.interval) == ("unknown", None, None)


def test_the_title_takes_the_day_of_the_lead() -> None:
    page = page_of(("Guards raided a camp on Monday.",), title="Guards seize camp")
    when, _ = dated(page, "seize")
    assert (when.how, when.value) == ("discourse", "2026-03-09")


def test_a_title_over_an_undated_lead_is_news_of_the_day() -> None:
    page = page_of(("Guards raided a camp.",), title="Guards seize camp")
    when, _ = dated(page, "seize")
    assert when.how == "news of the day"


def test_a_story_goes_on_on_its_day() -> None:
    page = far("Guards raided a camp on Monday.", "They seized nine rifles.")
    when, _ = dated(page, "seized")
    assert (when.how, when.value) == ("discourse", "2026-03-09")


def test_a_dated_heading_holds_for_its_section() -> None:
    page = page_of((LEAD,), ("It has nine articles.",), ("# March 2, Doha",), ("Guards fled.",))
    when, _ = dated(page, "fled")
    assert (when.how, when.value) == ("discourse", "2026-03-02")


def test_a_heading_that_tells_more_than_a_date_does_not() -> None:
    heading = ("# Guards raid a camp on March 2, killing nine",)
    page = page_of((LEAD,), ("It has nine articles.",), heading, ("Rebels fled.",))
    assert dated(page, "fled")[0].how == "unknown"


def test_a_new_paragraph_does_not_inherit_the_day() -> None:
    page = page_of((LEAD,), ("Guards raided a camp on Monday.",), ("They seized nine rifles.",))
    when, _ = dated(page, "seized")
    assert when.how == "unknown"


@pytest.mark.parametrize(
    ("sentence", "anchor", "historical"),
    [
        ("The two states clashed in 1966.", "clashed", True),
        ("The two states clashed in May 2024.", "clashed", True),
        ("The two states clashed in May 2025.", "clashed", False),
        ("The two states clashed last year.", "clashed", False),
        ("The two states clashed during World War II.", "clashed", True),
        ("The two states clashed decades ago.", "clashed", True),
        ("The two states clashed.", "clashed", False),
        ("The two states will meet in 2030.", "meet", False),
    ],
)
def test_history_is_more_than_a_year_before_publication(
    sentence: str, anchor: str, *, historical: bool
) -> None:
    assert dated(far(sentence), anchor)[1] is historical


def test_as_it_did_in_1966_dates_the_discussions_of_1966() -> None:
    page = far("Russia may mediate, as it did in 1966 during the Tashkent discussions.")
    assert dated(page, "discussions")[0].value == "1966"
    assert dated(page, "mediate")[0].how == "unknown"
