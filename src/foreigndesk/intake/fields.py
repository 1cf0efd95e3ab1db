"""One row of JSONL, JSON or CSV becomes the draft of a report, by named or usual field names."""

from collections.abc import Mapping
from typing import Any

from foreigndesk.errors import FieldMissing, LineMalformed
from foreigndesk.intake.options import Draft, IntakeOptions

ALIASES = {
    "text": ("text", "body", "content", "article", "fulltext", "full_text", "maintext", "story"),
    "title": ("title", "headline", "head"),
    "date": (
        "date",
        "published",
        "publication_date",
        "pubdate",
        "published_at",
        "publishedat",
        "date_published",
        "datepublished",
        "date_publish",
        "publish_date",
        "dct",
        "timestamp",
    ),
    "url": ("url", "link", "uri", "source_url"),
    "publisher": ("publisher", "source", "outlet", "agency", "sitename", "source_name", "domain"),
    "id": ("id", "guid", "doc_id", "docid", "article_id", "uid"),
    "dateline": ("dateline",),
}
"""The usual names of each field, looked for in this order, in capitals or not."""

_SHOWN = 12


def draft_of(row: Mapping[str, Any], options: IntakeOptions, place: str) -> Draft:
    """Return the report that `row` tells.

    Raises:
        FieldMissing: a field that was named, or any field with a text, is not there.
        LineMalformed: the text, title or another field is not text.
    """
    values = {role: _value(row, role, _asked(options, role), place) for role in ALIASES}
    words = {role: _words(values[role], role, place) for role in ALIASES if role != "date"}
    text = words["text"]
    if text is None and values["text"] is None and not _has(row, "text", options.text_field):
        raise FieldMissing(place=place, field="text", present=_present(row))
    return Draft(
        text=text or "",
        published=_moment(values["date"], place),
        title=words["title"],
        publisher=words["publisher"],
        url=words["url"],
        dateline=words["dateline"],
        name=words["id"],
        undated=f"its fields are {_present(row)}",
    )


def _asked(options: IntakeOptions, role: str) -> str | None:
    asked: str | None = getattr(options, f"{role}_field", None)
    return asked


def _has(row: Mapping[str, Any], role: str, asked: str | None) -> bool:
    return (asked or _usual(row, role)) in row


def _value(row: Mapping[str, Any], role: str, asked: str | None, place: str) -> Any:
    """Return the raw value of a role's field, None where there is none."""
    if asked is None:
        usual = _usual(row, role)
        return None if usual is None else row[usual]
    if asked not in row:
        raise FieldMissing(place=place, field=asked, present=_present(row))
    return row[asked]


def _usual(row: Mapping[str, Any], role: str) -> str | None:
    """Return the field of `row` that goes by a usual name of `role`; a filled one first."""
    lower = {str(key).strip().lower(): key for key in reversed(list(row))}
    found = [lower[alias] for alias in ALIASES[role] if alias in lower]
    return next((key for key in found if row[key] not in (None, "")), found[0] if found else None)


def _words(value: Any, role: str, place: str) -> str | None:
    """Return a field's value as text; lists of paragraphs are joined."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bool) or not isinstance(value, int | list | dict):
        raise _not_text(value, role, place)
    if isinstance(value, dict):  # news APIs: {"source": {"id": …, "name": …}}
        name = value.get("name", value.get("title"))
        if role == "publisher" and isinstance(name, str):
            return name
        raise _not_text(value, role, place)
    if isinstance(value, list):
        if role != "text" or not all(isinstance(part, str) for part in value):
            raise _not_text(value, role, place)
        return "\n\n".join(value)
    if role != "id":
        raise _not_text(value, role, place)
    return str(value)


def _not_text(value: Any, role: str, place: str) -> LineMalformed:
    kind = {"dict": "an object", "list": "a list", "bool": "true or false"}
    found = kind.get(type(value).__name__, "a number")
    return LineMalformed(place=place, reason=f"the field for the {role} holds {found}, not text")


def _moment(value: Any, place: str) -> str | float | None:
    if isinstance(value, str):
        return value.strip() or None
    if value is None or (isinstance(value, int | float) and not isinstance(value, bool)):
        return value
    raise _not_text(value, "date", place)


def _present(row: Mapping[str, Any]) -> str:
    names = [str(key)[:40] for key in row]
    more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
    return ", ".join(names[:_SHOWN]) + more if names else "none"
