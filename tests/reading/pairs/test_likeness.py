import numpy as np

from foreigndesk.reading.encoder.pieces import WordPieces
from foreigndesk.reading.pairs.likeness import WordVectors, head_stem, lemmas_of

WORDS = ["[PAD]", "quake", "earthquake", "visit", *(f"w{n}" for n in range(1100))]


def vectors() -> WordVectors:
    table = np.zeros((len(WORDS), 4), np.float32)
    table[1], table[2], table[3] = (1, 0, 0, 0), (0.9, 0.1, 0, 0), (0, 0, 1, 0)
    return WordVectors(np, table, WordPieces.from_lines("\n".join([*WORDS, "[UNK]"])))


def test_the_head_stem_is_that_of_the_last_word_without_inflection() -> None:
    assert head_stem("Academy meetings") == head_stem("meeting")
    assert head_stem("invaded") == head_stem("invades")
    assert head_stem("") == ""


def test_words_without_meaning_of_their_own_are_left_out() -> None:
    assert lemmas_of("the visit to") == lemmas_of("visits")
    assert lemmas_of("the") == frozenset({"the"})


def test_equal_words_are_alike_in_every_number() -> None:
    assert np.allclose(vectors().likeness(("visit",), ("Visit",))[0, 0], [1, 1, 1, 1], atol=1e-5)


def test_other_words_of_like_meaning_are_alike_in_the_last_number_alone() -> None:
    near, far = vectors().likeness(("quake",), ("earthquake", "visit"))[0]
    assert near[3] > 0.9
    assert far[3] < 0.1
    assert near[0] == near[1] == near[2] == 0
