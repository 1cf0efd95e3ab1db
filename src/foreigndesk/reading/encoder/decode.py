"""From the network's numbers to what was found in a window: spans, classes, links."""

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct

from foreigndesk.intake.report import Span
from foreigndesk.reading.encoder.found import (
    Found,
    FoundAnchor,
    FoundStatement,
    Tie,
    WindowMarks,
)
from foreigndesk.reading.encoder.layout import (
    BEGIN,
    COLUMNS,
    LINK_REACH,
    LINK_SIZE,
    LINKS,
    MODES,
    OUTSIDE,
    STATUSES,
    TAGS,
    TYPES,
)
from foreigndesk.reading.encoder.windows import Window

LIKELY = 0.5
SMALL_GAP = 3  # pieces; a shorter gap inside a content is closed
SCRAP = 3  # pieces; a shorter part of a content is dropped where there is a longer one


class Outputs(Struct, frozen=True):
    """The network's numbers for one window, without padding: arrays [pieces, ...]."""

    columns: Any
    queries: Any
    keys: Any


class Stretch(Struct, frozen=True):
    """A run of pieces `[first, last]` with its chance."""

    first: int
    last: int
    chance: float

    def pieces(self) -> slice:
        """The pieces as a slice."""
        return slice(self.first, self.last + 1)


class Tuning(Struct, frozen=True):
    """What was fitted on held-out documents.

    A curve is slope and shift of the log-odds of a chance (Platt 1999), by "event" and
    "statement"; a bound the chance above which a tag or a link is taken, by its name.
    """

    curves: Mapping[str, Sequence[float]] = {}
    bounds: Mapping[str, float] = {}


class Decoder:
    """Reads windows' numbers; holds the links' bias by distance and what was tuned."""

    def __init__(self, distance: Any, tuning: Tuning, numpy: Any) -> None:
        self.np = numpy
        self.distance = numpy.asarray(distance, dtype=numpy.float32)
        self.tuning = tuning

    def read(self, window: Window, outputs: Outputs) -> WindowMarks:
        """Return everything found in one window."""
        return _WindowReading(self, window, outputs).marks()

    def bound(self, name: str) -> float:
        """Return the chance above which a tag or a link is taken."""
        return self.tuning.bounds.get(name, LIKELY)

    def settled(self, kind: str, chance: float) -> float:
        """Return the calibrated chance of an event or a statement."""
        slope, shift = self.tuning.curves.get(kind, (1.0, 0.0))
        inner = min(max(chance, 1e-6), 1 - 1e-6)
        odds = slope * math.log(inner / (1 - inner)) + shift
        return round(1 / (1 + math.exp(-odds)), 4)

    def softmax(self, scores: Any) -> Any:
        """Return the chances of the last axis."""
        grown = self.np.exp(scores - scores.max(-1, keepdims=True))
        return grown / grown.sum(-1, keepdims=True)

    def status(self, columns: Any) -> str:
        """Return the likeliest status of an act from its piece's numbers."""
        return STATUSES[int(columns[COLUMNS["status"]].argmax())]


