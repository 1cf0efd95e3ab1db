"""What words select which actors, and which words select nobody."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foreigndesk.desk.acts import Party
from foreigndesk.desk.select import apart, parse_selector
from foreigndesk.errors import SelectorInvalid

MODI = Party(id="a1", key="Q1058", name="Narendra Modi", country="IND", sector="GOV")
ARMY = Party(id="a2", key="indian army|IND", name="Indian Army", country="IND", sector="MIL")
UNION = Party(id="a3", key="european union|", name="European Union", sector="IGO")
XINHUA = Party(id="a4", key="xinhua|CHN", name="Xinhua", country="CHN", sector="JRN")
BONN = Party(id="a5", key="DEU", name="Germany", country="DEU", sector="GOV")


@pytest.mark.parametrize("words", ["IND", "ind", "India", "indian", "New Delhi", " India "])
def test_a_country_is_named_in_any_way(words: str) -> None:
    selector = parse_selector(words)
    assert selector.countries == ("IND",)
    assert selector.label == "India"
    assert selector.matches(MODI)
    assert not selector.matches(XINHUA)


def test_a_name_matches_by_whole_words_only() -> None:
    assert parse_selector("Modi").matches(MODI)
    assert parse_selector("narendra modi").matches(MODI)
    assert not parse_selector("Xi").matches(XINHUA)
    assert not parse_selector("Mod").matches(MODI)


def test_a_name_of_the_whos_who_matches_by_its_key_however_a_report_writes_it() -> None:
    shortened = Party(id="a9", key="Q1058", name="the PM", country="IND")
    assert parse_selector("Narendra Modi").matches(shortened)


def test_a_wikidata_id_and_an_actor_key_match_exactly() -> None:
    assert parse_selector("q1058").matches(MODI)
    assert parse_selector("indian army|IND").matches(ARMY)
    assert not parse_selector("Q105").matches(MODI)


def test_a_bloc_is_its_members_and_the_body_itself() -> None:
    selector = parse_selector("EU")
    assert len(selector.countries) == 27
    assert selector.matches(UNION)
    assert selector.matches(BONN)
    assert not selector.matches(MODI)


def test_a_bloc_of_an_earlier_day_has_the_members_of_that_day() -> None:
    early = parse_selector("EU@1999-06-01")
    assert len(early.countries) == 15
    assert "GBR" in early.countries
    assert "POL" not in early.countries
    assert early.label == "EU of 1999-06-01"


@pytest.mark.parametrize(
    ("bloc", "size"),
    [("NATO", 32), ("G7", 7), ("G-20", 19), ("P5", 5), ("BRICS", 10), ("ASEAN", 11), ("AU", 55),
     ("Arab League", 22), ("GCC", 6), ("SCO", 10), ("SAARC", 8)],
)  # fmt: skip
def test_the_blocs_have_as_many_members_as_they_say(bloc: str, size: int) -> None:
    assert len(parse_selector(bloc).countries) == size


def test_neighbours_share_a_land_border() -> None:
    selector = parse_selector("neighbours:India")
    assert selector.countries == ("BGD", "BTN", "CHN", "MMR", "NPL", "PAK")
    assert parse_selector("neighbors: IND").countries == selector.countries


def test_a_list_matches_any_of_its_parts() -> None:
    selector = parse_selector("IND, Germany")
    assert selector.countries == ("DEU", "IND")
    assert selector.matches(MODI)
    assert selector.matches(BONN)
    assert selector.label == "India, Germany"


def test_a_sector_narrows_what_is_selected() -> None:
    selector = parse_selector("IND/mil")
    assert selector.matches(ARMY)
    assert not selector.matches(MODI)


def test_any_of_asks_for_one_that_matches() -> None:
    assert parse_selector("IND").any_of([XINHUA, MODI])
    assert not parse_selector("IND").any_of([])


@pytest.mark.parametrize(
    "words",
    ["", " , ", "EU@soon", "Atlantis@2020-01-01", "neighbours:Atlantis", "neighbours:JPN",
     "IND/XYZ", "/GOV", "…"],
)  # fmt: skip
def test_words_that_select_nobody_are_refused_with_a_reason(words: str) -> None:
    with pytest.raises(SelectorInvalid) as told:
        parse_selector(words)
    assert told.value.fields["reason"]


@given(st.text(max_size=30))
def test_any_words_give_a_selector_or_the_error_of_selectors(words: str) -> None:
    try:
        selector = parse_selector(words)
    except SelectorInvalid:
        return
    assert selector.label


def test_the_larger_side_gives_up_what_both_have() -> None:
    nato, usa = apart(parse_selector("NATO"), parse_selector("USA"))
    assert "USA" not in nato.countries
    assert len(nato.countries) == 31
    assert nato.label == "NATO without United States"
    assert usa.countries == ("USA",)
    _, rest = apart(parse_selector("EU"), parse_selector("NATO"))
    assert set(rest.countries).isdisjoint(parse_selector("EU").countries)
    assert "USA" in rest.countries


def test_sides_that_share_nothing_stay_as_they_are() -> None:
    sides = parse_selector("IND/MIL"), parse_selector("IND")
    assert apart(*sides) == sides


def test_a_side_facing_itself_is_refused() -> None:
    with pytest.raises(SelectorInvalid):
        apart(parse_selector("IND"), parse_selector("India"))
    with pytest.raises(SelectorInvalid):
        apart(parse_selector("IND,PAK"), parse_selector("PAK,IND"))
