"""One sentence as the finders of statements see it: tokens, quotations, mentions."""

from bisect import bisect_left
from collections.abc import Sequence

from foreigndesk.intake.report import Span
from foreigndesk.reading.statements.quotes import spans_over
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
OPENERS = frozenset({'"', "“", "”", "``", "''", "„", "«"})
"""Quotation marks; how they are set says too little of whether they open or close."""
_PRONOUNS = frozenset("he she i we they you it who".split())
_TITLES = frozenset(
    "mr mrs ms dr gen gov sen rep lt col maj capt sgt adm prof rev hon st jr sr prime".split()
)
_AUXILIARIES = frozenset("is are was were has have had will would can could may might did".split())
_NO_NOUNS = BREAKS | _AUXILIARIES | frozenset("said says told".split())
_ARTICLES = frozenset("the a an his her its their".split())
_SET_FIRST = frozenset({"early", "late"})  # "early results" begins a noun phrase
_QUOTES = frozenset({'"', "“", "”", "``", "''"})
_REACH = 45  # words between a subject and its verb, at most
_MARKS = frozenset(
    {'"', "“", "”", "``", "''", "„", "«", "»", ",", ";", ":", "(", ")", "–", "—", "-"}
)


class Scene:
    """A sentence's tokens with what is known of them.

    `quotes` and `mentions` are those that reach into the sentence, in order.
    """

    def __init__(
        self, text: str, sentence: Span, quotes: Sequence[Span], mentions: Sequence[Span]
    ) -> None:
        self.text = text
        self.span = sentence
        self.tokens = tokenize(text, sentence)
        self.starts = [token.start for token in self.tokens]
        self.quotes = list(quotes)
        self._by_start: dict[int, int] = {}
        self._by_end: dict[int, int] = {}
        for mention in mentions:
            start, end = mention
            self._by_start[start] = max(end, self._by_start.get(start, end))
            self._by_end[end] = min(start, self._by_end.get(end, start))

    def low(self, index: int) -> str:
        """Return the lower-case form of a token, or "" outside the sentence."""
        return self.tokens[index].low if 0 <= index < len(self.tokens) else ""

    def quote_at(self, position: int) -> Span | None:
        """Return the quotation that holds a position."""
        return next(iter(spans_over(self.quotes, Span(position, position + 1))), None)

    def is_mark(self, index: int) -> bool:
        """Whether the token is a comma, a quotation mark or the like."""
        return 0 <= index < len(self.tokens) and self.tokens[index].low in _MARKS

    def index_at(self, position: int) -> int:
        """Return the index of the first token that starts at or after a position."""
        return bisect_left(self.starts, position)

    def mention_ending(self, end: int) -> Span | None:
        """Return the longest mention that ends at a position."""
        found = self._by_end.get(end)
        return None if found is None else Span(found, end)

    def mention_starting(self, index: int) -> Span | None:
        """Return the longest mention that starts at a token or at the word after its article."""
        for step in (index, index + 1):
            if step >= len(self.tokens):
                return None
            start = self.tokens[step].start
            if start in self._by_start:
                return Span(start, self._by_start[start])
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
        if self.tokens[last].low in (",", "who", ")", "–", "—"):
            return self._subject_before_comma(last)
        if self.tokens[last].low in ("and", "but", "then"):
            return self._first_phrase()
        return self._with_partner(self._before_relative(self._phrase_ending(last)))

    def _with_partner(self, phrase: tuple[Span, int] | None) -> tuple[Span, int] | None:
        """Return "activists and a monitor" whole where a comma or the sentence's start leads it."""
        if phrase is None or phrase[1] < 2 or self.low(phrase[1] - 1) != "and":
            return phrase
        partner = self._phrase_ending(phrase[1] - 2)
        if partner is None or (partner[1] > 0 and not self.is_mark(partner[1] - 1)):
            return phrase
        return Span(partner[0].start, phrase[0].end), partner[1]

    def _before_relative(self, phrase: tuple[Span, int] | None) -> tuple[Span, int] | None:
        """Return the phrase itself, or what "who ..." belongs to: "diplomats who asked us said"."""
        if phrase is None or self.low(phrase[1] - 1) != "who" or phrase[1] < 2:
            return phrase
        return self._phrase_ending(phrase[1] - 2)

    def _before_bracket(self, last: int) -> int:
        """Return the index before "(D-Ohio)" if that ends at a token, else the token's own."""
        if self.low(last) != ")":
            return last
        opening = (at for at in range(last - 1, max(0, last - 9), -1) if self.low(at) == "(")
        return next(opening, last + 1) - 1

    def owner_before(self, index: int) -> Span | None:
        """Return the name or the noun phrase with an article right before a genitive mark."""
        if index < 1:
            return None
        end = self.tokens[index - 1].end
        mention = self.mention_ending(end)
        if mention is not None:
            return mention
        for first in range(index - 1, max(-1, index - 5), -1):
            if self.low(first) in _ARTICLES:
                return Span(self.tokens[first].start, end)
            if not self.tokens[first].is_word:
                return None
        return self.tokens[index - 1].span if self.tokens[index - 1].text[0].isupper() else None

    def _phrase_ending(self, last: int) -> tuple[Span, int] | None:
        last = self._before_bracket(last)
        end = self.tokens[last].end
        if self.tokens[last].low in _PRONOUNS:
            return self.tokens[last].span, last
        mention = self.mention_ending(end)
        if mention is not None and not self._is_abbreviation(self.index_at(mention.start) - 2):
            return mention, self._with_article(self.index_at(mention.start))
        first = last
        while first >= 0 and last - first < 14 and not self._ends_phrase(first):
            first -= 1
        first += 1
        while first <= last and not self.tokens[first].is_word:
            first += 1
        first = self._after_preposition(first, last)
        if first > last or not any(t.is_word for t in self.tokens[first : last + 1]):
            return None
        return Span(self.tokens[first].start, end), first

    def _after_preposition(self, first: int, last: int) -> int:
        """Return where the subject begins in "in Cairo the ministry", past the end if nowhere."""
        if self.low(first) not in PREPOSITIONS:
            return first
        articles = (at for at in range(last - 1, first + 1, -1) if self.low(at) in _ARTICLES)
        return next(articles, last + 1)

    def _ends_phrase(self, index: int) -> bool:
        token = self.tokens[index]
        return self.is_mark(index) or token.low in _NO_NOUNS or self._is_stop(index)

    def _is_stop(self, index: int) -> bool:
        """Whether a mark that ends sentences stands here, and no full stop of an abbreviation."""
        text = self.tokens[index].text
        return text in ("?", "!") or (text == "." and not self._is_abbreviation(index - 1))

    def _is_abbreviation(self, index: int) -> bool:
        """Whether the token is a title or an initial with its full stop: "Mr.", "John A. Smith"."""
        if not 0 <= index < len(self.tokens) - 1 or self.tokens[index + 1].text != ".":
            return False
        token = self.tokens[index]
        return token.low in _TITLES or (len(token.text) == 1 and token.text.isupper())

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
        found = None
        for index in range(last - 1, max(0, last - _REACH), -1):
            token = self.tokens[index]
            if token.low in _QUOTES or token.low in (";", ":"):
                break
            if token.low in (",", "(", "–", "—"):
                found = self._head_before(index) or found
        if found is not None:
            return found
        first = self._first_phrase()
        comma = None if first is None else self.index_at(first[0].end)
        return first if comma is not None and self.low(comma) in (",", "(") else None

    def _head_before(self, comma: int) -> tuple[Span, int] | None:
        """Return the noun phrase that ends at a comma, if it can be what an apposition is of."""
        phrase = self._phrase_ending(comma - 1)
        if phrase is None or phrase[0].end < self.tokens[self._before_bracket(comma - 1)].end:
            return None
        first = min(phrase[1], comma - 1)  # a mention may begin inside a token
        opens = first == 0 or self.is_mark(first - 1) or self.tokens[first - 1].low in BREAKS
        words = [token.low for token in self.tokens[first:comma]]
        plain = words[0] not in PREPOSITIONS | _PRONOUNS and words[-1] not in FILLERS
        named = self.tokens[first].text[0].isupper() or words[0] in ("the", "a", "an", "one", "his")
        return phrase if opens and plain and named and not _AUXILIARIES & set(words) else None

    def main_subject(self) -> tuple[Span, int] | None:
        """Return the noun phrase that begins the sentence, after "On Monday, " or the like."""
        opener = self.low(0) in PREPOSITIONS | BREAKS
        for index in range(min(_REACH, len(self.tokens) - 1) if opener else 0):
            if self.low(index) == ",":
                phrase = self.phrase_from(index + 1)
                return (
                    None if phrase is None else (self._before_verb(phrase[0], index + 1), index + 1)
                )
        return self._first_phrase()

    def _first_phrase(self) -> tuple[Span, int] | None:
        """Return the noun phrase that begins the sentence: the subject of a joined verb."""
        first = 0
        while first < len(self.tokens) and self.is_mark(first):
            first += 1
        if first >= len(self.tokens) or self.tokens[first].low in PREPOSITIONS | BREAKS:
            return None
        phrase = self.phrase_from(first)
        return None if phrase is None else (self._before_verb(phrase[0], first), first)

    def _before_verb(self, phrase: Span, first: int) -> Span:
        """Return a phrase up to the first verb in the past: "Lavrov attacked the report"."""
        for index in range(first + 1, self.index_at(phrase.end)):
            token = self.tokens[index]
            if token.text.islower() and token.low.endswith("ed") and self.low(index - 1) != "the":
                return Span(phrase.start, self.tokens[index - 1].end)
        return phrase

    def phrase_from(self, index: int) -> tuple[Span, int] | None:
        """Return the noun phrase that starts at a token and the index after it."""
        mention = self.mention_starting(index)
        if mention is not None:
            return mention, self.index_at(mention.end)
        last = index
        if self.low(index) in _SET_FIRST:
            last += 1
        while last < len(self.tokens) and last - index < 14 and not self._stops(last):
            last += 1
        if last == index:
            return None
        return Span(self.tokens[index].start, self.tokens[last - 1].end), last

    def _stops(self, index: int) -> bool:
        token = self.tokens[index]
        ends = self.is_mark(index) or token.low in BREAKS or self._is_stop(index)
        return ends or token.low in PREPOSITIONS - {"of", "for"} or token.low in FILLERS
