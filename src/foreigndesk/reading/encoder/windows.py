"""Windows: runs of whole sentences, cut into word pieces, that the network reads at one go.

A window may hold several sentences, so that a quotation and its speaker are seen together; it
breaks at a paragraph's end once it is long enough. Sentences longer than a window are cut.
"""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from foreigndesk.intake.report import Span
from foreigndesk.reading.encoder.layout import PIECE_BREAK, PIECE_START
from foreigndesk.reading.encoder.pieces import WordPieces

LONGEST = 160  # pieces of a window, without the first and the last
ENOUGH = 64  # pieces after which a window ends with its paragraph
NOWHERE = Span(-1, -1)  # the place of a piece that stands for no text


class SentencePieces(Struct, frozen=True):
    """The word pieces of one sentence: vocabulary ids and their places in the report's text."""

    ids: tuple[int, ...]
    places: tuple[Span, ...]
    inner: tuple[bool, ...]  # whether a piece goes on with the word of the one before
    block: int = 0


class Window(Struct, frozen=True):
    """The word pieces of one window and their places; pieces without text are `NOWHERE`.

    `text` is given only by readers that answer by the words themselves.
    """

    ids: tuple[int, ...]
    places: tuple[Span, ...]
    inner: tuple[bool, ...]
    text: str = ""


def cut_pieces(
    cutter: WordPieces, text: str, sentences: Sequence[tuple[Span, int]]
) -> list[SentencePieces]:
    """Cut sentences, given as span and block, into word pieces; long ones into several."""
    cut: list[SentencePieces] = []
    for span, block in sentences:
        pieces = list(cutter.cut(text, span))
        for at in range(0, len(pieces), LONGEST):
            part = pieces[at : at + LONGEST]
            cut.append(
                SentencePieces(
                    tuple(piece.id for piece in part),
                    tuple(Span(piece.start, piece.end) for piece in part),
                    tuple(piece.inner for piece in part),
                    block,
                )
            )
    return cut


def pack_windows(sentences: Sequence[SentencePieces], start: int = PIECE_START) -> list[Window]:
    """Join sentences into windows; `start` is the first piece of each."""
    return [join_pieces(run, start) for run in _runs(sentences)]


def _runs(sentences: Sequence[SentencePieces]) -> Iterator[list[SentencePieces]]:
    run: list[SentencePieces] = []
    size = 0
    for sentence in sentences:
        new_block = bool(run) and sentence.block != run[-1].block
        grown = size + len(sentence.ids) + new_block
        if run and (grown > LONGEST or (new_block and size >= ENOUGH)):
            yield run
            run, grown = [], len(sentence.ids)
        run.append(sentence)
        size = grown
    if run:
        yield run


def join_pieces(run: Sequence[SentencePieces], start: int = PIECE_START) -> Window:
    """Join sentences into one window, with a break piece between blocks."""
    ids = [start]
    places = [NOWHERE]
    inner = [False]
    block = run[0].block
    for sentence in run:
        if sentence.block != block:
            ids.append(PIECE_BREAK)
            places.append(NOWHERE)
            inner.append(False)
            block = sentence.block
        ids.extend(sentence.ids)
        places.extend(sentence.places)
        inner.extend(sentence.inner)
    return Window((*ids, PIECE_BREAK), (*places, NOWHERE), (*inner, False))
