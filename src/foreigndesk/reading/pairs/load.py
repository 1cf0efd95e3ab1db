"""The pair network: two passages in, a score for every pair of mentions between them out.

Six layers of MiniLM (Wang et al. 2020) read both passages as one window, so that each mention is
seen in the light of the other report (as in Caciularu et al. 2021, with a small network and one
reading for all pairs of two passages). The word table is the reader's own, read out of
`reader.onnx`; `pairs.json` says where it stands there and for which reader the network was made.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct

from foreigndesk.errors import WeightsInvalid
from foreigndesk.reading.encoder.files import (
    checked,
    libraries,
    open_session,
    read_card,
    weights_folder,
)
from foreigndesk.reading.encoder.layout import PIECE_BREAK, PIECE_START
from foreigndesk.reading.encoder.load import NETWORK as READER
from foreigndesk.reading.encoder.load import VOCABULARY
from foreigndesk.reading.encoder.pieces import WordPieces
from foreigndesk.reading.pairs.likeness import WIDTH, WordVectors
from foreigndesk.reading.pairs.passages import NOTHING, Mention, Passage, cut_passages
from foreigndesk.reading.pairs.reports import Weights

CARD, NETWORK = "pairs.json", "pairs.onnx"


class Table(Struct, frozen=True):
    """Where the word table stands in the reader's file, and how its bytes become numbers."""

    at: int
    pieces: int
    width: int
    scale: float
    zero: int

    def read(self, np: Any, content: bytes) -> Any:
        """Return the table as float32 [pieces, width]."""
        flat = np.frombuffer(content, np.uint8, self.pieces * self.width, self.at)
        whole = flat.reshape(self.pieces, self.width).astype(np.float32)
        return (whole - np.float32(self.zero)) * np.float32(self.scale)


class Compared(Struct, frozen=True):
    """What two passages say of each other.

    `scores` is float32 [mentions of one, mentions of the other], the logit that two mentions are
    of one act; `together` the logit that both passages tell of the same happening.
    """

    scores: Any
    together: float


class Fitted(Struct, frozen=True):
    """What was fitted beside the network: when groups are merged, and how reports are weighed.

    `least` is the mean chance at which two groups of mentions are still merged; `together` what
    the network's logit for two reports counts beside that of `reports`.
    """

    least: float
    together: float
    reports: Weights


class Pairs:
    """The pair network; make one with `load_pairs`."""

    def __init__(self, session: Any, words: WordVectors, fitted: Fitted) -> None:
        self.np, self.fitted = words.np, fitted
        self.width: int = words.table.shape[1]
        self._session, self._words = session, words

    def passages(
        self, sentences: Sequence[Sequence[str]], mentions: Mapping[int, Sequence[Mention]]
    ) -> list[Passage]:
        """Cut a report, given as tokens by sentence, into passages; see `cut_passages`."""
        return cut_passages(self._words.cutter, sentences, mentions)

    def compare(self, one: Passage, other: Passage) -> Compared:
        """Return what two passages, read as one window, say of each other.

        The other way round the numbers differ a little.
        """
        ids = [PIECE_START, *one.ids, PIECE_BREAK, *other.ids, PIECE_BREAK]
        inputs = self._inputs(ids, one, other)
        scores, together = self._session.run(["scores", "together"], inputs)
        return Compared(scores, float(together[0, 0]))

    def vector(self, passage: Passage) -> Any:
        """Return float32 [384], what the passage is about, read alone."""
        ids = [PIECE_START, *passage.ids, PIECE_BREAK]
        (vectors,) = self._session.run(["vector"], self._inputs(ids, NOTHING, NOTHING))
        return vectors[0] / self.np.linalg.norm(vectors[0])

    def _inputs(self, ids: list[int], one: Passage, other: Passage) -> dict[str, Any]:
        np = self.np
        start = len(one.ids) + 2
        kinds = np.zeros((1, len(ids)), np.int32)
        kinds[0, start:] = bool(other.ids)
        first = self._weights(one, 1, len(ids))
        second = self._weights(other, start, len(ids))
        return {
            "words": self._words.table[ids][None],
            "kinds": kinds,
            "flags": ((first.sum(0) + second.sum(0)) > 0).astype(np.float32)[None, :, None],
            "first": first,
            "second": second,
            "likeness": self._words.likeness(one.texts, other.texts),
            "mask": np.ones((1, len(ids)), np.int32),
        }

    def _weights(self, passage: Passage, start: int, size: int) -> Any:
        """Return float32 [mentions, pieces of the window] that takes each mention's mean."""
        weights = self.np.zeros((len(passage.keys), size), self.np.float32)
        for row, places in zip(weights, passage.places, strict=True):
            row[[start + place for place in places]] = 1 / len(places)
        return weights


def load_pairs(threads: int = 1, folder: Path | None = None) -> Pairs:
    """Load the pair network from `folder` (the package's own weights by default).

    Raises:
        ExtraMissing: numpy or onnxruntime is not installed.
        WeightsInvalid: a file is missing or is not the one of the card.
    """
    onnxruntime, numpy = libraries("the pair network")
    place = folder or weights_folder()
    card = _card(place)
    session = open_session(onnxruntime, checked(place, NETWORK, card), threads)
    table = Table(**card["table"]).read(numpy, checked(place, READER, card))
    cutter = WordPieces.from_lines(checked(place, VOCABULARY, card).decode())
    weights = Weights(tuple(card["reports"]["weights"]), card["reports"]["bias"])
    fitted = Fitted(card["least"], card["together"], weights)
    return Pairs(session, WordVectors(numpy, table, cutter), fitted)


def _card(place: Path) -> dict[str, Any]:
    card = read_card(place, CARD)
    if card["likeness"] != WIDTH:
        raise WeightsInvalid(place=str(place / CARD), reason="made for another likeness of words")
    return card
