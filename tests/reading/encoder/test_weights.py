from importlib import resources
from pathlib import Path

import pytest

from foreigndesk.intake.report import Span
from foreigndesk.reading.encoder.files import checked
from foreigndesk.reading.encoder.load import NETWORK, VOCABULARY, _card
from foreigndesk.reading.encoder.pieces import WordPieces

WEIGHTS = Path(str(resources.files("foreigndesk"))) / "weights"


@pytest.mark.parametrize("name", [NETWORK, VOCABULARY])
def test_the_weights_are_those_of_their_card(name: str) -> None:
    assert checked(WEIGHTS, name, _card(WEIGHTS))


def test_the_weights_stay_small() -> None:
    assert sum(path.stat().st_size for path in WEIGHTS.iterdir()) < 40_000_000


def test_the_model_card_names_what_it_was_made_from_and_the_network_s_digest() -> None:
    card = (WEIGHTS / "card.md").read_text("utf-8")
    assert _card(WEIGHTS)["digests"][NETWORK] in card
    for word in ("all-MiniLM-L6-v2", "PolNeAR", "MEANTIME", "seed"):
        assert word in card


def test_the_vocabulary_cuts_an_ordinary_sentence_without_unknown_pieces() -> None:
    cutter = WordPieces.from_lines((WEIGHTS / VOCABULARY).read_text("utf-8"))
    text = "Envoys denied that Ouagadougou's troops had re-entered the 1,000-km zone."
    pieces = list(cutter.cut(text, Span(0, len(text))))
    assert len(pieces) > 12
    assert all(piece.id != 100 for piece in pieces)  # 100 is the unknown piece
