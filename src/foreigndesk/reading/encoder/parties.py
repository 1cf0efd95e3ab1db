"""Who is actor and who recipient of an act: the network's links weighed with the words around.

The network links an act to every mention by itself. Here a small logistic regression over three
answers (actor, recipient, neither) sees both links of a mention at once, those of its rivals and of
what it is joined to by "and", and the words between it and the act. Its weights, `parties.tsv`,
come from `tools/fit_parties.py`, fitted on sentences that the network had not learnt from.
"""

import math
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from msgspec.structs import replace

from foreigndesk.intake.report import Span
from foreigndesk.reading.encoder.found import FoundAnchor, Tie, WindowMarks
from foreigndesk.reading.events.shelf import Shelf
from foreigndesk.reading.marks import Sentence
from foreigndesk.reading.tokens import Token, tokenize

Feature = tuple[str, float]
_SURE = 0.001
"""A link's chance is kept this far from 0 and 1, so that no single number decides."""
_REACH = 1500
"""Characters to each side of an act that are looked at in a text without sentence ends."""
_MUTUAL, _SIDES = "CONSULT", 2
"""Talks have two sides: where one is left at most, the network's own links count too."""
_SHARES = 0.2
"""Chance at which a mention that is joined by "and" to a party is one too (all parties right, half
of the documents that the weights were not fitted on: 53.9 % without, 54.6 with)."""
_BE = frozenset("is are was were be been being get got".split())
_CLAUSE = frozenset("that which who whom because while although if when after before as".split())
_PHRASE = 5
"""Words of a noun phrase that may stand before its head: "among the first foreign donors"."""
_ARTICLES = frozenset({"the", "a", "an"})
_JOINING = frozenset({"and", "or", ",", "the", "with", "as", "well"})
_LED_BY = frozenset(
    "by to with on upon against from of for in between and at over that into about as among than "
    'after when who which , ( " “ ``'.split()
)
_FOLLOWED_BY = frozenset(
    "'s ’s - , and who which to said says has have had was were is are will of in for on".split()
)
_BEFORE = frozenset("the a an 's ’s his their its of on in for and by after to".split())
_AFTER = frozenset("by on against of to with from that in between for , at".split())
_PRONOUNS = frozenset("he she it they him her them we i us who himself themselves itself".split())
_OWNERS = frozenset("his its their our my your".split())


class Line(NamedTuple):
    """A sentence with its words and what the window has in it."""

    span: Span
    tokens: Sequence[Token]
    starts: Sequence[int]
    marks: WindowMarks

    def upto(self, place: int) -> int:
        """Return how many words begin before a place of the text."""
        return bisect_left(self.starts, place)

    def low(self, index: int) -> str:
        """Return a word, or a mark that stands for the sentence's end."""
        return self.tokens[index].low if 0 <= index < len(self.tokens) else "|"


class _Act(NamedTuple):
    """An act with the mentions of its sentence, in order, and how it is worded."""

    anchor: FoundAnchor
    ties: Sequence[Tie]
    spans: Sequence[Span]
    shape: str
    passive: bool


def with_parties(
    found: Sequence[WindowMarks], text: str, sentences: Sequence[Sentence]
) -> list[WindowMarks]:
    """Return the marks with actors and recipients of acts chosen anew, where ties are given.

    A party stands in the sentence of its act.
    """
    shelf = Shelf([(sentence.span, sentence.span) for sentence in sentences])
    return [
        replace(marks, anchors=tuple(_decided(marks, text, shelf))) if marks.anchors else marks
        for marks in found
    ]


def _decided(marks: WindowMarks, text: str, shelf: Shelf[Span]) -> Iterator[FoundAnchor]:
    line: Line | None = None
    for anchor in marks.anchors:
        span = next(iter(shelf.meeting(anchor.span)), None)
        if not anchor.ties or span is None:
            yield anchor
            continue
        if span.end - span.start > 2 * _REACH:
            span = Span(
                max(span.start, anchor.span.start - _REACH), min(span.end, anchor.span.end + _REACH)
            )
        if line is None or line.span != span:
            tokens = tokenize(text, span)
            line = Line(span, tokens, [token.start for token in tokens], marks)
        yield _with_likeliest(anchor, line)


