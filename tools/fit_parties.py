"""Fit the weights of `reading/encoder/parties.py` on annotated sentences.

    python -m tools.fit_parties --data ../shared/data [--half tuning] [--out FILE]

Three-way logistic regression (Adam over all examples at once, L2, no randomness) over the features
of every tie between an act and a mention of its sentence. Fitted on the sentences of
`training/annotated` with an encoder (the one whose `reader.onnx` begins with 7c29df02 in its card)
that had NOT learnt from them: a network's links in sentences that it knows by heart are too sure to
learn from. Name such an encoder's folder by `--weights`. `--half tuning` fits on one half of the
documents and shows what the other half gives.
Needs numpy. What is written are features and weights, no text.
"""

import argparse
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from foreigndesk.intake import BlockRole, Report, Span
from foreigndesk.intake.report import Block
from foreigndesk.reading.encoder import Encoder, FoundAnchor, WindowMarks, load_encoder
from foreigndesk.reading.encoder.parties import Feature, line_of, party_features
from foreigndesk.reading.sentences import split_sentences
from tools.train_event_models import is_tuning
from training.reports import report_rows
from training.written import written_rows

OUT = Path(__file__).parent.parent / "src/foreigndesk/reading/encoder/parties.tsv"
UNDATED = date(2005, 1, 1)  # no link depends on a date
NEITHER, ACTOR, RECIPIENT = range(3)
STEPS, RATE, STRENGTH = 300, 0.08, 10.0
OFTEN = 10
"""Times that a feature must stand in the examples."""
Row = dict[str, Any]


class Case(NamedTuple):
    """An act that was found: its ties' features and true roles, and whether its type is right."""

    features: list[list[Feature]]
    roles: list[int]
    missed: int  # parties that no mention was found for
    typed: bool


def cases_of(rows: list[Row], encoder: Encoder) -> Iterator[Case]:
    """Yield the acts of annotated sentences, each read after its context."""
    for row in rows:
        text = f"{row['context']}\n{row['text']}" if row["context"] else row["text"]
        shift = len(text) - len(row["text"])
        ends = [shift - 1, len(text)] if shift else [len(text)]
        blocks = tuple(
            Block(role=BlockRole.PARAGRAPH, start=start, end=end)
            for start, end in zip([0, shift], ends, strict=False)
        )
        report = Report(id="", published=UNDATED, text=text, blocks=blocks)
        sentences = split_sentences(report)
        named = {a["id"]: Span(*a["span"]) for a in row["actors"]}
        named = {name: Span(s.start + shift, s.end + shift) for name, s in named.items()}
        free = list(row["events"])
        for marks in encoder.mark(encoder.windows(text, [(s.span, s.block) for s in sentences])):
            for anchor in marks.anchors:
                event = _event_at(anchor, free, shift)
                if event is not None:
                    free.remove(event)
                    span = next(s.span for s in sentences if s.span.overlaps(anchor.span))
                    yield _case(anchor, marks, event, (text, span, named))


def _event_at(anchor: FoundAnchor, events: list[Row], shift: int) -> Row | None:
    for event in events:
        start, end = event["anchor"]
        if anchor.span.overlaps(Span(start + shift, end + shift)):
            return event
    return None


def _case(
    anchor: FoundAnchor,
    marks: WindowMarks,
    event: Row,
    where: tuple[str, Span, dict[str, Span]],
) -> Case:
    text, span, named = where
    sides = [[named[i] for i in event[part] if i in named] for part in ("actors", "recipients")]
    features, roles = [], []
    met: set[Span] = set()
    for tie, values in party_features(anchor, line_of(marks, text, span)):
        place = marks.mentions[tie.mention].span
        role = NEITHER
        for number, side in ((RECIPIENT, sides[1]), (ACTOR, sides[0])):
            hit = [one for one in side if one.overlaps(place)]
            met.update(hit)
            role = number if hit else role
        features.append(values)
        roles.append(role)
    missed = len({*sides[0], *sides[1]} - met)
    return Case(features, roles, missed, event["type"] == anchor.type)


def matrix(cases: list[Case], names: dict[str, int]) -> Any:
    """Return the features of all ties, [ties, features]."""
    rows = [values for case in cases for values in case.features]
    filled = np.zeros((len(rows), len(names)), dtype=np.float32)
    for number, values in enumerate(rows):
        for name, value in values:
            if name in names:
                filled[number, names[name]] += value
    return filled


def fit(cases: list[Case], names: dict[str, int]) -> Any:
    """Return weights [features, 3]."""
    inputs = matrix(cases, names)
    wanted = np.eye(3, dtype=np.float32)[[role for case in cases for role in case.roles]]
    weights = np.zeros((len(names), 3), dtype=np.float32)
    slow, fast = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, STEPS + 1):
        slope = inputs.T @ (chances(inputs, weights) - wanted) + STRENGTH * weights
        slow = 0.9 * slow + 0.1 * slope
        fast = 0.99 * fast + 0.01 * slope * slope
        rate = RATE * (1.0 if step < 0.6 * STEPS else 0.2 if step < 0.85 * STEPS else 0.05)
        weights -= rate * (slow / (1 - 0.9**step)) / (np.sqrt(fast / (1 - 0.99**step)) + 1e-8)
    return weights


def chances(inputs: Any, weights: Any) -> Any:
    """Return the chances of the three roles, [ties, 3]."""
    scores = inputs @ weights
    grown = np.exp(scores - scores.max(1, keepdims=True))
    return grown / grown.sum(1, keepdims=True)


def whole(cases: list[Case], names: dict[str, int], weights: Any) -> float:
    """Return the share of acts of the right type whose parties are all right, in per cent."""
    best = (matrix(cases, names) @ weights).argmax(1)
    at = right = typed = 0
    for case in cases:
        given = best[at : at + len(case.roles)]
        at += len(case.roles)
        typed += case.typed
        right += case.typed and not case.missed and case.roles == given.tolist()
    return 100 * right / max(typed, 1)


def main() -> None:
    """Fit, show and write."""
    parser = argparse.ArgumentParser(prog="tools.fit_parties", description="Fit the parties.")
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--weights", type=Path, help="the encoder's folder; else the package's")
    parser.add_argument("--half", choices=("tuning", "all"), default="all")
    parser.add_argument("--out", type=Path, default=OUT)
    options = parser.parse_args()
    rows = [*report_rows(options.data), *written_rows()]
    encoder = load_encoder(folder=options.weights)
    learn = [row for row in rows if options.half == "all" or is_tuning(row["doc"])]
    cases = list(cases_of(learn, encoder))
    counts = Counter(name for c in cases for values in c.features for name, _ in values)
    often = sorted(name for name, count in counts.items() if count >= OFTEN)
    names = {name: number for number, name in enumerate(often)}
    weights = fit(cases, names)
    print(f"fitted on {len(cases)} acts, all parties right: {whole(cases, names, weights):.1f} %")
    if options.half == "tuning":
        others = list(cases_of([row for row in rows if not is_tuning(row["doc"])], encoder))
        print(f"other half, {len(others)} acts: {whole(others, names, weights):.1f} %")
    sides = (weights[:, 1:] - weights[:, :1]).tolist()
    lines = [f"{name}\t{sides[i][0]:.3f}\t{sides[i][1]:.3f}" for name, i in names.items()]
    options.out.write_text("\n".join(["feature\tactor\trecipient", *lines]) + "\n", "utf-8")


if __name__ == "__main__":
    main()
