"""Who does it and to whom it is done, as spans of a sentence."""

from datetime import date
from typing import Any

from benchmarks.tasks.learned import encoder
from foreigndesk.intake import BlockRole, Report, Span
from foreigndesk.intake.report import Block
from foreigndesk.reading.actors import find_actors
from foreigndesk.reading.encoder import Encoder
from foreigndesk.reading.events.acts import find_acts
from foreigndesk.reading.events.parties import find_parties
from foreigndesk.reading.marks import Mention, Sentence
from foreigndesk.reading.tokens import tokenize
from foreigndesk.whoswho import load_whoswho

_DAY = date(2020, 1, 1)  # the sentences are undated; no span depends on a date


def predict(line: dict[str, Any]) -> dict[str, Any]:
    """Return the spans of one sentence with role source, target or both."""
    text = line["text"]
    reads = encoder()
    if reads is not None:
        return {"id": line["id"], "spans": _learned(text, reads)}
    whole = Span(0, len(text))
    block = Block(role=BlockRole.PARAGRAPH, start=0, end=len(text))
    report = Report(id="", published=_DAY, text=text, blocks=(block,))
    sentence = Sentence(span=whole, block=0, role=BlockRole.PARAGRAPH)
    mentions = find_actors(report, (sentence,), load_whoswho()).mentions
    roles: dict[Span, set[str]] = {}
    tokens = tokenize(text, whole)
    for act in find_acts(tokens):
        parties = find_parties(tokens, act, mentions)
        for role, found in (("source", parties.actors), ("target", parties.recipients)):
            _add(roles, role, found)
    return {
        "id": line["id"],
        "spans": [
            _span(span, role) for span, role in sorted(roles.items(), key=lambda item: item[0])
        ],
    }


def _learned(text: str, reads: Encoder) -> list[dict[str, Any]]:
    found = reads.mark(reads.windows(text, [(Span(0, len(text)), 0)]))
    roles: dict[Span, set[str]] = {}
    for marks in found:
        for role, spans in (("source", marks.agents), ("target", marks.patients)):
            for one in spans:
                roles.setdefault(one.span, set()).add(role)
    return [_span(span, roles[span]) for span in sorted(roles)]


def _add(roles: dict[Span, set[str]], role: str, mentions: tuple[Mention, ...]) -> None:
    for mention in mentions:
        roles.setdefault(mention.span, set()).add(role)


def _span(span: Span, roles: set[str]) -> dict[str, Any]:
    role = "both" if len(roles) > 1 else next(iter(roles))
    return {"start": span.start, "end": span.end, "role": role}
