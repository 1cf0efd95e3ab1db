"""Events and statements of annotated sentences, as the whole reader finds them.

    python -m benchmarks.sentences --data FOLDER [--half check|tuning|all] [--models FOLDER]
                                   [--context] [--calibrate FILE] [--encoder]

Reads `annotated/desk_sentences.jsonl`, each sentence by itself or after its context, and prints F1
of event anchors (any overlap), of anchors with type, mode, status, parties, a table by type, and
reliability. The packaged models have seen every one of these sentences: for an honest figure train
`tools/train_event_models.py --half tuning` into a folder, name it with `--models` and score the
check half. `--encoder` reads with the encoder instead, and only documents that it never saw.
`--calibrate` writes how often acts of a confidence are right, for the models' folder.
"""

import argparse
import hashlib
import itertools
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from foreigndesk.intake import BlockRole, Report, Span
from foreigndesk.intake.report import Block
from foreigndesk.reading.encoder import Encoder, load_encoder
from foreigndesk.reading.encoder.assemble import read_with
from foreigndesk.reading.events import EventModels, load_models
from foreigndesk.reading.marks import EventMark, Reading, StatementMark
from foreigndesk.reading.reader import read_marks
from foreigndesk.whoswho import load_whoswho
from training.corpora import held_out

SOURCE = "annotated/desk_sentences.jsonl"
UNDATED = date(2005, 1, 1)
LEVELS = (
    ("anchor", ()),
    ("+ type", ("type",)),
    ("+ type, mode", ("type", "mode")),
    ("+ type, status", ("type", "status")),
    ("+ type, actors", ("type", "actors")),
    ("+ type, actors, recipients", ("type", "actors", "recipients")),
)
SMALLEST = 100
"""Acts in a block of the calibration."""
BINS = (0.0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01)


class Pair(NamedTuple):
    """A gold event and the found one that overlaps it; either may be missing."""

    gold: dict[str, Any] | None
    found: dict[str, Any] | None


def half_of(document: str) -> str:
    """Return "tuning" or "check", as `tools/train_event_models.py` splits documents."""
    digest = hashlib.blake2b(document.encode(), digest_size=1).digest()[0]
    return "check" if digest % 2 else "tuning"


def read_line(
    line: dict[str, Any],
    models: EventModels | None,
    *,
    context: bool,
    encoder: Encoder | None = None,
) -> Reading:
    """Return the marks of one annotated sentence, which ends the report's text."""
    before = f"{line['context']}\n" if context and line["context"] else ""
    text = before + line["text"]
    starts = [0, len(before)] if before else [0]
    ends = [*(start - 1 for start in starts[1:]), len(text)]
    blocks = tuple(
        Block(role=BlockRole.PARAGRAPH, start=start, end=end)
        for start, end in zip(starts, ends, strict=True)
    )
    day = date.fromisoformat(line["date"]) if line["date"] else UNDATED
    report = Report(id="", published=day, text=text, blocks=blocks)
    if encoder is not None:
        return read_with(encoder, report, whoswho=load_whoswho())
    return read_marks(report, whoswho=load_whoswho(), event_models=models)


def pair_events(line: dict[str, Any], reading: Reading) -> list[Pair]:
    """Return gold and found events, each once, paired where their anchors overlap."""
    shift = len(reading.report.text) - len(line["text"])
    spans = {actor["id"]: Span(*actor["span"]) for actor in line["actors"]}
    found = [_seen(event, reading, shift) for event in reading.events if _here(event, shift)]
    pairs = []
    for event in line["events"]:
        gold = {**event, "anchor": Span(*event["anchor"])}
        for part in ("actors", "recipients"):
            gold[part] = [[spans[name]] for name in event[part] if name in spans]
        match = next((f for f in found if f["anchor"].overlaps(gold["anchor"])), None)
        if match:
            found.remove(match)
        pairs.append(Pair(gold, match))
    return pairs + [Pair(None, one) for one in found]


