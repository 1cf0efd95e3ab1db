"""The encoder: one small network run by onnxruntime, and a stand-in for tests.

Only this module knows onnxruntime, which comes with the extra `reader`. The network is
all-MiniLM-L6-v2 (Wang et al. 2020; Apache-2.0), fine-tuned; see the card beside the weights.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from importlib import import_module, resources
from pathlib import Path
from typing import Any, Protocol

from foreigndesk.errors import ExtraMissing, WeightsInvalid
from foreigndesk.intake.report import Span
from foreigndesk.reading.encoder.decode import Decoder, Outputs
from foreigndesk.reading.encoder.found import WindowMarks
from foreigndesk.reading.encoder.layout import (
    LINKS,
    MODES,
    PIECE_PAD,
    PIECE_START,
    ROOTS,
    STATUSES,
    TAGS,
    TYPES,
)
from foreigndesk.reading.encoder.pieces import WordPieces
from foreigndesk.reading.encoder.windows import Window, cut_pieces, pack_windows

CARD, NETWORK, VOCABULARY = "reader.json", "reader.onnx", "vocabulary.txt"
BATCH_PIECES = 2048  # padded pieces the network reads at one go: bounds memory
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
        """Return what is found in every window, batched by length.

        The windows of one report belong in one call: int8 scales are taken over a batch, so the
        same call gives the same numbers whatever else is read before or beside it.
        """
        marks: list[WindowMarks | None] = [None] * len(windows)
        for batch in _batches(windows):
            columns, queries, keys = self._run(
                [windows[i] for i in batch], ["columns", "queries", "keys"]
            )
            for row, index in enumerate(batch):
                size = len(windows[index].ids)
                outputs = Outputs(columns[row, :size], queries[row, :size], keys[row, :size])
                marks[index] = self._decoder.read(windows[index], outputs)
        return [mark for mark in marks if mark is not None]

    def status_at(self, windows: Sequence[Window], spans: Sequence[Span]) -> list[str | None]:
        """Return the status of acts whose words are given; None for a span outside the windows."""
        known: dict[int, str] = {}
        for batch in _batches(windows):
            (columns,) = self._run([windows[i] for i in batch], ["columns"])
            for row, index in enumerate(batch):
                places = windows[index].places
                for number, span in enumerate(spans):
                    at = next((i for i, p in enumerate(places) if span.overlaps(p)), None)
                    if at is not None:
                        known[number] = self._decoder.status(columns[row, at])
        return [known.get(number) for number in range(len(spans))]

    def relate(self, windows: Sequence[Window]) -> list[dict[str, float]]:
        """Return the chance of every PLV root for windows whose source and target are marked."""
        related: list[dict[str, float]] = [{}] * len(windows)
        for batch in _batches(windows):
            (scores,) = self._run([windows[i] for i in batch], ["relation"])
            for index, chances in zip(batch, self._decoder.softmax(scores), strict=True):
                related[index] = dict(zip(ROOTS, chances.tolist(), strict=True))
        return related

    def _run(self, windows: Sequence[Window], outputs: list[str]) -> list[Any]:
        np = self._decoder.np
        longest = max(len(window.ids) for window in windows)
        ids = np.full((len(windows), longest), PIECE_PAD, dtype=np.int32)
        for row, window in enumerate(windows):
            ids[row, : len(window.ids)] = window.ids
        mask = (ids != PIECE_PAD).astype(np.int32)
        found: list[Any] = self._session.run(outputs, {"ids": ids, "mask": mask})
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
    onnxruntime, numpy = _libraries()
    place = folder or Path(str(resources.files("foreigndesk"))) / "weights"
    card = _card(place)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(
        _checked(place, NETWORK, card), options, providers=["CPUExecutionProvider"]
    )
    cutter = WordPieces.from_lines(_checked(place, VOCABULARY, card).decode())
    return Encoder(session, cutter, Decoder(card["distance"], card["curves"], numpy))


def _libraries() -> tuple[Any, Any]:
    try:
        return import_module("onnxruntime"), import_module("numpy")
    except ImportError as error:
        raise ExtraMissing(part="the trained reader", extra="reader") from error


def _card(place: Path) -> dict[str, Any]:
    path = place / CARD
    if not path.is_file():
        raise WeightsInvalid(place=str(path), reason="there are no weights here")
    card: dict[str, Any] = json.loads(path.read_text("utf-8"))
    for name, expected in LAYOUT.items():
        if tuple(card["layout"][name]) != expected:
            raise WeightsInvalid(place=str(path), reason=f"made for other {name} than this version")
    return card


def _checked(place: Path, name: str, card: dict[str, Any]) -> bytes:
    path = place / name
    if not path.is_file():
        raise WeightsInvalid(place=str(path), reason="the file is missing")
    content = path.read_bytes()
    if hashlib.sha256(content).hexdigest() != card["digests"][name]:
        raise WeightsInvalid(place=str(path), reason="its digest is not that of the card")
    return content


def _batches(windows: Sequence[Window]) -> list[list[int]]:
    """Group window indexes, longest first, so that a batch holds little padding."""
    order = sorted(range(len(windows)), key=lambda i: (-len(windows[i].ids), i))
    batches: list[list[int]] = []
    for index in order:
        longest = len(windows[batches[-1][0]].ids) if batches else 0
        if batches and (len(batches[-1]) + 1) * longest <= BATCH_PIECES:
            batches[-1].append(index)
        else:
            batches.append([index])
    return batches
