"""Actors of a report: found, resolved, joined."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foreigndesk.intake import Span, build_report
from foreigndesk.reading.actors import find_actors, resolve_mentions
from foreigndesk.reading.marks import MentionForm
from foreigndesk.reading.sentences import split_sentences
from foreigndesk.whoswho import load_whoswho

from .conftest import Read, read_text


@pytest.mark.parametrize(
    ("text", "words", "country", "sector"),
    [
        ("Kenyan police arrested two smugglers.", "Kenyan police", "KEN", "COP"),
        ("Chile's Defence Ministry denied it.", "Chile's Defence Ministry", "CHL", "GOV"),
        ("Rebels shelled Malian troops at dawn.", "Malian troops", "MLI", "MIL"),
        ("The Kremlin rejected the offer.", "Kremlin", "RUS", "GOV"),
        ("Ankara rejected the offer.", "Ankara", "TUR", "GOV"),
        ("NATO officials praised Finland.", "NATO officials", None, "IGO"),
        ("NATO troops left the valley.", "NATO troops", None, "MIL"),
        ("A former Peruvian minister fled.", "former Peruvian minister", "PER", "ELI"),
        ("Hezbollah fighters withdrew.", "Hezbollah fighters", "LBN", "REB"),
        ("The president of Ghana resigned.", "president of Ghana", "GHA", "GOV"),
        ("Iranian-backed militias withdrew.", "Iranian-backed militias", None, "UAF"),
        ("Shanghai police arrested a trader.", "Shanghai police", "CHN", "COP"),
        ("The U.S. Senate ratified the pact.", "U.S. Senate", "USA", "LEG"),
    ],
)
def test_country_and_sector_come_from_the_words(
    read: Read, text: str, words: str, country: str | None, sector: str
) -> None:
    actor = read(text).actor(words)
    assert (actor.country, actor.sectors[0]) == (country, sector)


def test_a_title_and_a_name_are_one_person_with_the_role_of_the_day(read: Read) -> None:
    actor = read("Russian President Vladimir Putin called.").actor(
        "Russian President Vladimir Putin"
    )
    assert (actor.name, actor.country, actor.role) == ("Vladimir Putin", "RUS", "president")
    assert actor.wikidata == "Q7747"


def test_the_same_name_holds_another_office_on_another_day(read: Read) -> None:
    now = read("Hassan Rouhani spoke to lawmakers.", date(2018, 5, 5)).actor("Hassan Rouhani")
    later = read("Hassan Rouhani spoke to lawmakers.", date(2024, 5, 5)).actor("Hassan Rouhani")
    assert now.sectors[0] == "GOV"
    assert later.sectors[0] == "ELI"


def test_the_title_in_the_text_beats_the_registry(read: Read) -> None:
    actor = read("Opposition leader Hassan Rouhani spoke.", date(2018, 5, 5)).actor(
        "Opposition leader Hassan Rouhani"
    )
    assert actor.sectors[0] == "OPP"


def test_a_namesake_of_another_country_is_not_the_registered_person(read: Read) -> None:
    actor = read("Canadian trader Vladimir Putin was fined.").actor(
        "Canadian trader Vladimir Putin"
    )
    assert (actor.country, actor.wikidata) == ("CAN", None)


def test_an_apposition_joins_a_name_to_its_description(read: Read) -> None:
    reading = read("Norway's ambassador to Madrid, Tilda Varnholm, left early.")
    name, description = "Tilda Varnholm", "Norway's ambassador to Madrid"
    assert reading.index(name) == reading.index(description)
    actor = reading.actor(name)
    assert (actor.country, actor.sectors[0], actor.role) == ("NOR", "GOV", "ambassador")


def test_a_surname_alone_is_the_person_of_the_report_before_any_namesake(read: Read) -> None:
    found = read("Chancellor Friedrich Merz spoke first. Merz said that Berlin would help.")
    assert found.index("Merz") == found.index("Chancellor Friedrich Merz")
    assert found.actor("Merz").country == "DEU"


def test_a_town_where_something_happens_is_no_actor(read: Read) -> None:
    assert "Basra" not in read("Iraqi troops fired on protesters in Basra.").words