def _here(event: EventMark, shift: int) -> bool:
    return event.anchor.start >= shift


def _seen(event: EventMark, reading: Reading, shift: int) -> dict[str, Any]:
    """Return a found event in the gold's form; a party is the places that name it here."""
    return {
        "anchor": Span(event.anchor.start - shift, event.anchor.end - shift),
        "type": event.type,
        "mode": event.mode,
        "status": event.status.value,
        "actors": [_places(entity, reading, shift) for entity in event.actors],
        "recipients": [_places(entity, reading, shift) for entity in event.recipients],
        "confidence": event.confidence,
    }


def _places(entity: int, reading: Reading, shift: int) -> list[Span]:
    return [
        Span(m.span.start - shift, m.span.end - shift)
        for m in reading.mentions
        if m.entity == entity and m.span.start >= shift
    ]


def agree(pair: Pair, parts: Sequence[str]) -> bool:
    """Whether gold and found event are the same in all these parts."""
    if pair.gold is None or pair.found is None:
        return False
    return all(_same(pair.gold[part], pair.found[part]) for part in parts)


def _same(gold: Any, found: Any) -> bool:
    if not isinstance(gold, list):
        return bool(gold == found)
    return all(any(_met(g, f) for f in found) for g in gold) and all(
        any(_met(g, f) for g in gold) for f in found
    )


def _met(one: Sequence[Span], other: Sequence[Span]) -> bool:
    return any(a.overlaps(b) for a in one for b in other)


def f1(hits: int, gold: int, found: int) -> float:
    """Return F1 in points."""
    return round(200 * hits / (gold + found), 1) if gold + found else 0.0


def event_table(pairs: Sequence[Pair]) -> Iterator[str]:
    """Yield F1 of each level, and accuracies of what is told of anchors that were found."""
    gold = sum(pair.gold is not None for pair in pairs)
    found = sum(pair.found is not None for pair in pairs)
    yield f"events: {gold} gold, {found} found"
    for name, parts in LEVELS:
        hits = sum(agree(pair, parts) for pair in pairs)
        precision, recall = 100 * hits / max(found, 1), 100 * hits / max(gold, 1)
        score = f1(hits, gold, found)
        yield f"| {name:26} | F1 {score:5} | P {precision:5.1f} | R {recall:5.1f} |"
    typed = [pair for pair in pairs if agree(pair, ("type",))]
    for part in ("mode", "status", "actors", "recipients"):
        right = sum(agree(pair, (part,)) for pair in typed)
        yield f"| {part} where type is right | {100 * right / max(len(typed), 1):5.1f} % |"


def type_table(pairs: Sequence[Pair]) -> Iterator[str]:
    """Yield F1 of anchors with type, for each type."""
    gold = Counter(pair.gold["type"] for pair in pairs if pair.gold)
    found = Counter(pair.found["type"] for pair in pairs if pair.found)
    hits = Counter(p.gold["type"] for p in pairs if p.gold and agree(p, ("type",)))
    for kind in sorted(gold | found):
        score = f1(hits[kind], gold[kind], found[kind])
        yield f"| {kind:10} | gold {gold[kind]:4} | found {found[kind]:4} | F1 {score:5} |"


def reliability_table(pairs: Sequence[Pair]) -> Iterator[str]:
    """Yield, for bands of confidence, how many events were found there and how many are right."""
    found = [pair for pair in pairs if pair.found]
    off = 0.0
    for low, high in itertools.pairwise(BINS):
        band = [p for p in found if p.found and low <= p.found["confidence"] < high]
        if not band:
            continue
        said = sum(p.found["confidence"] for p in band if p.found) / len(band)
        right = sum(agree(p, ("type",)) for p in band) / len(band)
        off += abs(said - right) * len(band)
        span = f"{low:.1f}-{min(high, 1):.1f}"
        yield f"| {span} | {len(band):4} | said {said:.2f} | right {right:.2f} |"
    yield f"| expected calibration error | {off / max(len(found), 1):.3f} |"


