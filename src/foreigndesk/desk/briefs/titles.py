"""Headlines where no clause makes one: the report's own title, a toll, or the first clause."""

import re
from collections.abc import Sequence

from foreigndesk.desk.briefs.brief import Fact, Line
from foreigndesk.desk.briefs.calendar import MONTHS
from foreigndesk.desk.briefs.choosing import Told, content_keys
from foreigndesk.desk.briefs.material import Material
from foreigndesk.desk.briefs.sourcing import with_source
from foreigndesk.desk.english import base_of, capital
from foreigndesk.intake.report import BlockRole, Span
from foreigndesk.record.entries import Record

_SHARED = 2  # words of content that a title must share with the sentence
_LONGEST = 110
_FEWEST, _MOST = 4, 14  # words of a headline cut out of a sentence
_BREAK = r" -{1,2} | (?:which|who|after|during|while|saying|adding) |; "
_DAY = re.compile(
    rf" (?:early |late )?(?:on|in) (?:the \w+ of )?(?:{'|'.join(MONTHS)})"
    rf"(?: \d{{1,2}})?(?:, \d{{4}})?\b"
    rf"| \((?:{'|'.join(MONTHS)}) \d{{1,2}}, \d{{4}}\)"
)
_ADVERBIAL = re.compile(
    r"(?:In|On|At|Early|Late|During|After|Since|With|By|For|Following|Under|As|Of|Just|Meeting)\b"
)
_SAYING = frozenset("said says told added announced".split())
_HELPERS = frozenset("is are was were has have had will would can could may must".split())
_LOOSE = frozenset(
    "a after an and are as at be been before but by can could days during for from had has "
    "have her his hours in into is its may might must never no not of on or over since that "
    "the their to until was were which who will with would".split()
)
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
    made = _sourced(_of_toll(told) or _clipped(told), record, told)
    return _line(made, "assembled", told, sentence_fact(told, record)) if made else None


def _sourced(words: str, record: Record, told: Told) -> str | None:
    """Return words with their source, unless they say themselves who says so."""
    if not words:
        return None
    if re.search(r"\b(?:said|says|told|according to)\b", words):
        return words
    return with_source(words, record, told.event)


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
    return f"{counts[0].low:,} {counts[0].what} in {anchor}{where}"


def _clipped(told: Told) -> str:
    """Return the main clause at the beginning of the sentence, without days and asides."""
    plain = told.lifted.text.replace("“", "").replace("”", "").replace('"', "")
    pieces = re.split(r"(?<=\w), (?!\d{4})", _DAY.sub("", plain))
    while len(pieces) > 1 and _ADVERBIAL.match(pieces[0]) and not _has_verb(pieces[0]):
        pieces = pieces[1:]
    clause = re.split(_BREAK, _main(pieces))[0]
    if not _has_verb(clause):
        return ""
    words = re.sub(r"^The ", "", clause).strip().strip(".").split()
    while len(words) > _FEWEST and (len(words) > _MOST or _hangs(words)):
        words.pop()
    if words[-1:] and words[-1] in _SAYING:
        return ""  # what is said was cut off
    return " ".join(words).rstrip(",;:")


def _main(pieces: Sequence[str]) -> str:
    """Return a subject with its verb, leaving out what stands between commas."""
    if _has_verb(pieces[0]):
        return pieces[0]
    for piece in pieces[1:]:
        first = piece.split(" ")[0]
        if first.islower() and (first in _HELPERS or (base_of(first) or first) != first):
            return f"{pieces[0]} {piece}"
    return ", ".join(pieces)


def _hangs(words: Sequence[str]) -> bool:
    """Whether the last word asks for more: a preposition, or a verb behind "to"."""
    return words[-1].lower() in _LOOSE or (words[-2] == "to" and base_of(words[-1]) is not None)


def _has_verb(words: str) -> bool:
    lows = re.findall(r"[a-z]+", words)
    return any(
        low in _HELPERS or (not low.endswith("s") and (base_of(low) or low) != low) for low in lows
    )
