"""Train the reader: `python -m training.train --data ../shared/data --base FOLDER --run NAME`.

Resumable: the state is written every few minutes and the same command goes on from it.
"""

import argparse
import json
import time
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import torch

from foreigndesk.reading.encoder.pieces import WordPieces
from training.corpora import Corpora, Example
from training.larger import Larger
from training.losses import batch_losses
from training.network import Heads, Reader
from training.recipe import Recipe, rate_at, schedule

RUNS = Path(__file__).parent / "runs"
NETWORKS: dict[str, type[Reader] | type[Larger]] = {"reader": Reader, "larger": Larger}


def recipe_of(name: str) -> Recipe:
    """Return the numbers of a run."""
    return Recipe(**json.loads((RUNS / name / "recipe.json").read_text("utf-8")))


def make_optimizer(model: Heads, recipe: Recipe) -> torch.optim.AdamW:
    """Return AdamW with one rate for the encoder and one for the heads; embeddings are frozen."""
    for table in model.frozen():
        table.requires_grad_(requires_grad=False)
    named = [(n, p) for n, p in model.named_parameters() if p.requires_grad]
    encoder = [p for n, p in named if n.startswith(("norm.", "layers."))]
    heads = [p for n, p in named if not n.startswith(("norm.", "layers."))]
    return torch.optim.AdamW(
        [{"params": encoder, "lr": recipe.rate}, {"params": heads, "lr": recipe.rate_heads}],
        weight_decay=recipe.decay,
    )


class Run:
    """One training run: its model, its place in the schedule and its files."""

    def __init__(self, folder: Path, recipe: Recipe, base: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        torch.manual_seed(recipe.seed)
        self.folder = folder
        self.recipe = recipe
        self.model: Heads = NETWORKS[recipe.network](recipe.dropout)
        self._begin(base)
        self.optimizer = make_optimizer(self.model, recipe)
        self.rates = [group["lr"] for group in self.optimizer.param_groups]
        self.step = 0
        (folder / "recipe.json").write_text(json.dumps(asdict(recipe), indent=1), "utf-8")
        if self.state.exists():
            self._resume()

    @property
    def state(self) -> Path:
        """Where the run's state is kept."""
        return self.folder / "state.pt"

    def _begin(self, base: Path) -> None:
        if self.recipe.start is None:
            self.model.start_from(base)
        else:
            before = torch.load(RUNS / self.recipe.start / "state.pt", weights_only=True)
            self.model.load_state_dict(before["model"])

    def _resume(self) -> None:
        state = torch.load(self.state, weights_only=True)
        self.model.load_state_dict(state["model"])
        self.optimizer.load_state_dict(state["optimizer"])
        self.step = state["step"]

    def save(self) -> None:
        """Write the state so that a run cut off goes on from here."""
        state = {
            "model": self.model.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "step": self.step,
        }
        torch.save(state, self.state.with_suffix(".new"))
        self.state.with_suffix(".new").replace(self.state)

    def learn(self, batches: list[list[Example]], *, minutes: float) -> Iterator[dict[str, float]]:
        """Go through the rest of the schedule; yield the losses of every step."""
        saved = time.monotonic()
        self.model.train()
        while self.step < len(batches):
            torch.manual_seed(self.recipe.seed * 1_000_003 + self.step)
            share = rate_at(self.step + 1, len(batches) + 1, self.recipe.warmup)
            for group, rate in zip(self.optimizer.param_groups, self.rates, strict=True):
                group["lr"] = rate * share
            with torch.autocast("cpu", dtype=torch.bfloat16):
                losses = batch_losses(self.model, batches[self.step], self.recipe.blank)
            self.optimizer.zero_grad(set_to_none=True)
            torch.stack(list(losses.values())).sum().backward()
            torch.nn.utils.clip_grad_norm_(self.model.parameters(), self.recipe.clip)
            self.optimizer.step()
            self.step += 1
            yield {name: float(loss.detach()) for name, loss in losses.items()}
            if time.monotonic() - saved > 60 * minutes:
                self.save()
                saved = time.monotonic()
        self.save()


def report(run: Run, total: int, recent: dict[str, list[float]], started: float) -> None:
    """Print where the run stands and the mean of the recent losses."""
    means = " ".join(f"{k} {sum(v) / len(v):.3f}" for k, v in sorted(recent.items()))
    print(f"{run.step}/{total} {time.monotonic() - started:.0f}s {means}", flush=True)


def main() -> None:
    """Read the arguments and train."""
    parser = argparse.ArgumentParser(prog="training.train", description="Train the reader.")
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--base", type=Path, required=True, help="folder of the pretrained weights")
    parser.add_argument("--vocabulary", type=Path, help="BERT's vocab.txt, if not the base's own")
    parser.add_argument("--run", required=True, help="name of the run's folder")
    parser.add_argument("--recipe", type=Path, help="JSON with numbers other than the default")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--save-minutes", type=float, default=4)
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    given = json.loads(arguments.recipe.read_text("utf-8")) if arguments.recipe else {}
    recipe = Recipe(**given)
    vocabulary = arguments.vocabulary or arguments.base / "vocab.txt"
    cutter = WordPieces.from_lines(vocabulary.read_text("utf-8"))
    batches = schedule(Corpora(arguments.data, cutter), recipe)
    print(f"{len(batches)} steps, {sum(e.size for b in batches for e in b)} pieces", flush=True)
    run = Run(RUNS / arguments.run, recipe, arguments.base)
    started, recent = time.monotonic(), dict[str, list[float]]()
    for losses in run.learn(batches, minutes=arguments.save_minutes):
        for name, loss in losses.items():
            recent.setdefault(name, []).append(loss)
        if run.step % 50 == 0:
            report(run, len(batches), recent, started)
            recent.clear()


if __name__ == "__main__":
    main()