def calibrate(pairs: Sequence[Pair]) -> list[tuple[float, float]]:
    """Return pairs of a confidence and the share that is right, rising (isotonic regression)."""
    found = [(p.found["confidence"], agree(p, ("type",))) for p in pairs if p.found]
    blocks: list[tuple[float, int, int]] = []  # sum of confidences, right ones, size
    for said, right in sorted(found):
        blocks.append((said, int(right), 1))
        while len(blocks) > 1 and _must_merge(blocks[-2], blocks[-1]):
            last = blocks.pop()
            said_sum, right_sum, size = blocks.pop()
            blocks.append((said_sum + last[0], right_sum + last[1], size + last[2]))
    if len(blocks) > 1 and blocks[-1][2] < SMALLEST:
        last, before = blocks.pop(), blocks.pop()
        blocks.append((before[0] + last[0], before[1] + last[1], before[2] + last[2]))
    return [(round(s / size, 3), round(right / size, 3)) for s, right, size in blocks]


def _must_merge(low: tuple[float, int, int], high: tuple[float, int, int]) -> bool:
    """Whether two neighbours do not rise, or the lower one is too small to tell."""
    return low[1] * high[2] >= high[1] * low[2] or low[2] < SMALLEST


def statement_counts(line: dict[str, Any], reading: Reading) -> Counter[str]:
    """Return gold, found, matched by half of their content, and matched with the source."""
    shift = len(reading.report.text) - len(line["text"])
    spans = {actor["id"]: Span(*actor["span"]) for actor in line["actors"]}
    here = [s for s in reading.statements if s.content and s.content[0].start >= shift]
    counts = Counter(gold=len(line["statements"]), found=len(here))
    for gold in line["statements"]:
        match = next((s for s in here if _content_match(gold["content"], s, shift)), None)
        if match is None:
            continue
        here.remove(match)
        counts["content"] += 1
        named = [Span(s.start - shift, s.end - shift) for s in match.source_spans]
        source = spans.get(gold["source"])
        counts["source"] += any(source.overlaps(s) for s in named) if source else not named
    return counts


def _content_match(gold: list[list[int]], found: StatementMark, shift: int) -> bool:
    wanted = {place for start, end in gold for place in range(start, end)}
    given = {place - shift for span in found.content for place in range(span.start, span.end)}
    return 2 * len(wanted & given) > len(wanted | given)


def main() -> None:
    """Read, score and print."""
    parser = argparse.ArgumentParser(description="Score the reader on annotated sentences.")
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--half", choices=("check", "tuning", "all"), default="check")
    parser.add_argument("--models", type=Path, help="folder of event models; else the package's")
    parser.add_argument("--context", action="store_true", help="read the sentence in its context")
    parser.add_argument("--calibrate", type=Path, metavar="FILE")
    parser.add_argument("--encoder", action="store_true", help="its held-out documents, by it")
    options = parser.parse_args()
    models = load_models(options.models) if options.models else None
    encoder = load_encoder() if options.encoder else None
    pairs: list[Pair] = []
    said: Counter[str] = Counter()
    for row in (options.data / SOURCE).read_text("utf-8").splitlines():
        line = json.loads(row)
        if held_out(line["doc"]) if encoder else options.half in ("all", half_of(line["doc"])):
            reading = read_line(line, models, context=options.context, encoder=encoder)
            pairs += pair_events(line, reading)
            said += statement_counts(line, reading)
    if options.calibrate:
        options.calibrate.write_text(json.dumps(calibrate(pairs)) + "\n", "utf-8")
    for table in (event_table, type_table, reliability_table):
        print("\n".join(table(pairs)), end="\n\n")
    for level in ("content", "source"):
        print(f"| statements, {level} | F1 {f1(said[level], said['gold'], said['found'])} |")


if __name__ == "__main__":
    main()
