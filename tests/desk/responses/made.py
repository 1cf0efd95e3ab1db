"""Parties, acts, happenings and links made by hand."""

from datetime import date
from typing import Any

from foreigndesk.desk.acts import Act, Party
from foreigndesk.desk.happening import Happening
from foreigndesk.desk.responses.links import Link

DAY = date(2025, 5, 4)
REBELS = Party(id="a1", key="red front|IRQ", name="Red Front", country="IRQ", sector="REB")
IRAQ = Party(id="a2", key="IRQ", name="Iraq", country="IRQ")
FRANCE = Party(id="a3", key="FRA", name="France", country="FRA")
MINISTER = Party(id="a4", key="karim haddad|LBN", name="Karim Haddad", country="LBN")


def an_act(name: str = "e1", **values: Any) -> Act:
    base: dict[str, Any] = {
        "id": name,
        "report": "r1",
        "published": DAY,
        "type": "ASSAULT",
        "quad": 4,
        "actors": (REBELS,),
        "recipients": (IRAQ,),
        "starts": DAY,
        "ends": date(2025, 5, 5),
        "anchor": "bombing",
        "evidence": "the bombing in Baghdad",
    }
    return Act(**(base | values))


def a_happening(*acts: Act, **values: Any) -> Happening:
    first = acts[0]
    base: dict[str, Any] = {
        "id": "h1",
        "type": first.type,
        "mode": first.mode,
        "status": "happened",
        "historical": False,
        "quad": first.quad,
        "score": -9.0,
        "actors": first.actors,
        "recipients": first.recipients,
        "starts": first.starts,
        "ends": first.ends,
        "place": first.place,
        "place_country": first.place_country,
        "acts": tuple(act.id for act in acts),
        "reports": tuple(act.report for act in acts),
        "voices": len(acts),
        "first_report": first.report,
        "first_published": first.published,
        "last_published": first.published,
        "best": first.id,
        "evidence": first.evidence,
    }
    return Happening(**(base | values))


def a_link(rung: str = "condemnation", **values: Any) -> Link:
    base: dict[str, Any] = {
        "report": "r1",
        "published": date(2025, 5, 5),
        "publisher": None,
        "who": "France",
        "responders": (FRANCE,),
        "open_set": False,
        "rung": rung,
        "cue": "condemned",
        "words": "France condemned the bombing.",
        "start": 0,
        "end": 29,
        "day": None,
        "channel": None,
        "account": "another's account",
        "per": (),
        "entry": "e9",
        "event": "e9",
        "statement": None,
        "act": "e1",
        "noun": "bombing",
        "types": ("ASSAULT",),
        "names": (),
        "named": (),
        "reason": "its words tell the event",
        "confidence": 0.9,
    }
    return Link(**(base | values))
