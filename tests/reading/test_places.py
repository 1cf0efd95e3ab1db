"""The place of an act."""

import pytest

from foreigndesk.intake import Span
from foreigndesk.reading.marks import PlaceMark
from foreigndesk.reading.places import find_place


def place_of(text: str, word: str, *countries: str) -> PlaceMark | None:
    start = text.index(word)
    anchor = Span(start, start + len(word))
    return find_place(text, Span(0, len(text)), anchor, countries)


def test_a_town_after_a_preposition_of_place_is_the_place() -> None:
    place = place_of("A bomb exploded in Kabul on Monday.", "exploded")
    assert place is not None
    assert (place.name, place.country) == ("Kabul", "AFG")
    assert place.geoname_id == 1138958
    assert place.latitude == pytest.approx(34.5, abs=0.2)


def test_namesakes_are_settled_by_a_country_of_the_sentence() -> None:
    text = "Gunmen attacked a school in Tripoli."
    libya, lebanon = place_of(text, "attacked", "LBY"), place_of(text, "attacked", "LBN")
    assert libya is not None
    assert lebanon is not None
    assert (libya.country, lebanon.country) == ("LBY", "LBN")


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen attacked the convoy of Governor Paris Hale.",
        "Gunmen attacked in broad daylight.",
        "Soldiers attacked London's policy.",
        "Rebels attacked in Qwertyville.",
    ],
)
def test_no_place_rather_than_a_wrong_one(text: str) -> None:
    assert place_of(text, "attacked") is None


def test_the_nearest_place_after_the_act_is_meant() -> None:
    text = "Protesters from Lagos were arrested in Abuja after talks in Accra."
    place = place_of(text, "arrested")
    assert place is not None
    assert place.name == "Abuja"
