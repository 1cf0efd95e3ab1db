"""Phrases of news English whose parts lie in several rules of the grammar."""

from datetime import date

import pytest

from foreigndesk.reading.times import find_times

TUESDAY = date(2026, 11, 3)


def read(text: str) -> list[tuple[str, str, str]]:
    return [(mark.span.of(text), mark.kind.value, mark.value) for mark in find_times(text, TUESDAY)]


def test_midnight_is_an_hour_and_not_the_middle_of_a_night() -> None:
    assert read("Shelling began shortly after midnight.") == [
        ("midnight", "TIME", "2026-11-03T24:00")
    ]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("Guards patrol the pier on Sundays.", "Sundays", "XXXX-WXX-7"),
        ("The crossing shuts on weekends.", "weekends", "XXXX-WXX-WE"),
        ("The crossing opens on weekdays.", "weekdays", "XXXX-WXX-X"),
    ],
)
def test_days_in_the_plural_repeat(text: str, words: str, value: str) -> None:
    assert read(text) == [(words, "SET", value)]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("He landed at 7:30 Monday night.", "7:30 Monday night", "2026-11-02T19:30"),
        ("He landed at 9:15 yesterday morning.", "9:15 yesterday morning", "2026-11-02T09:15"),
        ("He will land at 9:15 tonight.", "9:15 tonight", "2026-11-03T21:15"),
        ("He landed at ten o'clock.", "ten o'clock", "2026-11-03T10:00"),
        ("He landed in midafternoon.", "midafternoon", "2026-11-03TAF"),
    ],
)
def test_a_part_of_the_day_tells_which_half_a_clock_time_means(
    text: str, words: str, value: str
) -> None:
    assert read(text) == [(words, "TIME", value)]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("Oil income fell in the first half.", "the first half", "2026-H1"),
        ("Oil income fell in the fiscal second half.", "the fiscal second half", "2026-H2"),
        ("Exports fell in 2025's third quarter.", "2025's third quarter", "2025-Q3"),
        ("Exports fell in the second fiscal quarter.", "the second fiscal quarter", "2026-Q2"),
        (
            "It lapsed at the end of the third quarter.",
            "the end of the third quarter",
            "2026-Q3",
        ),
        ("The levy ends by month's end.", "month's end", "2026-11"),
        ("It lapsed at the close of 2025.", "the close of 2025", "2025"),
        ("They met in the summer of '24.", "the summer of '24", "2024-SU"),
        ("They met in midsummer.", "midsummer", "2026-SU"),
        ("The wars of the nineteen nineties ended.", "the nineteen nineties", "199"),
        ("The tunes of the 60's are back.", "the 60's", "196"),
        ("The week before last was calm.", "The week before last", "2026-W43"),
        ("The month before had been calm.", "The month before", "2026-10"),
        ("He fled a half-century ago.", "a half-century ago", "1976"),
        ("He fled half a century ago.", "half a century ago", "1976"),
        ("He fled a year and a half ago.", "a year and a half ago", "2025-05"),
        ("He fled a generation ago.", "a generation ago", "PAST_REF"),
        ("That is for future years.", "future years", "FUTURE_REF"),
    ],
)
def test_stretches_of_the_calendar_are_read_whole(text: str, words: str, value: str) -> None:
    assert read(text) == [(words, "DATE", value)]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The 18-month-long siege ended.", "18-month-long", "P18M"),
        ("The yearslong feud ended.", "yearslong", "PXY"),
        ("It held over the past quarter century.", "the past quarter century", "P25Y"),
        ("The shrine stood several hundred years.", "several hundred years", "PXY"),
        ("The drive took 2 hours 15 minutes.", "2 hours 15 minutes", "PT2H15M"),
    ],
)
def test_lengths_are_read_whole(text: str, words: str, value: str) -> None:
    assert read(text) == [(words, "DURATION", value)]


def test_halves_of_a_game_are_no_halves_of_a_year() -> None:
    assert read("The team scored twice in the first half.") == []


def test_the_second_day_of_a_range_follows_the_first() -> None:
    assert [value for _, _, value in read("Curfew held Monday through Friday.")] == [
        "2026-11-02",
        "2026-11-06",
    ]


def test_a_day_shares_the_nights_of_the_day_it_is_joined_to() -> None:
    assert read("The ferry sails Friday and Saturday nights.") == [
        ("Friday", "SET", "XXXX-WXX-5TNI"),
        ("Saturday nights", "SET", "XXXX-WXX-6TNI"),
    ]


def test_today_as_a_day_of_something_is_the_day_of_the_report() -> None:
    assert read("It is the fifth day of the siege.") == [("the fifth day", "DATE", "2026-11-03")]
    assert read("They met on the fifth day of the siege.") == []


def test_year_end_is_the_last_day_of_a_year() -> None:
    assert read("The debt will be paid by year-end.") == [("year-end", "DATE", "2026-12-31")]


def test_the_same_quarter_of_another_year_is_that_quarter_there() -> None:
    text = "Output in the third quarter of 2026 fell from the same quarter of 2025."
    assert read(text) == [
        ("the third quarter of 2026", "DATE", "2026-Q3"),
        ("the same quarter of 2025", "DATE", "2025-Q3"),
    ]


def test_half_of_a_month_is_the_month_with_its_end() -> None:
    (mark,) = find_times("Rains came in the second half of July.", TUESDAY)
    assert (mark.value, mark.mod) == ("2026-07", "END")


def test_since_year_end_counts_from_the_year_before() -> None:
    assert read("Prices are up since year-end.") == [("year-end", "DATE", "2025-12-31")]


