"""Fitting which time expression dates an event."""

import numpy as np

from training.times_choice import fit, fold_of, pairs_of

ROW = {
    "doc": "own/1",
    "date": "2026-03-11",
    "text": "Guards raided a camp on Monday, and the mayor fled.",
    "events": [
        {"anchor": [7, 13], "time": [24, 30]},
        {"anchor": [46, 50], "time": None},
    ],
}


def test_every_event_is_paired_with_every_time_of_its_sentence() -> None:
    pairs = list(pairs_of([ROW]))
    assert [(pair.event, pair.dates) for pair in pairs] == [(1, True), (2, False)]
    assert pairs[0].features != pairs[1].features


def test_what_goes_with_the_pairs_that_date_gets_weight() -> None:
    seen = np.array([[1.0, 0.0], [1.0, 1.0], [0.0, 1.0], [0.0, 0.0]] * 20)
    first, second, bias = fit(seen, seen[:, 0])
    assert first > 1.0
    assert abs(second) < 0.1
    assert bias < 0.0


def test_a_document_stays_in_its_fold() -> None:
    assert fold_of("own/1") == fold_of("own/1")
    assert len({fold_of(f"own/{number}") for number in range(50)}) == 5
