"""The last gate of intake: a draft is checked and becomes a report, or the reason why not."""

from datetime import date

from foreigndesk.errors import (
    IntakeError,
    LanguageUnsupported,
    LineTooLong,
    ReportUndated,
    SourceEmpty,
)
from foreigndesk.intake.build import build_report
from foreigndesk.intake.dates import parse_day
from foreigndesk.intake.decode import same_line_ends
from foreigndesk.intake.language import language_of
from foreigndesk.intake.options import Draft, Intaken, IntakeOptions, Origin, Refused, Taken

_SHORT_NAME = 9  # a figure up to so long is a row's number, not an identity across files


def admit(draft: Draft, origin: Origin, options: IntakeOptions) -> Intaken:
    """Return the report of `draft`, or its refusal; `origin.key` gives way to the draft's own."""
    origin = Origin(place=origin.place, key=_key(draft, origin))
    try:
        text = _checked_text(draft.text, origin.place, options)
        published = _published(draft, origin.place, options)
        language = _language(text, origin.place, options)
        report = build_report(
            text,
            published=published,
            title=draft.title,
            publisher=draft.publisher,
            url=draft.url,
            dateline=draft.dateline,
            language=language,
        )
    except IntakeError as error:
        return Refused(origin=origin, error=error)
    if origin.key.partition("#")[0] == "-":  # a stream has no name to come back under
        origin = Origin(place=origin.place, key=f"stdin:{report.id}")
    return Taken(report=report, origin=origin)


def _key(draft: Draft, origin: Origin) -> str:
    """Return the URL, else the source's own id (under its file's name where it is a number)."""
    if draft.url and draft.url.strip():
        return draft.url.strip()
    name = (draft.name or "").strip()
    if not name:
        return origin.key
    if name.isdigit() and len(name) <= _SHORT_NAME:
        return f"{origin.key.rpartition('#')[0] or origin.key}#id={name}"
    return name


def _checked_text(text: str, place: str, options: IntakeOptions) -> str:
    text = same_line_ends(text)
    if not text.strip():
        raise SourceEmpty(place=place)
    for number, line in enumerate(text.split("\n"), 1):
        if len(line) > options.max_line:
            at = f"{place}:{number}"
            raise LineTooLong(place=at, length=len(line), limit=options.max_line)
    return text


def _published(draft: Draft, place: str, options: IntakeOptions) -> date:
    if draft.published is not None:
        return parse_day(draft.published, place)
    if options.default_date is None:
        raise ReportUndated(place=place, reason=draft.undated)
    return options.default_date


def _language(text: str, place: str, options: IntakeOptions) -> str | None:
    found = language_of(text)
    if found.foreign and not options.any_language:
        raise LanguageUnsupported(place=place, language=found.code)
    return None if found.code is None or " " in found.code else found.code
