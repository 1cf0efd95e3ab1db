"""Counts, scores and periods of a relation, from cells made by hand."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foreigndesk.desk.relations import (
    BESIDE,
    DIRECTIONS,
    Cell,
    Question,
    Relation,
    Said,
    relate,
    shown,
    tally,
)
from foreigndesk.desk.select import parse_selector
from foreigndesk.desk.weights import read_weights

QUESTION = Question(a=parse_selector("IND"), b=parse_selector("PAK"))
MAY = date(2025, 5, 1)
JULY = date(2025, 7, 1)


def cell(direction: str = "a_to_b", count: int = 1, **fields: object) -> Cell:
    given = {"type": "ACCUSE", "mode": "disapprove", "quad": 3, "score": -2.0, "start": MAY}
    return Cell(direction=direction, count=count, **{**given, **fields})  # type: ignore[arg-type]


def talks(direction: str = "mutual", count: int = 1, start: date | None = MAY) -> Cell:
    return Cell(direction=direction, type="CONSULT", quad=1, score=2.5, count=count, start=start)


def relation(*cells: Cell, **said: Said) -> Relation:
    return relate(QUESTION, cells, {MAY: said["said"]} if said else {})


def test_a_period_has_counts_by_quad_and_direction() -> None:
    found = relation(cell(count=3), cell("b_to_a"), talks(count=2))
    (may,) = found.periods
    assert may.label == "2025-05"
    assert may.all.count == 6
    assert may.all.quads == (2, 0, 4, 0)
    assert (may.a_to_b.count, may.b_to_a.count, may.mutual.count) == (3, 1, 2)


def test_scores_have_sum_mean_and_an_interval_around_the_mean() -> None:
    (may,) = relation(cell(count=3), talks()).periods
    assert may.all.plover.n == 4
    assert may.all.plover.total == pytest.approx(-3.5)
    assert may.all.plover.mean == pytest.approx(-0.875)
    # standard deviation 2.25, standard error 1.125, t of 3 degrees of freedom 3.182
    assert may.all.plover.high == pytest.approx(-0.875 + 3.182 * 1.125, abs=1e-3)
    assert may.all.plover.low == pytest.approx(-0.875 - 3.182 * 1.125, abs=1e-3)
    assert may.all.goldstein.total == pytest.approx(3 * -2.0 + 1.0)


def test_one_act_has_a_mean_but_no_interval_and_none_has_neither() -> None:
    (may,) = relation(cell()).periods
    assert may.all.plover.mean == -2.0
    assert may.all.plover.low is None
    assert may.mutual.plover.mean is None
    assert may.mutual.plover.total == 0.0


def test_empty_periods_between_are_there_with_zero_and_no_mean() -> None:
    found = relation(cell(), cell(start=JULY))
    assert [period.label for period in found.periods] == ["2025-05", "2025-06", "2025-07"]
    assert found.periods[1].all.count == 0
    assert found.periods[1].all.plover.mean is None
    assert [period.label for period in shown(found)] == ["2025-05", "2025-07"]


def test_the_stretch_asked_for_is_shown_whole() -> None:
    question = Question(a=QUESTION.a, b=QUESTION.b, since=date(2025, 4, 10), until=date(2025, 6, 2))
    found = relate(question, [cell()], {})
    assert [period.label for period in found.periods] == ["2025-04", "2025-05", "2025-06"]


def test_acts_without_a_day_or_too_wide_or_side_by_side_are_told_apart() -> None:
    found = relation(cell(), cell(start=None, count=4), cell(wide=True, count=2), cell(BESIDE))
    assert (found.undated, found.wide, found.beside) == (4, 2, 1)
    assert found.total is not None
    assert found.total.all.count == 1


def test_side_by_side_acts_open_no_period() -> None:
    assert relation(cell(BESIDE)).periods == ()
    assert relation().total is None


def test_statements_are_counted_by_side_even_where_nothing_happened() -> None:
    found = relation(said=Said(by_a=2, by_b=5))
    (may,) = found.periods
    assert may.said == Said(by_a=2, by_b=5)
    assert may.all.count == 0
    assert found.total is not None
    assert found.total.said.by_b == 5


def test_another_table_of_weights_recodes_what_was_counted() -> None:
    table = read_weights("type,mode,score\nACCUSE,,-1\nACCUSE,disapprove,-4", "mine.csv")
    found = relate(QUESTION, [cell(), cell(mode="allege"), talks()], {}, weights=table)
    assert found.weights == "mine.csv"
    own = found.periods[0].all.own
    assert own is not None
    assert own.n == 2  # the talks have no weight, which is not a weight of zero
    assert own.total == pytest.approx(-5.0)


def test_labels_name_the_sides_in_words() -> None:
    found = relation(cell())
    assert (found.a, found.b) == ("India", "Pakistan")


@given(
    st.lists(
        st.builds(
            cell,
            direction=st.sampled_from([*DIRECTIONS, BESIDE]),
            count=st.integers(1, 5),
            score=st.sampled_from([-10.0, -2.0, 0.0, 2.5, 10.0]),
            quad=st.integers(1, 4),
            start=st.sampled_from([None, MAY, JULY]),
            wide=st.booleans(),
        )
    )
)
def test_every_act_is_counted_once_somewhere(cells: list[Cell]) -> None:
    found = relation(*cells)
    placed = found.total.all.count if found.total else 0
    assert placed + found.undated + found.wide + found.beside == sum(c.count for c in cells)
    for period in found.periods:
        ways = period.a_to_b.count + period.b_to_a.count + period.mutual.count
        assert ways == period.all.count == sum(period.all.quads)


@given(st.lists(st.tuples(st.floats(-10, 10), st.integers(1, 4)), min_size=1))
def test_the_mean_lies_in_its_interval_and_between_the_extremes(
    weighed: list[tuple[float, int]],
) -> None:
    score = tally([cell(score=weight, count=count) for weight, count in weighed]).plover
    assert score.mean is not None
    assert min(w for w, _ in weighed) - 1e-5 <= score.mean <= max(w for w, _ in weighed) + 1e-5
    if score.low is not None and score.high is not None:
        assert score.low <= score.mean <= score.high
