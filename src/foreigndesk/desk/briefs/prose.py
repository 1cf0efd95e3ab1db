"""A brief as plain text and as Markdown, with reference marks and its evidence."""

import re
from collections.abc import Iterator

from foreigndesk.desk.briefs.brief import Brief, Fact, Line, Source
from foreigndesk.desk.briefs.calendar import day_in_words

SOURCES = "Sources"
EVIDENCE = "Evidence"
_MARKED = re.compile(r"([\\`*_{}\[\]<>()#+!|~])")
_STATUS = {
    "planned": "planned",
    "requested": "asked for",
    "hypothetical": "possible",
    "denied": "denied",
    "ongoing": "going on",
}


def to_text(brief: Brief, *, notes: bool = False) -> str:
    """Return the brief in the form that `read` reads again; with `notes`, marks and evidence."""
    return "\n".join(_text(brief, notes=notes)) + "\n"


def _text(brief: Brief, *, notes: bool) -> Iterator[str]:
    day = f"date {brief.published.isoformat()} " if brief.published else ""
    yield f"{day}{_one_line(brief.title)}"
    for part in brief.parts:
        yield part.kicker
        if part.heading is not None:
            yield _one_line(part.heading.text)
        for line in part.lines:
            yield _one_line(line.text) + (f" {marks(brief, line)}" if notes else "")
    if notes and brief.sources:
        yield from ("", f"{SOURCES}:")
        yield from (f"[{one.number}] {source_line(one)}" for one in brief.sources)
        yield from ("", f"{EVIDENCE}:")
        for line in brief.lines:
            yield from evidence_lines(brief, line)


def to_markdown(brief: Brief, *, notes: bool = False) -> str:
    """Return the brief as Markdown; what came from reports is escaped."""
    return "\n".join(_markdown(brief, notes=notes)) + "\n"


def _markdown(brief: Brief, *, notes: bool) -> Iterator[str]:
    yield f"# {_escaped(brief.title)}"
    day = (f"*{day_in_words(brief.published, near=None)}*", "") if brief.published else ()
    yield from ("", *day)
    for part in brief.parts:
        yield f"**{_escaped(part.kicker)}**"
        yield ""
        if part.heading is not None:
            yield from (f"## {_escaped(part.heading.text)}", "")
        for line in part.lines:
            yield _escaped(line.text) + (f" {_escaped(marks(brief, line))}" if notes else "")
            yield ""
    if notes and brief.sources:
        yield from (f"### {SOURCES}", "")
        yield from (f"{one.number}. {_escaped(source_line(one))}" for one in brief.sources)
        yield from ("", f"### {EVIDENCE}", "")
        for line in brief.lines:
            yield from (f"- {_escaped(words)}" for words in evidence_lines(brief, line))


def marks(brief: Brief, line: Line) -> str:
    """Return the reference marks of a line: "[1][4]"."""
    reports = dict.fromkeys(fact.report for fact in line.facts)
    numbers = sorted(n for report in reports if (n := brief.number(report)) is not None)
    return "".join(f"[{number}]" for number in numbers)


def source_line(source: Source) -> str:
    """Return a report as a list of sources names it."""
    day = day_in_words(source.published, near=None)
    named = (source.publisher, source.title and f"“{_one_line(source.title)}”", day, source.url)
    return f"{', '.join(part for part in named if part)} ({source.report})"


def evidence_lines(brief: Brief, line: Line) -> Iterator[str]:
    """Yield what bears a line out: how it was made, who tells it, the ids and words."""
    state = _STATUS.get(line.status, "")
    told = ", ".join(part for part in (state, "history" if line.historical else "") if part)
    how = f"{line.how}, {voices_in_words(line)}{f'; {told}' if told else ''}"
    yield f"{_one_line(line.text)} — {how}"
    yield from (f"  changed: {_one_line(edit)}" for edit in line.edits)
    yield from (f"  {fact_line(brief, fact)}" for fact in line.facts)


def voices_in_words(line: Line) -> str:
    """Return how many reports and independent voices tell a line."""
    reports = f"{line.reports} report{'s' if line.reports != 1 else ''}"
    if line.voices == line.reports:
        return reports
    return f"{reports}, {line.voices} independent voice{'s' if line.voices != 1 else ''}"


def fact_line(brief: Brief, fact: Fact) -> str:
    """Return one fact: reference mark, ids, words."""
    number = brief.number(fact.report)
    ids = " ".join(part for part in (fact.happening, fact.event, *fact.statements) if part)
    where = f"{fact.report}:{fact.start}-{fact.end}"
    return f"[{number}] {ids} {where} “{_one_line(fact.words)}”"


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _escaped(text: str) -> str:
    return _MARKED.sub(r"\\\1", _one_line(text))