def test_a_closed_clause_about_the_past_leaves_by_a_month_ahead() -> None:
    text = "The sale, which had been expected, is part of a plan to repay debts by February."
    assert read(text) == [("February", "DATE", "2027-02")]


def test_months_of_delivery_lie_ahead() -> None:
    assert read("The January contract for wheat fell.") == [("January", "DATE", "2027-01")]


@pytest.mark.parametrize(
    "text",
    ["The deadline is Friday.", "Friday is a holiday.", "The union called a strike for Friday."],
)
def test_the_day_of_an_appointment_is_to_come(text: str) -> None:
    assert read(text) == [("Friday", "DATE", "2026-11-06")]


def test_an_appointment_that_is_told_of_as_past_is_past() -> None:
    assert read("The march planned for Friday was banned.") == [("Friday", "DATE", "2026-10-30")]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("In 1990 he was jailed. The next year he fled.", ["1990", "1991"]),
        ("Output rose 5% last year from a year earlier.", ["2025", "2024"]),
        ("Output rose 5% in August from a year earlier.", ["2026-08", "2025-08"]),
        ("Output rose 5% last week from a week earlier.", ["2026-W44", "2026-W43"]),
        ("The truce lasted until September.", ["2026-09"]),
    ],
)
def test_steps_are_reckoned_from_what_they_are_compared_with(text: str, values: list[str]) -> None:
    assert [value for _, _, value in read(text)] == values


@pytest.mark.parametrize(
    ("text", "words", "kind", "value"),
    [
        ("It was built in the 1990 fiscal year.", "the 1990 fiscal year", "DATE", "1990"),
        (
            "Sales rose in fiscal 2026's first quarter.",
            "fiscal 2026's first quarter",
            "DATE",
            "2026-Q1",
        ),
        ("Sales fell in the comparable 2025 period.", "the comparable 2025 period", "DATE", "2025"),
        ("They fled 40 or 50 years ago.", "40 or 50 years ago", "DATE", "1986"),
        ("They fled a quarter-century ago.", "a quarter-century ago", "DATE", "2001"),
        ("They fled a year ago today.", "a year ago today", "DATE", "2025-11-03"),
        ("They fled two weeks ago Friday.", "two weeks ago Friday", "DATE", "2026-10-16"),
        ("They return a week from Friday.", "a week from Friday", "DATE", "2026-11-13"),
        ("They fled ten years ago this week.", "ten years ago this week", "DATE", "2016-W44"),
        ("They fled in the month of June.", "the month of June", "DATE", "2026-06"),
        (
            "Output rose over the past year and a half.",
            "the past year and a half",
            "DURATION",
            "P1Y6M",
        ),
        (
            "Prices doubled over the past two or three years.",
            "the past two or three years",
            "DURATION",
            "P2Y",
        ),
        ("A day or two later he left.", "A day or two", "DURATION", "P1D"),
        (
            "It will change in the days and weeks ahead.",
            "the days and weeks ahead",
            "DURATION",
            "PXW",
        ),
        ("He rides every single day.", "every single day", "SET", "P1D"),
        ("He woke at two a.m. local time.", "two a.m. local time", "TIME", "2026-11-03T02:00"),
        ("He woke at five thirty a.m. and left.", "five thirty a.m.", "TIME", "2026-11-03T05:30"),
        (
            "He spoke at 8 o'clock Monday night.",
            "8 o'clock Monday night",
            "TIME",
            "2026-11-02T20:00",
        ),
        ("He spoke at 12 noon.", "12 noon", "TIME", "2026-11-03T12:00"),
    ],
)
def test_phrases_of_several_parts_are_read_whole(
    text: str, words: str, kind: str, value: str
) -> None:
    assert read(text) == [(words, kind, value)]


def test_a_quarter_is_told_by_the_day_on_which_it_ended() -> None:
    text = "In the quarter ended July 31, output rose."
    assert [value for _, _, value in read(text)] == ["2026-Q2", "2026-07-31"]


def test_a_week_is_told_by_the_day_on_which_it_ended() -> None:
    text = "In the week ended Oct. 16, output rose."
    assert [value for _, _, value in read(text)] == ["2026-W42", "2026-10-16"]


@pytest.mark.parametrize(
    "text",
    ["The fall in prices was sharp.", "The fall of the town stunned them.", "The spring broke."],
)
def test_a_fall_is_not_always_a_season(text: str) -> None:
    assert read(text) == []


def test_the_fall_is_a_season_where_something_happens_in_it() -> None:
    assert read("They returned in the fall.") == [("the fall", "DATE", "2026-FA")]


def test_the_age_of_the_young_is_no_length() -> None:
    assert read("The 15-year old won.") == []


def test_a_paper_or_a_star_that_ends_a_sentence_is_no_day() -> None:
    assert read("They wrote to the Narva Sun. It did not print it.") == []
    assert read("They marched on Sun. and left.") == [("Sun.", "DATE", "2026-11-01")]


def test_a_clock_time_may_lack_its_last_stop() -> None:
    assert read("The road was shut until 9:33 a.m on Monday.") == [
        ("9:33 a.m on Monday", "TIME", "2026-11-02T09:33")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The tariff rests on 50 U.S.C. 1622(d) alone.",
        "He cited 22 CFR 1940 and Executive Order 1995.",
        "They asked for what Resolutions 1701 and Directive 1984 promise.",
    ],
)
def test_numbers_of_laws_are_no_years(text: str) -> None:
    assert read(text) == []
