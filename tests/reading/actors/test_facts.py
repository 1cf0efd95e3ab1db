"""Facts of an actor from the parts of its mention."""

from datetime import date

import pytest

from .conftest import Read


@pytest.mark.parametrize(
    "words",
    [
        "Officials from Japan, South Korea and China",
        "Leaders of France, Germany and Britain",
    ],
)
def test_people_of_several_countries_are_of_none(read: Read, words: str) -> None:
    assert read(f"{words} met in Lisbon.").actor(words).country is None


def test_officials_from_one_country_are_of_it(read: Read) -> None:
    words = "Officials from Japan"
    assert read(f"{words} met in Lisbon.").actor(words).country == "JPN"


def test_a_senate_is_that_of_the_state_the_text_speaks_of(read: Read) -> None:
    manila = read(
        "President Rodrigo Duterte wrote twice. The Senate rejected it.", date(2018, 1, 9)
    )
    assert manila.actor("Senate").country == "PHL"
    assert read("The Senate rejected the treaty.").actor("Senate").country == "USA"


def test_the_head_of_an_international_body_has_no_country(read: Read) -> None:
    found = read("In Washington, President von der Leyen met American officials.", date(2022, 5, 1))
    actor = found.actor("President von der Leyen")
    assert (actor.country, actor.sectors[0]) == (None, "IGO")


@pytest.mark.parametrize(
    ("text", "words", "country", "sector"),
    [
        ("France's UN ambassador Ib Krag spoke.", "France's UN ambassador Ib Krag", "FRA", "GOV"),
        ("The district attorney resigned.", "district attorney", "USA", "JUD"),
        ("Mazda closed a plant.", "Mazda", "JPN", "BUS"),
    ],
)
def test_posts_and_companies_tell_country_and_sector(
    read: Read, text: str, words: str, country: str, sector: str
) -> None:
    actor = read(text).actor(words)
    assert (actor.country, actor.sectors[0]) == (country, sector)
