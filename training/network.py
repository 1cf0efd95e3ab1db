"""The network: MiniLM-L6 (Devlin et al. 2019; Wang et al. 2020) with light heads over its pieces.

Written out here so that the recipe needs torch alone and the export holds nothing else.
"""

import json
import math
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

from foreigndesk.reading.encoder.layout import (
    LINK_REACH,
    LINK_SIZE,
    LINKS,
    PIECE_PAD,
    PIECE_SOURCE,
    PIECE_TARGET,
    ROOTS,
    WIDTH,
)

HIDDEN, HEADS, LAYERS, INNER, VOCABULARY, PLACES = 384, 12, 6, 1536, 30522, 512
EPSILON = 1e-12
MARKS = 6  # pieces 0-5 have a meaning of their own here: learnt on top of the frozen table


class Layer(nn.Module):
    """One transformer layer, normalised after each half as in BERT."""

    def __init__(
        self, dropout: float, *, hidden: int = HIDDEN, inner: int = INNER, epsilon: float = EPSILON
    ) -> None:
        super().__init__()
        self.attend = nn.Linear(hidden, 3 * hidden)
        self.merge = nn.Linear(hidden, hidden)
        self.norm_attend = nn.LayerNorm(hidden, eps=epsilon)
        self.widen = nn.Linear(hidden, inner)
        self.narrow = nn.Linear(inner, hidden)
        self.norm_narrow = nn.LayerNorm(hidden, eps=epsilon)
        self.dropout = dropout

    def forward(self, hidden: Tensor, bias: Tensor) -> Tensor:
        """Map [batch, pieces, hidden] to the same shape; `bias` is added to attention scores."""
        batch, length, width = hidden.shape
        shaped = self.attend(hidden).reshape(batch, length, 3, HEADS, width // HEADS)
        query, key, value = shaped.permute(2, 0, 3, 1, 4)
        scores = query @ key.transpose(-1, -2) / math.sqrt(width // HEADS) + bias
        mixed = torch.softmax(scores, -1) @ value
        mixed = self._drop(self.merge(mixed.transpose(1, 2).reshape(batch, length, width)))
        hidden = self.norm_attend(hidden + mixed)
        wide = functional.gelu(self.widen(hidden))
        return self.norm_narrow(hidden + self._drop(self.narrow(wide)))

    def _drop(self, hidden: Tensor) -> Tensor:
        return functional.dropout(hidden, self.dropout, self.training)


class Heads(nn.Module):
    """The heads over an encoder's pieces; see `layout` for what the outputs mean."""

    def __init__(self, hidden: int, dropout: float) -> None:
        super().__init__()
        self.columns = nn.Linear(hidden, WIDTH)
        self.queries = nn.Linear(hidden, len(LINKS) * LINK_SIZE)
        self.keys = nn.Linear(hidden, len(LINKS) * LINK_SIZE)
        self.distance = nn.Parameter(torch.zeros(len(LINKS), 2 * LINK_REACH + 1))
        self.relation = nn.Sequential(
            nn.Dropout(dropout),
            nn.Linear(3 * hidden, HIDDEN),
            nn.GELU(),
            nn.Linear(HIDDEN, len(ROOTS)),
        )
        self.dropout = dropout

    def encode(self, ids: Tensor) -> Tensor:
        """Return the last hidden states [batch, pieces, hidden] of padded ids [batch, pieces]."""
        raise NotImplementedError

    def frozen(self) -> list[nn.Embedding]:
        """Return the tables that stay as published."""
        raise NotImplementedError

    def start_from(self, folder: Path) -> None:
        """Take the published weights from their folder."""
        raise NotImplementedError

    def forward(self, ids: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Return columns, queries and keys by piece, and the relation's scores by window."""
        hidden = self.encode(ids)
        dropped = functional.dropout(hidden, self.dropout, self.training)
        relation = self.relation(self._pair(hidden, ids))
        return self.columns(dropped), self.queries(dropped), self.keys(dropped), relation

    def _pair(self, hidden: Tensor, ids: Tensor) -> Tensor:
        """Return start, source mark and target mark, side by side; a missing mark is zero."""
        parts = [hidden[:, 0]]
        for piece in (PIECE_SOURCE, PIECE_TARGET):
            weights = (ids == piece).to(hidden.dtype)
            parts.append((hidden * weights[:, :, None]).sum(1))
        return torch.cat(parts, -1)


class Reader(Heads):
    """The encoder that is shipped, with its heads."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__(HIDDEN, dropout)
        self.words = nn.Embedding(VOCABULARY, HIDDEN, padding_idx=PIECE_PAD)
        self.marks = nn.Embedding(MARKS + 1, HIDDEN, padding_idx=MARKS)
        self.places = nn.Embedding(PLACES, HIDDEN)
        self.kinds = nn.Embedding(2, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN, eps=EPSILON)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))

    def frozen(self) -> list[nn.Embedding]:
        """Return the tables that stay as published."""
        return [self.words, self.places, self.kinds]

    def encode(self, ids: Tensor) -> Tensor:
        """Return the last hidden states [batch, pieces, 384] of padded ids [batch, pieces]."""
        spots = torch.arange(ids.shape[1], device=ids.device)
        words = self.words(ids) + self.marks(ids.clamp(max=MARKS))
        hidden = self.norm(words + self.places(spots) + self.kinds.weight[0])
        mask = (ids == PIECE_PAD).to(hidden.dtype)[:, None, None, :] * -1e4
        for layer in self.layers:
            hidden = layer(hidden, mask)
        return hidden

    def start_from(self, folder: Path) -> None:
        """Take the published weights of all-MiniLM-L6-v2 from its folder."""
        state = {
            name: tensor.float() for name, tensor in stored_tensors(folder / "model.safetensors")
        }
        for ours, theirs in (("words", "word"), ("places", "position"), ("kinds", "token_type")):
            table: nn.Embedding = getattr(self, ours)
            table.weight.data.copy_(state[f"embeddings.{theirs}_embeddings.weight"])
        copy_weights(self.norm, state, "embeddings.LayerNorm")
        for number, layer in enumerate(self.layers):
            at = f"encoder.layer.{number}."
            parts = [f"{at}attention.self.{name}" for name in ("query", "key", "value")]
            for kind in ("weight", "bias"):
                whole = torch.cat([state[f"{part}.{kind}"] for part in parts])
                getattr(layer.attend, kind).data.copy_(whole)
            copy_weights(layer.merge, state, f"{at}attention.output.dense")
            copy_weights(layer.norm_attend, state, f"{at}attention.output.LayerNorm")
            copy_weights(layer.widen, state, f"{at}intermediate.dense")
            copy_weights(layer.narrow, state, f"{at}output.dense")
            copy_weights(layer.norm_narrow, state, f"{at}output.LayerNorm")


def copy_weights(module: Any, state: dict[str, Tensor], name: str) -> None:
    """Fill a module's weight and bias from the tensors under `name`."""
    module.weight.data.copy_(state[f"{name}.weight"])
    module.bias.data.copy_(state[f"{name}.bias"])


def stored_tensors(path: Path) -> list[tuple[str, Tensor]]:
    """Read a safetensors file: a length, a JSON header with offsets, then the raw numbers."""
    raw = path.read_bytes()
    size = int.from_bytes(raw[:8], "little")
    header = json.loads(raw[8 : 8 + size])
    kinds = {"F32": torch.float32, "F16": torch.float16, "I64": torch.int64}
    found = []
    for name, entry in header.items():
        if name == "__metadata__":
            continue
        start, end = (8 + size + offset for offset in entry["data_offsets"])
        flat = torch.frombuffer(bytearray(raw[start:end]), dtype=kinds[entry["dtype"]])
        found.append((name.removeprefix("bert."), flat.reshape(entry["shape"])))
    return found
