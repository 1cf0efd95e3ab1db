"""Train the linear models of `reading/events` on the annotated sentences.

    python tools/train_event_models.py DESK_SENTENCES.jsonl MODELS_FOLDER [--half tuning]

Multinomial logistic regression (averaged Adagrad, L2), five models: act (type or none), mode,
status, actor link, recipient link. `--half tuning` trains on one half of the documents, so that the
other can check; the models in the package are trained on all. Deterministic: seed 7, one thread.
Needs numpy (in the development lock). What is written are features and weights, no text.
"""

import argparse
import hashlib
import json
import re
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np

from foreigndesk.intake.report import Block, BlockRole, Report, Span
from foreigndesk.reading.actors import find_actors
from foreigndesk.reading.events.keys import (
    act_features,
    lexicon,
    mode_features,
    status_features,
)
from foreigndesk.reading.events.linear import SCALE
from foreigndesk.reading.events.links import link_features
from foreigndesk.reading.events.parties import outermost
from foreigndesk.reading.lemmas import lemma
from foreigndesk.reading.marks import Sentence
from foreigndesk.reading.tokens import Token, tokenize
from foreigndesk.whoswho import load_whoswho

_MARKED = re.compile(r"([^\[{]*)(?:\[([ARO]) ([^\]]+)\]|\{(\S+) ([^}]+)\}|$)")
Example = tuple[list[str], str]
SEED = 7
UNDATED = date(2005, 1, 1)  # no span depends on a date
EPOCHS = 6
OFTEN = 8
BURN_IN = 2
"""Epochs before weights are averaged."""
SETTINGS = {
    "act": (0.1, 0.1),
    "mode": (0.25, 0.1),
    "status": (0.25, 0.03),
    "actor": (0.1, 0.1),
    "recipient": (0.1, 0.1),
}
"""Rate and strength of L2 for each model, by cross-validation in the tuning half."""
NONE = "none"
FUNCTION = frozenset(
    "will would can could may might must should shall to not n't never no is are was were be been "
    "being has have had do does did a an the its his their her in on of for off out up down at "
    "with into and or it also".split()
)
OWN = ("l:", "f:", "l-1:", "l+1:", "l+2:")
"""Features of the word itself: a copy of each example lacks them, so that a word of the lexicon
that was never seen in training is read by what its kind does."""


def is_tuning(document: str) -> bool:
    """Whether a document belongs to the tuning half (by a stable hash of its name)."""
    return hashlib.blake2b(document.encode(), digest_size=1).digest()[0] % 2 == 0


def anchor_index(tokens: list[Token], event: dict[str, Any]) -> int | None:
    """Return the index of the word that bears the act in an anchor of several words.

    That is the first word that the lexicon knows for the event's type ("launched an
    investigation"), else the last of a compound ("suicide bombings"), else the first that is no
    function word ("will hold").
    """
    start, end = event["anchor"]
    inside = [i for i, t in enumerate(tokens) if start <= t.start < end and t.is_word]
    if not inside:
        return None
    content = [i for i in inside if tokens[i].low not in FUNCTION] or inside
    for index in content:
        if event["type"] in lexicon().get(lemma(tokens[index].low), ()):
            return index
    compound = len(content) == len(inside) and not tokens[content[0]].low.endswith("ed")
    return content[-1] if compound else content[0]


def act_examples(line: dict[str, Any], tokens: list[Token]) -> Iterator[Example]:
    """Yield every word with its type, or none; other words inside an anchor are left."""
    heads = {anchor_index(tokens, event): event["type"] for event in line["events"]}
    spans = [tuple(event["anchor"]) for event in line["events"]]
    for index, token in enumerate(tokens):
        if index in heads:
            label = heads[index]
        elif token.is_word and not any(s <= token.start < e for s, e in spans):
            label = NONE
        else:
            continue
        features = act_features(tokens, index)
        yield features, label
        if any(feature.startswith("x:") for feature in features):
            yield [f for f in features if not f.startswith(OWN)], label


