"""A brief as one HTML page that needs nothing else; everything from reports is escaped."""

from collections.abc import Iterator
from html import escape

from foreigndesk.desk.briefs.brief import Brief, Fact, Line
from foreigndesk.desk.briefs.calendar import day_in_words
from foreigndesk.desk.briefs.prose import EVIDENCE, SOURCES, voices_in_words

_STYLE = (
    "body{font:1.05rem/1.55 Georgia,serif;max-width:42rem;margin:2rem auto;padding:0 1rem;"
    "color:#1a1a1a;background:#fff}h1{font-size:1.9rem;line-height:1.2;margin:.2rem 0 1rem}"
    "h2{font-size:1.25rem;margin:.1rem 0 .6rem}.kicker{font:700 .78rem/1 sans-serif;"
    "letter-spacing:.06em;text-transform:uppercase;color:#9a1b1b;margin:1.8rem 0 .3rem}"
    "time{color:#555}sup a{font:.7rem sans-serif;text-decoration:none;margin-left:.15rem}"
    ".notes{font:.85rem/1.5 sans-serif;color:#333}.notes code{font-size:.8rem;color:#555}"
    "@media(prefers-color-scheme:dark){body{background:#161616;color:#eee}.notes{color:#ccc}}"
)
_SAFE_LINKS = ("https://", "http://")


def to_html(brief: Brief, *, notes: bool = True) -> str:
    """Return the page: the brief, and with `notes` marks that lead to sources and evidence."""
    return "\n".join(_page(brief, notes=notes)) + "\n"


def _page(brief: Brief, *, notes: bool) -> Iterator[str]:
    title = escape(brief.title)
    yield '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{title}</title><style>{_STYLE}</style></head><body><article>"
    if brief.published is not None:
        day = brief.published.isoformat()
        yield f'<time datetime="{day}">{day_in_words(brief.published, near=None)}</time>'
    numbers = {id(line): number for number, line in enumerate(brief.lines, start=1)}
    mark = _mark(brief.headline, numbers, notes=notes) if brief.headline else ""
    yield f"<h1>{title}{mark}</h1>"
    for part in brief.parts:
        yield f'<section><p class="kicker">{escape(part.kicker)}</p>'
        if part.heading is not None:
            yield f"<h2>{escape(part.heading.text)}{_mark(part.heading, numbers, notes=notes)}</h2>"
        for line in part.lines:
            yield f"<p>{escape(line.text)}{_mark(line, numbers, notes=notes)}</p>"
        yield "</section>"
    yield "</article>"
    if notes:
        yield from _notes(brief, numbers)
    yield "</body></html>"


def _mark(line: Line, numbers: dict[int, int], *, notes: bool) -> str:
    number = numbers[id(line)]
    return f'<sup><a href="#e{number}" id="s{number}">{number}</a></sup>' if notes else ""


def _notes(brief: Brief, numbers: dict[int, int]) -> Iterator[str]:
    yield f'<aside class="notes"><h2>{EVIDENCE}</h2><ol>'
    for line in brief.lines:
        number = numbers[id(line)]
        how = f"{line.how}, {voices_in_words(line)}, {line.status}"
        yield f'<li id="e{number}" value="{number}"><a href="#s{number}">{escape(line.text)}</a>'
        yield f"<br>{escape(how)}<ul>"
        yield from (f"<li>{_fact(brief, fact)}</li>" for fact in line.facts)
        yield "</ul></li>"
    yield f"</ol><h2>{SOURCES}</h2><ol>"
    for source in brief.sources:
        title = escape(source.title or source.report)
        linked = source.url and source.url.startswith(_SAFE_LINKS)
        named = f'<a href="{escape(source.url or "")}">{title}</a>' if linked else title
        publisher = f"{escape(source.publisher)}, " if source.publisher else ""
        day = day_in_words(source.published, near=None)
        told = f"{publisher}{named}, {day} <code>{escape(source.report)}</code>"
        yield f'<li id="r{source.number}">{told}</li>'
    yield "</ol></aside>"


def _fact(brief: Brief, fact: Fact) -> str:
    ids = " ".join(part for part in (fact.happening, fact.event, *fact.statements) if part)
    number = brief.number(fact.report)
    place = f"{fact.report}:{fact.start}-{fact.end}"
    return (
        f'<a href="#r{number}">[{number}]</a> “{escape(fact.words)}” '
        f"<code>{escape(ids)} {escape(place)}</code>"
    )