def _with_likeliest(anchor: FoundAnchor, line: Line) -> FoundAnchor:
    weights = party_weights()
    near: list[Tie] = []
    actors: set[int] = set()
    recipients: set[int] = set()
    for tie, features in party_features(anchor, line):
        if _is_counted_among(_place(tie, line), line):
            continue
        near.append(tie)
        does = suffers = 0.0
        for name, value in features:
            pair = weights.get(name)
            if pair is not None:
                does += pair[0] * value
                suffers += pair[1] * value
        if does > 0.0 and does >= suffers:
            actors.add(tie.mention)
        elif suffers > 0.0:
            recipients.add(tie.mention)
    for tie in near:
        if tie.mention not in actors | recipients:
            joined = {other.mention for other in _joined_to(tie, near, line)}
            if joined & actors and tie.actor > _SHARES:
                actors.add(tie.mention)
            elif joined & recipients and tie.recipient > _SHARES:
                recipients.add(tie.mention)
    if anchor.type == _MUTUAL and len(actors | recipients) < _SIDES:
        here = {tie.mention for tie in near}
        actors |= here.intersection(anchor.actors)
        recipients |= here.intersection(anchor.recipients)
    return replace(
        anchor, actors=tuple(sorted(actors)), recipients=tuple(sorted(recipients - actors))
    )


def _is_counted_among(span: Span, line: Line) -> bool:
    """Whether a mention only tells among whom another is: "Oslo was among the donors to ..."."""
    at = line.upto(span.start)
    nearby = [line.low(index) for index in range(max(0, at - _PHRASE), at)]
    led = nearby[-1 - nearby[::-1].index("among") :] if "among" in nearby else []
    start = at - len(led)
    helped = {line.low(start - 1), line.low(start - 2)} & _BE
    return bool(led) and bool(helped) and "," not in led


def _joined_to(tie: Tie, near: Sequence[Tie], line: Line) -> list[Tie]:
    """Return the ties to mentions that "and" or a comma joins to that of `tie`."""
    span = _place(tie, line)
    return [one for one in near if one is not tie and _are_joined(span, _place(one, line), line)]


@cache
def party_weights() -> Mapping[str, tuple[float, float]]:
    """Return what each feature speaks for: an actor, and a recipient, against being neither."""
    _, *rows = (files(__package__) / "parties.tsv").read_text("utf-8").splitlines()
    parts = (row.split("\t") for row in rows)
    return {name: (float(does), float(suffers)) for name, does, suffers in parts}


def line_of(marks: WindowMarks, text: str, span: Span) -> Line:
    """Return a sentence as `party_features` sees it."""
    tokens = tokenize(text, span)
    return Line(span, tokens, [token.start for token in tokens], marks)


def party_features(anchor: FoundAnchor, line: Line) -> Iterator[tuple[Tie, list[Feature]]]:
    """Yield the ties to mentions of the act's sentence, each with its features and their values."""
    near = [tie for tie in anchor.ties if line.span.covers(_place(tie, line))]
    act = _act(anchor, near, line)
    for number, tie in enumerate(near):
        yield tie, [*_link_features(number, act, line), *_word_features(number, act, line)]


def _place(tie: Tie, line: Line) -> Span:
    return line.marks.mentions[tie.mention].span


def _act(anchor: FoundAnchor, near: Sequence[Tie], line: Line) -> _Act:
    at = line.upto(anchor.span.start)
    first = line.low(at)
    shape = next((ending for ending in ("ed", "ing", "s") if first.endswith(ending)), "x")
    helped = any(line.low(at - step) in _BE for step in (1, 2, 3))
    spans = [_place(tie, line) for tie in near]
    return _Act(anchor, near, spans, shape, helped and shape != "ing")


def _odds(chance: float) -> float:
    inner = min(max(chance, _SURE), 1 - _SURE)
    return math.log(inner / (1 - inner))


