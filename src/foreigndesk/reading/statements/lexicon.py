"""Cue verbs: which words attribute, and what they take."""

import csv
from enum import StrEnum
from functools import cache
from importlib.resources import files


class CueKind(StrEnum):
    """What a cue verb takes as its content."""

    SAY = "say"  # a clause, with or without "that", or a quotation, also inverted ("said X")
    TELL = "tell"  # an addressee, then as SAY
    CLAUSE = "clause"  # a clause with "that" or a subject of its own, or a quotation
    VOW = "vow"  # as CLAUSE, or an infinitive
    URGE = "urge"  # an addressee and an infinitive
    THAT = "that"  # only a clause with "that" or a quotation: the form is also another word
    QUOTE = "quote"  # only a quotation
    ASK = "ask"  # an addressee, then a question or an infinitive
    ACCUSE = "accuse"  # an addressee, then "of" and a gerund
    CALL = "call"  # with "on" as URGE, with "for" its object, or an object and a quotation
    CLEAR = "clear"  # "make clear that"
    SHOW = "show"  # of polls and papers anything, of others a clause with "that"
    JUDGE = "judge"  # an object with "as ..." or "for doing ...", or a quotation
    CITE = "cite"  # what follows, after ", citing"
    VOICED = "voiced"  # a clause, after "express" or "voice"
    OUT = "out"  # with "out"


@cache
def cue_forms() -> dict[str, CueKind]:
    """Return every inflected form with its kind."""
    rows = _rows("cues.tsv")
    return {form: CueKind(row["kind"]) for row in rows for form in row["forms"].split()}


@cache
def cue_nouns() -> dict[str, str]:
    """Return every form of a noun that attributes with what opens its clause: "that" or "to"."""
    return {form: row["opener"] for row in _rows("nouns.tsv") for form in row["forms"].split()}


def _rows(name: str) -> list[dict[str, str]]:
    text = (files(__package__) / name).read_text("utf-8")
    return list(csv.DictReader(text.splitlines(), delimiter="\t"))
