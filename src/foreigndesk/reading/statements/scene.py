"""One sentence as the finders of statements see it: tokens, quotations, mentions."""

from bisect import bisect_left
from collections.abc import Sequence

from foreigndesk.intake.report import Span
from foreigndesk.reading.tokens import tokenize

FILLERS = frozenset(
    "also later earlier then now still again once just even already meanwhile reportedly "
    "has have had having is was were be been being did does do will would could may might "
    "never not n't today yesterday tomorrow monday tuesday wednesday thursday friday saturday "
    "sunday on separately however himself herself itself themselves repeatedly previously often "
    "reiterated further both recently first both all".split()
)
"""Words that may stand between a subject and its verb."""
BREAKS = frozenset(
    "that which who whom whose but if because when while after before since although though as "
    "whether where than so and or for".split()
)
"""Words that end a noun phrase walked word by word."""
PREPOSITIONS = frozenset(
    "in on at during by with from to of for after before as while when where about over under "
    "through amid following ahead late early".split()
)
_MARKS = frozenset(
    {'"', "“", "”", "``", "''", "„", "«", "»", ",", ";", ":", "(", ")", "–", "—", "-"}
)


class Scene:
    """A sentence's tokens with what is known of them."""

    def __init__(
        self, text: str, sentence: Span, quotes: Sequence[Span], mentions: Sequence[Span]
    ) -> None:
        self.text = text
        self.span = sentence
        self.tokens = tokenize(text, sentence)
        self.starts = [token.start for token in self.tokens]
        self.quotes = [quote for quote in quotes if quote.overlaps(sentence)]
        self.mentions = [mention for mention in mentions if sentence.covers(mention)]

    def quote_at(self, position: int) -> Span | None:
        """Return the quotation that holds a position."""
        return next((q for q in self.quotes if q.start <= position < q.end), None)

    def is_mark(self, index: int) -> bool:
        """Whether the token is a comma, a quotation mark or the like."""
        return 0 <= index < len(self.tokens) and self.tokens[index].low in _MARKS

    def index_at(self, position: int) -> int:
        """Return the index of the first token that starts at or after a position."""
        return bisect_left(self.starts, position)

    def mention_ending(self, end: int) -> Span | None:
        """Return the longest mention that ends at a position."""
        found = [m for m in self.mentions if m.end == end]
        return min(found, default=None, key=lambda m: m.start)

    def mention_starting(self, index: int) -> Span | None:
        """Return the longest mention that starts at a token or at the word after its article."""
        for step in (index, index + 1):
            if step >= len(self.tokens):
                return None
            found = [m for m in self.mentions if m.start == self.tokens[step].start]
            if found:
                return max(found, key=lambda m: m.end)
            if self.tokens[step].low not in ("the", "a", "an"):
                return None
        return None

    def subject_before(self, index: int) -> tuple[Span, int] | None:
        """Return the noun phrase before a verb and the index of its first token."""
        last = index - 1
        while last >= 0 and (
            self.tokens[last].low in FILLERS or self.tokens[last].low.endswith("ly")
        ):
            last -= 1
        if last < 0:
            return None
        if self.tokens[last].low in (",", "who", ")"):
            return self._subject_before_comma(last)
        if self.tokens[last].low in ("and", "but", "then"):
            return self._first_phrase()
        return self._phrase_ending(last)

    def _phrase_ending(self, last: int) -> tuple[Span, int] | None:
        end = self.tokens[last].end
        mention = self.mention_ending(end)
        if mention is not None:
            return mention, self._with_article(self.index_at(mention.start))
        first = last
        while first >= 0 and last - first < 9 and not self._ends_phrase(first):
            first -= 1
        first += 1
        if first > last or not any(t.is_word for t in self.tokens[first : last + 1]):
            return None
        return Span(self.tokens[first].start, end), first

    def _ends_phrase(self, index: int) -> bool:
        token = self.tokens[index]
        return self.is_mark(index) or token.low in BREAKS or token.text in (".", "?", "!")

    def _with_article(self, index: int) -> int:
        if index > 0 and self.tokens[index - 1].low in ("the", "a", "an"):
            return index - 1
        return index

    def _subject_before_comma(self, last: int) -> tuple[Span, int] | None:
        """Return the subject before an apposition or a relative clause: "X, the envoy, said"."""
        if self.tokens[last].low == "who":
            last -= 1
            return (
                self._phrase_ending(last - 1 if self.is_mark(last) else last) if last > 0 else None
            )
        for index in range(last - 1, max(-1, last - 30), -1):
            token = self.tokens[index]
            if token.low in ('"', "“", "”", "``", "''", ";"):
                return None
            mention = self.mention_ending(self.tokens[index - 1].end) if index else None
            if token.low in (",", "(") and mention is not None:
                return mention, self._with_article(self.index_at(mention.start))
        first = self._first_phrase()
        comma = None if first is None else self.index_at(first[0].end)
        return first if comma is not None and self.tokens[comma].low in (",", "(") else None

    def _first_phrase(self) -> tuple[Span, int] | None:
        """Return the noun phrase that begins the sentence: the subject of a joined verb."""
        first = 0
        while first < len(self.tokens) and self.is_mark(first):
            first += 1
        if first >= len(self.tokens) or self.tokens[first].low in PREPOSITIONS | BREAKS:
            return None
        phrase = self.phrase_from(first)
        return None if phrase is None else (phrase[0], first)

    def phrase_from(self, index: int) -> tuple[Span, int] | None:
        """Return the noun phrase that starts at a token and the index after it."""
        mention = self.mention_starting(index)
        if mention is not None:
            return mention, self.index_at(mention.end)
        last = index
        while last < len(self.tokens) and last - index < 10 and not self._stops(last):
            last += 1
        if last == index:
            return None
        return Span(self.tokens[index].start, self.tokens[last - 1].end), last

    def _stops(self, index: int) -> bool:
        token = self.tokens[index]
        ends = self.is_mark(index) or token.low in BREAKS or token.text in (".", "?", "!")
        return ends or token.low in PREPOSITIONS - {"of", "for"} or token.low in FILLERS
