"""Laws that every mark obeys, on invented news sentences and on arbitrary text."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from foreigndesk.reading.marks import TimeKind, TimeMark
from foreigndesk.reading.times import find_times
from foreigndesk.reading.times.almanac import interval_of, is_value

OPENINGS = ("Troops left the town", "The minister will speak", "Envoys had met", "Talks are due")
RELATIVE_DAYS = (
    "today",
    "yesterday",
    "tomorrow",
    "three days ago",
    "the day before yesterday",
    "the day after tomorrow",
    "ten days from now",
)
OTHERS = (
    "on Monday",
    "last week",
    "next month",
    "in early September",
    "two years ago",
    "in the third quarter",
    "last summer",
    "for nearly three weeks",
    "every Thursday",
    "at 9:30 a.m. on Friday",
    "over the weekend",
    "later in the year",
    "since 1966",
    "a year earlier",
    "by the end of the month",
    "at Easter",
    "on Christmas Eve",
    "earlier this decade",
)
ABSOLUTE = (
    "on 22 April 2025",
    "in May 1998",
    "in 1966",
    "in the 1990s",
    "on 2024-02-29",
    "in the fourth quarter of 2023",
    "on the 80th anniversary of D-Day",
    "in the 20th century",
)
DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31))
SENTENCES = st.lists(
    st.builds(
        lambda opening, when: f"{opening} {when}.",
        st.sampled_from(OPENINGS),
        st.sampled_from(RELATIVE_DAYS + OTHERS + ABSOLUTE),
    ),
    min_size=1,
    max_size=5,
).map(" ".join)


def obeys(mark: TimeMark, text: str) -> None:
    assert 0 <= mark.span.start < mark.span.end <= len(text)
    assert is_value(mark.value, mark.kind), mark
    if mark.interval is not None:
        assert mark.interval.start < mark.interval.end
    if mark.kind in {TimeKind.DATE, TimeKind.TIME}:
        assert mark.interval == interval_of(mark.value)
    if mark.unresolved is not None:
        assert mark.interval is None


@given(SENTENCES, DAYS)
@settings(max_examples=150, deadline=None)
def test_values_are_timex3_and_intervals_are_ordered(text: str, published: date) -> None:
    marks = find_times(text, published)
    assert marks
    for mark in marks:
        obeys(mark, text)
    for one, other in pairwise(marks):
        assert one.span.end <= other.span.start


@given(st.sampled_from(RELATIVE_DAYS), DAYS, st.integers(-400, 400))
@settings(max_examples=150, deadline=None)
def test_shifting_publication_shifts_relative_days_by_as_many(
    words: str, published: date, days: int
) -> None:
    text = f"The delegation left {words}."
    (before,) = find_times(text, published)
    (after,) = find_times(text, published + timedelta(days=days))
    assert before.interval is not None
    assert after.interval is not None
    assert after.interval.start - before.interval.start == timedelta(days=days)


@given(DAYS, st.integers(1, 60))
@settings(max_examples=60, deadline=None)
def test_shifting_by_whole_weeks_shifts_weekdays_and_weeks(published: date, weeks: int) -> None:
    text = "Troops left on Monday. Guards came last week and will go next Friday."
    shift = timedelta(weeks=weeks)
    before, after = find_times(text, published), find_times(text, published + shift)
    starts = [mark.interval.start + shift for mark in before if mark.interval]
    assert [mark.interval.start for mark in after if mark.interval] == starts
    assert len(starts) == 3


@given(st.sampled_from(ABSOLUTE), DAYS, DAYS)
@settings(max_examples=120, deadline=None)
def test_absolute_expressions_do_not_depend_on_publication(
    words: str, one: date, other: date
) -> None:
    text = f"The accord was signed {words}."
    assert find_times(text, one) == find_times(text, other)


@given(st.text(max_size=300), DAYS)
@settings(max_examples=200, deadline=None)
def test_no_text_raises(text: str, published: date) -> None:
    for mark in find_times(text, published):
        obeys(mark, text)


JUMBLE = """
last next the a 31 30 2/30/2025 1/2/2025 12025 0000 99999 February May Monday week years ago earlier
second quarter of half and to - ' 80s 24:00 25:61 a.m. GMT century decade every fiscal year end
7,000 1/0 hundred thousand ninety nineteen anniversary Easter now later 00/00/0000
"""


@given(st.lists(st.sampled_from(JUMBLE.split()), max_size=25).map(" ".join), DAYS)
@settings(max_examples=300, deadline=None)
def test_no_jumble_of_time_words_raises(text: str, published: date) -> None:
    for mark in find_times(text, published):
        obeys(mark, text)


@given(st.sampled_from([date.min, date.max, date(1, 12, 31), date(9999, 1, 1)]), SENTENCES)
@settings(max_examples=60, deadline=None)
def test_the_ends_of_the_calendar_raise_nothing(published: date, text: str) -> None:
    for mark in find_times(text, published):
        obeys(mark, text)


@given(SENTENCES, DAYS)
@settings(max_examples=30, deadline=None)
def test_the_same_text_gives_the_same_marks(text: str, published: date) -> None:
    assert find_times(text, published) == find_times(text, published)


@given(st.dates(min_value=date(1583, 1, 1), max_value=date(4000, 1, 1)))
@settings(max_examples=50, deadline=None)
def test_a_day_value_names_that_day(day: date) -> None:
    interval = interval_of(day.isoformat())
    assume(interval is not None)
    assert interval is not None
    assert interval.start.date() == day
    assert interval.end - interval.start == timedelta(days=1)
