"""A text and what is known about it become a `Report` with its blocks and sections."""

from datetime import date

from msgspec.structs import replace

from foreigndesk.errors import SourceEmpty
from foreigndesk.intake.layout import lay_out
from foreigndesk.intake.report import Report, report_id

_UNSTORABLE = {0: "\ufffd"} | dict.fromkeys(range(0xD800, 0xE000), "\ufffd")
"""NUL and lone surrogates can't be kept in UTF-8 files and tables."""


def storable(text: str) -> str:
    """Return `text` with each NUL and lone surrogate replaced by U+FFFD; no offset moves."""
    if text.isascii() and "\0" not in text:
        return text
    return text.translate(_UNSTORABLE)


def build_report(  # noqa: PLR0913 - one keyword for each thing a source may know of a report
    text: str,
    *,
    published: date,
    title: str | None = None,
    publisher: str | None = None,
    url: str | None = None,
    dateline: str | None = None,
    language: str | None = None,
) -> Report:
    """Return the report of `text`, with blocks and sections laid over it.

    The text is stored as it is, line ends included, save for `storable`, which moves no offset: a
    span of the caller's text is the same span of `Report.text`. What is given wins over what the
    text says of itself, save for the dateline, where the words in the text are the evidence; a
    title that the text does not open with stays outside the text.

    Raises:
        SourceEmpty: there is nothing but white space in `text`.
    """
    text = storable(text)
    if not text.strip():
        raise SourceEmpty(place=url or title or "report")
    layout = lay_out(text, title)
    draft = Report(
        id="",
        text=text,
        published=published,
        title=_known(title) or layout.title,
        publisher=_known(publisher),
        url=_known(url),
        blocks=layout.blocks,
        sections=layout.sections,
        dateline=layout.dateline or _known(dateline),
        language=language,
    )
    return replace(draft, id=_id_of(draft))


def _id_of(draft: Report) -> str:
    return report_id(
        text=draft.text,
        published=draft.published,
        title=draft.title,
        publisher=draft.publisher,
        url=draft.url,
    )


def _known(value: str | None) -> str | None:
    """Return a value on one line, None instead of white space."""
    return (" ".join(storable(value).split()) or None) if value else None
