"""PLOVER as JSON lines: the manual's fields (draft 0.8, "PLOVER JSON"), and what it leaves open.

The manual lets providers add named fields; ours are `status`, `historical`, `attribution`,
`happening`, `confidence` and `corrected`. `date` is null where the day is unknown. What is unknown
otherwise is left out.
"""

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from foreigndesk.settings import VERSION
from foreigndesk.store.exports.columns import columns
from foreigndesk.store.exports.details import Need
from foreigndesk.store.exports.told import Side, Told
from foreigndesk.whoswho import country_codes

NEEDS = Need.ACTORS | Need.WORDS | Need.TEXTS | Need.COUNTS
COLUMNS = columns("""
id | id of the happening or event (`foreigndesk why` opens it)
has_event | true
date | first day; null where it is unknown
enddate | last day, where it is another
actor | list of {code, sector, entity_text, identifier_id, identifier_text, office}
recipient | the same
event | list with the PLOVER type
mode | list with the PLOVER mode
context | list of PLOVER contexts
quad_code | 1, 2, 3 or 4
event_scale | PLOVER score, -10 to +10
event_loc | {extracted_place, resolved_place, geonameid, lat, lon, country, country_code, ...}
event_text | list with the clause that states it
text_info | {sequence, start, end} of that clause
size | {dead, injured, arrested}: the numbers, or the lower ones, that the report states
cite_info | {citation, url, title, language, publication, coder, codebook, version}
coder | foreigndesk
status | happened, ongoing, planned, requested, hypothetical or denied (PLOVER's auxiliary modes)
historical | whether it is told as history
attribution | list of {statement, source}, outermost first; empty: the report itself asserts it
happening | {events, reports, voices, first_report, first_published}: how often it is told
confidence | 0 to 1
corrected | what an analyst corrected, by whom and why; left out where nothing was
""")
_SIZE = {"killed": "dead", "injured": "injured", "arrested": "arrested"}
_ENCODER = msgspec.json.Encoder()


def lines(told: Iterable[Told]) -> Iterator[str]:
    """Yield a JSON object a line."""
    for one in told:
        yield _ENCODER.encode(_known(_object(one), keep=("date",))).decode() + "\n"


def _object(told: Told) -> dict[str, Any]:
    story = told.story
    return {
        "id": told.id,
        "has_event": True,
        "date": told.starts,
        "enddate": _last_day(told),
        "actor": [_entity(side) for side in told.actors],
        "recipient": [_entity(side) for side in told.recipients] or None,
        "event": [told.type],
        "mode": [told.mode] if told.mode else None,
        "context": list(told.contexts) or None,
        "quad_code": told.quad,
        "event_scale": told.score,
        "event_loc": _location(told),
        "event_text": [told.evidence],
        "text_info": _known({"sequence": told.sentence, "start": told.start, "end": told.end}),
        "size": {_SIZE[one.what]: one.low for one in told.counts if one.what in _SIZE} or None,
        "cite_info": _known(
            {
                "citation": story.id,
                "url": story.url,
                "title": story.title,
                "language": story.language,
                "publication": story.publisher,
                "coder": "foreigndesk",
                "codebook": "plover-0.8",
                "version": VERSION,
            }
        ),
        "coder": "foreigndesk",
        "status": told.status,
        "historical": told.historical,
        "attribution": [
            {"statement": statement, "source": source or None}
            for statement, source in zip(told.per, told.per_sources, strict=True)
        ],
        "happening": {
            "events": len(told.members),
            "reports": told.reports,
            "voices": told.voices,
            "first_report": told.first_report,
            "first_published": told.first_published,
        },
        "confidence": told.confidence,
        "corrected": list(told.corrections) or (True if told.corrected else None),
    }


def _known(found: dict[str, Any], keep: tuple[str, ...] = ()) -> dict[str, Any]:
    return {name: value for name, value in found.items() if value is not None or name in keep}


def _last_day(told: Told) -> str | None:
    if told.starts is None or told.ends is None:
        return None
    last = told.ends.toordinal() - 1
    return told.ends.fromordinal(last).isoformat() if last > told.starts.toordinal() else None


def _entity(side: Side) -> dict[str, Any]:
    return _known(
        {
            "code": side.country,
            "sector": side.sectors[0] if side.sectors else None,
            "entity_text": side.raw or side.name,
            "identifier_id": side.wikidata,
            "identifier_text": side.name,
            "office": side.role,
        }
    )


def _location(told: Told) -> dict[str, Any] | None:
    codes = country_codes(told.place_country)
    if not told.place and not codes:
        return None
    return _known(
        {
            "extracted_place": told.place,
            "resolved_place": told.place if told.geoname_id else codes and codes.name,
            "geonameid": told.geoname_id,
            "lat": told.latitude,
            "lon": told.longitude,
            "city": told.place if told.geoname_id else None,
            "country": codes and codes.name,
            "country_code": told.place_country,
            "resolution": 4 if told.geoname_id else 1,
        }
    )
