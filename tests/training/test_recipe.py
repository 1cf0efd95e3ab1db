import random

import pytest

from foreigndesk.intake.report import Span
from foreigndesk.reading.encoder.windows import Window
from training.corpora import Example
from training.recipe import batches_of, rate_at


def example(size: int) -> Example:
    return Example(Window((1,) * size, (Span(-1, -1),) * size, (False,) * size))


def test_batches_hold_every_example_once_and_stay_small() -> None:
    sizes = [random.Random(1).randint(3, 90) for _ in range(200)]
    batches = batches_of([example(size) for size in sizes], 300, random.Random(2))
    assert sorted(e.size for b in batches for e in b) == sorted(sizes)
    assert all(len(b) * max(e.size for e in b) <= 300 for b in batches)


def test_an_example_larger_than_a_batch_still_gets_one() -> None:
    assert [len(b) for b in batches_of([example(500)], 300, random.Random(0))] == [1]


@pytest.mark.parametrize(("step", "share"), [(0, 0.0), (5, 0.5), (10, 1.0), (55, 0.5), (100, 0.0)])
def test_the_rate_rises_and_falls(step: int, share: float) -> None:
    assert rate_at(step, 100, 0.1) == pytest.approx(share)
