"""Which statements report an act: the smallest that holds its words, and whatever relays that."""

from collections.abc import Iterable, Sequence

from foreigndesk.intake.report import Span
from foreigndesk.reading.events.shelf import Shelf
from foreigndesk.reading.marks import StatementMark


def shelf_of(statements: Sequence[StatementMark]) -> Shelf[int]:
    """Return the numbers of statements by the places of their contents, for `chain_of`."""
    return Shelf(
        [
            (part, number)
            for number, statement in enumerate(statements)
            for part in statement.content
        ]
    )


def chain_of(
    anchor: Span, statements: Sequence[StatementMark], near: Iterable[int]
) -> tuple[int, ...]:
    """Return the statements that report the act, outermost first; only those `near` can.

    An act that is named by the very words that attribute ("condemned") is not told by them.
    """
    holding = [
        (sum(part.end - part.start for part in statements[number].content), number)
        for number in set(near)
        if any(part.covers(anchor) for part in statements[number].content)
        and not any(cue.overlaps(anchor) for cue in statements[number].cue)
    ]
    chain: list[int] = []
    number = min(holding)[1] if holding else None
    while number is not None and number not in chain:
        chain.append(number)
        number = statements[number].via
    return tuple(reversed(chain))
