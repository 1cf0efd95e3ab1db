"""A run's numbers and the order in which it reads the corpora; the same seed, the same order."""

import random
from dataclasses import dataclass, field

from training.corpora import (
    Corpora,
    Example,
    meantime_examples,
    polnear_examples,
    relation_examples,
    sentence_examples,
    span_examples,
)


@dataclass(frozen=True)
class Recipe:
    """Every number of a training run; `rounds` says how often each corpus is read."""

    seed: int = 1
    batch_pieces: int = 800
    rate: float = 2e-4
    rate_heads: float = 1e-3
    warmup: float = 0.06
    decay: float = 0.01
    dropout: float = 0.1
    clip: float = 1.0
    blank: float = 0.0
    network: str = "reader"  # or "larger", the teacher
    teacher: str | None = None  # the run whose lessons are read, as the corpus "lessons"
    start: str | None = None  # the run whose model this one begins with
    rounds: dict[str, float] = field(
        default_factory=lambda: {
            "sentences": 12,
            "relation": 7,
            "spans": 8,
            "meantime": 10,
            "polnear": 1.5,
        }
    )


def batches_of(examples: list[Example], pieces: int, rng: random.Random) -> list[list[Example]]:
    """Group examples of like length into batches of about `pieces` padded pieces, shuffled."""
    order = sorted(examples, key=lambda example: (example.size, rng.random()))
    batches: list[list[Example]] = []
    for example in order:
        if batches and (len(batches[-1]) + 1) * example.size <= pieces:
            batches[-1].append(example)
        else:
            batches.append([example])
    rng.shuffle(batches)
    return batches


def schedule(corpora: Corpora, recipe: Recipe) -> list[list[Example]]:
    """Return all batches of a run in order: the corpora mixed evenly over the whole run."""
    rng = random.Random(recipe.seed)
    placed: list[tuple[float, list[Example]]] = []
    for name, rounds in recipe.rounds.items():
        batches: list[list[Example]] = []
        for number in range(int(-(-rounds // 1))):
            new = batches_of(_examples(corpora, recipe, name, number), recipe.batch_pieces, rng)
            batches += new[: round(len(new) * min(1.0, rounds - number))]
        placed += [((i + rng.random()) / len(batches), b) for i, b in enumerate(batches)]
    return [batch for _, batch in sorted(placed, key=lambda pair: pair[0])]


def _examples(corpora: Corpora, recipe: Recipe, name: str, number: int) -> list[Example]:
    if name == "lessons" and recipe.teacher:
        from training.taught import read_lessons  # noqa: PLC0415  the rest does without torch

        return list(read_lessons(recipe.teacher))
    if name == "sentences":
        seed = recipe.seed * 1000 + number
        return sentence_examples(corpora, corpora.sentence_rows(held=False), seed)
    if name == "relation":
        return relation_examples(corpora, corpora.relation_rows(held=False))
    if name == "spans":
        return span_examples(corpora, corpora.span_rows(held=False))
    if name == "meantime":
        return meantime_examples(corpora, corpora.meantime_rows(held=False))
    return polnear_examples(corpora, corpora.polnear_rows())


def rate_at(step: int, steps: int, warmup: float) -> float:
    """Return the share of the full rate: up during the warm-up, then down to nothing."""
    done = step / steps
    return done / warmup if done < warmup else (1 - done) / (1 - warmup)
