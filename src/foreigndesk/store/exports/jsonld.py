"""JSON-LD with schema.org's words: a NewsArticle a line, its quotations, claims and events.

A statement in quotation marks is a Quotation (`spokenByCharacter` says who), any other a Claim
(`author` says who makes it; `claimInterpreter` who relays it). Events are `about` the article;
schema.org has no word for planned or denied, so the status is an `additionalProperty`, as is what
an analyst corrected in an event; of a statement it is `correction`. Ids are `urn:foreigndesk:` and
the id that `foreigndesk why` opens. https://schema.org
"""

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from foreigndesk.store.exports.columns import columns
from foreigndesk.store.exports.reports import Entry, ReportTold

COLUMNS = columns("""
@context | https://schema.org
@type | NewsArticle
@id | urn:foreigndesk: and the id of the report
headline, datePublished, inLanguage, url, dateline | of the report
publisher | Organization with its name
hasPart | Quotation or Claim a statement, in order of the text
about | Event an event, with startDate, endDate, location and PLOVER codes
mentions | Person, Country, Organization or Thing: who is named, with Wikidata item
""")
URN = "urn:foreigndesk:"
_WIKIDATA = "http://www.wikidata.org/entity/"
_KINDS = {"person": "Person", "state": "Country", "organisation": "Organization"}
_ENCODER = msgspec.json.Encoder()


def lines(reports: Iterable[ReportTold]) -> Iterator[str]:
    """Yield a JSON object a line."""
    for report in reports:
        yield _ENCODER.encode(_article(report)).decode() + "\n"


def _article(report: ReportTold) -> dict[str, Any]:
    return _known(
        {
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "@id": URN + report.id,
            "headline": report.title,
            "datePublished": report.published,
            "inLanguage": report.language,
            "url": report.url,
            "publisher": report.publisher and {"@type": "Organization", "name": report.publisher},
            "dateline": report.dateline,
            "hasPart": [_statement(one, report) for one in report.statements],
            "about": [_event(one) for one in report.events],
            "mentions": [_actor(one) for one in report.actors if one["kind"] in _KINDS],
        }
    )


def _known(found: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in found.items() if value not in (None, [])}


def _statement(one: Entry, report: ReportTold) -> dict[str, Any]:
    quoted = one["kind"] == "direct"
    source = _source(one)
    relayed = one["via_source"] and {"@type": "Thing", "name": one["via_source"]}
    return _known(
        {
            "@type": "Quotation" if quoted else "Claim",
            "@id": URN + one["id"],
            "text": one["content"],
            "spokenByCharacter": source if quoted else None,
            "author": None if quoted else source,
            "claimInterpreter": None if quoted else relayed,
            "recordedIn" if quoted else "appearance": {"@id": URN + report.id},
            "isPartOf": {"@id": URN + (one["via"] or report.id)},
            "audience": one["addressee"] and {"@type": "Audience", "name": one["addressee"]},
            "locationCreated": one["venue"] and {"@type": "Place", "name": one["venue"]},
            "correction": list(one["corrections"] or ()),
        }
    )


def _source(one: Entry) -> dict[str, Any] | None:
    if not one["source"]:
        return None
    kind = _KINDS.get(one["source_kind"] or "", "Organization")
    return _known(
        {
            "@type": kind if one["source_id"] else "Thing",
            "@id": one["source_id"] and URN + one["source_id"],
            "name": one["source"],
            "jobTitle": one["role"] if kind == "Person" else None,
            "sameAs": one["wikidata"] and _WIKIDATA + one["wikidata"],
        }
    )


def _actor(one: Entry) -> dict[str, Any]:
    return _known(
        {
            "@type": _KINDS[one["kind"]],
            "@id": URN + one["id"],
            "name": one["name"],
            "jobTitle": one["role"] if one["kind"] == "person" else None,
            "nationality": one["country"] if one["kind"] == "person" else None,
            "sameAs": one["wikidata"] and _WIKIDATA + one["wikidata"],
        }
    )


def _event(one: Entry) -> dict[str, Any]:
    code = one["type"] + (f"/{one['mode']}" if one["mode"] else "")
    whom = f" → {', '.join(one['recipients'])}" if one["recipients"] else ""
    properties = {"PLOVER": code, "status": one["status"], "historical": one["historical"]}
    if one["corrections"]:
        properties["corrected"] = "; ".join(one["corrections"])
    return _known(
        {
            "@type": "Event",
            "@id": URN + one["id"],
            "name": f"{', '.join(one['actors']) or '?'}: {code}{whom}",
            "description": one["evidence"],
            "startDate": one["starts"],
            "endDate": _last(one),
            "location": _place(one),
            "additionalProperty": [
                {"@type": "PropertyValue", "name": name, "value": value}
                for name, value in properties.items()
            ],
        }
    )


def _last(one: Entry) -> str | None:
    ends = one["ends"]
    return ends.fromordinal(ends.toordinal() - 1).isoformat() if ends else None


def _place(one: Entry) -> dict[str, Any] | None:
    if not one["place"]:
        return None
    geo = one["latitude"] is not None and {
        "@type": "GeoCoordinates",
        "latitude": one["latitude"],
        "longitude": one["longitude"],
    }
    return _known({"@type": "Place", "name": one["place"], "geo": geo or None})
