"""A larger reader to learn from: MPNet-base (Song et al. 2020) with the reader's heads.

It is too slow to ship (twelve layers of 768) and teaches the small one: `training.teach` writes
what it sees in texts that nobody annotated. Its word pieces are BERT's, moved by four.
"""

import math
from pathlib import Path

import torch
from torch import Tensor, nn

from foreigndesk.reading.encoder.layout import PIECE_BREAK, PIECE_PAD, PIECE_START
from training.network import HEADS, MARKS, Heads, Layer, copy_weights, stored_tensors

HIDDEN, LAYERS, INNER, VOCABULARY, PLACES = 768, 12, 3072, 30527, 514
EPSILON = 1e-5
SHIFT = 4  # its table begins with four pieces of its own
OWN_PIECES = {PIECE_PAD: 1, PIECE_START: 0, PIECE_BREAK: 2, 100: 3, 103: 30526}
FIRST_PLACE = 2
BUCKETS, FARTHEST = 32, 128


class Larger(Heads):
    """The larger encoder with the same heads as `training.network.Reader`."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__(HIDDEN, dropout)
        self.words = nn.Embedding(VOCABULARY, HIDDEN)
        self.marks = nn.Embedding(MARKS + 1, HIDDEN, padding_idx=MARKS)
        self.places = nn.Embedding(PLACES, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN, eps=EPSILON)
        self.away = nn.Embedding(BUCKETS, HEADS)
        self.layers = nn.ModuleList(
            Layer(dropout, hidden=HIDDEN, inner=INNER, epsilon=EPSILON) for _ in range(LAYERS)
        )

    def frozen(self) -> list[nn.Embedding]:
        """Return the tables that stay as published."""
        return [self.words, self.places, self.away]

    def encode(self, ids: Tensor) -> Tensor:
        """Return the last hidden states [batch, pieces, 768] of the reader's padded ids."""
        length = ids.shape[1]
        spots = torch.arange(length) + FIRST_PLACE
        words = self.words(own_pieces(ids)) + self.marks(ids.clamp(max=MARKS))
        hidden = self.norm(words + self.places(spots))
        bias = self.away(buckets(length)).permute(2, 0, 1)[None]
        bias = bias + (ids == PIECE_PAD).to(bias.dtype)[:, None, None, :] * -1e4
        for layer in self.layers:
            hidden = layer(hidden, bias)
        return hidden

    def start_from(self, folder: Path) -> None:
        """Take the published weights of all-mpnet-base-v2 from its folder."""
        state = {name: t.float() for name, t in stored_tensors(folder / "model.safetensors")}
        for ours, theirs in (
            ("words", "embeddings.word_embeddings"),
            ("places", "embeddings.position_embeddings"),
            ("away", "encoder.relative_attention_bias"),
        ):
            getattr(self, ours).weight.data.copy_(state[f"{theirs}.weight"])
        copy_weights(self.norm, state, "embeddings.LayerNorm")
        for number, layer in enumerate(self.layers):
            at = f"encoder.layer.{number}."
            for kind in ("weight", "bias"):
                whole = torch.cat([state[f"{at}attention.attn.{part}.{kind}"] for part in "qkv"])
                getattr(layer.attend, kind).data.copy_(whole)
            copy_weights(layer.merge, state, f"{at}attention.attn.o")
            copy_weights(layer.norm_attend, state, f"{at}attention.LayerNorm")
            copy_weights(layer.widen, state, f"{at}intermediate.dense")
            copy_weights(layer.narrow, state, f"{at}output.dense")
            copy_weights(layer.norm_narrow, state, f"{at}output.LayerNorm")


def own_pieces(ids: Tensor) -> Tensor:
    """Return the numbers that BERT's pieces have in MPNet's table."""
    moved = ids + SHIFT
    for theirs, own in OWN_PIECES.items():
        moved = torch.where(ids == theirs, own, moved)
    return moved


def buckets(length: int) -> Tensor:
    """Return [length, length]: the class of two pieces' distance (Raffel et al. 2020)."""
    spots = torch.arange(length)
    back = spots[:, None] - spots[None, :]
    half, near = BUCKETS // 2, BUCKETS // 4
    away = back.abs()
    far = near + (
        torch.log(away.clamp(min=1) / near) / math.log(FARTHEST / near) * (half - near)
    ).long().clamp(max=half - near - 1)
    return torch.where(back < 0, half, 0) + torch.where(away < near, away, far)
