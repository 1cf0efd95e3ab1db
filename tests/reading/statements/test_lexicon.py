"""The tables of cues."""

import csv
from collections import Counter
from importlib.resources import files

import pytest

from foreigndesk.reading.statements.lexicon import CueKind, cue_forms, cue_nouns


def forms_in(name: str) -> list[str]:
    text = (files("foreigndesk.reading.statements") / name).read_text("utf-8")
    rows = csv.DictReader(text.splitlines(), delimiter="\t")
    return [form for row in rows for form in row["forms"].split()]


@pytest.mark.parametrize("name", ["cues.tsv", "nouns.tsv"])
def test_no_form_stands_twice(name: str) -> None:
    assert [form for form, count in Counter(forms_in(name)).items() if count > 1] == []


def test_every_kind_has_a_cue() -> None:
    assert set(cue_forms().values()) == set(CueKind)


def test_every_form_of_a_cue_has_its_kind() -> None:
    assert {cue_forms()[form] for form in ("say", "says", "said", "saying")} == {CueKind.SAY}
    assert cue_forms()["urged"] is CueKind.URGE
    assert "signed" not in cue_forms()


def test_nouns_know_what_opens_their_clause() -> None:
    assert cue_nouns()["claims"] == "that"
    assert cue_nouns()["pledge"] == "to"
    assert set(cue_nouns().values()) == {"that", "to"}
