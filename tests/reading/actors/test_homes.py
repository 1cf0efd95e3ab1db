"""The country of actors that don't name one, by the words around."""

from foreigndesk.reading.actors.homes import Weights, chosen, load_weights

from .conftest import Read


def test_officials_are_of_the_only_country_spoken_of(read: Read) -> None:
    text = "Kenya closed its border on Monday. Officials said the order took effect at once."
    assert read(text).actor("Officials").country == "KEN"


def test_police_are_of_the_place_of_the_sentence(read: Read) -> None:
    text = "In Peru, police fired tear gas at marchers. France asked for calm."
    assert read(text).actor("police").country == "PER"


def test_a_town_tells_the_country_of_what_happens_in_it(read: Read) -> None:
    assert read("Police arrested a trader in Kisumu.").actor("Police").country == "KEN"


def test_its_troops_are_of_the_state_that_acts(read: Read) -> None:
    text = "Ethiopia will withdraw its troops from Somalia."
    assert read(text).actor("its troops").country == "ETH"


def test_where_no_country_is_spoken_of_none_is_given(read: Read) -> None:
    assert read("Police arrested a trader.").actor("Police").country is None


def test_an_agency_for_the_world_has_no_government_of_its_own(read: Read) -> None:
    actor = read("The government resigned.", publisher="Agence France-Presse").actor("government")
    assert actor.country is None


def test_a_name_chooses_between_the_countries_spoken_of(read: Read) -> None:
    text = "Brazil and Japan signed a pact. Kenji Okamura said it would hold."
    assert read(text).actor("Kenji Okamura").country == "JPN"


def test_an_office_that_one_person_holds_is_not_given_to_a_second(read: Read) -> None:
    text = "Ugandan President Sara Okello will visit Kenya for talks with President John Kamau."
    assert read(text).actor("President John Kamau").country == "KEN"


def test_an_option_that_is_not_likely_enough_is_not_chosen() -> None:
    options = {"KEN": {"near": 1.0}, "UGA": {"near": 1.0}, None: {}}
    assert chosen(options, Weights({"near": 1.0}, least=0.5)) is None


def test_the_likeliest_option_is_chosen() -> None:
    options = {"KEN": {"near": 1.0}, "UGA": {}, None: {}}
    assert chosen(options, Weights({"near": 3.0}, least=0.5)) == "KEN"


def test_the_learned_weights_trust_the_nearest_country() -> None:
    model = load_weights()
    assert 0 < model.least < 1
    assert model.weights["only past"] > 0