def _link_features(number: int, act: _Act, line: Line) -> Iterator[Feature]:
    """Yield what the network says of the mention, of its rivals and of those joined to it."""
    tie = act.ties[number]
    yield "any", 1.0
    yield "actor", _odds(tie.actor)
    yield "recipient", _odds(tie.recipient)
    rivals = [other for other in act.ties if other is not tie]
    yield "rival actor", _odds(max((other.actor for other in rivals), default=0.0))
    yield "rival recipient", _odds(max((other.recipient for other in rivals), default=0.0))
    joined = _joined_to(tie, act.ties, line)
    if joined:
        yield "joined", 1.0
        yield "joined actor", _odds(max(other.actor for other in joined))
        yield "joined recipient", _odds(max(other.recipient for other in joined))


def _are_joined(one: Span, other: Span, line: Line) -> bool:
    """Whether nothing but "and", commas and articles stands between two mentions."""
    first, second = min(one, other), max(one, other)
    between = range(line.upto(first.end), line.upto(second.start))
    return 0 < len(between) < 4 and all(line.low(index) in _JOINING for index in between)


def _word_features(number: int, act: _Act, line: Line) -> Iterator[Feature]:
    span, anchor = act.spans[number], act.anchor
    side = _side(span, anchor.span)
    for name in (
        *_place_names(side, span, act, line),
        *_neighbour_names(side, span, act, line),
        *_speech_names(span, anchor.span, line.marks),
    ):
        yield name, 1.0


def _side(span: Span, anchor: Span) -> str:
    if span.overlaps(anchor):
        return "in"
    return "before" if span < anchor else "after"


def _place_names(side: str, span: Span, act: _Act, line: Line) -> Iterator[str]:
    """Yield where the mention stands from the act and what is between."""
    first, last = sorted((span, act.anchor.span))
    between = range(line.upto(first.end), line.upto(last.start))
    rank = min(sum(first.end <= one.start and one.end <= last.start for one in act.spans), 3)
    near = min(rank, 1)
    lows = {line.low(index) for index in between}
    yield f"{side} {rank}"
    yield f"{side} {act.anchor.type}"
    yield f"{side} passive {act.passive}"
    yield f"{side} {act.shape}"
    yield f"{side} {act.shape} {near}"
    yield f"{side} far {min(len(between) // 3, 5)}"
    if lows & _CLAUSE:
        yield f"{side} clause"
    if "," in lows:
        yield f"{side} comma"
    at = line.upto(act.anchor.span.start)
    if line.low(at - 1) in _BEFORE:
        yield f"{side} act after {line.low(at - 1)} {near}"
    following = line.low(line.upto(act.anchor.span.end))
    if following in _AFTER:
        yield f"{side} act before {following} {near}"


def _neighbour_names(side: str, span: Span, act: _Act, line: Line) -> Iterator[str]:
    """Yield the words right before and after the mention, and what sort of word it is."""
    at = line.upto(span.start)
    before = at - 1
    while before >= 0 and line.low(before) in _ARTICLES:
        before -= 1
    led = line.low(before) if before >= 0 else "^"
    if led in _LED_BY or led == "^":
        yield f"{side} led by {led}"
        yield f"{act.anchor.type} led by {led}"
        yield f"{side} {act.passive} led by {led}"
    after = line.low(line.upto(span.end))
    if after in _FOLLOWED_BY:
        yield f"{side} followed by {after}"
    first = line.tokens[at] if at < len(line.tokens) else None
    low = first.low if first is not None else ""
    if low in _PRONOUNS or low in _OWNERS:
        yield f"{side} {'pronoun' if low in _PRONOUNS else 'owner'}"
    else:
        sort = "name" if first is not None and first.text[0].isupper() else "noun"
        yield sort
        yield f"{act.anchor.type} {sort}"


def _speech_names(span: Span, anchor: Span, marks: WindowMarks) -> Iterator[str]:
    """Yield how mention and act stand to what is said: a speaker rarely does what he tells of."""
    for said in marks.statements:
        holds_act = any(part.covers(anchor) for part in said.content)
        holds_mention = any(part.overlaps(span) for part in said.content)
        if holds_act and any(source.overlaps(span) for source in said.source):
            yield "tells of it"
        elif holds_act != holds_mention:
            yield "only act is said" if holds_act else "only mention is said"
        if said.cue.overlaps(anchor) and any(source.overlaps(span) for source in said.source):
            yield "says so"
