"""A saved web page becomes the draft of a report, through trafilatura; nothing is fetched."""

import logging
import re

from lxml.etree import LxmlError
from trafilatura import bare_extraction
from trafilatura.settings import Document

from foreigndesk.errors import MarkupUnreadable
from foreigndesk.intake.decode import is_encoding
from foreigndesk.intake.options import Draft

for _noisy in ("trafilatura", "htmldate"):  # they print what becomes a refusal here
    logging.getLogger(_noisy).addHandler(logging.NullHandler())

_DATES = {"extensive_search": False, "original_date": True, "outputformat": "%Y-%m-%d"}
_FEWEST_WORDS = 8  # menus are extracted where there is nothing else
_BROKEN = (LxmlError, ValueError, TypeError, AttributeError, LookupError, RecursionError)
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:\-]{2,40})", re.IGNORECASE)


def charset_label(head: bytes) -> str | None:
    """Return the encoding that a page's own label names, if it has one that exists."""
    found = _CHARSET.search(head[:4096])
    name = found[1].decode("ascii", "replace") if found else ""
    return name if is_encoding(name) else None


def page_draft(html: str, place: str) -> Draft:
    """Return the article of a page with the title, day, address and publisher in its metadata.

    The day is taken from metadata and from the marked-up date of the page alone: a day guessed
    from just any figure in the page would be wrong too often.

    Raises:
        MarkupUnreadable: no article was found, or the markup is broken beyond reading.
    """
    try:
        found = bare_extraction(
            html,
            favor_precision=True,
            include_comments=False,
            include_tables=False,
            with_metadata=True,
            date_extraction_params=dict(_DATES),
        )
    except _BROKEN as error:
        raise MarkupUnreadable(place=place, reason=f"{type(error).__name__}: {error}") from error
    text = (found.text or "") if isinstance(found, Document) else ""
    if not isinstance(found, Document) or len(text.split()) < _FEWEST_WORDS:
        raise MarkupUnreadable(place=place, reason="nothing but navigation or markup")
    return Draft(
        text=text,
        published=found.date,
        title=found.title,
        publisher=found.sitename,
        url=found.url,
        undated="the page's metadata have none",
    )
