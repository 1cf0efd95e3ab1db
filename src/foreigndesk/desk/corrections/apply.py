"""Corrections applied: what an act, statement or happening is after the analyst's word."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from typing import Any, TypeVar

from msgspec.structs import replace

from foreigndesk.codebook import cameo_for, is_mode, quad, score
from foreigndesk.desk.acts import Act, Said
from foreigndesk.desk.corrections.entries import FieldCorrection
from foreigndesk.desk.happening import Happening

_One = TypeVar("_One", Act, Happening)
Latest = Mapping[str, FieldCorrection]
"""The correction that holds for each field."""


def latest(corrections: Iterable[FieldCorrection]) -> dict[str, FieldCorrection]:
    """Return the correction that holds for each field: the one of the highest number."""
    ordered = sorted(corrections, key=lambda correction: correction.number)
    return {correction.field: correction for correction in ordered}


def correct_act(act: Act, corrections: Iterable[FieldCorrection]) -> Act:
    """Return the act as corrected; quad, score and CAMEO code follow type, mode and contexts."""
    by_field = latest(corrections)
    if not by_field:
        return act
    changed = _changed(act, by_field)
    if by_field.keys() & {"starts", "ends"}:
        changed |= {"how": "corrected", "time_value": _value(changed)}
    if by_field.keys() & {"type", "mode", "contexts"} and "cameo" not in by_field:
        coded = [changed.get(name, getattr(act, name)) for name in ("type", "mode", "contexts")]
        changed["cameo"] = cameo_for(*coded)
    if "cameo" in by_field:
        changed["cameo"] = by_field["cameo"].value
    spot = by_field["place"].spot if "place" in by_field else None
    if "place" in by_field:
        changed["geoname_id"] = spot.geoname_id if spot else None
    return replace(act, **changed, corrected=True)


def correct_happening(happening: Happening, corrections: Iterable[FieldCorrection]) -> Happening:
    """Return the happening as corrected; what the accounts say stays in its conflicts."""
    by_field = latest(corrections)
    if not by_field:
        return happening
    return replace(happening, **_changed(happening, by_field), corrected=True)


def correct_said(said: Said, corrections: Iterable[FieldCorrection]) -> Said:
    """Return the statement with its source as corrected."""
    by_field = latest(corrections)
    if "source" not in by_field:
        return said
    named = by_field["source"].parties
    return replace(said, source=named[0] if named else None, source_words=None)


def _changed(one: _One, by_field: Latest) -> dict[str, Any]:
    """Return the fields of an act or happening that corrections give another value."""
    changed: dict[str, Any] = {}
    for field, correction in by_field.items():
        changed |= _set(field, correction)
    changed.pop("cameo", None)
    changed |= _coded(one, by_field, changed)
    if changed.keys() & {"starts", "ends"}:
        starts = changed.get("starts", one.starts)
        changed |= _interval(starts, changed.get("ends", one.ends), by_field)
    return changed


def _set(field: str, correction: FieldCorrection) -> dict[str, Any]:
    if field in ("actors", "recipients"):
        return {field: correction.parties}
    if field == "place":
        spot = correction.spot
        return {"place": spot and spot.name, "place_country": spot and spot.country}
    value = correction.value
    return {field: _READ[field](value) if field in _READ else value}


def _codes(text: str | None) -> tuple[str, ...]:
    return tuple(text.split("; ")) if text else ()


_READ: Mapping[str, Callable[[str | None], Any]] = {
    "starts": lambda text: date.fromisoformat(text) if text else None,
    "ends": lambda text: date.fromisoformat(text) if text else None,
    "contexts": _codes,
    "historical": lambda text: text == "true",
    "score": lambda text: float(text or 0),
}


def _coded(one: _One, by_field: Latest, changed: Mapping[str, Any]) -> dict[str, Any]:
    """Return mode, quad and score as they follow from type and mode, unless they are set."""
    if not by_field.keys() & {"type", "mode"}:
        return {}
    type_, mode = changed.get("type", one.type), changed.get("mode", one.mode)
    if mode is not None and not is_mode(type_, mode):
        mode = None
    coded = {"mode": mode, "quad": quad(type_), "score": score(type_, mode)}
    if "score" in by_field:
        coded["score"] = changed["score"]
    return coded


def _interval(starts: date | None, ends: date | None, by_field: Latest) -> dict[str, date | None]:
    """Return an interval that is none of the impossible: an end that was not set follows."""
    if starts is None or (ends is None and "ends" in by_field):
        return {"starts": starts, "ends": ends}
    if ends is None or ends <= starts:
        if "ends" in by_field and "starts" not in by_field:
            starts = ends - timedelta(days=1) if ends else starts
        else:
            ends = starts + timedelta(days=1)
    return {"starts": starts, "ends": ends}


def _value(changed: Mapping[str, Any]) -> str | None:
    """Return the TIMEX3 value of a corrected interval: a day, if it is one."""
    starts, ends = changed.get("starts"), changed.get("ends")
    one_day = starts and ends and ends - starts == timedelta(days=1)
    return starts.isoformat() if starts and one_day else None
