import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from foreigndesk.reading.pairs.group import average_linkage


def matrix(size: int, **likeness: float) -> np.ndarray:
    found = np.zeros((size, size))
    for pair, value in likeness.items():
        one, other = int(pair[1]), int(pair[2])
        found[one, other] = found[other, one] = value
    return found


def test_rows_that_are_much_alike_are_grouped_and_others_are_not() -> None:
    assert average_linkage(np, matrix(3, p02=0.9), 0.5) == [0, 1, 0]


def test_a_group_takes_another_only_when_the_mean_of_all_is_enough() -> None:
    chain = matrix(3, p01=0.9, p12=0.8, p02=0.0)
    assert average_linkage(np, chain, 0.5) == [0, 0, 1]
    assert average_linkage(np, chain, 0.3) == [0, 0, 0]


def test_the_mean_counts_every_member_of_a_large_group_once() -> None:
    star = matrix(4, p01=0.95, p02=0.95, p12=0.95, p03=0.9, p13=0.3, p23=0.3)
    assert average_linkage(np, star, 0.49) == [0, 0, 0, 0]
    assert average_linkage(np, star, 0.51) == [0, 0, 0, 1]


def test_a_known_number_of_groups_is_kept_even_of_rows_that_are_little_alike() -> None:
    apart = matrix(4, p01=-1.0, p23=-2.0, p02=-9.0, p03=-9.0, p12=-9.0, p13=-9.0)
    assert average_linkage(np, apart, parts=2) == [0, 0, 1, 1]
    assert average_linkage(np, apart, parts=3) == [0, 0, 1, 2]


def test_no_row_gives_no_group_and_one_row_gives_one() -> None:
    assert average_linkage(np, np.zeros((0, 0)), 0.5) == []
    assert average_linkage(np, np.zeros((1, 1)), parts=2) == [0]


@given(st.integers(1, 8), st.integers(0, 10_000))
def test_the_order_of_rows_does_not_change_the_groups(size: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    likeness = rng.random((size, size))
    likeness = (likeness + likeness.T) / 2
    order = rng.permutation(size)
    straight = average_linkage(np, likeness, 0.5)
    turned = average_linkage(np, likeness[np.ix_(order, order)], 0.5)
    for i in range(size):
        for j in range(size):
            together = straight[order[i]] == straight[order[j]]
            assert together == (turned[i] == turned[j])