def mode_examples(line: dict[str, Any], tokens: list[Token]) -> Iterator[Example]:
    """Yield every act with its mode, or none."""
    for event in line["events"]:
        index = anchor_index(tokens, event)
        if index is not None:
            yield mode_features(tokens, index, event["type"]), event["mode"] or NONE


def status_examples(line: dict[str, Any], tokens: list[Token]) -> Iterator[Example]:
    """Yield every act with its status."""
    for event in line["events"]:
        index = anchor_index(tokens, event)
        if index is not None:
            yield status_features(tokens, index, event["type"]), event["status"]


def link_examples(line: dict[str, Any], tokens: list[Token], part: str) -> Iterator[Example]:
    """Yield every pair of act and mention with "yes" or "no".

    Mentions are the annotated ones and, once more, those that the reader finds: it finds others,
    and must know them for no parties.
    """
    gold = {actor["id"]: Span(*actor["span"]) for actor in line["actors"]}
    for mentions in (sorted(gold.values()), line["mentions"]):
        for event in line["events"]:
            index = anchor_index(tokens, event)
            parties = [gold[actor] for actor in event[part] if actor in gold]
            if index is None:
                continue
            for span in mentions:
                label = "yes" if any(span.overlaps(party) for party in parties) else "no"
                yield link_features(tokens, index, span, mentions, event["type"]), label


def found_mentions(text: str) -> list[Span]:
    """Return the mentions that the reader finds in a sentence by itself."""
    whole = Span(0, len(text))
    block = Block(role=BlockRole.PARAGRAPH, start=0, end=len(text))
    report = Report(id="", published=UNDATED, text=text, blocks=(block,))
    sentence = Sentence(span=whole, block=0, role=BlockRole.PARAGRAPH)
    mentions = find_actors(report, (sentence,), load_whoswho()).mentions
    return [mention.span for mention in outermost(mentions)]


def fit(examples: list[Example], *, floor: int, rate: float, decay: float) -> dict[str, Any]:
    """Return labels, bias and weights in hundredths of a model fitted to the examples."""
    counts = Counter(feature for features, _ in examples for feature in set(features))
    names = sorted(feature for feature, count in counts.items() if count >= floor)
    index = {name: number for number, name in enumerate(names)}
    labels = sorted({label for _, label in examples})
    rows = [np.array(sorted({index[f] for f in fs if f in index})) for fs, _ in examples]
    gold = np.array([labels.index(label) for _, label in examples])
    weights, bias = _descend(rows, gold, (len(names), len(labels)), (rate, decay))
    scaled = np.rint(weights * SCALE).astype(int)
    kept = {
        name: [[int(c), int(scaled[i, c])] for c in np.flatnonzero(abs(scaled[i]) >= 3)]
        for name, i in index.items()
    }
    return {
        "labels": labels,
        "bias": [round(float(value), 2) for value in bias],
        "weights": {name: pairs for name, pairs in kept.items() if pairs},
    }


def _descend(
    rows: list[Any], gold: Any, shape: tuple[int, int], settings: tuple[float, float]
) -> tuple[Any, Any]:
    """Fit by Adagrad over single examples in a seeded order; return the mean of late epochs."""
    start, decay = settings
    order = np.random.default_rng(SEED)
    weights, squares = np.zeros(shape), np.full(shape, 1e-2)
    bias, means, mean_bias = np.zeros(shape[1]), np.zeros(shape), np.zeros(shape[1])
    for epoch in range(EPOCHS):
        rate = start / (1 + 0.3 * epoch)
        for number in order.permutation(len(rows)):
            row = rows[number]
            logits = weights[row].sum(axis=0) + bias
            chances = np.exp(logits - logits.max())
            chances /= chances.sum()
            chances[gold[number]] -= 1.0
            step = chances[None, :] + decay * weights[row]
            squares[row] += step**2
            weights[row] -= rate * step / np.sqrt(squares[row])
            bias -= 0.01 * rate * chances
        if epoch >= BURN_IN:
            means += weights
            mean_bias += bias
    return means / (EPOCHS - BURN_IN), mean_bias / (EPOCHS - BURN_IN)


