"""A brief out of material: choose, group, head, number the sources."""

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec import structs

from foreigndesk.desk.briefs.brief import Brief, Fact, Line, Part, Source
from foreigndesk.desk.briefs.choosing import Chooser, Told
from foreigndesk.desk.briefs.disagreeing import disagreements
from foreigndesk.desk.briefs.grouping import LEAD, Group, groups
from foreigndesk.desk.briefs.headline import headline
from foreigndesk.desk.briefs.material import Material, Subject
from foreigndesk.desk.briefs.sourcing import with_source
from foreigndesk.desk.briefs.titles import sentence_fact, title_for
from foreigndesk.record.entries import Event, Record

_SUBORDINATE = re.compile(r"\b(?:when|who|which|whose|where|after|before|while|as|that|if)\s")
_DISPUTES = 1  # sentences on disagreement that a sentence may be followed by


def compose(material: Material, subject: Subject) -> Brief:
    """Return the brief of a subject; same material, same brief, in whatever order it comes."""
    found = Chooser(material, subject).told()
    made = groups(found, subject)
    writer = _Writer(material, subject)
    parts = [writer.part(group) for group in made]
    heads = (head for group in made if (head := writer.head(group.told)) is not None)
    head = next(heads, None)
    brief = Brief(
        about=subject.about,
        published=subject.day or subject.as_of,
        headline=head,
        parts=tuple(parts),
        sources=(),
        happenings=len(material.happenings),
        considered_reports=len({r for h in material.happenings for r in h.reports}),
    )
    return structs.replace(brief, sources=_sources(brief.lines, material))


class _Writer:
    """Turns groups of told sentences into the sections of a brief."""

    def __init__(self, material: Material, subject: Subject) -> None:
        self._material = material
        self._near = subject.as_of

    def part(self, group: Group) -> Part:
        """Return a section with its heading and sentences."""
        heading = None if group.kicker == LEAD else self.head(group.told)
        lines: list[Line] = []
        for told in group.told:
            lines.append(_line(told, self._material))
            lines += list(self._disputes(told))[:_DISPUTES]
        return Part(kicker=group.kicker, heading=heading, lines=tuple(lines))

    def _disputes(self, told: Told) -> Iterable[Line]:
        for happening in told.happenings:
            yield from disagreements(happening, self._material, self._near)

    def head(self, told: Sequence[Told]) -> Line | None:
        """Return the headline of the first sentence that makes one."""
        for one in told:
            line = self._head_of(one)
            if line is not None:
                return line
        titles = (title_for(one, self._material) for one in told)
        return next((title for title in titles if title is not None), None)

    def _head_of(self, told: Told) -> Line | None:
        record = self._material.records[told.report]
        for event in _events(told, record):
            words = headline(record, event, told.lifted.span)
            words = with_source(words, record, event) if words is not None else None
            if words is not None:
                return Line(
                    text=words,
                    how="assembled",
                    facts=(sentence_fact(told, record),),
                    status=event.status.value,
                    historical=event.historical,
                    reports=len(told.happenings[0].reports),
                    voices=told.happenings[0].voices,
                )
        return None


def _events(told: Told, record: Record) -> list[Event]:
    """Return a sentence's events: of its main clause first, then the one it was chosen for."""
    inside = [e for e in record.events if told.lifted.span.covers(e.anchor)]
    text, start = record.report.text, told.lifted.span.start
    return sorted(
        inside,
        key=lambda event: (
            bool(_SUBORDINATE.search(text, start, event.anchor.start)),
            event.id != told.event.id,
            event.anchor,
        ),
    )


def _line(told: Told, material: Material) -> Line:
    main = told.happenings[0]
    return Line(
        text=told.lifted.text,
        how="edited" if told.lifted.edits else "extracted",
        facts=tuple(_facts(told, material)),
        status=main.status,
        historical=main.historical,
        edits=told.lifted.edits,
        reports=len(main.reports),
        voices=main.voices,
    )


def _facts(told: Told, material: Material) -> Iterator[Fact]:
    """Yield the sentence itself, then an account of each of its happenings in other reports."""
    record = material.records[told.report]
    whole = sentence_fact(told, record)
    yield whole
    seen = {told.report}
    for happening in told.happenings:
        for event in happening.acts:
            act = material.acts.get(event)
            if act is not None and act.report not in seen:
                seen.add(act.report)
                yield Fact(
                    report=act.report,
                    start=act.start,
                    end=act.end,
                    words=act.evidence,
                    happening=happening.id,
                    event=act.id,
                    statements=act.per,
                )


def _sources(lines: Iterable[Line], material: Material) -> tuple[Source, ...]:
    """Return the reports of all facts, numbered in the order in which they are first used."""
    reports = dict.fromkeys(fact.report for line in lines for fact in line.facts)
    known = [material.records[one].report for one in reports if one in material.records]
    return tuple(
        Source(
            number=number,
            report=report.id,
            published=report.published,
            publisher=report.publisher,
            title=report.title,
            url=report.url,
        )
        for number, report in enumerate(known, start=1)
    )
