"""Floors of accuracy."""

from benchmarks.all import fallen, raised


def test_a_figure_below_its_floor_is_named() -> None:
    assert fallen({"a": 70.0}, {"a": 71.5}) == ["a: 70.0 is below the floor of 71.5"]
    assert fallen({"a": 71.5}, {"a": 71.5}) == []


def test_a_figure_that_is_no_longer_measured_counts_as_fallen() -> None:
    assert fallen({}, {"a": 10.0})


def test_a_floor_only_rises() -> None:
    assert raised({"a": 60.0, "b": 80.0}, {"a": 65.0, "b": 70.0}) == {"a": 65.0, "b": 80.0}
