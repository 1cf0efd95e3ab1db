"""Cells stay in their cell, whatever the text."""

import csv
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from foreigndesk.store.exports.cells import csv_line, degrees, listed, tab_line

ANY = st.text(alphabet=st.characters(exclude_categories=["Cs"]))


@given(st.lists(ANY, min_size=1, max_size=5))
def test_a_tab_separated_row_has_as_many_cells_as_values(values: list[str]) -> None:
    line = tab_line(values, missing="None")
    assert line.endswith("\n")
    assert len(line.splitlines()) == 1
    (row,) = csv.reader([line.rstrip("\n")], delimiter="\t")
    assert len(row) == len(values)
    assert all(row)


@given(st.lists(ANY, min_size=2, max_size=5))
def test_a_csv_row_reads_back_without_formulas(values: list[str]) -> None:
    line = csv_line(values)
    (row,) = csv.reader(line.splitlines())
    assert len(row) == len(values)
    assert not any(cell.startswith(("=", "+", "-", "@")) for cell in row)


def test_numbers_are_no_formulas() -> None:
    assert (
        csv_line([-5.5, -3, "-3", True, None, date(2026, 2, 3)]) == "-5.5,-3,'-3,true,,2026-02-03\n"
    )


def test_lists_of_a_row_stay_parallel() -> None:
    assert listed(["a;b", None, "c\nd"]) == "a,b; None; c d"
    assert listed([]) is None


def test_degrees_keep_the_digits_they_have() -> None:
    assert [degrees(value) for value in (-1.2833, 36.5, 0.0, None)] == [
        "-1.2833",
        "36.5",
        "0",
        None,
    ]
