"""Average the models of several runs that share a beginning: `python -m training.average ...`.

Weights along one path of training can be averaged number by number (Wortsman et al. 2022).
"""

import argparse
from pathlib import Path

import torch

from training.train import RUNS


def averaged(paths: list[Path]) -> dict[str, torch.Tensor]:
    """Return the mean of the models whose states lie at `paths`."""
    models = [torch.load(path, weights_only=True)["model"] for path in paths]
    return {name: torch.stack([m[name] for m in models]).mean(0) for name in models[0]}


def main() -> None:
    """Read the arguments and write the averaged state as a run of its own."""
    parser = argparse.ArgumentParser(prog="training.average", description="Average runs.")
    parser.add_argument("--runs", nargs="+", required=True)
    parser.add_argument("--run", required=True, help="name of the new run")
    arguments = parser.parse_args()
    model = averaged([RUNS / run / "state.pt" for run in arguments.runs])
    (RUNS / arguments.run).mkdir(parents=True, exist_ok=True)
    torch.save({"model": model}, RUNS / arguments.run / "state.pt")


if __name__ == "__main__":
    main()
