"""CAMEO: codes, Goldstein weights, and the way from PLOVER back to CAMEO.

The rule of `cameo_for`, which never says more than is known:

1. A mode whose meaning is that of one code takes it.
2. Otherwise those of the type's codes fit whose mode is the event's and whose contexts the event
   all has; of them, those with the most contexts. The answer is the code they are all cases of.
3. Where none fits, it is the code that all codes of the mode, in the type's cue category, are
   cases of.
4. Otherwise it is the type's cue category.

Codes that name a narrower act than their mapping can tell are never an answer. The event's status
changes nothing: plans to meet, support or help are of type AGREE, whose codes are CAMEO's 03.
"""

from collections.abc import Iterable
from functools import cache
from os.path import commonprefix

from foreigndesk.codebook.tables import CameoCode, cameo_codes, event_types
from foreigndesk.errors import CodeUnknown

_ALSO_MAPS = {"08": ("CONCEDE", "RETREAT")}  # one cue category that PLOVER cut in two
_NAMED = {  # modes whose meaning is that of one code, whatever the contexts
    ("CONSULT", "visit"): "042",  # the visitor is the actor, the host the recipient
    ("REQUEST", "meet"): "106",
    ("REJECT", "meet"): "125",
    ("ASSAULT", "abduct"): "181",
    ("ASSAULT", "destroy"): "1712",
    ("ASSAULT", "explosives"): "183",
    ("ASSAULT", "heavy-weapons"): "194",
    ("ASSAULT", "aerial"): "195",  # newer modes of what CAMEO calls aerial weapons
    ("ASSAULT", "drone"): "195",
    ("ASSAULT", "unconventional"): "204",
}
_NARROW = frozenset(
    # changed policy or leadership; release, eased blockade; official complaint, lawsuit, verdict,
    # treason; access for observers; blockade; stopped aid ("discontinue" is of any exchange),
    # embargo; banned parties, repression, occupation; broken ceasefire; mass killing, expulsion
    "0342 0832 1041 1042 084 0872 114 115 116 1125 1055 1381 162 1621 1622 1623 163 1722 175 192 "
    "196 200 201 202 203".split()
)


def cameo_code(code: str) -> CameoCode:
    """Return a CAMEO code with its name, weight and PLOVER mapping.

    Raises:
        CodeUnknown: no such code.
    """
    found = cameo_codes().get(code)
    if found is None:
        raise CodeUnknown(found=code, kind="CAMEO code", known="see docs/codebook.md")
    return found


def goldstein(code: str | None) -> float | None:
    """Return the Goldstein weight of a CAMEO code, −10 to +10; None where there is no such code.

    The weights are those of the ICEWS tables (`data/SOURCES.md`), which differ from GDELT's. A
    code that is longer than the table's takes the weight of the nearest code it is a case of.
    """
    while code and len(code) >= 2:
        if code in cameo_codes():
            return cameo_codes()[code].goldstein
        code = code[:-1]
    return None


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
    return _answer(event_type, mode, frozenset(contexts))


@cache
def _answer(event_type: str, mode: str | None, contexts: frozenset[str]) -> str:
    """Return the answer of `cameo_for`; events of a few shapes make up most of the news."""
    if mode is not None and (event_type, mode) in _NAMED:
        return _NAMED[event_type, mode]
    root = event_types()[event_type].cameo_root
    of_mode = _codes_of(event_type, mode)
    known = _shared(_fitting(of_mode, contexts), event_type)
    if known is None and mode is not None:
        home = [row.code for row in of_mode if row.code.startswith(root)]
        known = _shared(home, event_type)
    return known or root


def _fitting(rows: tuple[CameoCode, ...], contexts: frozenset[str]) -> list[str]:
    """Return the codes whose contexts the event all has; of them those with the most."""
    fit = [row for row in rows if contexts.issuperset(row.contexts)]
    most = max((len(row.contexts) for row in fit), default=0)
    return [row.code for row in fit if len(row.contexts) == most]


def _shared(codes: list[str], event_type: str) -> str | None:
    """Return the code that all of `codes` are cases of, if it maps to the type; else None.

    That is one of them, an ancestor of theirs, or their cue's general code (050) if it is there.
    """
    stem = commonprefix(codes)  # noqa: RUF071 -- digit by digit is what codes need
    if f"{stem}0" in codes and stem not in codes:
        return f"{stem}0"
    while len(stem) >= 2:
        if stem in cameo_codes() and event_type in types_of_cameo(stem):
            return stem
        stem = stem[:-1]
    return None


@cache
def _codes_of(event_type: str, mode: str | None) -> tuple[CameoCode, ...]:
    """Return the codes of a type with this mode (None: those without one) that may be answers."""
    return tuple(
        row
        for row in cameo_codes().values()
        if row.type == event_type and row.mode == mode and row.code not in _NARROW
    )
