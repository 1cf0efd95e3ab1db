"""Linear models over string features: multinomial logistic regression, weights from a data file."""

import json
import math
import struct
import zlib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import NamedTuple

SCALE = 100
"""Weights are stored as hundredths."""


_LANE = 32
"""Bits of one label's sum. The weights of a feature are lanes of one long integer, so that one
addition adds them all: 17 labels cost no more than one, and sums are exact."""
_ZERO = 1 << (_LANE - 1)


class LinearModel:
    """Labels with sparse weights; `probabilities` is the softmax of their sums.

    `skip` holds frequent words that never bear an act, which need not be looked at.
    """

    def __init__(
        self,
        labels: Sequence[str],
        bias: Sequence[float],
        weights: Mapping[str, Sequence[tuple[int, int]]],
        skip: Iterable[str] = (),
    ) -> None:
        self.labels = tuple(labels)
        self.skip = frozenset(skip)
        self._format = f"<{len(self.labels)}I"
        self._start = sum(
            (_ZERO + round(value * SCALE)) << (_LANE * label) for label, value in enumerate(bias)
        )
        self._weights = {
            feature: sum(weight << (_LANE * label) for label, weight in pairs)
            for feature, pairs in weights.items()
        }

    def knows(self, feature: str) -> bool:
        """Whether a feature has any weight."""
        return feature in self._weights

    def probabilities(self, features: Sequence[str]) -> list[float]:
        """Return the probability of each label, in the order of `labels`."""
        total = sum(filter(None, map(self._weights.get, features)), self._start)
        sums = struct.unpack(self._format, total.to_bytes(len(self.labels) * _LANE // 8, "little"))
        top = max(sums)
        powers = [math.exp((value - top) / SCALE) for value in sums]
        whole = sum(powers)
        return [power / whole for power in powers]

    def best(self, features: Sequence[str]) -> tuple[str, float]:
        """Return the likeliest label and its probability; of equals the first."""
        chances = self.probabilities(features)
        top = max(range(len(chances)), key=chances.__getitem__)
        return self.labels[top], chances[top]


_NAMES = ("act", "mode", "status", "actor", "recipient")


class EventModels(NamedTuple):
    """The five models of events: anchors with types, modes, status, and the two kinds of link."""

    act: LinearModel
    mode: LinearModel
    status: LinearModel
    actor: LinearModel
    recipient: LinearModel
    calibration: tuple[tuple[float, float], ...] = ()

    def confidence(self, chance: float) -> float:
        """Return how often an act given this chance has the right anchor and type.

        Between the points of the calibration it runs straight; without points it is the chance.
        """
        last = self.calibration[-1][1] if self.calibration else 1.0
        points = ((0.0, 0.0), *self.calibration, (1.0, last))
        above = next(n for n, (raw, _) in enumerate(points) if n and raw >= chance)
        (low, right_low), (high, right_high) = points[above - 1], points[above]
        share = (chance - low) / (high - low) if high > low else 1.0
        return round(right_low + share * (right_high - right_low), 3)


def load_models(folder: Traversable) -> EventModels:
    """Return the models that `tools/train_event_models.py` wrote into a folder.

    `calibration.json`, if it is there, holds pairs of a chance and of how often such acts are
    right, as `benchmarks.sentences --calibrate` measures them on documents not trained on.

    Raises:
        OSError: a model's file is missing or unreadable.
    """
    file = folder / "calibration.json"
    points = json.loads(file.read_text("utf-8")) if file.is_file() else []
    act, mode, status, actor, recipient = (_read(folder / f"{name}.json.z") for name in _NAMES)
    return EventModels(
        act=act,
        mode=mode,
        status=status,
        actor=actor,
        recipient=recipient,
        calibration=tuple((raw, right) for raw, right in points),
    )


@cache
def packaged_models() -> EventModels:
    """Return the models in the package."""
    return load_models(files(__package__) / "models")


def load_model(name: str) -> LinearModel:
    """Return one of the packaged models ("act", "mode", "status", "actor", "recipient")."""
    model: LinearModel = getattr(packaged_models(), name)
    return model


def _read(file: Traversable) -> LinearModel:
    stored = json.loads(zlib.decompress(file.read_bytes()))
    weights = {key: [tuple(pair) for pair in pairs] for key, pairs in stored["weights"].items()}
    return LinearModel(stored["labels"], stored["bias"], weights, stored.get("skip", ()))
