"""Train the pair network: `python -m training.coref --data FOLDER --base FOLDER --run NAME`.

`--hold 4,10,19` leaves those topics of ECB+ train out and, at the end, writes what the network
says of every pair of their mentions to `held.json` in the run's folder (`training.coref_tune`
reads it). The word table is taken from the reader's shipped weights.
"""

import argparse
import json
import random
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from foreigndesk.reading.encoder.pieces import WordPieces
from foreigndesk.reading.pairs.load import READER, VOCABULARY, Table
from training.coref_batch import Collator
from training.coref_export import reader_table
from training.coref_network import Batch, PairReader
from training.coref_windows import (
    Told,
    batches_of,
    read_lines,
    schedule,
    told,
    windows_of,
)
from training.network import Reader
from training.recipe import rate_at
from training.train import RUNS

WEIGHTS = Path("src/foreigndesk/weights")
USUAL = 300  # pairs of mentions of a usual batch; the loss is their sum over this


@dataclass(frozen=True)
class PairRecipe:
    """Everything that a run needs to be repeated.

    `rate` is that of the layers, `rate_heads` of the rest; `blank` the share of pieces hidden;
    `easy` the share of the windows without a shared act seen a round; `together` the weight of
    telling whether both passages are of one happening; `start` a run of the reader's to begin
    with, or None for the published weights; `warm` a run of this program whose network learns on.
    """

    seed: int = 1
    rounds: int = 6
    batch_pieces: int = 1600
    rate: float = 1e-4
    rate_heads: float = 1e-3
    warmup: float = 0.06
    decay: float = 0.01
    dropout: float = 0.1
    clip: float = 1.0
    blank: float = 0.1
    easy: float = 0.5
    together: float = 0.3
    start: str | None = None
    warm: str | None = None


def begin(recipe: PairRecipe, base: Path) -> PairReader:
    """Return the untrained network over a pretrained encoder."""
    torch.manual_seed(recipe.seed)
    reader = Reader(recipe.dropout)
    reader.start_from(base)
    if recipe.start:
        state = torch.load(RUNS / recipe.start / "state.pt", weights_only=True)
        reader.load_state_dict(state["model"])
    model = PairReader(recipe.dropout)
    model.start_from(reader)
    model.places.requires_grad_(requires_grad=False)
    return model


def make_optimizer(model: PairReader, recipe: PairRecipe) -> torch.optim.AdamW:
    """Return AdamW with one rate for the encoder and one for the heads."""
    encoder = [*model.norm.parameters(), *model.layers.parameters(), *model.kinds.parameters()]
    encoder += [model.flag, model.blank]
    inner = {id(p) for p in encoder}
    heads = [p for p in model.parameters() if p.requires_grad and id(p) not in inner]
    return torch.optim.AdamW(
        [{"params": encoder, "lr": recipe.rate}, {"params": heads, "lr": recipe.rate_heads}],
        weight_decay=recipe.decay,
    )


def loss_of(model: PairReader, batch: Batch, recipe: PairRecipe) -> Tensor:
    """Return the loss of a batch: pairs of mentions, and whether both tell of one happening."""
    scores, together = model(batch, recipe.blank)
    entropy = functional.binary_cross_entropy_with_logits
    pairs = entropy(scores, batch.same, reduction="sum") / USUAL
    whole: Tensor = pairs + recipe.together * entropy(together, batch.together)
    return whole


