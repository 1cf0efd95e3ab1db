"""Headlines where no clause makes one: the report's own title, or words for the kind of act."""

import re
from functools import cache
from importlib.resources import files

from foreigndesk.desk.acts import Party
from foreigndesk.desk.briefs.brief import Fact, Line
from foreigndesk.desk.briefs.choosing import Told, content_keys
from foreigndesk.desk.briefs.material import Material
from foreigndesk.desk.briefs.words import base_of, capital, listed
from foreigndesk.desk.happening import Happening
from foreigndesk.intake.report import BlockRole, Span
from foreigndesk.record.entries import Record

_SHARED = 2  # words of content that a title must share with the sentence
_LONGEST = 110
_SLUG = re.compile(r"^(?:URGENT|UPDATE|LEAD|ROUNDUP|Xinhua|AFP|Readout of)\b[:\s-]*\d*\s*")
_CREDIT = re.compile(r"\s*(?:\((?:ATTENTION|UPDATES?|LEAD)[^)]*\)|[-–|]\s*(?:Xinhua|AFP)\s*)$")


def title_for(told: Told, material: Material) -> Line | None:
    """Return the title of the sentence's report if it tells the same, else words for the act."""
    record = material.records[told.report]
    span = _title_span(record)
    words = _plain(span.of(record.report.text)) if span else ""
    shared = len(content_keys(words) & told.keys)
    if span is not None and shared >= _SHARED and len(words) <= _LONGEST:
        fact = Fact(
            report=told.report,
            start=span.start,
            end=span.end,
            words=span.of(record.report.text),
            happening=told.happenings[0].id,
            event=told.act.id,
        )
        return _line(words, "extracted", told, fact)
    words = _of_toll(told) or of_kind(told.happenings[0]) or ""
    return _line(words, "assembled", told, sentence_fact(told, record)) if words else None


def _line(words: str, how: str, told: Told, fact: Fact) -> Line:
    main = told.happenings[0]
    return Line(
        text=capital(words),
        how=how,
        facts=(fact,),
        status=main.status,
        historical=main.historical,
        reports=len(main.reports),
        voices=main.voices,
    )


def sentence_fact(told: Told, record: Record) -> Fact:
    """Return the sentence in its report, with the event that makes it tell."""
    return Fact(
        report=told.report,
        start=told.lifted.span.start,
        end=told.lifted.span.end,
        words=told.lifted.span.of(record.report.text),
        happening=told.happenings[0].id,
        event=told.act.id,
        statements=told.lifted.statements,
    )


def _title_span(record: Record) -> Span | None:
    blocks = (b.span for b in record.report.blocks if b.role is BlockRole.TITLE)
    return next(blocks, None)


def _plain(title: str) -> str:
    words = " ".join(title.split())
    return _CREDIT.sub("", _SLUG.sub("", words)).strip()


def _of_toll(told: Told) -> str | None:
    """Return words for an act that killed or hurt: "22 killed in gas blast"."""
    counts = [count for count in told.act.counts if count.what in ("killed", "injured", "arrested")]
    anchor = told.act.anchor
    if not counts or base_of(anchor.split()[0]) or not anchor.islower():
        return None
    where = f" in {told.act.place}" if told.act.place else ""
    return f"{counts[0].low} {counts[0].what} in {anchor}{where}"


def of_kind(happening: Happening) -> str | None:
    """Return words for the kind of act, with its actors: "India and Russia: talks by phone"."""
    noun = _nouns().get((happening.type, happening.mode or "")) or _nouns().get(
        (happening.type, "")
    )
    parties = (*happening.actors, *happening.recipients)
    names = list(dict.fromkeys(p.name for p in parties if _is_name(p)))
    if noun is None or not names:
        return None
    return f"{listed(names[:3])}: {noun}"


def _is_name(party: Party) -> bool:
    """Whether a party is known by a name: capitals in each long word, and a country or a key."""
    words = [word for word in party.name.split() if len(word) > 3]
    named = bool(words) and all(word[:1].isupper() for word in words)
    return named and (party.country is not None or party.key.startswith("Q"))


@cache
def _nouns() -> dict[tuple[str, str], str]:
    text = (files(__package__) / "data" / "nouns.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines()[1:])
    return {(kind, mode): noun for kind, mode, noun in rows}
