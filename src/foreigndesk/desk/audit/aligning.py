"""Which sentences of the evidence speak of the same matter as a sentence of a brief."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from math import log

from msgspec import Struct

from foreigndesk.desk.audit.senses import EMPTY, Sense, same_key, weight
from foreigndesk.intake.report import BlockRole

_MOST = 8
_LEAST = 0.34
_FEWEST_WORDS = 4
_MOST_OF = 0.7  # of the other sentence: a part of it may have another subject
_ODD_ONE_IN = 12  # one word of so many may be told otherwise
_TURNS = frozenset("not no never n't will would may might could should must if".split())
_COMMON = 400  # terms that so many sentences share find none of them
_READ = frozenset({BlockRole.PARAGRAPH.value, BlockRole.TITLE.value, BlockRole.HEADING.value})


class Match(Struct, frozen=True):
    """A sentence of the evidence and the share of the brief's sentence that it covers."""

    sense: Sense
    share: float


class Evidence:
    """All sentences of the reports to check against, found by the terms they share.

    `keys_of` has the keys and terms of each whole report.
    """

    def __init__(self, sentences: Iterable[Sense]) -> None:
        self.all = [one for one in sentences if one.role in _READ and one.terms]
        self._covers = [one.cover for one in self.all]
        self._by_term: dict[str, list[int]] = defaultdict(list)
        self.keys_of: dict[str, set[str]] = defaultdict(set)
        for number, sense in enumerate(self.all):
            self.keys_of[sense.report.id].update(sense.keys, sense.terms, sense.context)
            place = (sense.report.dateline or "").lower().split()
            self.keys_of[sense.report.id].update(map(same_key, place))
            for term in sorted(sense.terms):
                self._by_term[term].append(number)

    def reports(self) -> int:
        """Return how many reports there are."""
        return len({sense.report.id for sense in self.all})

    def weight(self, term: str) -> float:
        """Return how much a term tells: less the more sentences have it, actors too."""
        seen = len(self._by_term.get(term, ()))
        rare = 1.0 + log((len(self.all) + 1) / (seen + 1)) / 6
        return weight(term) * rare

    def matches(self, sense: Sense) -> list[Match]:
        """Return the sentences that cover most of a sentence, the best first."""
        whole = sum(map(self.weight, sorted(sense.terms)))
        if not whole:
            return []
        shared: Counter[int] = Counter()
        for term in sorted(sense.terms):
            found = self._by_term.get(term, ())
            if len(found) <= _COMMON:
                for number in found:
                    shared[number] += 1
        likely = sorted(shared, key=lambda number: (-shared[number], number))[: 6 * _MOST]
        rated = [Match(self.all[n], self.alike(sense, n, whole)) for n in likely]
        rated = [match for match in rated if match.share >= _LEAST]
        return sorted(rated, key=_order)[:_MOST]

    def alike(self, sense: Sense, number: int, whole: float) -> float:
        """Return the share that a sentence covers, with the actors just before it at half."""
        cover = self._covers[number]
        meant = self.all[number].context - cover
        own = self.share(sense, cover, whole)
        return own + self.share(sense, meant, whole) / 2 if own else 0.0

    def share(self, sense: Sense, terms: frozenset[str], whole: float | None = None) -> float:
        """Return the weighted share of a sentence's terms that are among some terms."""
        whole = whole or sum(map(self.weight, sorted(sense.terms))) or 1.0
        return sum(self.weight(term) for term in sorted(sense.terms & terms)) / whole

    def covered(self, sense: Sense, matches: Sequence[Match]) -> float:
        """Return the share of a sentence that its best matches cover together.

        A second or third sentence counts where it is from the same report or nearly as close.
        """
        terms: frozenset[str] = frozenset()
        for match in matches[:4]:
            near = match.sense.report.id == matches[0].sense.report.id
            if near or match.share >= matches[0].share - 0.25:
                terms |= match.sense.cover | match.sense.context
        return self.share(sense, terms)


def _order(match: Match) -> tuple[float, int, str, int]:
    sense = match.sense
    heading = int(sense.role != BlockRole.PARAGRAPH.value)
    return -round(match.share, 6), heading, sense.report.id, sense.span.start


def told_alike(one: Sense, other: Sense) -> bool:
    """Whether a sentence has the words of another in their order, but for names, days and marks.

    What is said otherwise must carry nothing: no "not", no number, no word of content. Who acts
    and how the act stands are then the same, whatever the reader made of either sentence.
    """
    left, right = _carrying(one), _carrying(other)
    if len(left) < max(_FEWEST_WORDS, _MOST_OF * len(right)):
        return False
    blocks = SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks()
    found = [block for block in blocks if block.size]
    same = sum(block.size for block in found)
    if same < len(left) - len(left) // _ODD_ONE_IN:
        return False
    inside = right[found[0].b : found[-1].b + found[-1].size]
    return Counter(w for w in inside if w in _TURNS) == Counter(w for w in left if w in _TURNS)


def _carrying(sense: Sense) -> list[str]:
    """Return the words of a sentence without names of actors, days and empty words."""
    named = {n for one in sense.here for n in range(one.first, one.last)}
    days = [time.span for time in sense.times]
    return [
        token.low
        for number, token in enumerate(sense.tokens)
        if token.is_word and (token.low not in EMPTY or token.low in _TURNS)
        if number not in named and not any(span.overlaps(token.span) for span in days)
    ]


def same_words(one: Sense, other: Sense) -> bool:
    """Whether one sentence has the words of the other, in the same order and without a gap."""
    return bool(one.plain) and f" {one.plain} " in f" {other.plain} "
