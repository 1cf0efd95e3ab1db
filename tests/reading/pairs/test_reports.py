import numpy as np
import pytest

from foreigndesk.reading.pairs.reports import WIDTH, Weights, likenesses_of, together_logits

REPORTS = [
    [sentence.split()]
    for sentence in (
        "Voters in Lomé chose a mayor on 4 May",
        "In Lomé the count of 4 May named a mayor",
        "Dockers in Callao walked out over pay on 9 June",
        "The strike of 9 June shut the port of Callao",
    )
]
VECTORS = np.eye(4, 8)[[0, 0, 1, 1]] + 0.1


def test_reports_that_share_rare_words_and_meaning_are_alike_in_everything() -> None:
    found = likenesses_of(np, VECTORS, REPORTS)
    assert found.shape == (4, 4, WIDTH)
    assert (found[0, 1] > found[0, 2] + 0.2).all()
    assert np.allclose(found, found.transpose(1, 0, 2))


def test_words_that_all_reports_have_say_less_than_rare_ones() -> None:
    told = (
        "Quake in Rasht kills 11",
        "Rasht : quake in north",
        "Quake in Quito felt",
        "Quake in Lae",
    )
    found = likenesses_of(np, np.zeros((4, 8)), [[line.split()] for line in told])
    assert (found[0, 1, 1:3] > found[0, 2, 1:3] + 0.3).all()


def test_a_headline_in_capitals_gives_no_names() -> None:
    shouted = [[["BOMB", "HITS", "CITY"]], [["BOMB", "HITS", "CITY"]], [["calm", "elsewhere"]]]
    names = likenesses_of(np, np.zeros((3, 8)), shouted)[0, 1, 3]
    assert names == 0.0


def test_one_report_alone_and_reports_without_words_have_numbers() -> None:
    assert np.isfinite(likenesses_of(np, np.zeros((1, 8)), [[]])).all()
    assert np.isfinite(likenesses_of(np, np.zeros((2, 8)), [[[]], []])).all()


def test_the_logit_is_the_weighed_sum() -> None:
    likenesses = np.zeros((1, 1, WIDTH))
    likenesses[0, 0, 0], likenesses[0, 0, 2] = 0.5, 1.0
    weights = Weights((2.0, 0.0, -1.0, *[0.0] * (WIDTH - 3)), 0.25)
    assert together_logits(np, likenesses, weights)[0, 0] == pytest.approx(0.25)
