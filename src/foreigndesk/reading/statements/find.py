"""From drafts to statements: sources become actors, quotations go on, chains are tied."""

from bisect import bisect_left
from collections.abc import Sequence

from msgspec.structs import replace

from foreigndesk.intake.report import BlockRole, Report, Span
from foreigndesk.reading.marks import Mention, MentionForm, Sentence, StatementKind, StatementMark
from foreigndesk.reading.statements.drafts import Draft, draft_statements
from foreigndesk.reading.statements.nouns import noun_statements
from foreigndesk.reading.statements.quotes import find_quotes, spans_over
from foreigndesk.reading.statements.scene import Scene

_NEAR = 40
"""How many statements away an outer statement is looked for."""

_WIDEST = 300
"""Code points of the longest mention."""


def find_statements(
    report: Report, sentences: Sequence[Sentence], mentions: Sequence[Mention]
) -> tuple[StatementMark, ...]:
    """Return the statements of a report, in the order of their cues.

    A quotation that goes on in the next sentence without a cue of its own belongs to the statement
    before it. `via` is the innermost other statement whose content holds the cue.
    """
    quotes = find_quotes(report)
    mentions = sorted(mentions, key=lambda mention: mention.span)
    spans = [mention.span for mention in mentions]
    drafts: list[Draft] = []
    for sentence in sentences:
        if sentence.role is BlockRole.HEADING:
            continue
        found = _in_sentence(_scene(report.text, sentence.span, quotes, spans))
        if not found and drafts:
            _go_on(drafts[-1], sentence.span, quotes, report)
        drafts += found
    drafts = [draft for draft in drafts if any(s.start < s.end for s in draft.content)]
    marks = [_mark(draft, quotes, mentions, report.text) for draft in drafts]
    return tuple(_with_via(mark, index, marks) for index, mark in enumerate(marks))


def _in_sentence(scene: Scene) -> list[Draft]:
    return sorted(draft_statements(scene) + noun_statements(scene), key=lambda draft: draft.cue)


def _scene(text: str, sentence: Span, quotes: Sequence[Span], mentions: Sequence[Span]) -> Scene:
    """Return a sentence with the quotations and mentions in it; `mentions` are sorted."""
    first, last = (bisect_left(mentions, (place, 0)) for place in (sentence.start, sentence.end))
    near = [span for span in mentions[first:last] if span.end <= sentence.end]
    return Scene(text, sentence, spans_over(quotes, sentence), near)


def _go_on(draft: Draft, sentence: Span, quotes: Sequence[Span], report: Report) -> None:
    """Give a wholly quoted sentence to the quotation right before it."""
    holder = next((q for q in spans_over(quotes, sentence) if _fills(q, sentence)), None)
    last = draft.content[-1]
    if holder is None or not spans_over(quotes, last):
        return
    between = report.text[max(last.end, draft.cue.end) : sentence.start]
    same = holder.overlaps(last)
    if same or len(between) < 90 or ("\n" not in between and len(between) < 300):
        start = max(holder.start, sentence.start)
        end = min(holder.end, sentence.end)
        draft.content.append(Span(start, end))


def _fills(quote: Span, sentence: Span) -> bool:
    return quote.start <= sentence.start + 2 and quote.end >= sentence.end - 3


def _mark(
    draft: Draft, quotes: Sequence[Span], mentions: Sequence[Mention], text: str
) -> StatementMark:
    content = tuple(sorted({span for span in draft.content if span.start < span.end}))
    sources = () if draft.source is None else _entities_in(draft.source, mentions)
    relays = () if draft.relay is None else _entities_in(draft.relay, mentions)
    addressees = () if draft.addressee is None else _entities_in(draft.addressee, mentions)
    return StatementMark(
        content=content,
        kind=_kind(content, quotes, text),
        cue=(draft.cue,),
        source=sources[0] if sources else None,
        sources=sources,
        source_spans=() if draft.source is None else (draft.source,),
        via_entity=relays[0] if relays else None,
        addressee=addressees[0] if addressees else None,
        venue=draft.venue,
        confidence=draft.confidence if sources else draft.confidence - 0.2,
    )


def _entities_in(phrase: Span, mentions: Sequence[Mention]) -> tuple[int, ...]:
    """Return the entities a phrase names: its widest mention's, or those of a joint phrase."""
    first = bisect_left(mentions, phrase.start - _WIDEST, key=lambda m: m.span.start)
    last = bisect_left(mentions, phrase.end, key=lambda m: m.span.start)
    inside = [
        m
        for m in mentions[first:last]
        if phrase.overlaps(m.span) and m.form is not MentionForm.ADJECTIVE
    ]
    if not inside:
        return ()
    widest = max(inside, key=lambda m: (m.span.end - m.span.start, -m.span.start))
    if widest.span.covers(phrase) or phrase.end - phrase.start < 1.6 * _size(widest.span):
        return (widest.entity,)
    ends_with = [
        m.entity for m in inside if m.span.end == phrase.end or m.span.start == phrase.start
    ]
    return tuple(dict.fromkeys(ends_with or [widest.entity]))


def _size(span: Span) -> int:
    return span.end - span.start


def _kind(content: Sequence[Span], quotes: Sequence[Span], text: str) -> StatementKind:
    total = sum(_letters(span, text) for span in content)
    quoted = sum(
        _letters(Span(max(span.start, q.start), min(span.end, q.end)), text)
        for span in content
        for q in spans_over(quotes, span)
    )
    if quoted >= 0.9 * total:
        return StatementKind.DIRECT
    return StatementKind.MIXED if quoted else StatementKind.INDIRECT


def _letters(span: Span, text: str) -> int:
    return sum(char.isalnum() for char in span.of(text))


def _with_via(mark: StatementMark, index: int, marks: list[StatementMark]) -> StatementMark:
    own = (_extent(mark), index)
    first = max(0, index - _NEAR)
    holders = [
        (_extent(other), number)
        for number, other in enumerate(marks[first : index + _NEAR], first)
        if any(span.covers(mark.cue[0]) for span in other.content)
    ]
    wider = [holder for holder in holders if holder > own]  # an order, so no chain is a circle
    return replace(mark, via=min(wider)[1]) if wider else mark


def _extent(mark: StatementMark) -> int:
    return sum(_size(span) for span in mark.content)
