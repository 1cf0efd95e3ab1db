"""How the words before or after a role noun turn its sector: "rebel forces", "U.S.-led coalition".

General knowledge of English news, after the sectors of the PLOVER manual (0.8).
"""

from foreigndesk.reading.actors.parsing import Parsed

_REBELLIOUS = frozenset(
    "rebel rebels insurgent insurgents islamist islamists jihadist jihadists guerrilla separatist"
    " secessionist mutinous breakaway".split()
)
_ARMED = frozenset("force forces troop troops fighter fighters soldier soldiers army unit".split())
_HELD = frozenset(
    "prisoner prisoners inmate inmates detainee detainees captive captives suspect suspects".split()
)
_OPPOSABLE = frozenset({"PTY", "UNK", "CVL", "SOC", "NGO", "GOV", "LEG"})
_RULING = frozenset("ruling governing political opposition parliamentary party".split())
_COUNSEL = frozenset("lawyer lawyers attorney attorneys".split())


def shaded(key: str, own: tuple[str, ...], parsed: Parsed) -> tuple[str, ...]:
    """Return the sectors of a role noun among its words; `own` where they change nothing."""
    word, words = key.rsplit(maxsplit=1)[-1], {*parsed.words, *key.split()}
    if word in _ARMED:
        if words & _REBELLIOUS:
            return ("REB",)
        return ("PRM",) if "paramilitary" in words else own
    if "opposition" in words and own[:1] and own[0] in _OPPOSABLE:
        return ("OPP", *[s for s in own if s != "OPP"])
    return _by_company(word, words, parsed) or own


def _by_company(word: str, words: set[str], parsed: Parsed) -> tuple[str, ...] | None:
    if word == "coalition" and parsed.nations and not words & _RULING:
        return ("MIL",)  # a coalition of or led by a state fights
    if word in _COUNSEL and _of_somebody(parsed):
        return ("CVL",)
    if word in {"court", "tribunal"} and words & {"international", "world"}:
        return ("IGO", "JUD")
    return ("GOV",) if word == "representative" and _sent(parsed) else None


def shaded_by_body(key: str, own: tuple[str, ...], body: tuple[str, ...]) -> tuple[str, ...] | None:
    """Return the sectors where a body's own turn those of a noun ("Taliban prisoners"), or None."""
    word = key.rsplit(maxsplit=1)[-1]
    if word in _HELD and body[:1] and body[0] in {"REB", "CRM", "PRM"}:
        return body
    return ("IGO", "JUD") if body[:1] == ("IGO",) and own[:1] == ("JUD",) else None


def _of_somebody(parsed: Parsed) -> bool:
    """Whether counsel is that of a person, so acts for a party and not for justice."""
    owned = ("'s" in parsed.text or "’s" in parsed.text) and not parsed.nations
    return owned or bool(parsed.pronoun) or any(link in {"for", "of"} for link, _ in parsed.linked)


def _sent(parsed: Parsed) -> bool:
    """Whether a representative stands for a state or person and is no member of a house."""
    abroad = any(e.names and e.names[0].country != "USA" for e in parsed.nations)
    return abroad or "'s" in parsed.text or any(link in {"to", "in"} for link, _ in parsed.linked)
