"""CAMEO: codes, Goldstein weights, and the way from PLOVER back to CAMEO.

The rule of `cameo_for`: among the table's codes of the event's type, those whose mode is the
event's (or none) and whose contexts the event all has; the one that says most wins (mode before
contexts), of equals the most general. The type's cue category is the answer where none fits.
"""

from collections.abc import Iterable
from functools import cache

from foreigndesk.codebook.tables import CameoCode, cameo_codes, event_types
from foreigndesk.errors import CodeUnknown

_ALSO_MAPS = {"08": ("CONCEDE", "RETREAT")}  # one cue category that PLOVER cut in two
_AIR = frozenset({"aerial", "drone"})  # PLOVER's newer modes of what CAMEO calls aerial weapons


def cameo_code(code: str) -> CameoCode:
    """Return a CAMEO code with its name, weight and PLOVER mapping.

    Raises:
        CodeUnknown: no such code.
    """
    found = cameo_codes().get(code)
    if found is None:
        raise CodeUnknown(found=code, kind="CAMEO code", known="see docs/codebook.md")
    return found


def types_of_cameo(code: str) -> tuple[str, ...]:
    """Return the PLOVER types a CAMEO code maps to: one, none (01, 02), or both of cue 08."""
    found = cameo_code(code)
    return _ALSO_MAPS.get(code, (found.type,) if found.type else ())


def cameo_for(event_type: str, mode: str | None, contexts: Iterable[str] = ()) -> str:
    """Return the CAMEO code of an event as far as type, mode and contexts allow.

    Raises:
        CodeUnknown: no such type.
    """
    if event_type not in event_types():
        raise CodeUnknown(found=event_type, kind="event type", known=", ".join(event_types()))
    if event_type == "ASSAULT" and mode in _AIR:
        return "195"
    present = frozenset(contexts)
    root = event_types()[event_type].cameo_root
    best, best_rank = root, (0, 0)
    for row in _codes_of(event_type):
        if row.mode not in (None, mode) or not present.issuperset(row.contexts):
            continue
        rank = (int(row.mode is not None), len(row.contexts))
        if rank > best_rank:
            best, best_rank = row.code, rank
    return best


@cache
def _codes_of(event_type: str) -> tuple[CameoCode, ...]:
    """Return a type's codes, the most general first, so that of equals it stays."""
    rows = (row for row in cameo_codes().values() if row.type == event_type)
    return tuple(sorted(rows, key=lambda row: (len(row.code), row.code)))
