"""The cases of joined reports in `tests/desk/happening_cases`, as acts with their gold groups.

Cases of texts go through the real reader (rules: no weights needed), so that its noise is in
them; an act belongs to the marked words that hold its anchor. Other acts stay, unscored.
"""

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple

from foreigndesk.desk.acts import Act, Count, Party, party_key
from foreigndesk.intake import build_report
from foreigndesk.record.entries import Actor, Event, Record
from foreigndesk.run.reader import ReaderKind, RecordReader

CASES = Path(__file__).parents[1] / "tests" / "desk" / "happening_cases"
_HOW = {"news": "news of the day", "meeting": "discourse"}
_MARK = re.compile(r"\[(\d+)\|([^\]]+)\]")


class Case(NamedTuple):
    """Acts of several reports; `gold` has the happening of each act that is scored."""

    name: str
    half: str
    acts: tuple[Act, ...]
    gold: dict[str, str]
    asked: int
    """Marked places of a case of texts, of which the reader may have missed some."""


def cases(kind: ReaderKind = ReaderKind.RULES) -> tuple[Case, ...]:
    """Return all cases, in the order of the files."""
    return (*_of_acts(), *_of_texts(kind))


def half(name: str) -> str:
    """Return the half a case belongs to, by its name alone."""
    return "check" if blake2b(name.encode(), digest_size=1).digest()[0] % 2 else "tuning"


def _blocks(file: str) -> Iterator[tuple[str, list[str]]]:
    name, lines = "", list[str]()
    for line in (CASES / file).read_text("utf-8").splitlines():
        if line.startswith("== "):
            if name:
                yield name, lines
            name, lines = line[3:].strip(), []
        elif line.strip() and not line.startswith("#"):
            lines.append(line)
    yield name, lines


@cache
def _of_acts() -> tuple[Case, ...]:
    found = []
    for name, lines in _blocks("acts.txt"):
        acts, gold = [], {}
        for place, line in enumerate(lines):
            act, group = _act(name, place, line)
            acts.append(act)
            gold[act.id] = group
        found.append(Case(name, half(name), tuple(acts), gold, len(gold)))
    return tuple(found)


def _act(case: str, place: int, line: str) -> tuple[Act, str]:
    told, group, what, sides, anchor, clause, *rest = (part.strip() for part in line.split("|"))
    report, published = told.split()
    kind, status, *when = what.split()
    type_, _, mode = kind.partition("/")
    actors, _, recipients = sides.partition(">")
    more = dict(item.strip().split("=") for item in rest[0].split(";")) if rest else {}
    start, _, end = more.pop("at", f"{place * 200}-{place * 200 + len(clause)}").partition("-")
    act = Act(
        id=f"{case}:{place}",
        report=f"{case}:{report}",
        published=date.fromisoformat(published),
        publisher=f"Paper {report}",
        type=type_,
        mode=mode or None,
        status=status,
        historical="historical" in when,
        actors=_parties(actors),
        recipients=_parties(recipients),
        anchor=anchor,
        evidence=clause,
        start=int(start),
        end=int(end),
        **_when(when),
        **_rest(more),
    )
    return act, group


def _parties(text: str) -> tuple[Party, ...]:
    found = []
    for part in filter(None, (part.strip() for part in text.split(","))):
        key, _, rest = part.partition(":")
        name, country, sector = rest.split(":") if rest else (key, key, "GOV")
        key = key or party_key(name=name, kind="", country=country or None, wikidata=None)
        given = {"country": country or None, "sector": sector or None}
        found.append(Party(id=key, key=key, name=name, **given))
    return tuple(found)


def _when(words: list[str]) -> dict[str, Any]:
    if not words:
        return {"how": "unknown"}
    first, _, last = words[0].partition("..")
    starts = date.fromisoformat(first)
    ends = date.fromisoformat(last) if last else starts + timedelta(days=1)
    how = next((_HOW[word] for word in words if word in _HOW), "own expression")
    return {"starts": starts, "ends": ends, "how": how}


def _rest(more: dict[str, str]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if "place" in more:
        place, _, country = more.pop("place").partition("/")
        found |= {"place": place, "place_country": country}
    if "per" in more:
        found["per_sources"] = (more.pop("per"),)
    counts = (Count(what=what, low=int(number)) for what, number in more.items())
    return found | {"counts": tuple(counts)}


@cache
def _of_texts(kind: ReaderKind) -> tuple[Case, ...]:
    read = RecordReader(kind=kind)
    return tuple(_texts(name, lines, read) for name, lines in _blocks("texts.txt"))


def _texts(name: str, lines: list[str], read: RecordReader) -> Case:
    acts, gold, asked = list[Act](), dict[str, str](), 0
    reports: list[tuple[list[str], list[str]]] = []
    for line in lines:
        if line.startswith("@ "):
            reports.append((line[2:].split(maxsplit=2), []))
        else:
            reports[-1][1].append(line)
    for (_, published, publisher), body in reports:
        marked = "\n\n".join(body)
        text = _MARK.sub(r"\2", marked)
        report = build_report(text, published=date.fromisoformat(published), publisher=publisher)
        record = read(report)
        spans = list(_spans(marked, record.report.text))
        asked += len(spans)
        for event in record.events:
            acts.append(act_of(record, event))
            groups = [g for s, e, g in spans if s < event.anchor.end and event.anchor.start < e]
            if groups:
                gold[event.id] = groups[0]
    return Case(name, half(name), tuple(acts), gold, asked)


def _spans(marked: str, text: str) -> Iterator[tuple[int, int, str]]:
    """Yield where marked words stand in the report's text, found in their order."""
    place = 0
    for found in _MARK.finditer(marked):
        start = text.index(found[2], place)
        place = start + len(found[2])
        yield start, place, found[1]


def act_of(record: Record, event: Event) -> Act:
    """Return an event of a record as the desk compares it, as the store would load it."""
    actors = {actor.id: actor for actor in record.actors}
    said = {statement.id: statement for statement in record.statements}
    sources = [actors.get(said[s].source or "") for s in event.per if s in said]
    interval, place = event.when.interval, event.place
    evidence = event.evidence[0]
    return Act(
        id=event.id,
        report=record.report.id,
        published=record.report.published,
        publisher=record.report.publisher,
        type=event.type,
        mode=event.mode,
        status=event.status,
        historical=event.historical,
        quad=event.quad,
        score=event.score,
        actors=tuple(_party(actors[a]) for a in event.actors),
        recipients=tuple(_party(actors[a]) for a in event.recipients),
        starts=interval.start.date() if interval else None,
        ends=_day_after(interval.end) if interval else None,
        how=event.when.how,
        place=place.name if place else None,
        place_country=place.country if place else None,
        per=event.per,
        per_sources=tuple(source.name if source else "" for source in sources),
        anchor=record.report.text[event.anchor.start : event.anchor.end],
        evidence=record.report.text[evidence.start : evidence.end],
        start=evidence.start,
        end=evidence.end,
        counts=tuple(Count(what=c.what, low=c.low, high=c.high) for c in event.counts),
        confidence=event.confidence,
    )


def _day_after(end: datetime) -> date:
    return (end - timedelta(microseconds=1)).date() + timedelta(days=1)


def _party(actor: Actor) -> Party:
    key = party_key(
        name=actor.name, kind=actor.kind, country=actor.country, wikidata=actor.wikidata
    )
    sector = actor.sectors[0] if actor.sectors else None
    return Party(id=actor.id, key=key, name=actor.name, country=actor.country, sector=sector)
