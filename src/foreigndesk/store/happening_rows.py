"""A happening as rows of the desk's tables."""

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from foreigndesk.desk.acts import Party
from foreigndesk.desk.happening import Happening

HAPPENING_TABLES = ("happenings", "happening_events", "happening_conflicts")
_SAME = (
    *("type", "mode", "status", "historical", "quad", "score", "contexts", "starts", "ends"),
    *("place", "place_country", "voices", "first_report", "first_published", "last_published"),
    *("evidence", "confidence", "corrected"),
)
_ENCODER = msgspec.json.Encoder(order="deterministic")


def encode_happening(happening: Happening) -> str:
    """Return a happening as JSON; same happening, same text."""
    return _ENCODER.encode(happening).decode()


def happening_rows(
    happenings: Iterable[tuple[Happening, str]], reports: Mapping[str, str]
) -> dict[str, bytes]:
    """Return rows of every table as JSON arrays.

    Each happening comes with its JSON; `reports` has the report of each of its events.
    """
    rows: dict[str, list[dict[str, Any]]] = {table: [] for table in HAPPENING_TABLES}
    for happening, data in happenings:
        rows["happenings"].append(_happening(happening) | {"happening": data})
        rows["happening_events"] += _events(happening, reports)
        rows["happening_conflicts"] += _conflicts(happening)
    return {table: _ENCODER.encode(found) for table, found in rows.items()}


def _happening(happening: Happening) -> dict[str, Any]:
    return {
        "happening_id": happening.id,
        **{name: getattr(happening, name) for name in _SAME},
        **_parties("actor", happening.actors),
        **_parties("recipient", happening.recipients),
        "events": len(happening.acts),
        "reports": len(happening.reports),
        "best_event": happening.best,
    }


def _parties(part: str, parties: tuple[Party, ...]) -> dict[str, list[str | None]]:
    return {
        f"{part}s": [party.name for party in parties],
        f"{part}_keys": [party.key for party in parties],
        f"{part}_countries": [party.country for party in parties],
        f"{part}_sectors": [party.sector for party in parties],
    }


def _events(happening: Happening, reports: Mapping[str, str]) -> list[dict[str, Any]]:
    joins = {join.act: join for join in happening.joins}
    return [
        {
            "happening_id": happening.id,
            "event_id": event,
            "report_id": reports[event],
            "joined_to": joins[event].other,
            "reason": joins[event].reason,
            "score": joins[event].score,
        }
        for event in happening.acts
    ]


def _conflicts(happening: Happening) -> list[dict[str, Any]]:
    return [
        {
            "happening_id": happening.id,
            "field": conflict.field,
            "value": version.value,
            "events": version.acts,
            "says": version.says,
        }
        for conflict in happening.conflicts
        for version in conflict.versions
    ]
