"""Export a run as weights: `python -m training.export --run NAME --base FOLDER --out FOLDER`.

Writes `reader.onnx` (int8, one scale a channel), `vocabulary.txt`, `reader.json` (calibration, the
links' bias by distance, layout) and the digest of each in `reader.json`.
"""

import argparse
import hashlib
import json
from pathlib import Path
from typing import Any

import onnxruntime
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from foreigndesk.reading.encoder.load import CARD, LAYOUT, NETWORK, VOCABULARY
from training.graph import write_graph
from training.network import Reader
from training.train import RUNS

UNTUNED: dict[str, Any] = {"curves": {}, "bounds": {}}


def load_reader(run: str) -> Reader:
    """Return the model of a run, ready to answer."""
    model = Reader(0.0)
    state = torch.load(RUNS / run / "state.pt", weights_only=True)
    model.load_state_dict(state["model"])
    return model.eval()


def quantise(plain: Path, small: Path) -> None:
    """Turn products and the word table into int8, scaled at run time (dynamic quantisation)."""
    quantize_dynamic(
        plain,
        small,
        weight_type=QuantType.QInt8,
        per_channel=True,
        extra_options={"DefaultTensorType": 1, "MatMulConstBOnly": True},
    )


def write_weights(model: Reader, base: Path, out: Path, tuning: dict[str, Any]) -> None:
    """Write everything that inference needs into `out`."""
    out.mkdir(parents=True, exist_ok=True)
    plain = out / "plain.onnx"
    write_graph(model, plain)
    quantise(plain, out / NETWORK)
    (out / VOCABULARY).write_bytes((base / "vocab.txt").read_bytes())
    digests = {
        name: hashlib.sha256((out / name).read_bytes()).hexdigest()
        for name in (NETWORK, VOCABULARY)
    }
    card = {
        "digests": digests,
        "layout": LAYOUT,
        **tuning,
        "distance": [[round(v, 5) for v in row] for row in model.distance.tolist()],
        "made_with": {"torch": torch.__version__, "onnxruntime": onnxruntime.__version__},
    }
    (out / CARD).write_text(json.dumps(card), "utf-8")


def main() -> None:
    """Read the arguments and export."""
    parser = argparse.ArgumentParser(prog="training.export", description="Export a run.")
    parser.add_argument("--run", required=True)
    parser.add_argument("--base", type=Path, required=True, help="folder of all-MiniLM-L6-v2")
    parser.add_argument("--out", type=Path, help="default: training/runs/NAME/weights")
    parser.add_argument("--tuning", type=Path, help="JSON made by training.calibrate")
    arguments = parser.parse_args()
    tuning = json.loads(arguments.tuning.read_text("utf-8")) if arguments.tuning else UNTUNED
    out = arguments.out or RUNS / arguments.run / "weights"
    write_weights(load_reader(arguments.run), arguments.base, out, tuning)
    print(f"{out}: {(out / 'reader.onnx').stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
