"""What an act is told with: contexts, and for acts on the ground their place and whom they hit."""

from collections.abc import Iterable

from msgspec.structs import replace

from foreigndesk.intake.report import Span
from foreigndesk.reading.contexts import find_contexts
from foreigndesk.reading.counts import find_counts
from foreigndesk.reading.marks import EventMark
from foreigndesk.reading.places import find_place

_ON_THE_GROUND = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE"})
"""Types that have a place of their own and people counted; a mere statement has neither."""


def with_details(
    event: EventMark, text: str, *, sentence: Span, near: Span, countries: Iterable[str | None]
) -> EventMark:
    """Return the event with contexts of its clause, and place and counts where its type has them.

    The place is looked for in `near`; `countries` are those of the sentence's actors.
    """
    event = replace(event, contexts=find_contexts(text, event.clause))
    if event.type not in _ON_THE_GROUND:
        return event
    known = {country for country in countries if country is not None}
    return replace(
        event,
        place=find_place(text, near, event.anchor, known),
        counts=find_counts(text, sentence),
    )
