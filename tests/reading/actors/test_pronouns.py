"""Whom pronouns mean, and where they are left open."""

import pytest

from .conftest import Read


@pytest.mark.parametrize(
    ("text", "pronoun", "antecedent"),
    [
        ("Minister Asta Holm has said on Monday that she would go.", "she", "Minister Asta Holm"),
        ("Chilean rebels had said they would fight on.", "they", "Chilean rebels"),
        ("President Per Lund met envoys as he toured Peru.", "he", "President Per Lund"),
        (
            'Minister Per Lund said rain fell. "It was cold," he said.',
            "he",
            "Minister Per Lund",
        ),
        ('"I am glad," Danish minister Per Lund said.', "I", "Danish minister Per Lund"),
    ],
)
def test_a_pronoun_in_a_sure_construction_is_answered(
    read: Read, text: str, pronoun: str, antecedent: str
) -> None:
    reading = read(text)
    assert reading.index(pronoun) == reading.index(antecedent)


@pytest.mark.parametrize(
    ("text", "pronoun"),
    [
        ("Minister Per Lund met envoy Ib Krag before he left.", "him"),
        ("President Per Lund praised minister Ib Krag and thanked him.", "him"),
        ("Minister Per Lund met envoy Ib Krag. He was tired.", "He"),
        ("Minister Per Lund spoke. She was tired.", "She"),
        ("Minister Per Lund said I am the victim.", "I"),
        ("Peru praised Chile because it had kept its word.", "it"),
    ],
)
def test_where_another_may_be_meant_it_stays_open(read: Read, text: str, pronoun: str) -> None:
    assert pronoun not in read(text).words


def test_after_one_that_is_open_the_same_pronoun_stays_open(read: Read) -> None:
    text = "He visited President Per Lund in Oslo, where he also met reporters."
    assert not {"He", "he"} & set(read(text).words)