class _WindowReading:
    """The reading of one window."""

    def __init__(self, decoder: Decoder, window: Window, outputs: Outputs) -> None:
        self.np = decoder.np
        self.decoder = decoder
        self.window = window
        self.columns = outputs.columns
        size = len(window.ids)
        self.queries = outputs.queries.reshape(size, len(LINKS), LINK_SIZE)
        self.keys = outputs.keys.reshape(size, len(LINKS), LINK_SIZE)
        self.real = self.np.array([place.end > place.start for place in window.places])
        self.heads = ~self.np.array(window.inner)  # the first piece of each word
        self.tagged = {head: self._stretches(head) for head in TAGS}

    def marks(self) -> WindowMarks:
        """Return everything found."""
        mentions = self.tagged["mention"]
        return WindowMarks(
            mentions=self._found(mentions),
            anchors=tuple(self._anchor(anchor, mentions) for anchor in self.tagged["anchor"]),
            statements=tuple(self._statement(cue) for cue in self.tagged["cue"]),
            agents=self._found(self.tagged["agent"]),
            patients=self._found(self.tagged["patient"]),
        )

    def _span(self, first: int, last: int) -> Span:
        return Span(self.window.places[first].start, self.window.places[last].end)

    def _found(self, stretches: Sequence[Stretch]) -> tuple[Found, ...]:
        return tuple(Found(self._span(s.first, s.last), s.chance) for s in stretches)

    def _stretches(self, head: str) -> list[Stretch]:
        """Return the runs that a BIO head marks, grown to whole words."""
        scores = self.columns[:, COLUMNS[head]]
        chances = 1 - self.decoder.softmax(scores)[:, OUTSIDE]
        inside = chances > self.decoder.bound(head)
        if not inside.any():
            return []
        tags = self.np.where(inside, 1 + scores[:, BEGIN:].argmax(-1), OUTSIDE).tolist()
        for piece, inner in enumerate(self.window.inner):
            if inner:  # a word has one tag, that of its first piece
                tags[piece] = OUTSIDE if tags[piece - 1] == OUTSIDE else 2
            elif not self.real[piece]:
                tags[piece] = OUTSIDE
        return [
            Stretch(first, last, self._mean(chances, first, last)) for first, last in _runs_of(tags)
        ]

    def _mean(self, chances: Any, first: int, last: int) -> float:
        """Return the mean over the first pieces of words; a run may begin inside a cut word."""
        run = slice(first, last + 1)
        heads = self.heads[run]
        return float((chances[run][heads] if heads.any() else chances[run]).mean())

    def _link(self, piece: int, name: str) -> Any:
        """Return the chance of a link from `piece` to every piece."""
        kind = LINKS.index(name)
        scores = self.keys[:, kind] @ self.queries[piece, kind] / LINK_SIZE**0.5
        away = self.np.arange(len(self.keys)) - piece
        scores = (
            scores
            + self.decoder.distance[kind, self.np.clip(away, -LINK_REACH, LINK_REACH) + LINK_REACH]
        )
        chances = 1 / (1 + self.np.exp(-scores))
        return self.np.where(self.real, chances, 0.0)

    def _anchor(self, anchor: Stretch, mentions: Sequence[Stretch]) -> FoundAnchor:
        at = self.columns[anchor.first]
        types = self.decoder.softmax(at[COLUMNS["type"]])
        kind = TYPES[int(types.argmax())]
        statuses = self.decoder.softmax(at[COLUMNS["status"]])
        status = int(statuses.argmax())
        ties = self._ties(anchor.first, mentions)
        return FoundAnchor(
            span=self._span(anchor.first, anchor.last),
            chance=self.decoder.settled("event", anchor.chance * float(types.max())),
            type=kind,
            status=STATUSES[status],
            status_chance=float(statuses[status]),
            mode=self._mode(at[COLUMNS["mode"]], kind),
            actors=self._linked("actor", [tie.actor for tie in ties]),
            recipients=self._linked("recipient", [tie.recipient for tie in ties]),
            time=self._spans(self._link(anchor.first, "time") > self.decoder.bound("time")),
            ties=ties,
        )

    def _mode(self, scores: Any, kind: str) -> str | None:
        fitting = [i for i, mode in enumerate(MODES) if not mode or mode.startswith(kind + " ")]
        best = MODES[max(fitting, key=lambda i: (scores[i], -i))]
        return best.partition(" ")[2] or None

    def _ties(self, piece: int, mentions: Sequence[Stretch]) -> tuple[Tie, ...]:
        """Return how the act at `piece` is linked to every mention: means over their pieces."""
        if not mentions:
            return ()
        actor, recipient = self._link(piece, "actor"), self._link(piece, "recipient")
        return tuple(
            Tie(number, float(actor[run].mean()), float(recipient[run].mean()))
            for number, run in enumerate(mention.pieces() for mention in mentions)
        )

    def _linked(self, name: str, chances: Sequence[float]) -> tuple[int, ...]:
        bound = self.decoder.bound(name)
        return tuple(number for number, chance in enumerate(chances) if chance > bound)

    def _statement(self, cue: Stretch) -> FoundStatement:
        said = self._link(cue.first, "said")
        inside = said > self.decoder.bound("said")
        inside[cue.pieces()] = False
        content = self._spans(_smooth(inside.tolist()))
        chance = cue.chance * float(said[inside].mean()) if inside.any() else 0.0
        return FoundStatement(
            cue=self._span(cue.first, cue.last),
            chance=self.decoder.settled("statement", chance),
            source=self._speaker(cue),
            content=content,
        )

    def _speaker(self, cue: Stretch) -> tuple[Span, ...]:
        """Return the marked source that the cue points to most, or the words it points to."""
        chances = self._link(cue.first, "speaker")
        bound = self.decoder.bound("speaker")
        sources = [s for s in self.tagged["source"] if chances[s.pieces()].mean() > bound / 2]
        if sources:
            best = max(sources, key=lambda s: (chances[s.pieces()].mean(), -s.first))
            return (self._span(best.first, best.last),)
        spans = self._spans(chances > bound)
        return spans[:1]

    def _spans(self, inside: Any) -> tuple[Span, ...]:
        """Return the runs of true pieces as spans of whole words."""
        tags = [int(x) for x in inside]
        for piece, inner in enumerate(self.window.inner):
            if inner:
                tags[piece] = tags[piece - 1]
        return tuple(self._span(first, last) for first, last in _runs_of([2 * t for t in tags]))


def _runs_of(tags: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield first and last piece of every run of tags; a begin tag starts a new run."""
    first = None
    for piece, tag in enumerate(tags):
        if first is not None and tag in (OUTSIDE, BEGIN):
            yield first, piece - 1
            first = None
        if first is None and tag != OUTSIDE:
            first = piece
    if first is not None:
        yield first, len(tags) - 1


def _smooth(inside: Sequence[bool]) -> list[bool]:
    """Close small gaps and drop scraps beside a longer part."""
    runs = list(_runs_of([2 * x for x in inside]))
    merged: list[tuple[int, int]] = []
    for first, last in runs:
        if merged and first - merged[-1][1] - 1 < SMALL_GAP:
            merged[-1] = (merged[-1][0], last)
        else:
            merged.append((first, last))
    longest = max((last - first for first, last in merged), default=0)
    kept = [False] * len(inside)
    for first, last in merged:
        if last - first == longest or last - first + 1 >= SCRAP:
            kept[first : last + 1] = [True] * (last + 1 - first)
    return kept
