"""The pair network: MiniLM-L6 over two passages at once, and a score for every pair of mentions.

Written out here so that the recipe needs torch alone and the export holds nothing else. The word
table is not part of it: it stays the reader's, as its int8 file has it.
"""

from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional

from foreigndesk.reading.pairs.likeness import WIDTH
from training.network import EPSILON, HIDDEN, PLACES, Reader

NARROW = 192  # numbers a mention is told by when it is compared
KINDS = 2  # of the first and of the second passage


class Read(NamedTuple):
    """Padded windows: `words` [windows, pieces, 384], the others [windows, pieces].

    `kinds` is 0 in the first and 1 in the second passage, `flags` 1 in a mention, `mask` 1 for a
    piece.
    """

    words: Tensor
    kinds: Tensor
    flags: Tensor
    mask: Tensor


class Batch(NamedTuple):
    """Several windows of two passages each and all their pairs of mentions.

    `first_in` and `second_in` name the window of every mention, `first` and `second` [mentions,
    pieces] take its mean. `pairs` [pairs, 3] are first mention, second mention, window; `likeness`
    [pairs, 4]; `same` and `together` the truth by pair and by window.
    """

    read: Read
    first_in: Tensor
    first: Tensor
    second_in: Tensor
    second: Tensor
    pairs: Tensor
    likeness: Tensor
    same: Tensor
    together: Tensor


class PairReader(nn.Module):
    """Reads two passages as one window; see `forward`."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        reader = Reader(dropout)
        self.places = nn.Embedding(PLACES, HIDDEN)
        self.kinds = nn.Embedding(KINDS, HIDDEN)
        self.flag = nn.Parameter(torch.zeros(HIDDEN))
        self.blank = nn.Parameter(torch.zeros(HIDDEN))
        self.norm = nn.LayerNorm(HIDDEN, eps=EPSILON)
        self.layers = reader.layers
        self.down = nn.Linear(HIDDEN, NARROW)
        self.of_first = nn.Linear(NARROW, NARROW)
        self.of_second = nn.Linear(NARROW, NARROW, bias=False)
        self.of_product = nn.Linear(NARROW, NARROW, bias=False)
        self.of_distance = nn.Linear(NARROW, NARROW, bias=False)
        self.of_likeness = nn.Linear(WIDTH, NARROW, bias=False)
        self.of_window = nn.Linear(HIDDEN, NARROW, bias=False)
        self.score = nn.Linear(NARROW, 1)
        self.score_likeness = nn.Linear(WIDTH, 1, bias=False)
        self.together = nn.Linear(HIDDEN, 1)
        self.dropout = dropout

    def start_from(self, reader: Reader) -> None:
        """Take the layers, places and kinds of a reader; its [MASK] is the blank word."""
        for name in ("places", "kinds", "norm", "layers"):
            getattr(self, name).load_state_dict(getattr(reader, name).state_dict())
        self.blank.data.copy_(reader.words.weight.data[103])

    def encode(self, read: Read, blank: float = 0.0) -> Tensor:
        """Return the last hidden states; a share `blank` of the pieces is read as [MASK]."""
        words = read.words
        if blank:
            hidden = torch.rand(words.shape[:2]) < blank
            words = torch.where(hidden[..., None], self.blank, words)
        spots = torch.arange(words.shape[1])
        flags = read.flags[..., None] * self.flag
        hidden = self.norm(words + self.places(spots) + self.kinds(read.kinds) + flags)
        hidden = functional.dropout(hidden, self.dropout, self.training)
        mask = (1 - read.mask.to(hidden.dtype))[:, None, None, :] * -1e4
        for layer in self.layers:
            hidden = layer(hidden, mask)
        return hidden

    def vectors(self, read: Read) -> Tensor:
        """Return a unit vector [windows, 384] of what is read, as all-MiniLM-L6-v2 makes it."""
        hidden = self.encode(read).float() * read.mask[..., None]
        return functional.normalize(hidden.sum(1) / read.mask.sum(1, keepdim=True), dim=-1)

    def forward(self, batch: Batch, blank: float = 0.0) -> tuple[Tensor, Tensor]:
        """Return the logits of all pairs of mentions and of all windows (same happening)."""
        hidden = self.encode(batch.read, blank)
        narrow = self.down(hidden)
        first = _means(narrow[batch.first_in], batch.first)[batch.pairs[:, 0]]
        second = _means(narrow[batch.second_in], batch.second)[batch.pairs[:, 1]]
        window = hidden[:, 0]
        mixed = (
            self.of_first(first)
            + self.of_second(second)
            + self.of_product(first * second)
            + self.of_distance((first - second).abs())
            + self.of_likeness(batch.likeness)
            + self.of_window(window)[batch.pairs[:, 2]]
        )
        mixed = functional.dropout(functional.gelu(mixed), self.dropout, self.training)
        scores = self.score(mixed) + self.score_likeness(batch.likeness)
        return scores[:, 0].float(), self.together(window)[:, 0].float()


def _means(pieces: Tensor, weights: Tensor) -> Tensor:
    return torch.einsum("mp,mpd->md", weights.to(pieces.dtype), pieces)
