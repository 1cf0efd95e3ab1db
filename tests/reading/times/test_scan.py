"""What `find_times` finds in news English, and what it makes of it."""

from datetime import date, datetime

import pytest

from foreigndesk.intake.report import Block, BlockRole
from foreigndesk.reading.marks import Precision, TimeKind, TimeMark
from foreigndesk.reading.times import find_times, shadow_of

WEDNESDAY = date(2026, 3, 11)


def read(text: str, published: date = WEDNESDAY) -> list[tuple[str, str, str]]:
    marks = find_times(text, published)
    return [(mark.span.of(text), mark.kind.value, mark.value) for mark in marks]


def only(text: str, published: date = WEDNESDAY) -> TimeMark:
    (mark,) = find_times(text, published)
    return mark


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("Envoys met on 4 March 2026 in Doha.", "4 March 2026", "2026-03-04"),
        ("Envoys met on March 4, 2026, in Doha.", "March 4, 2026", "2026-03-04"),
        ("The truce of 2026-03-04 held.", "2026-03-04", "2026-03-04"),
        ("It was signed on 23/11/2025.", "23/11/2025", "2025-11-23"),
        ("It was signed on 4.3.2026 in Bern.", "4.3.2026", "2026-03-04"),
        ("The 5th of November 2025 was chosen.", "The 5th of November 2025", "2025-11-05"),
        ("Talks began on Monday, March 9.", "Monday, March 9", "2026-03-09"),
        ("The war began in February 2022.", "February 2022", "2022-02"),
        ("They signed in late 2024.", "late 2024", "2024"),
        ("It dates from the 1990s.", "the 1990s", "199"),
        ("It dates from the '80s.", "the '80s", "198"),
        ("It recalls the nineteenth century.", "the nineteenth century", "18"),
        ("Exports fell in the third quarter of 2025.", "the third quarter of 2025", "2025-Q3"),
        ("Exports fell in Q3 2025.", "Q3 2025", "2025-Q3"),
        ("Exports fell in the first half of 2025.", "the first half of 2025", "2025-H1"),
        ("The clashes of the summer of 2024 ended.", "the summer of 2024", "2024-SU"),
        (
            "Talks resume in the second week of June 2026.",
            "the second week of June 2026",
            "2026-W24",
        ),
        ("It falls on the third Sunday of May 2026.", "the third Sunday of May 2026", "2026-05-17"),
        ("It closes on the last Friday in May 2026.", "the last Friday in May 2026", "2026-05-29"),
        ("It was dated 31 May 2026.", "31 May 2026", "2026-05-31"),
        ("It ruled since nineteen ninety-six.", "nineteen ninety-six", "1996"),
        ("He has led the party since 1966.", "1966", "1966"),
    ],
)
def test_explicit_dates_have_their_own_value(text: str, words: str, value: str) -> None:
    assert read(text) == [(words, "DATE", value)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The envoy arrived on Monday.", "2026-03-09"),
        ("The envoy arrived on Friday.", "2026-03-06"),
        ("The envoy will arrive on Friday.", "2026-03-13"),
        ("The envoy is expected to arrive on Monday.", "2026-03-16"),
        ("The hearing was postponed until Tuesday.", "2026-03-17"),
        ("The envoy spoke on Wednesday.", "2026-03-11"),
        ("The envoy spoke last Wednesday.", "2026-03-04"),
        ("The envoy leaves next Wednesday.", "2026-03-18"),
        ("The council is to be convened on Thursday.", "2026-03-12"),
        ("More protests are expected Sunday.", "2026-03-15"),
        ("Voters are restless in the run-up to Sunday's vote.", "2026-03-15"),
        ("They will discuss Friday's ruling.", "2026-03-06"),
        ("Guards died from wounds due to a blast on Saturday.", "2026-03-07"),
        ("The court said that Sunday's vote will go ahead.", "2026-03-15"),
    ],
)
def test_weekdays_follow_modifier_and_tense(text: str, value: str) -> None:
    assert only(text).value == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Aid was halted yesterday.", "2026-03-10"),
        ("Aid resumes tomorrow.", "2026-03-12"),
        ("Aid was halted last week.", "2026-W10"),
        ("Aid will resume next month.", "2026-04"),
        ("Aid was cut earlier this year.", "2026"),
        ("Aid was cut two weeks ago.", "2026-W09"),
        ("Aid was cut three years ago.", "2023"),
        ("Aid was cut in December.", "2025-12"),
        ("Aid will be cut in December.", "2026-12"),
        ("Aid must be delivered by June.", "2026-06"),
        ("Aid was cut last autumn.", "2025-FA"),
        ("A summit is planned for later in the year.", "2026"),
        ("Lawyers meet on the 15th of this month.", "2026-03-15"),
        ("Lawyers meet two weeks from today.", "2026-W13"),
        ("A summit set for April may slip.", "2026-04"),
        ("Guards mourned the April 22 attack.", "2025-04-22"),
    ],
)
def test_relative_dates_are_reckoned_from_publication(text: str, value: str) -> None:
    assert only(text).value == value


