"""Compare what was found in an annotated sentence with its annotation."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from foreigndesk.reading.encoder import FoundStatement, WindowMarks

Row = dict[str, Any]
Counts = Counter[str]


def overlap(one: Sequence[int], other: Sequence[int]) -> bool:
    """Whether two spans share a character."""
    return one[0] < other[1] and other[0] < one[1]


def same_spans(gold: Sequence[Any], found: Sequence[Any]) -> bool:
    """Whether two lists of spans pair off by overlap."""
    left = list(found)
    for span in gold:
        hit = next((other for other in left if overlap(span, other)), None)
        if hit is None:
            return False
        left.remove(hit)
    return not left


def score_sentence(row: Row, marks: WindowMarks) -> Counts:
    """Count what of one annotated sentence was found."""
    counts: Counts = Counter()
    named = spans_of_actors(row)
    counts["gold events"] = len(row["events"])
    counts["found events"] = len(marks.anchors)
    free = list(marks.anchors)
    for event in row["events"]:
        hit = next((a for a in free if overlap(a.span, event["anchor"])), None)
        if hit is not None:
            free.remove(hit)
            counts += _score_event(event, hit, named, marks)
    counts += _score_statements(row, marks, named)
    gold = {tuple(span) for span in named.values()}
    found = {tuple(m.span) for m in marks.mentions if m.span.start >= 0}
    counts["gold mentions"], counts["found mentions"] = len(gold), len(found)
    counts["hit mentions"] = len(gold & found)
    return counts


def _score_event(event: Row, hit: Any, named: dict[str, Any], marks: WindowMarks) -> Counts:
    actors = same_spans(
        [named[i] for i in event["actors"]], [marks.mentions[i].span for i in hit.actors]
    )
    recipients = same_spans(
        [named[i] for i in event["recipients"]], [marks.mentions[i].span for i in hit.recipients]
    )
    typed = hit.type == event["type"]
    time_right = any(overlap(event["time"], s) for s in hit.time) if event["time"] else not hit.time
    return Counter(
        {
            "hit anchors": 1,
            "hit anchors with type": typed,
            "hit with type and mode": typed and hit.mode == event["mode"],
            "hit with type and status": typed and hit.status == event["status"],
            "hit with type and actors": typed and actors,
            "hit with type, actors, recipients": typed and actors and recipients,
            "hit time on found": time_right,
            "hit status on found": hit.status == event["status"],
        }
    )


def _score_statements(row: Row, marks: WindowMarks, named: dict[str, Any]) -> Counts:
    counts: Counts = Counter()
    found = [s for s in marks.statements if s.content]
    counts["gold statements"], counts["found statements"] = len(row["statements"]), len(found)
    free = list(found)
    for statement in row["statements"]:
        gold = _characters(statement["content"])
        scored = [(_jaccard(gold, _characters(s.content)), i) for i, s in enumerate(free)]
        best = max(scored, default=(0.0, 0))
        if best[0] >= 0.5:
            hit = free.pop(best[1])
            source = named.get(statement["source"])
            counts["hit statements"] += 1
            counts["hit statements with source"] += same_spans(
                [source] if source else [], hit.source
            )
    return counts


def _characters(spans: Sequence[Sequence[int]]) -> set[int]:
    return {i for start, end in spans for i in range(start, end)}


def _jaccard(one: set[int], other: set[int]) -> float:
    return len(one & other) / max(1, len(one | other))


def judged_events(row: Row, marks: WindowMarks) -> list[tuple[float, bool]]:
    """Return for every found event its chance and whether one of its type stands there."""
    return [
        (
            anchor.chance,
            any(
                overlap(anchor.span, e["anchor"]) and anchor.type == e["type"]
                for e in row["events"]
            ),
        )
        for anchor in marks.anchors
    ]


def judged_statements(row: Row, marks: WindowMarks) -> list[tuple[float, bool]]:
    """Return for every found statement its chance and whether it stands there with its source."""
    named = spans_of_actors(row)
    return [
        (said.chance, any(_same_statement(gold, said, named) for gold in row["statements"]))
        for said in marks.statements
        if said.content
    ]


def _same_statement(gold: Row, said: FoundStatement, named: dict[str, Any]) -> bool:
    alike = _jaccard(_characters(gold["content"]), _characters(said.content)) >= 0.5
    source = named.get(gold["source"])
    return alike and same_spans([source] if source else [], said.source)


def spans_of_actors(row: Row) -> dict[str, Any]:
    """Return the span of every annotated actor by its id."""
    return {actor["id"]: actor["span"] for actor in row["actors"]}


SENTENCE_FIGURES = {
    "anchors": ("hit anchors", "events"),
    "anchors with type": ("hit anchors with type", "events"),
    "with type and mode": ("hit with type and mode", "events"),
    "with type and status": ("hit with type and status", "events"),
    "with type and actors": ("hit with type and actors", "events"),
    "with type, actors and recipients": ("hit with type, actors, recipients", "events"),
    "statements": ("hit statements", "statements"),
    "statements with source": ("hit statements with source", "statements"),
    "mentions, exact": ("hit mentions", "mentions"),
}


def f1(counts: Counts, hit: str, of: str) -> float:
    """Return an F1 in per cent."""
    return 200 * counts[hit] / max(1, counts[f"gold {of}"] + counts[f"found {of}"])
