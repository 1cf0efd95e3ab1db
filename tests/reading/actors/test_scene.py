"""What countries the words around a mention speak of."""

from foreigndesk.intake import Span
from foreigndesk.reading.actors.scene import Scene
from foreigndesk.reading.actors.tagging import tag
from foreigndesk.whoswho import load_whoswho

WHO = load_whoswho()


def scene_of(*sentences: str) -> Scene:
    scene = Scene(town=WHO.town)
    for number, sentence in enumerate(sentences):
        scene.enter(number, tag(sentence, 0, len(sentence), WHO))
    return scene


def test_the_nearest_country_comes_first() -> None:
    scene = scene_of("Peru thanked Chile, police said.")
    assert scene.nearby(Span(20, 26)) == ("CHL", "PER")


def test_a_place_is_told_from_an_actor() -> None:
    scene = scene_of("Peru held talks in Quito.")
    assert [(n.country, n.placed) for n in scene.here] == [("PER", False), ("ECU", True)]


def test_what_is_past_fades() -> None:
    scene = scene_of("Peru spoke.", "Chile answered.", "Nobody spoke.")
    assert scene.past["CHL"] > scene.past["PER"] > 0


def test_the_country_first_named_leads_the_report() -> None:
    assert scene_of("Peru spoke to Chile.", "Brazil answered.").lead == "PER"


def test_a_nation_inside_the_mention_is_not_around_it() -> None:
    scene = scene_of("Peru met Chilean officials.")
    assert [n.country for n in scene.around(Span(9, 26))] == ["PER"]
