"""A run's network behind the encoder's own face, without an export: to score it, or to teach.

python -m training.session --run larger --vocabulary BASE/vocab.txt [--part sentences ...]
"""

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch

from benchmarks.learned import PARTS
from foreigndesk.reading.encoder.decode import Decoder, Tuning
from foreigndesk.reading.encoder.load import Encoder
from foreigndesk.reading.encoder.pieces import WordPieces
from training.corpora import Corpora
from training.network import Heads
from training.train import NETWORKS, RUNS, recipe_of

OUTPUTS = ("columns", "queries", "keys", "relation")


class TorchSession:
    """Answers as an onnxruntime session of the exported network would."""

    def __init__(self, model: Heads) -> None:
        self.model = model

    def run(self, outputs: Sequence[str], feed: dict[str, Any]) -> list[Any]:
        """Return the outputs that are asked for, for ids [1, pieces]."""
        ids = torch.from_numpy(feed["ids"].astype(np.int64))
        with torch.inference_mode(), torch.autocast("cpu", dtype=torch.bfloat16):
            found = dict(zip(OUTPUTS, self.model(ids), strict=True))
        return [found[name].float().numpy() for name in outputs]


def load_run(name: str) -> Heads:
    """Return the network of a run, ready to answer."""
    model = NETWORKS[recipe_of(name).network](0.0)
    state = torch.load(RUNS / name / "state.pt", weights_only=True)
    model.load_state_dict(state["model"])
    return model.eval()


def torch_encoder(name: str, cutter: WordPieces) -> Encoder:
    """Return the encoder of a run, without calibration."""
    model = load_run(name)
    decoder = Decoder(model.distance.tolist(), Tuning(), np)
    return Encoder(TorchSession(model), cutter, decoder)


def main() -> None:
    """Read the arguments and print the tables of `benchmarks.learned`."""
    parser = argparse.ArgumentParser(prog="training.session", description="Score a run.")
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--run", required=True)
    parser.add_argument("--vocabulary", type=Path, required=True, help="BERT's vocab.txt")
    parser.add_argument("--part", nargs="*", choices=PARTS, default=list(PARTS))
    parser.add_argument("--threads", type=int, default=1)
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    cutter = WordPieces.from_lines(arguments.vocabulary.read_text("utf-8"))
    encoder, corpora = torch_encoder(arguments.run, cutter), Corpora(arguments.data, cutter)
    for part in arguments.part:
        PARTS[part](encoder, corpora)


if __name__ == "__main__":
    main()
