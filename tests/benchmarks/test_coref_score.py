import pytest

from benchmarks.coref_score import score_clusters


def clusters(text: str) -> dict[str, int]:
    return {m: number for number, group in enumerate(text.split()) for m in group}


def test_the_gold_itself_scores_one() -> None:
    gold = clusters("abc de f")
    assert score_clusters(gold, clusters("f de abc")) == dict.fromkeys(
        ("MUC", "B3", "CEAFe", "CoNLL"), 1.0
    )


def test_figures_are_those_worked_out_by_hand() -> None:
    found = score_clusters(clusters("abc de"), clusters("ab cde"))
    # MUC: 2 of 3 links both ways; B3: (2/3 * 2 + 1/3 + 1 * 2) / 5; CEAFe: 4/5 twice, two groups
    assert found["MUC"] == pytest.approx(2 / 3)
    assert found["B3"] == pytest.approx(11 / 15)
    assert found["CEAFe"] == pytest.approx(4 / 5)
    assert found["CoNLL"] == pytest.approx((2 / 3 + 11 / 15 + 4 / 5) / 3)


def test_mentions_all_alone_have_no_links() -> None:
    assert score_clusters(clusters("abc"), clusters("a b c"))["MUC"] == 0.0


def test_groups_are_paired_so_that_the_whole_is_best() -> None:
    gold, found = clusters("abcd ef"), clusters("abe cdf")
    # abcd-abe 4/7 and ef-cdf 2/5 beat no other choice; taking them crosswise gives the same
    assert score_clusters(gold, found)["CEAFe"] == pytest.approx((4 / 7 + 2 / 5) / 2)
