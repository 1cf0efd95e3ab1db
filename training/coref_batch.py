"""Windows of two passages as padded batches for the pair network."""

from collections.abc import Sequence

import numpy as np
import torch

from foreigndesk.reading.encoder.layout import PIECE_BREAK, PIECE_START
from foreigndesk.reading.encoder.pieces import WordPieces
from foreigndesk.reading.pairs.likeness import WIDTH, WordVectors
from training.coref_network import Batch, Read
from training.coref_windows import Told, Window


class Collator:
    """Makes batches of windows; holds the word table and the mentions' vectors."""

    def __init__(self, table: np.ndarray, cutter: WordPieces) -> None:
        self.table = torch.from_numpy(table)
        self.words = WordVectors(np, table, cutter)

    def batch(self, windows: Sequence[Window]) -> Batch:
        """Return the windows as one padded batch."""
        longest = max(a.size + b.size for a, b in windows) + 3
        ids = np.zeros((len(windows), longest), np.int64)
        kinds, mask = np.zeros_like(ids), np.zeros_like(ids)
        for number, (a, b) in enumerate(windows):
            row = [PIECE_START, *a.passage.ids, PIECE_BREAK, *b.passage.ids, PIECE_BREAK]
            ids[number, : len(row)] = row
            kinds[number, a.size + 2 : len(row)] = 1
            mask[number, : len(row)] = 1
        first_in, first = _weights([(a, 1) for a, _ in windows], longest)
        second_in, second = _weights([(b, a.size + 2) for a, b in windows], longest)
        flags = np.zeros((len(windows), longest), np.float32)
        for where, weights in ((first_in, first), (second_in, second)):
            np.maximum.at(flags, where, (weights > 0).astype(np.float32))
        pairs, likeness, same = self._pairs(windows)
        arrays = (first_in, first, second_in, second, pairs, likeness, same)
        together = [float(a.happening == b.happening) for a, b in windows]
        return Batch(
            self._read(ids, kinds, flags, mask),
            *(torch.from_numpy(array) for array in arrays),
            torch.tensor(together),
        )

    def alone(self, texts: Sequence[Sequence[int]]) -> Read:
        """Return passages, each read alone, as one padded batch."""
        ids = np.zeros((len(texts), max(map(len, texts)) + 2), np.int64)
        mask = np.zeros_like(ids)
        for number, text in enumerate(texts):
            row = [PIECE_START, *text, PIECE_BREAK]
            ids[number, : len(row)] = row
            mask[number, : len(row)] = 1
        return self._read(ids, np.zeros_like(ids), np.zeros(ids.shape, np.float32), mask)

    def _read(self, ids: np.ndarray, *others: np.ndarray) -> Read:
        kinds, flags, mask = (torch.from_numpy(array) for array in others)
        return Read(self.table[torch.from_numpy(ids)], kinds, flags, mask)

    def _pairs(self, windows: Sequence[Window]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        pairs: list[tuple[int, int, int]] = []
        likeness: list[np.ndarray] = []
        same: list[float] = []
        at_first = at_second = 0
        for number, (a, b) in enumerate(windows):
            alike = self.words.likeness(a.passage.texts, b.passage.texts)
            for i, chain in enumerate(a.chains):
                for j, other in enumerate(b.chains):
                    if a is b and i == j:
                        continue
                    pairs.append((at_first + i, at_second + j, number))
                    likeness.append(alike[i, j])
                    same.append(float(chain == other))
            at_first += len(a.chains)
            at_second += len(b.chains)
        return (
            np.array(pairs, np.int64).reshape(-1, 3),
            np.array(likeness, np.float32).reshape(-1, WIDTH),
            np.array(same, np.float32),
        )


def _weights(placed: Sequence[tuple[Told, int]], longest: int) -> tuple[np.ndarray, np.ndarray]:
    """Return the window of every mention and the weights that take its mean."""
    where: list[int] = []
    rows: list[np.ndarray] = []
    for number, (one, start) in enumerate(placed):
        for places in one.passage.places:
            row = np.zeros(longest, np.float32)
            row[[start + place for place in places]] = 1 / len(places)
            where.append(number)
            rows.append(row)
    return np.array(where, np.int64), np.array(rows)
