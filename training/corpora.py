"""The corpora as examples: word pieces and what is known about them; the rest is left open.

Everything is read from the data folder and nothing of it is kept. A document belongs to the
held-out part by a hash of its name, and a text that stands in a held-out document is never learnt
from, whatever corpus it comes from.
"""

import gzip
import hashlib
import json
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from foreigndesk.intake.report import Span
from foreigndesk.reading.encoder.layout import (
    BEGIN,
    INSIDE,
    LINKS,
    MODES,
    NO_MODE,
    PIECE_BREAK,
    PIECE_SOURCE,
    PIECE_SOURCE_END,
    PIECE_START,
    PIECE_START_POLNEAR,
    PIECE_TARGET,
    PIECE_TARGET_END,
    ROOTS,
    STATUSES,
    TYPES,
)
from foreigndesk.reading.encoder.pieces import WordPieces
from foreigndesk.reading.encoder.windows import (
    NOWHERE,
    Window,
    cut_pieces,
    join_pieces,
    pack_windows,
)
from training.reports import report_rows
from training.written import written_rows

Row = dict[str, Any]

SENTENCE_END = re.compile(r"(?<=[.!?\"”'’])\s+(?=[\"“‘'`A-Z0-9])")
CONTEXT_SHARE = 0.45  # of the windows of annotated sentences that are read after their context
# MEANTIME knows fact, future, uncertain and negated: each allows these of our statuses
MEANTIME = {
    "fact": ("happened", "ongoing"),
    "future": ("planned", "requested"),
    "uncertain": ("hypothetical",),
    "negated": ("denied",),
}


@dataclass
class Example:
    """One window and its labels: `tags` by head, links and anchors by piece, -1 for no relation."""

    window: Window
    tags: dict[str, list[int]] = field(default_factory=dict)
    links: list[tuple[int, int, frozenset[int]]] = field(default_factory=list)
    anchors: list[tuple[int, int, int]] = field(default_factory=list)
    statuses: list[tuple[int, frozenset[int]]] = field(default_factory=list)
    relation: int = -1
    taught: Any = None  # what a teacher sees in the window (`training.taught.Lesson`)

    @property
    def size(self) -> int:
        """How many pieces it has."""
        return len(self.window.ids)


def rows_of(path: Path) -> Iterator[Row]:
    """Yield the objects of a JSONL file."""
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def held_out(name: str, percent: int = 15) -> bool:
    """Whether a document belongs to the held-out part, by a hash of its name."""
    return int(hashlib.sha256(name.encode()).hexdigest()[:8], 16) % 100 < percent


class Corpora:
    """All corpora of a data folder, split into `learn` and held-out parts."""

    def __init__(self, data: Path, cutter: WordPieces) -> None:
        self.data = data
        self.cutter = cutter
        self.sentences = list(rows_of(data / "annotated/desk_sentences.jsonl"))
        held = [row for row in self.sentences if held_out(row["doc"])]
        self.held_texts = {squash(row["text"]) for row in held}
        self.held_docs = {row["doc"] for row in held}
        self.own = report_rows(data) + written_rows()

    def sentence_rows(self, *, held: bool) -> list[Row]:
        """Return the annotated sentences of one part; all of the desk's own are learnt from."""
        if held:
            return [row for row in self.sentences if row["doc"] in self.held_docs]
        return [
            row
            for row in [*self.sentences, *self.own]
            if row["doc"] not in self.held_docs and squash(row["text"]) not in self.held_texts
        ]

    def relation_rows(self, *, held: bool) -> list[Row]:
        """Return PLV rows; those whose sentence is held out anywhere are held out here."""
        rows = rows_of(self.data / "relation/plv_train.jsonl")
        return [row for row in rows if (squash(row["text"]) in self.held_texts) == held]

    def span_rows(self, *, held: bool) -> list[Row]:
        """Return the role spans, split by a hash of the text and by the other corpora's split."""
        rows = rows_of(self.data / "spans/cameo_ner_train_clean.jsonl")
        return [row for row in rows if self._span_held(row) == held]

    def _span_held(self, row: Row) -> bool:
        return squash(row["text"]) in self.held_texts or held_out("cameo/" + row["id"])

    def polnear_rows(self) -> list[Row]:
        """Return PolNeAR's training articles without those that a held-out sentence is from."""
        rows = rows_of(self.data / "attribution/polnear_train.jsonl")
        return [row for row in rows if "polnear/" + row["id"] not in self.held_docs]

    def open_texts(self) -> list[str]:
        """Return the public reports that nobody annotated; none with a held-out sentence in it."""
        texts = []
        for path in sorted((self.data / "reports").glob("*.jsonl.gz")):
            with gzip.open(path, "rt", encoding="utf-8") as lines:
                rows = [json.loads(line) for line in lines]
            kind = path.name.split("_")[0]
            texts += [r["text"] for r in rows if f"{kind}/{r['id']}" not in self.held_docs]
        return [text for text in texts if not self._holds(text)]

    def _holds(self, text: str) -> bool:
        whole = squash(text)
        return any(held in whole for held in self.held_texts)

    def meantime_rows(self, *, held: bool) -> list[Row]:
        """Return MEANTIME articles; a quarter is held out."""
        rows = rows_of(self.data / "status/meantime_train.jsonl")
        return [row for row in rows if held_out("meantime/" + row["id"], 25) == held]


