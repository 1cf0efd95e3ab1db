"""Linear models over string features: multinomial logistic regression, weights from a data file."""

import json
import math
import struct
import zlib
from collections.abc import Mapping, Sequence
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
    """Labels with sparse weights; `probabilities` is the softmax of their sums."""

    def __init__(
        self,
        labels: Sequence[str],
        bias: Sequence[float],
        weights: Mapping[str, Sequence[tuple[int, int]]],
    ) -> None:
        self.labels = tuple(labels)
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
        weights = self._weights
        total = sum([weights[feature] for feature in features if feature in weights], self._start)
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


class EventModels(NamedTuple):
    """The five models of events: anchors with types, modes, status, and the two kinds of link."""

    act: LinearModel
    mode: LinearModel
    status: LinearModel
    actor: LinearModel
    recipient: LinearModel


def load_models(folder: Traversable) -> EventModels:
    """Return the models that `tools/train_event_models.py` wrote into a folder.

    Raises:
        OSError: a model's file is missing or unreadable.
    """
    return EventModels(**{name: _read(folder / f"{name}.json.z") for name in EventModels._fields})


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
    return LinearModel(stored["labels"], stored["bias"], weights)