def test_a_day_earlier_leans_on_the_day_the_sentence_before_established() -> None:
    text = "The ministers met on Monday. A day earlier, guards had fired at the border."
    assert read(text)[1] == ("A day earlier", "DATE", "2026-03-08")


def test_a_day_earlier_leans_on_publication_when_only_a_feast_was_named() -> None:
    text = (
        "He sent greetings for the 80th anniversary of Victory Day. A day earlier, he had called."
    )
    assert [value for _, _, value in read(text, date(2025, 5, 5))] == ["2025-05-09", "2025-05-04"]


def test_discourse_expressions_do_not_lean_on_quoted_days() -> None:
    text = 'She said: "We met on 3 May 2019." A day earlier, troops had left.'
    assert read(text)[-1] == ("A day earlier", "DATE", "2026-03-10")


def test_that_year_and_the_following_month_lean_on_the_text() -> None:
    text = "The coup came in May 2019. Elections followed that year, a new law the following month."
    assert [value for _, _, value in read(text)] == ["2019-05", "2019", "2019-06"]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Talks run from May 3 to 5.", ["2026-05-03", "2026-05-05"]),
        ("Talks ran on 3-5 March 2026.", ["2026-03-03", "2026-03-05"]),
        ("The plan covers 1999-2001.", ["1999", "2001"]),
        ("It covers 2024/25.", ["2024", "2025"]),
    ],
)
def test_ranges_are_two_marks(text: str, values: list[str]) -> None:
    assert [value for _, _, value in read(text)] == values


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The siege lasted three weeks.", "P3W"),
        ("The siege lasted two and a half years.", "P2Y6M"),
        ("A 16-hour flight followed.", "PT16H"),
        ("They fought for nearly forty years.", "P40Y"),
        ("They fought for a decade.", "P10Y"),
        ("They talked for several days.", "PXD"),
        ("They talked for two hours and ten minutes.", "PT2H10M"),
        ("Prices rose over the past two months.", "P2M"),
        ("It took a dozen years.", "P12Y"),
    ],
)
def test_lengths_are_durations_without_interval(text: str, value: str) -> None:
    mark = only(text)
    assert (mark.kind, mark.value, mark.interval) == (TimeKind.DURATION, value, None)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They meet every Monday.", "XXXX-WXX-1"),
        ("They meet every two weeks.", "P2W"),
        ("Patrols go out daily.", "P1D"),
        ("The fund pays $2 million a year.", "P1Y"),
        ("They meet twice a month.", "P1M"),
    ],
)
def test_repetitions_are_sets(text: str, value: str) -> None:
    mark = only(text)
    assert (mark.kind, mark.value) == (TimeKind.SET, value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The ship is now in port.", "PRESENT_REF"),
        ("Clashes grew in recent weeks.", "PAST_REF"),
        ("Clashes began several years ago.", "PAST_REF"),
        ("Clashes may grow in the near future.", "FUTURE_REF"),
    ],
)
def test_fuzzy_expressions_keep_timex_references(text: str, value: str) -> None:
    mark = only(text)
    assert (mark.value, mark.interval) == (value, None)


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The blast came at 10:35 a.m. on Monday.", "10:35 a.m. on Monday", "2026-03-09T10:35"),
        ("A train left at 23:15 on 7 March.", "23:15 on 7 March", "2026-03-07T23:15"),
        ("The blast came at 0735 GMT.", "0735 GMT", "2026-03-11T07:35Z"),
        ("Polls close at 8 p.m. ET.", "8 p.m. ET", "2026-03-11T20:00"),
        ("Polls close at 18:00 local time.", "18:00 local time", "2026-03-11T18:00"),
        ("The truce began at midnight Tuesday.", "midnight Tuesday", "2026-03-10T24:00"),
        ("Shells fell on Tuesday night.", "Tuesday night", "2026-03-10TNI"),
        ("Shells fell this morning.", "this morning", "2026-03-11TMO"),
        ("Shells fell last night.", "last night", "2026-03-10TNI"),
    ],
)
def test_clock_times_and_parts_of_the_day(text: str, words: str, value: str) -> None:
    assert read(text) == [(words, "TIME", value)]


