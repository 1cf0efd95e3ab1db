"""The actors task: a mention given as text becomes country, sectors, name and the actors it names."""

from datetime import date
from typing import Any

from foreigndesk.reading.actors import resolve_text
from foreigndesk.whoswho import load_whoswho


def predict_actor(line: dict[str, Any]) -> dict[str, Any]:
    """Return {id, country, sectors, name, actors} for {id, text, context?, date}."""
    found = resolve_text(
        line["text"],
        context=line.get("context"),
        day=date.fromisoformat(line["date"][:10]),
        whoswho=load_whoswho(),
    )
    known = [entity for _, entity in found if entity is not None]
    first = known[0] if known else None
    return {
        "id": line["id"],
        "country": first.country if first else None,
        "sectors": list(first.sectors) if first else [],
        "name": first.name if first else None,
        "actors": [text for text, _ in found],
    }


predict = predict_actor
