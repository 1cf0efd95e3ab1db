"""Learning from a teacher: what it sees in a window, and the loss against it (Hinton et al. 2015).

A lesson keeps the teacher's chances, not its choice: of every tag by piece, of the classes of a
piece in so far as it may begin an act, of links from pieces that may begin a cue or an act, and of
the relation where source and target are marked.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional

from foreigndesk.reading.encoder.layout import (
    BEGIN,
    COLUMNS,
    LINK_REACH,
    LINK_SIZE,
    LINKS,
    PIECE_START_POLNEAR,
    TAGS,
    WIDTH,
)
from foreigndesk.reading.encoder.windows import Window
from training.corpora import Example
from training.network import Heads

LESSONS = Path(__file__).parent / "runs" / "lessons"
CLASSES = ("type", "mode", "status")
LARGER_SEES = ("mention", "anchor", "type")
LEAST = 0.05  # chance of beginning a cue or an act below which links aren't asked for
STARTS = {"cue": ("speaker", "said"), "anchor": ("actor", "recipient", "time")}


@dataclass(frozen=True)
class Lesson:
    """The teacher's chances in one window of n pieces.

    `columns` [n, WIDTH] in half precision, each head adding up to one; `links` [rows, n] with
    `rows` of (piece, link, weight); `relation` by root, or None where nothing is marked.
    """

    columns: Tensor
    links: Tensor
    rows: tuple[tuple[int, int, float], ...]
    relation: Tensor | None


def lesson(
    models: Sequence[Heads],
    ids: Sequence[int],
    *,
    marked: bool = False,
    other: Lesson | None = None,
) -> Lesson:
    """Return what models see in one window, on average.

    `other` is the lesson of a larger network in the same window: it counts as much as all models
    together where it was shown to see better (`LARGER_SEES`).
    """
    seen = [_seen(model, ids) for model in models]
    chances = torch.stack([columns for columns, _, _, _ in seen]).mean(0)
    relation = torch.stack([relation for _, _, _, relation in seen]).mean(0)
    if other is not None:
        relation = relation if other.relation is None else (relation + other.relation) / 2
        for head in LARGER_SEES if ids[0] != PIECE_START_POLNEAR else ():
            part = COLUMNS[head]
            chances[:, part] = (chances[:, part] + other.columns[:, part].float()) / 2
    rows = tuple(_rows(chances))
    asked = [(0, piece, link) for piece, link, _ in rows]
    links = [
        link_scores(model, queries, keys, asked).sigmoid()
        for model, (_, queries, keys, _) in zip(models, seen, strict=True)
    ]
    mean = torch.stack(links).mean(0)
    return Lesson(chances.half(), mean.half(), rows, relation if marked else None)


def _seen(model: Heads, ids: Sequence[int]) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    with torch.inference_mode(), torch.autocast("cpu", dtype=torch.bfloat16):
        columns, queries, keys, relation = model(torch.tensor([list(ids)]))
    chances = torch.zeros(len(ids), WIDTH)
    for part in COLUMNS.values():
        chances[:, part] = columns[0, :, part].float().softmax(-1)
    return chances, queries.float(), keys.float(), relation[0].float().softmax(-1)


def _rows(chances: Tensor) -> list[tuple[int, int, float]]:
    rows = []
    for head, names in STARTS.items():
        begins = chances[:, COLUMNS[head].start + BEGIN]
        for piece in (begins > LEAST).nonzero()[:, 0].tolist():
            rows += [(piece, LINKS.index(name), float(begins[piece])) for name in names]
    return rows


def link_scores(
    model: Heads, queries: Tensor, keys: Tensor, rows: Sequence[tuple[int, int, int]]
) -> Tensor:
    """Return the scores [rows, pieces] of links given as (window, piece, link)."""
    if not rows:
        return torch.zeros(0, keys.shape[1])
    batch, piece, kind = (torch.tensor(column) for column in zip(*rows, strict=True))
    shape = (*keys.shape[:2], len(LINKS), LINK_SIZE)
    query = queries.reshape(shape)[batch, piece, kind]
    key = keys.reshape(shape)[batch, :, kind]
    scores = torch.einsum("nd,nld->nl", query, key) / LINK_SIZE**0.5
    away = torch.arange(keys.shape[1])[None] - piece[:, None]
    bias: Tensor = model.distance[kind[:, None], away.clamp(-LINK_REACH, LINK_REACH) + LINK_REACH]
    return scores + bias


def read_lessons(teacher: str) -> Iterator[Example]:
    """Yield the windows that a teacher wrote lessons of."""
    for path in sorted((LESSONS / teacher).rglob("*.pt")):
        for row in torch.load(path, weights_only=True):
            ids = tuple(row.pop("ids"))
            yield Example(Window(ids, (), ()), taught=Lesson(**row))


def taught_losses(
    model: Heads, examples: Sequence[Example], outputs: Sequence[Tensor]
) -> dict[str, Tensor]:
    """Return the losses of a batch of windows with lessons, by task."""
    columns, queries, keys, relation = outputs
    longest = columns.shape[1]
    target = torch.zeros(len(examples), longest, WIDTH)
    real = torch.zeros(len(examples), longest)
    for row, example in enumerate(examples):
        target[row, : example.size] = example.taught.columns.float()
        real[row, : example.size] = 1
    losses = _columns(columns, target, real)
    losses |= _links(model, queries, keys, examples)
    marked = [n for n, example in enumerate(examples) if example.taught.relation is not None]
    if marked:
        wanted = torch.stack([examples[n].taught.relation for n in marked])
        losses["relation"] = functional.cross_entropy(relation[marked].float(), wanted)
    return losses


def _columns(columns: Tensor, target: Tensor, real: Tensor) -> dict[str, Tensor]:
    tags = torch.zeros(())
    for head in TAGS:
        tags = tags + (_cross(columns, target, head) * real).sum() / real.sum()
    losses = {"tags": tags / len(TAGS)}
    begins = target[:, :, COLUMNS["anchor"].start + BEGIN] * real
    for head in CLASSES:
        cross = (_cross(columns, target, head) * begins).sum()
        losses[head] = cross / begins.sum().clamp(min=1)
    return losses


def _cross(columns: Tensor, target: Tensor, head: str) -> Tensor:
    chances = columns[:, :, COLUMNS[head]].log_softmax(-1)
    return -(target[:, :, COLUMNS[head]] * chances).sum(-1)


def _links(
    model: Heads, queries: Tensor, keys: Tensor, examples: Sequence[Example]
) -> dict[str, Tensor]:
    rows = [(n, piece, kind) for n, e in enumerate(examples) for piece, kind, _ in e.taught.rows]
    if not rows:
        return {}
    scores = link_scores(model, queries, keys, rows)
    target, valid = torch.zeros_like(scores), torch.zeros_like(scores)
    at = 0
    for example in examples:
        taught = example.taught
        upto = at + len(taught.rows)
        target[at:upto, : example.size] = taught.links.float()
        weights = torch.tensor([weight for _, _, weight in taught.rows])
        valid[at:upto, : example.size] = weights[:, None]
        at = upto
    loss = functional.binary_cross_entropy_with_logits(scores, target, reduction="none")
    return {"links": (loss * valid).sum() / valid[:, 0].sum()}
