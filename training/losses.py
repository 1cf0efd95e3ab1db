"""One loss a task; a batch pays only for what its examples are annotated with."""

from collections.abc import Sequence

import torch
from torch import Tensor
from torch.nn import functional

from foreigndesk.reading.encoder.layout import (
    COLUMNS,
    PIECE_PAD,
    TAGS,
)
from training.corpora import Example
from training.network import Heads
from training.taught import link_scores, taught_losses

WEIGHTS = {
    "tags": 15.0,
    "links": 0.2,
    "type": 0.6,
    "mode": 0.3,
    "status": 0.5,
    "relation": 1.0,
}
IGNORED = -1
PIECE_MASK = 103  # [MASK]
FIRST_ORDINARY = 999  # pieces below have special meanings


def padded(examples: Sequence[Example]) -> Tensor:
    """Return the piece ids as [batch, longest], padded."""
    longest = max(example.size for example in examples)
    ids = torch.full((len(examples), longest), PIECE_PAD)
    for row, example in enumerate(examples):
        ids[row, : example.size] = torch.tensor(example.window.ids)
    return ids


def blanked(ids: Tensor, share: float) -> Tensor:
    """Return the ids with a share of ordinary pieces hidden: no word is learnt by heart."""
    hidden = (torch.rand(ids.shape) < share) & (ids >= FIRST_ORDINARY)
    return torch.where(hidden, PIECE_MASK, ids)


def batch_losses(
    model: Heads, examples: Sequence[Example], blank: float = 0.0
) -> dict[str, Tensor]:
    """Return the weighted losses of a batch by task; a share `blank` of the pieces is hidden."""
    columns, queries, keys, relation = model(blanked(padded(examples), blank))
    columns, queries, keys = columns.float(), queries.float(), keys.float()
    if examples[0].taught is not None:
        taught = taught_losses(model, examples, (columns, queries, keys, relation))
        return {name: WEIGHTS[name] * loss for name, loss in taught.items()}
    losses = {"tags": _tags(columns, examples)}
    losses["links"] = _links(model, queries, keys, examples)
    losses |= _anchors(columns, examples)
    labels = torch.tensor([example.relation for example in examples])
    if (labels != IGNORED).any():
        losses["relation"] = functional.cross_entropy(
            relation.float(), labels, ignore_index=IGNORED, label_smoothing=0.05
        )
    return {name: WEIGHTS[name] * loss for name, loss in losses.items() if loss is not None}


def _tags(columns: Tensor, examples: Sequence[Example]) -> Tensor | None:
    total, heads = torch.zeros(()), 0
    for head in TAGS:
        labels = torch.full(columns.shape[:2], IGNORED)
        for row, example in enumerate(examples):
            if head in example.tags:
                labels[row, : example.size] = torch.tensor(example.tags[head])
        if (labels != IGNORED).any():
            scores = columns[:, :, COLUMNS[head]].reshape(-1, 3)
            total = total + functional.cross_entropy(
                scores, labels.reshape(-1), ignore_index=IGNORED
            )
            heads += 1
    return total / len(TAGS) if heads else None


def _links(
    model: Heads, queries: Tensor, keys: Tensor, examples: Sequence[Example]
) -> Tensor | None:
    rows = [(b, *link) for b, example in enumerate(examples) for link in example.links]
    if not rows:
        return None
    target = torch.zeros(len(rows), keys.shape[1])
    valid = torch.zeros(len(rows), keys.shape[1])
    for number, (b, _, _, linked) in enumerate(rows):
        valid[number, : examples[b].size] = 1
        if linked:
            target[number, sorted(linked)] = 1
    scores = link_scores(model, queries, keys, [row[:3] for row in rows])
    losses = functional.binary_cross_entropy_with_logits(scores, target, reduction="none")
    return (losses * valid).sum() / len(rows)


def _anchors(columns: Tensor, examples: Sequence[Example]) -> dict[str, Tensor]:
    losses: dict[str, Tensor] = {}
    found = [(b, *anchor) for b, example in enumerate(examples) for anchor in example.anchors]
    if found:
        batch, piece, kind, mode = (torch.tensor(column) for column in zip(*found, strict=True))
        at = columns[batch, piece]
        losses["type"] = functional.cross_entropy(at[:, COLUMNS["type"]], kind)
        losses["mode"] = functional.cross_entropy(at[:, COLUMNS["mode"]], mode)
    known = [(b, *status) for b, example in enumerate(examples) for status in example.statuses]
    if known:
        batch = torch.tensor([row[0] for row in known])
        piece = torch.tensor([row[1] for row in known])
        chances = columns[batch, piece][:, COLUMNS["status"]].log_softmax(-1)
        shut = torch.ones_like(chances, dtype=torch.bool)
        for number, (_, _, allowed) in enumerate(known):
            shut[number, sorted(allowed)] = False
        losses["status"] = -chances.masked_fill(shut, -1e9).logsumexp(-1).mean()
    return losses
