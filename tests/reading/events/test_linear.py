"""Linear models: softmax over exact sums, and chances read as confidence."""

import json
import math
import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foreigndesk.reading.events import EventModels, load_models
from foreigndesk.reading.events.linear import LinearModel, packaged_models

MODEL = LinearModel(
    ["AID", "none"], [0.5, -0.5], {"l:send": [(0, 200), (1, -100)], "cap": [(1, 30)]}
)
MODELS = EventModels(*[MODEL] * 5, calibration=((0.4, 0.5), (0.8, 0.7)))


def test_chances_are_the_softmax_of_bias_and_weights() -> None:
    chance = MODEL.probabilities(["l:send", "cap"])[0]
    assert chance == pytest.approx(1 / (1 + math.exp(-0.5 - 1.0 + 0.3 - 2.5)))


def test_unknown_features_say_nothing() -> None:
    assert MODEL.probabilities(["l:never", "x"]) == MODEL.probabilities([])
    assert MODEL.knows("cap")
    assert not MODEL.knows("x")


def test_the_best_of_equals_is_the_first() -> None:
    assert LinearModel(["a", "b"], [0.0, 0.0], {}).best([]) == ("a", 0.5)


@given(st.lists(st.integers(-30_000, 30_000), min_size=3, max_size=3), st.integers(1, 40))
def test_sums_never_spill_from_one_label_into_another(weights: list[int], times: int) -> None:
    model = LinearModel(["a", "b", "c"], [0, 0, 0], {"f": list(enumerate(weights))})
    top = max(weights)
    powers = [math.exp((weight - top) * times / 100) for weight in weights]
    expected = [power / sum(powers) for power in powers]
    assert model.probabilities(["f"] * times) == pytest.approx(expected)


@pytest.mark.parametrize(("chance", "confidence"), [(0.4, 0.5), (0.6, 0.6), (0.2, 0.25), (1, 0.7)])
def test_confidence_runs_straight_between_measured_points(chance: float, confidence: float) -> None:
    assert MODELS.confidence(chance) == pytest.approx(confidence)


def test_without_a_calibration_confidence_is_the_chance() -> None:
    assert MODELS._replace(calibration=()).confidence(0.37) == pytest.approx(0.37)


def test_packaged_confidence_never_falls_as_the_chance_rises() -> None:
    steps = [packaged_models().confidence(n / 200) for n in range(201)]
    assert steps == sorted(steps)
    assert 0 <= steps[0] <= steps[-1] <= 1


def test_models_are_read_from_any_folder(tmp_path: Path) -> None:
    stored = {"labels": ["a"], "bias": [0], "weights": {"f": [[0, 5]]}, "skip": ["the"]}
    for name in ("act", "mode", "status", "actor", "recipient"):
        data = zlib.compress(json.dumps(stored).encode())
        (tmp_path / f"{name}.json.z").write_bytes(data)
    models = load_models(tmp_path)
    assert models.act.labels == ("a",)
    assert models.act.skip == {"the"}
    assert models.calibration == ()


def test_a_missing_model_is_said(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"act\.json\.z"):
        load_models(tmp_path)