def test_midnight_as_24_hours_is_the_end_of_its_day() -> None:
    mark = only("The truce began at midnight Tuesday.")
    assert mark.interval is not None
    assert mark.interval.start == datetime(2026, 3, 11)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("The vote is set for February 31.", "no 2026-02-31"),
        ("The vote is set for 31 February 2026.", "no 2026-02-31"),
        ("The vote of 2026-13-45 was void.", "no 2026-13-45"),
        ("The vote is set for 1/2/2025.", "day and month"),
        ("It happens in the year 12025.", "beyond 9999"),
        ("It was built 7,000 years ago.", "beyond the calendar"),
        ("It dates from the 3rd century B.C.", "before 1"),
    ],
)
def test_what_cannot_be_resolved_says_why(text: str, reason: str) -> None:
    mark = only(text)
    assert mark.interval is None
    assert mark.unresolved is not None
    assert reason in mark.unresolved


@pytest.mark.parametrize("text", ["On ٢٠٢٥-٠٥-٠٤ talks began.", "On २०२५-०५-०४ talks began."])
def test_digits_of_other_scripts_are_read(text: str) -> None:
    assert only(text).value == "2025-05-04"


@pytest.mark.parametrize(
    "text",
    [
        "They may march on the capital.",
        "Prices could fall again.",
        "He finished second.",
        "The 44-year-old minister resigned.",
        "Some 1900 people fled.",
        "It cost $2000.",
        "The Daily Herald reported it.",
        "They seconded the motion in a landslide.",
        "Agents read Sun newspapers.",
        "A quarter of the voters stayed away.",
        "The Sunday Times reported it.",
        "It was the third coup in as many years.",
        "They scored at 2:27.13 in the final.",
    ],
)
def test_look_alikes_are_left_alone(text: str) -> None:
    assert read(text) == []


def test_month_names_need_a_capital_and_a_place_for_a_month() -> None:
    assert [words for words, _, _ in read("In May they may march. In March they did.")] == [
        "May",
        "March",
    ]


def test_the_interval_of_a_week_is_its_seven_days() -> None:
    interval = only("Aid was halted last week.").interval
    assert interval is not None
    assert (interval.start, interval.end) == (datetime(2026, 3, 2), datetime(2026, 3, 9))
    assert interval.precision is Precision.WEEK


def test_metadata_and_kickers_give_only_explicit_dates() -> None:
    text = "updated yesterday 2026-03-10\nLast week\nTroops left on Monday."
    cuts = [0, text.index("Last"), text.index("Troops"), len(text) + 1]
    roles = (BlockRole.METADATA, BlockRole.KICKER, BlockRole.PARAGRAPH)
    blocks = [
        Block(role=role, start=cuts[number], end=cuts[number + 1] - 1)
        for number, role in enumerate(roles)
    ]
    marks = find_times(text, WEDNESDAY, blocks=blocks)
    assert [mark.span.of(text) for mark in marks] == ["2026-03-10", "Monday"]


def test_an_expression_never_crosses_an_empty_line() -> None:
    assert [words for words, _, _ in read("It ended last\n\nMonday brought rain.")] == ["Monday"]


def test_a_line_break_inside_an_expression_is_a_blank() -> None:
    assert read("It ended last\nMonday.") == [("last\nMonday", "DATE", "2026-03-09")]


def test_the_shadow_has_the_length_of_the_text() -> None:
    text = "İstanbul’da 5 Mayıs — ٣ أيار — ß"
    assert len(shadow_of(text)) == len(text)


def test_year_ago_quarters_are_reckoned_from_the_quarter_reported_on() -> None:
    text = "Profit fell in the third quarter of 2025 from a year earlier."
    assert [value for _, _, value in read(text)] == ["2025-Q3", "2024-Q3"]


def test_capital_letters_throughout_are_read_too() -> None:
    assert [value for _, _, value in read("TALKS HELD ON MONDAY IN MAY 2025 DISPUTE")] == [
        "2026-03-09",
        "2025-05",
    ]
