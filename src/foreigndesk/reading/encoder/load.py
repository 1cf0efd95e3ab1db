"""The encoder: one small network run by onnxruntime, and a stand-in for tests.

The network, run by onnxruntime (`files`), is
all-MiniLM-L6-v2 (Wang et al. 2020; Apache-2.0), fine-tuned; see the card beside the weights.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

from foreigndesk.errors import WeightsInvalid
from foreigndesk.intake.report import Span
from foreigndesk.reading.encoder.decode import Decoder, Outputs, Tuning
from foreigndesk.reading.encoder.files import (
    checked,
    libraries,
    open_session,
    read_card,
    weights_folder,
)
from foreigndesk.reading.encoder.found import WindowMarks
from foreigndesk.reading.encoder.layout import (
    LINKS,
    MODES,
    PIECE_START,
    ROOTS,
    STATUSES,
    TAGS,
    TYPES,
)
from foreigndesk.reading.encoder.pieces import WordPieces
from foreigndesk.reading.encoder.windows import Window, cut_pieces, pack_windows

CARD, NETWORK, VOCABULARY = "reader.json", "reader.onnx", "vocabulary.txt"
LAYOUT = {"tags": TAGS, "types": TYPES, "modes": MODES, "statuses": STATUSES, "links": LINKS}


class Reads(Protocol):
    """What a reader of windows can do; the encoder and the fixed model both can."""

    def windows(
        self, text: str, sentences: Sequence[tuple[Span, int]], start: int = PIECE_START
    ) -> list[Window]:
        """Cut sentences, given as span and block, into windows."""
        ...

    def mark(self, windows: Sequence[Window]) -> list[WindowMarks]:
        """Return what is found in every window."""
        ...


class Encoder:
    """The trained network; make one with `load_encoder`."""

    def __init__(self, session: Any, cutter: WordPieces, decoder: Decoder) -> None:
        self._session = session
        self._cutter = cutter
        self._decoder = decoder

    def windows(
        self, text: str, sentences: Sequence[tuple[Span, int]], start: int = PIECE_START
    ) -> list[Window]:
        """Cut sentences, given as span and block, into windows that begin with `start`."""
        return pack_windows(cut_pieces(self._cutter, text, sentences), start)

    def mark(self, windows: Sequence[Window]) -> list[WindowMarks]:
        """Return what is found in every window.

        Windows are read one by one. The int8 scales are taken over what is read at once, so a
        window's numbers then depend on nothing else; and it is faster than padded batches (on one
        core 9,900 words a second, against 8,400 in batches of a thousand pieces).
        """
        marks = []
        for window in windows:
            columns, queries, keys = self._run(window, ["columns", "queries", "keys"])
            marks.append(self._decoder.read(window, Outputs(columns[0], queries[0], keys[0])))
        return marks

    def status_at(self, windows: Sequence[Window], spans: Sequence[Span]) -> list[str | None]:
        """Return the status of acts whose words are given; None for a span outside the windows."""
        known: dict[int, str] = {}
        for window in windows:
            (columns,) = self._run(window, ["columns"])
            for number, span in enumerate(spans):
                at = next((i for i, p in enumerate(window.places) if span.overlaps(p)), None)
                if at is not None:
                    known[number] = self._decoder.status(columns[0, at])
        return [known.get(number) for number in range(len(spans))]

    def tuned(self, tuning: Tuning) -> "Encoder":
        """Return an encoder of the same network with other bounds and curves."""
        decoder = Decoder(self._decoder.distance, tuning, self._decoder.np)
        return Encoder(self._session, self._cutter, decoder)

    def relate(self, windows: Sequence[Window]) -> list[dict[str, float]]:
        """Return the chance of every PLV root for windows whose source and target are marked."""
        scores = [self._run(window, ["relation"])[0][0] for window in windows]
        return [
            dict(zip(ROOTS, self._decoder.softmax(row).tolist(), strict=True)) for row in scores
        ]

    def _run(self, window: Window, outputs: list[str]) -> list[Any]:
        np = self._decoder.np
        ids = np.array([window.ids], dtype=np.int32)
        found: list[Any] = self._session.run(outputs, {"ids": ids, "mask": np.ones_like(ids)})
        return found


class FixedModel:
    """Answers from a table of sentences instead of reading, so that tests need no weights.

    `table` maps a sentence's text to what is found in it, with offsets into that sentence; a
    sentence that isn't in the table holds nothing.
    """

    def __init__(self, table: Mapping[str, WindowMarks]) -> None:
        self._table = dict(table)

    def windows(
        self, text: str, sentences: Sequence[tuple[Span, int]], start: int = PIECE_START
    ) -> list[Window]:
        """Return one window a sentence."""
        return [Window((start,), (span,), (False,), span.of(text)) for span, _ in sentences]

    def mark(self, windows: Sequence[Window]) -> list[WindowMarks]:
        """Return the table's answers, moved to where the sentences stand."""
        return [
            self._table.get(window.text, WindowMarks()).moved(window.places[0].start)
            for window in windows
        ]


def load_encoder(threads: int = 1, folder: Path | None = None) -> Encoder:
    """Load the encoder from `folder` (the package's own weights by default).

    Raises:
        ExtraMissing: numpy or onnxruntime is not installed.
        WeightsInvalid: a file is missing, is not the one of the card, or has another layout.
    """
    onnxruntime, numpy = libraries("the trained reader")
    place = folder or weights_folder()
    card = _card(place)
    session = open_session(onnxruntime, checked(place, NETWORK, card), threads)
    cutter = WordPieces.from_lines(checked(place, VOCABULARY, card).decode())
    tuning = Tuning(card["curves"], card["bounds"])
    return Encoder(session, cutter, Decoder(card["distance"], tuning, numpy))


def _card(place: Path) -> dict[str, Any]:
    card = read_card(place, CARD)
    for name, expected in LAYOUT.items():
        if tuple(card["layout"][name]) != expected:
            raise WeightsInvalid(
                place=str(place / CARD), reason=f"made for other {name} than this version"
            )
    return card