def train(
    model: PairReader, collator: Collator, passages: list[Told], recipe: PairRecipe
) -> PairReader:
    """Go through the whole schedule and return the model, ready to answer."""
    batches = schedule(
        passages,
        rounds=recipe.rounds,
        pieces=recipe.batch_pieces,
        easy=recipe.easy,
        seed=recipe.seed,
    )
    optimizer = make_optimizer(model, recipe)
    rates = [group["lr"] for group in optimizer.param_groups]
    model.train()
    started, losses = time.monotonic(), list[float]()
    for step, windows in enumerate(batches, 1):
        share = rate_at(step, len(batches) + 1, recipe.warmup)
        for group, rate in zip(optimizer.param_groups, rates, strict=True):
            group["lr"] = rate * share
        with torch.autocast("cpu", dtype=torch.bfloat16):
            loss = loss_of(model, collator.batch(windows), recipe)
        optimizer.zero_grad(set_to_none=True)
        loss.backward()  # type: ignore[no-untyped-call] # torch
        torch.nn.utils.clip_grad_norm_(model.parameters(), recipe.clip)
        optimizer.step()
        losses.append(float(loss.detach()))
        if step % 100 == 0:
            mean = sum(losses[-100:]) / 100
            print(f"{step}/{len(batches)} {time.monotonic() - started:.0f}s {mean:.4f}", flush=True)
    return model.eval()


@torch.no_grad()
def answers(model: PairReader, collator: Collator, passages: list[Told]) -> dict[str, Any]:
    """Return the logits of all windows of the passages, both ways round.

    `passages` lists report, topic, happening, words and chains; `windows` first and second
    passage by number, the scores row by row (a mention with itself has None), and `together`.
    """
    number = {id(passage): n for n, passage in enumerate(passages)}
    both = [p for a, b in windows_of(passages) for p in ([(a, b)] if a is b else [(a, b), (b, a)])]
    found: list[dict[str, Any]] = []
    for windows in batches_of(both, 3000, random.Random(0)):
        with torch.autocast("cpu", dtype=torch.bfloat16):
            scores, together = model(collator.batch(windows))
        rest = (round(score, 3) for score in scores.tolist())
        for (a, b), whole in zip(windows, together.tolist(), strict=True):
            taken = [
                [None if a is b and i == j else next(rest) for j in range(len(b.chains))]
                for i in range(len(a.chains))
            ]
            entry = {"first": number[id(a)], "second": number[id(b)], "scores": taken}
            found.append(entry | {"together": round(whole, 3)})
    told_of = [
        {
            "report": p.report,
            "topic": p.topic,
            "happening": p.happening,
            "ids": p.passage.ids,
            "chains": p.chains,
            "vector": [
                round(x, 4) for x in model.vectors(collator.alone([p.passage.ids]))[0].tolist()
            ],
        }
        for p in passages
    ]
    return {"passages": told_of, "windows": found}


def main() -> None:
    """Read the arguments and train."""
    parser = argparse.ArgumentParser(prog="training.coref", description="Train the pair network.")
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--base", type=Path, required=True, help="folder of all-MiniLM-L6-v2")
    parser.add_argument("--run", required=True, help="name of the run's folder")
    parser.add_argument("--recipe", type=Path, help="JSON with numbers other than the default")
    parser.add_argument("--hold", default="", help="topics to leave out, with commas")
    parser.add_argument("--threads", type=int, default=1)
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    given = json.loads(arguments.recipe.read_text("utf-8")) if arguments.recipe else {}
    recipe, folder = PairRecipe(**given), RUNS / arguments.run
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "recipe.json").write_text(json.dumps(asdict(recipe), indent=1), "utf-8")
    cutter = WordPieces.from_lines((WEIGHTS / VOCABULARY).read_text("utf-8"))
    table = Table(**reader_table(WEIGHTS)).read(np, (WEIGHTS / READER).read_bytes())
    collator = Collator(table, cutter)
    held = set(arguments.hold.split(",")) if arguments.hold else set()
    passages = told(cutter, read_lines(arguments.data, "train"))
    learnt = [p for p in passages if p.topic not in held]
    model = begin(recipe, arguments.base)
    if recipe.warm:
        model.load_state_dict(torch.load(RUNS / recipe.warm / "pairs.pt", weights_only=True))
    model = train(model, collator, learnt, recipe)
    torch.save(model.state_dict(), folder / "pairs.pt")
    if held:
        found = answers(model, collator, [p for p in passages if p.topic in held])
        (folder / "held.json").write_text(json.dumps(found), "utf-8")


if __name__ == "__main__":
    main()
