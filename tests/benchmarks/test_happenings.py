"""Scores of joined acts, against values reckoned by hand."""

import pytest

from benchmarks.happenings import b_cubed, ceaf, muc, pairwise, scores


def groups(*words: str) -> list[frozenset[str]]:
    return [frozenset(word) for word in words]


GOLD = groups("abc", "de", "f")


def test_the_same_groups_score_a_hundred() -> None:
    assert scores([(GOLD, GOLD)]) == pytest.approx(dict.fromkeys(scores([(GOLD, GOLD)]), 100.0))


def test_pairs_count_each_two_that_are_together() -> None:
    found = pairwise(GOLD, groups("ab", "c", "def"))
    assert found == (2, 4, 2, 4)  # ab and de; gold has ab ac bc de, found ab de df ef


def test_b_cubed_averages_over_acts() -> None:
    found = b_cubed(GOLD, groups("abcdef"))
    assert (found.hit_recall, found.hit_precision) == pytest.approx((6.0, 14 / 6))


def test_muc_counts_links() -> None:
    assert muc(GOLD, groups("ab", "cde", "f")) == (2, 3, 2, 3)


def test_ceaf_takes_the_best_assignment() -> None:
    found = ceaf(groups("ab", "cd"), groups("abc", "d"))
    assert found.hit_recall == pytest.approx(0.8 + 2 / 3)


def test_what_stands_alone_on_both_sides_is_right() -> None:
    assert pairwise(groups("a", "b"), groups("a", "b")).f1() == 100.0