def never_acts(lines: Iterable[dict[str, Any]]) -> list[str]:
    """Return the words seen often that never stand in an anchor and are not in the lexicon."""
    seen: Counter[str] = Counter()
    acts: set[str] = set()
    for line in lines:
        spans = [event["anchor"] for event in line["events"]]
        for token in tokenize(line["text"], Span(0, len(line["text"]))):
            seen[token.low] += 1
            if any(start <= token.start < end for start, end in spans):
                acts.add(token.low)
    return sorted(
        word
        for word, count in seen.items()
        if count >= OFTEN and word not in acts and len(word) > 2 and lemma(word) not in lexicon()
    )


def own_examples() -> Iterator[dict[str, Any]]:
    """Yield the sentences of `event_examples.txt` in the form of the annotated ones."""
    rows = Path(__file__).with_name("event_examples.txt").read_text("utf-8").splitlines()
    for row in rows:
        if not row.startswith("#"):
            yield _own_example(row)


def _own_example(row: str) -> dict[str, Any]:
    text = ""
    actors: list[dict[str, Any]] = []
    events: list[dict[str, Any]] = []
    parties: dict[str, list[str]] = {"A": [], "R": [], "O": []}
    for plain, name, party, code, anchor in _MARKED.findall(row):
        text += plain
        span = [len(text), len(text) + len(party or anchor)]
        text += party or anchor
        if name:
            parties[name].append(f"m{len(actors)}")
            actors.append({"id": f"m{len(actors)}", "span": span})
        elif code:
            kind, mode, status = code.split("/")
            events.append({"anchor": span, "type": kind, "mode": mode or None, "status": status})
    for event in events:
        event.update(actors=parties["A"], recipients=parties["R"])
    return {"text": text, "actors": actors, "events": events}


def gather(lines: Iterable[dict[str, Any]]) -> dict[str, list[Example]]:
    """Return the examples of all five models."""
    found: dict[str, list[Example]] = {
        name: [] for name in ("act", "mode", "status", "actor", "recipient")
    }
    for line in lines:
        tokens = tokenize(line["text"], Span(0, len(line["text"])))
        line["mentions"] = found_mentions(line["text"])
        found["act"] += act_examples(line, tokens)
        found["mode"] += mode_examples(line, tokens)
        found["status"] += status_examples(line, tokens)
        found["actor"] += link_examples(line, tokens, "actors")
        found["recipient"] += link_examples(line, tokens, "recipients")
    return found


def main() -> None:
    """Train and write."""
    parser = argparse.ArgumentParser(description="Train the linear event models.")
    parser.add_argument("sentences", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--half", choices=("tuning", "all"), default="all")
    arguments = parser.parse_args()
    rows = map(json.loads, arguments.sentences.read_text("utf-8").splitlines())
    lines = [row for row in rows if arguments.half == "all" or is_tuning(row["doc"])]
    lines += own_examples()
    arguments.folder.mkdir(parents=True, exist_ok=True)
    for name, examples in gather(lines).items():
        rate, decay = SETTINGS[name]
        model = fit(examples, floor=2, rate=rate, decay=decay)
        if name == "act":
            model["skip"] = never_acts(lines)
        data = json.dumps(model, separators=(",", ":"), sort_keys=True).encode()
        target = arguments.folder / f"{name}.json.z"
        target.write_bytes(zlib.compress(data, 9))
        size = target.stat().st_size
        print(f"{name}: {len(examples)} examples, {len(model['weights'])} features, {size} bytes")


if __name__ == "__main__":
    main()
