"""Passages: runs of whole sentences, cut into word pieces, with the mentions of acts in them.

Two passages are read in one window, so that every mention is seen in the light of the other
report. A report longer than a passage is cut at sentence ends into several.
"""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from foreigndesk.intake.report import Span
from foreigndesk.reading.encoder.pieces import WordPieces

LONGEST = 110  # pieces of a passage; a pair of passages and three marks stay below 256
LONGEST_SENTENCE = 150  # pieces; what goes beyond isn't read
UNREADABLE = 100  # [UNK], for a token that leaves no piece


class Mention(Struct, frozen=True):
    """A mention of an act: the caller's key, its words, and the tokens of its sentence."""

    key: str
    text: str
    tokens: tuple[int, ...]


class Passage(Struct, frozen=True):
    """The pieces of a passage and, for every mention in it, its key, words and pieces."""

    ids: tuple[int, ...]
    keys: tuple[str, ...]
    texts: tuple[str, ...]
    places: tuple[tuple[int, ...], ...]


NOTHING = Passage((), (), (), ())  # stands in where a passage is read alone


class _Draft:
    """A passage while sentences are added to it."""

    def __init__(self) -> None:
        self.ids: list[int] = []
        self.mentions: list[Mention] = []
        self.places: list[tuple[int, ...]] = []

    def add(self, pieces: Sequence[Sequence[int]], mentions: Sequence[Mention]) -> None:
        starts = [0]
        for token in pieces:
            starts.append(starts[-1] + len(token))
        at, size = len(self.ids), min(starts[-1], LONGEST_SENTENCE)
        for mention in mentions:
            spots = [x for t in mention.tokens for x in range(starts[t], starts[t + 1])]
            read = [at + x for x in spots if x < LONGEST_SENTENCE] or [at]
            self.mentions.append(mention)
            self.places.append(tuple(read))
        self.ids.extend([piece for token in pieces for piece in token][:size])

    def passage(self) -> Passage:
        return Passage(
            tuple(self.ids),
            tuple(mention.key for mention in self.mentions),
            tuple(mention.text for mention in self.mentions),
            tuple(self.places),
        )


def cut_passages(
    cutter: WordPieces,
    sentences: Sequence[Sequence[str]],
    mentions: Mapping[int, Sequence[Mention]],
) -> list[Passage]:
    """Cut a report, given as tokens by sentence, into passages; those without mentions are left.

    `mentions` holds those of each sentence by the sentence's number.
    """
    drafts: list[_Draft] = []
    for number, sentence in enumerate(sentences):
        pieces = [_pieces(cutter, token) for token in sentence]
        size = min(sum(len(token) for token in pieces), LONGEST_SENTENCE)
        if not drafts or len(drafts[-1].ids) + size > LONGEST:
            drafts.append(_Draft())
        drafts[-1].add(pieces, mentions.get(number, ()))
    return [draft.passage() for draft in drafts if draft.mentions]


def _pieces(cutter: WordPieces, token: str) -> list[int]:
    return [piece.id for piece in cutter.cut(token, Span(0, len(token)))] or [UNREADABLE]
