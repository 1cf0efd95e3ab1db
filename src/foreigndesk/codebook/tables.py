"""The codebook's data files as typed rows, read once, on first use."""

import csv
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple


class EventType(NamedTuple):
    """A PLOVER event type; `score` runs from −10 to +10, `cameo_root` is CAMEO's cue category."""

    type: str
    quad: int
    quad_word: str
    score: float
    needs_recipient: bool
    cameo_root: str
    meaning: str


class Mode(NamedTuple):
    """A mode of a type, with its own score where the manual gives one."""

    type: str
    mode: str
    score: float | None
    meaning: str


class ContextRow(NamedTuple):
    """A PLOVER context, usable with any type."""

    context: str
    meaning: str


class Sector(NamedTuple):
    """A sector code; of several, the one of the highest priority is the primary sector."""

    sector: str
    priority: int
    meaning: str


class CameoCode(NamedTuple):
    """A CAMEO code, its Goldstein weight, and the PLOVER type, mode and contexts it maps to.

    `type` is None for the codes that PLOVER drops (statements and appeals, 01 and 02).
    """

    code: str
    name: str
    goldstein: float
    type: str | None
    mode: str | None
    contexts: tuple[str, ...]


@cache
def event_types() -> dict[str, EventType]:
    """Return PLOVER's sixteen event types by code, in the manual's order."""
    return {
        row["type"]: EventType(
            type=row["type"],
            quad=int(row["quad"]),
            quad_word=row["quad_word"],
            score=float(row["score"]),
            needs_recipient=row["needs_recipient"] == "yes",
            cameo_root=row["cameo_root"],
            meaning=row["meaning"],
        )
        for row in _rows("types.tsv")
    }


@cache
def modes() -> dict[tuple[str, str], Mode]:
    """Return every mode by (type, mode), in the manual's order."""
    return {
        (row["type"], row["mode"]): Mode(
            type=row["type"],
            mode=row["mode"],
            score=float(row["score"]) if row["score"] else None,
            meaning=row["meaning"],
        )
        for row in _rows("modes.tsv")
    }


@cache
def contexts() -> dict[str, ContextRow]:
    """Return every context by code, in the manual's order."""
    return {row["context"]: ContextRow(**row) for row in _rows("contexts.tsv")}


@cache
def sectors() -> dict[str, Sector]:
    """Return every sector by code, highest priority first."""
    return {
        row["sector"]: Sector(row["sector"], int(row["priority"]), row["meaning"])
        for row in _rows("sectors.tsv")
    }


@cache
def cameo_codes() -> dict[str, CameoCode]:
    """Return every CAMEO code, in ascending order."""
    return {
        row["code"]: CameoCode(
            code=row["code"],
            name=row["name"],
            goldstein=float(row["goldstein"]),
            type=row["type"] or None,
            mode=row["mode"] or None,
            contexts=tuple(row["contexts"].split(";")) if row["contexts"] else (),
        )
        for row in _rows("cameo.tsv")
    }


def _rows(name: str) -> Iterator[dict[str, str]]:
    text = (files(__package__) / "data" / name).read_text("utf-8")
    yield from csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