def squash(text: str) -> str:
    """Return the letters and digits of a text, so that the same sentence is known again."""
    return re.sub(r"\W+", "", text).lower()


def split_sentences(text: str) -> list[tuple[Span, int]]:
    """Cut a text at blank lines and plain sentence ends; enough for training windows."""
    found: list[tuple[Span, int]] = []
    for block, part in enumerate(re.finditer(r"[^\n]+", text)):
        at = part.start()
        for end in [*SENTENCE_END.finditer(text, part.start(), part.end()), None]:
            stop = end.start() if end else part.end()
            if text[at:stop].strip():
                found.append((Span(at, stop), block))
            at = end.end() if end else at
    return found


class Labeller:
    """Puts character spans on the pieces of one window, whose text may begin at `shift`."""

    def __init__(self, window: Window) -> None:
        self.example = Example(window)
        self.places = window.places

    def pieces(self, spans: Sequence[Sequence[int]]) -> list[int]:
        """Return the pieces that share a character with any of the spans."""
        return [
            i
            for i, place in enumerate(self.places)
            if place.end > place.start and any(place.start < e and s < place.end for s, e in spans)
        ]

    def know(self, *heads: str) -> None:
        """Say that the given tag heads are fully annotated in this window."""
        for head in heads:
            self.example.tags.setdefault(head, [0] * len(self.places))

    def tag(self, head: str, spans: Sequence[Sequence[int]]) -> None:
        """Mark spans for one tag head."""
        tags = self.example.tags[head]
        for span in spans:
            for rank, piece in enumerate(self.pieces([span])):
                if rank == 0:
                    tags[piece] = BEGIN
                elif tags[piece] == 0:
                    tags[piece] = INSIDE

    def forget_before(self, offset: int) -> None:
        """Leave open what the pieces before `offset` are."""
        for piece, place in enumerate(self.places):
            if place.start < offset and piece:
                for tags in self.example.tags.values():
                    tags[piece] = -1
            elif place.start >= offset:
                break

    def link(self, row: int, name: str, spans: Sequence[Sequence[int]]) -> None:
        """Link a piece to all pieces of the spans (to none is knowledge too)."""
        self.example.links.append((row, LINKS.index(name), frozenset(self.pieces(spans))))

    def statement(self, source: Sequence[Any], cue: Sequence[Any], content: Sequence[Any]) -> None:
        """Mark one attribution and its links."""
        self.tag("source", source)
        self.tag("cue", cue)
        self.tag("content", content)
        rows = self.pieces(cue)
        if rows:
            self.link(rows[0], "speaker", source)
            self.link(rows[0], "said", content)


def sentence_window(
    cutter: WordPieces, rows: Sequence[Row], *, joined: bool = True, context: str = ""
) -> Example:
    """Return the example of one to three annotated sentences, after a context without labels."""
    text, spans = "", split_sentences(context)
    if context:
        text = context + " "
    shifts = []
    for number, row in enumerate(rows):
        shifts.append(len(text))
        text += row["text"] + " "
        spans.append((Span(shifts[-1], len(text) - 1), 0 if joined else number))
    labeller = Labeller(join_pieces(cut_pieces(cutter, text, spans)))
    labeller.know("source", "cue", "content", "mention", "anchor")
    for at, row in zip(shifts, rows, strict=True):
        _label_sentence(labeller, row, at)
    if context:
        labeller.forget_before(shifts[0])
    return labeller.example


def recent(context: str, characters: int = 320) -> str:
    """Return the last whole sentences of a context, at least one if it is short enough."""
    for span, _ in split_sentences(context):
        if len(context) - span.start <= characters:
            return context[span.start :].strip()
    return ""


def _label_sentence(labeller: Labeller, row: Row, at: int) -> None:
    def moved(spans: Sequence[Sequence[int] | None]) -> list[list[int]]:
        return [[s[0] + at, s[1] + at] for s in spans if s is not None]

    named = {actor["id"]: actor["span"] for actor in row["actors"]}
    last = 0
    for start, end in sorted(named.values(), key=lambda s: (s[0], -s[1])):
        if end > last:  # a mention inside another has no tag of its own
            labeller.tag("mention", moved([[max(start, last), end]]))
            last = end
    for statement in row["statements"]:
        source = moved([named.get(statement["source"])])
        labeller.statement(source, moved([statement["cue"]]), moved(statement["content"]))
    for event in row["events"]:
        labeller.tag("anchor", moved([event["anchor"]]))
        pieces = labeller.pieces(moved([event["anchor"]]))
        if not pieces:
            continue
        for name in ("actor", "recipient"):
            labeller.link(pieces[0], name, moved([named[i] for i in event[name + "s"]]))
        labeller.link(pieces[0], "time", moved([event["time"]]))
        kind, mode = event["type"], f"{event['type']} {event['mode']}"
        mode_id = MODES.index(mode) if mode in MODES else NO_MODE
        labeller.example.anchors.append((pieces[0], TYPES.index(kind), mode_id))
        labeller.example.statuses.append((pieces[0], frozenset({STATUSES.index(event["status"])})))


