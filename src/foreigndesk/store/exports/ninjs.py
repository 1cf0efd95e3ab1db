"""ninjs 3.1 (IPTC, News in JSON): a report a line, with who says so in `infoSources`.

Only fields of the schema are written, so that a strict validator takes every line
(https://iptc.org/std/ninjs/). Days have no time of day in a desk; a date-time of ninjs is the day's
first second. What an analyst corrected stands in `edNote`.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from foreigndesk.settings import VERSION
from foreigndesk.store.exports.columns import columns
from foreigndesk.store.exports.reports import Entry, ReportTold

COLUMNS = columns("""
uri | urn:foreigndesk: and the id of the report
standard | ninjs 3.1 and the address of its schema
type, representationType, profile | text, full, and foreigndesk with its version
versionCreated | the report's day
language, title, located | language, title and dateline
headlines, bodies | title and text as plain text, with its length
by | the publisher
people, organisations, places, subjects | who and where is named; states are subjects
events | id, name and literal (the clause) of each event
infoSources | who is quoted: role is quoted, reported or relays, literal the statement's id
altIds | the report's address
edNote | what an analyst corrected
""")
URN = "urn:foreigndesk:"
_WIKIDATA = "http://www.wikidata.org/entity/"
_URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+")
_SCHEMA = "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#"
_ENCODER = msgspec.json.Encoder()


def lines(reports: Iterable[ReportTold]) -> Iterator[str]:
    """Yield a JSON object a line."""
    for report in reports:
        yield _ENCODER.encode(_item(report)).decode() + "\n"


def _item(report: ReportTold) -> dict[str, Any]:
    notes = [
        note for one in (*report.statements, *report.events) for note in one["corrections"] or ()
    ]
    return _known(
        {
            "uri": URN + report.id,
            "standard": {"name": "ninjs", "version": "3.1", "schema": _SCHEMA},
            "type": "text",
            "representationType": "full",
            "profile": f"foreigndesk-{VERSION}",
            "versionCreated": f"{report.published.isoformat()}T00:00:00Z",
            "language": report.language,
            "title": report.title,
            "located": report.dateline,
            "by": report.publisher,
            "headlines": [{"value": report.title}] if report.title else None,
            "bodies": [_body(report.text)],
            "people": [_entity(one) for one in report.actors if one["kind"] == "person"],
            "organisations": [
                _entity(one) for one in report.actors if one["kind"] in ("organisation", "group")
            ],
            "subjects": [_entity(one) for one in report.actors if one["kind"] == "state"],
            "places": _places(report.events),
            "events": [_event(one) for one in report.events],
            "infoSources": [source for one in report.statements for source in _sources(one)],
            "altIds": [{"role": "url", "value": report.url}] if report.url else None,
            "edNote": "; ".join(dict.fromkeys(notes)) or None,
        }
    )


def _known(found: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in found.items() if value not in (None, [])}


def _body(text: str) -> dict[str, Any]:
    return {
        "role": "main",
        "contentType": "text/plain",
        "charCount": len(text),
        "wordCount": len(text.split()),
        "value": text,
    }


def _entity(one: Entry) -> dict[str, Any]:
    uri = one["wikidata"] and _WIKIDATA + one["wikidata"]
    return _known({"name": one["name"], "rel": "about", "uri": uri, "literal": one["id"]})


def _places(events: tuple[Entry, ...]) -> list[dict[str, Any]]:
    named = {one["place"]: one["geoname_id"] for one in events if one["place"]}
    return [
        _known(
            {
                "name": place,
                "rel": "about",
                "uri": number and f"https://sws.geonames.org/{number}/",
            }
        )
        for place, number in sorted(named.items())
    ]


def _event(one: Entry) -> dict[str, Any]:
    code = one["type"] + (f"/{one['mode']}" if one["mode"] else "")
    whom = f" → {', '.join(one['recipients'])}" if one["recipients"] else ""
    name = f"{', '.join(one['actors']) or '?'}: {code}{whom} ({one['status']})"
    uri = URN + one["id"]
    return {"id": one["id"], "name": name, "rel": "about", "uri": uri, "literal": one["evidence"]}


def _sources(one: Entry) -> Iterator[dict[str, Any]]:
    """Yield who says a statement, and who relays it."""
    role = "quoted" if one["kind"] == "direct" else "reported"
    uri = one["wikidata"] and _WIKIDATA + one["wikidata"]
    if one["source"]:
        yield _known({"name": one["source"], "role": role, "uri": uri, "literal": one["id"]})
    if one["via_source"]:
        yield {"name": one["via_source"], "role": "relays", "literal": one["id"]}
