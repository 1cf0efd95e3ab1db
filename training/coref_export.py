"""Export a run of the pair network: `python -m training.coref_export --run NAME --fitted FILE`.

Writes `pairs.onnx` (int8, one scale a channel) and `pairs.json` beside the reader's weights: the
digests of both networks and the vocabulary, and where the word table stands in `reader.onnx`.
Without `--run` only the card is written anew, which is needed once the reader is another.
"""

import argparse
import hashlib
import json
from pathlib import Path
from typing import Any

import onnx
import torch
from onnx import numpy_helper

from foreigndesk.reading.encoder.load import VOCABULARY
from foreigndesk.reading.pairs.likeness import WIDTH
from foreigndesk.reading.pairs.load import CARD, NETWORK, READER
from training.coref_graph import write_pair_graph
from training.coref_network import PairReader
from training.export import quantise
from training.train import RUNS

WEIGHTS = Path("src/foreigndesk/weights")


def reader_table(weights: Path) -> dict[str, Any]:
    """Return where the int8 word table stands in `reader.onnx`, with its scale and zero."""
    content = (weights / READER).read_bytes()
    parts = {t.name: t for t in onnx.load_from_string(content).graph.initializer}
    table = parts["words_quantized"]
    return {
        "at": content.index(table.raw_data),
        "pieces": table.dims[0],
        "width": table.dims[1],
        "scale": float(numpy_helper.to_array(parts["words_scale"])),
        "zero": int(numpy_helper.to_array(parts["words_zero_point"])),
    }


def load_run(run: str) -> PairReader:
    """Return the model of a run, ready to answer."""
    model = PairReader(0.0)
    model.load_state_dict(torch.load(RUNS / run / "pairs.pt", weights_only=True))
    return model.eval()


def write_pairs(model: PairReader, weights: Path, fitted: dict[str, Any]) -> None:
    """Write network and card into `weights`, which holds the reader's already."""
    plain = weights / "pairs.plain.onnx"
    write_pair_graph(model, plain)
    quantise(plain, weights / NETWORK)
    plain.unlink()
    write_card(weights, {"likeness": WIDTH, **fitted})


def write_card(weights: Path, fitted: dict[str, Any]) -> None:
    """Write the card anew: digests and the place of the word table in the reader that is there."""
    digests = {
        name: hashlib.sha256((weights / name).read_bytes()).hexdigest()
        for name in (NETWORK, READER, VOCABULARY)
    }
    card = fitted | {"digests": digests, "table": reader_table(weights)}
    (weights / CARD).write_text(json.dumps(card, indent=1) + "\n", "utf-8")


def main() -> None:
    """Read the arguments and export."""
    parser = argparse.ArgumentParser(prog="training.coref_export", description="Export a run.")
    parser.add_argument(
        "--run", help="without it, only bind the network to the reader that is there"
    )
    parser.add_argument("--weights", type=Path, default=WEIGHTS, help="folder of the weights")
    parser.add_argument("--fitted", type=Path, help="JSON of training.coref_reports")
    parser.add_argument("--least", type=float, default=0.4, help="mean chance to merge groups at")
    parser.add_argument("--together", type=float, default=1.0, help="weight of the network's word")
    arguments = parser.parse_args()
    if arguments.run is None:
        write_card(arguments.weights, json.loads((arguments.weights / CARD).read_text("utf-8")))
        return
    fitted = {"least": arguments.least, "together": arguments.together}
    fitted |= json.loads(arguments.fitted.read_text("utf-8"))
    write_pairs(load_run(arguments.run), arguments.weights, fitted)
    print(f"{arguments.weights}: {(arguments.weights / NETWORK).stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