def sentence_examples(corpora: Corpora, rows: Sequence[Row], seed: int) -> list[Example]:
    """Return the annotated sentences in random windows of one to three, near ones together."""
    rng = random.Random(seed)
    order = sorted(rows, key=lambda row: row["doc"])
    documents: dict[str, list[Row]] = {}
    for row in order:
        documents.setdefault(row["doc"], []).append(row)
    names = list(documents)
    rng.shuffle(names)
    stream = [row for name in names for row in documents[name]]
    examples, at = [], 0
    while at < len(stream):
        run = stream[at : at + rng.choice((1, 1, 1, 2, 3))]
        at += len(run)
        same = len({row["doc"] for row in run}) == 1
        context = recent(run[0].get("context") or "") if rng.random() < CONTEXT_SHARE else ""
        joined = same and rng.random() < 0.5
        example = sentence_window(corpora.cutter, run, joined=joined, context=context)
        if example.size <= 256:
            examples.append(example)
    return examples


def polnear_examples(corpora: Corpora, rows: Sequence[Row]) -> list[Example]:
    """Return PolNeAR articles as windows of running text."""
    examples = []
    for row in rows:
        pieces = cut_pieces(corpora.cutter, row["text"], split_sentences(row["text"]))
        for window in pack_windows(pieces, PIECE_START_POLNEAR):
            labeller = Labeller(window)
            labeller.know("source", "cue", "content")
            for found in row["attributions"]:
                if labeller.pieces(found["cue"]) or labeller.pieces(found["content"]):
                    labeller.statement(found["source"], found["cue"], found["content"])
            examples.append(labeller.example)
    return examples


def span_examples(corpora: Corpora, rows: Sequence[Row]) -> list[Example]:
    """Return the role-span sentences; a reciprocal actor is agent and patient at once."""
    examples = []
    for row in rows:
        (window,) = pack_windows(
            cut_pieces(corpora.cutter, row["text"], [(Span(0, len(row["text"])), 0)])
        )[:1]
        labeller = Labeller(window)
        labeller.know("agent", "patient")
        for span in row["spans"]:
            place = [[span["start"], span["end"]]]
            if span["role"] != "target":
                labeller.tag("agent", place)
            if span["role"] != "source":
                labeller.tag("patient", place)
        examples.append(labeller.example)
    return examples


def meantime_class(event: Row) -> str | None:
    """Return fact, future, uncertain or negated, as the corpus's scorer has it."""
    if event["polarity"] == "NEG":
        return "negated"
    if event["certainty"] in ("POSSIBLE", "PROBABLE"):
        return "uncertain"
    if event["time"] == "FUTURE":
        return "future"
    known = (event["time"], event["certainty"], event["polarity"])
    return "fact" if known == ("NON_FUTURE", "CERTAIN", "POS") else None


def meantime_examples(corpora: Corpora, rows: Sequence[Row]) -> list[Example]:
    """Return MEANTIME articles with the statuses that each event's class allows."""
    examples = []
    for row in rows:
        pieces = cut_pieces(corpora.cutter, row["text"], split_sentences(row["text"]))
        for window in pack_windows(pieces):
            labeller = Labeller(window)
            for event in row["events"]:
                found, kind = labeller.pieces([event["span"]]), meantime_class(event)
                if found and kind:
                    allowed = frozenset(STATUSES.index(status) for status in MEANTIME[kind])
                    labeller.example.statuses.append((found[0], allowed))
            if labeller.example.statuses:
                examples.append(labeller.example)
    return examples


def relation_window(cutter: WordPieces, row: Row) -> Window:
    """Return a sentence with its source and target marked by pieces of their own."""
    text = row["text"]
    marks: list[tuple[int, int, int]] = []
    for name, opening, closing in (
        ("source", PIECE_SOURCE, PIECE_SOURCE_END),
        ("target", PIECE_TARGET, PIECE_TARGET_END),
    ):
        if row[name] is not None:
            marks += [(row[name][0], 1, opening), (row[name][1], 0, closing)]
    ids, places, inner, at = [PIECE_START], [NOWHERE], [False], 0
    for place, _, piece in [*sorted(marks), (len(text), 2, PIECE_BREAK)]:
        for part in cut_pieces(cutter, text, [(Span(at, place), 0)]):
            ids += part.ids
            places += part.places
            inner += part.inner
        ids.append(piece)
        places.append(NOWHERE)
        inner.append(False)
        at = place
    return Window(tuple(ids), tuple(places), tuple(inner))


def relation_examples(corpora: Corpora, rows: Sequence[Row]) -> list[Example]:
    """Return PLV rows as marked sentences."""
    return [
        Example(relation_window(corpora.cutter, row), relation=ROOTS.index(row["root"]))
        for row in rows
    ]
