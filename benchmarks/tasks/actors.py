"""The actors task: a mention given as text becomes country, sectors, name and its actors."""

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
    text = line["text"]
    known = [entity for piece, entity in found if piece in text or text in piece]
    first = next((entity for entity in known if entity is not None), None)
    return {
        "id": line["id"],
        "country": first.country if first else None,
        "sectors": list(first.sectors) if first else [],
        "name": first.name if first else None,
        "actors": [piece for piece, _ in found],
    }


predict = predict_actor
