"""Look-ups of the who's who, on the tables that are shipped."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foreigndesk.errors import OverrideInvalid
from foreigndesk.whoswho import WhosWho, is_country, load_whoswho

MINE = """
[[person]]
name = "Ada Quillfeather"
country = "GBR"
office = "Foreign Secretary"
sectors = ["GOV"]
start = 2031-01-01
end = "2032"

[[body]]
name = "Kremlin"
country = "USA"
sectors = ["BUS"]

[[role]]
noun = "harbour pilot"
sectors = ["LAB"]
"""


@pytest.fixture(scope="module")
def who() -> WhosWho:
    return load_whoswho()


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Iraq", "IRQ"),
        ("Iraqi", "IRQ"),
        ("Iraqis", "IRQ"),
        ("Swiss", "CHE"),
        ("Dutch", "NLD"),
        ("Burma", "MMR"),
        ("Ivory Coast", "CIV"),
        ("Türkiye", "TUR"),
        ("Turkey", "TUR"),
        ("North Korean", "PRK"),
        ("DR Congo", "COD"),
        ("U.S.", "USA"),
        ("U.K.", "GBR"),
        ("Kosovo", "XKX"),
        ("Soviet Union", "SUN"),
        ("Yugoslavia", "YUG"),
        ("Islamabad", "PAK"),
        ("the Kremlin", "RUS"),
        ("White House", "USA"),
        ("Downing Street", "GBR"),
        ("South Block", "IND"),
        ("Rawalpindi", "PAK"),
        ("Élysée", "FRA"),
        ("Zhongnanhai", "CHN"),
    ],
)
def test_a_state_is_known_by_name_adjective_demonym_capital_and_metonym(
    who: WhosWho, text: str, country: str
) -> None:
    assert who.country(text) == country


@pytest.mark.parametrize("text", ["", "Qwertyland", "table", "Hamas", "us", "WHO"])
def test_what_names_no_state_has_no_country(who: WhosWho, text: str) -> None:
    assert who.country(text) is None


@pytest.mark.parametrize(
    ("text", "country", "sector"),
    [
        ("External Affairs Ministry", "IND", "GOV"),
        ("MEA", "IND", "GOV"),
        ("State Department", "USA", "GOV"),
        ("Foreign Office", "GBR", "GOV"),
        ("TASS", "RUS", "JRN"),
        ("Xinhua", "CHN", "JRN"),
        ("NATO", None, "IGO"),
        ("U.N.", None, "IGO"),
        ("Hamas", "PSE", "REB"),
        ("Mossad", "ISR", "SPY"),
        ("Capitol Hill", "USA", "LEG"),
    ],
)
def test_bodies_have_their_country_and_primary_sector(
    who: WhosWho, text: str, country: str | None, sector: str
) -> None:
    found = who.named(text)[0]
    assert (found.country, found.sectors.split()[0]) == (country, sector)


def test_a_word_in_small_letters_is_no_acronym(who: WhosWho) -> None:
    assert who.named("WHO")
    assert not who.named("who")


@pytest.mark.parametrize(
    ("noun", "sector"),
    [
        ("soldier", "MIL"),
        ("soldiers", "MIL"),
        ("judge", "JUD"),
        ("protesters", "CVL"),
        ("rebels", "REB"),
        ("journalist", "JRN"),
        ("refugees", "REF"),
        ("foreign minister", "GOV"),
        ("lawmakers", "LEG"),
    ],
)
def test_role_nouns_have_their_sector(who: WhosWho, noun: str, sector: str) -> None:
    role = who.role(noun)
    assert role is not None
    assert role.sectors.split()[0] == sector


@pytest.mark.parametrize(
    ("office", "country", "day", "surname"),
    [
        ("president", "USA", date(1998, 5, 1), "Clinton"),
        ("president", "USA", date(2010, 5, 1), "Obama"),
        ("president", "FRA", date(2018, 1, 1), "Macron"),
        ("foreign minister", "RUS", date(2023, 1, 1), "Lavrov"),
        ("external affairs minister", "IND", date(2025, 5, 1), "Jaishankar"),
        ("secretary of state", "USA", date(2025, 5, 1), "Rubio"),
        ("prime minister", "GBR", date(2024, 8, 1), "Starmer"),
        ("foreign secretary", "GBR", date(2024, 8, 1), "Lammy"),
        ("defence minister", "RUS", date(2025, 3, 1), "Belousov"),
        ("foreign minister", "UKR", date(2025, 1, 1), "Sybiha"),
    ],
)
def test_an_office_has_its_holder_of_the_day(
    who: WhosWho, office: str, country: str, day: date, surname: str
) -> None:
    assert who.holders(office, country, day)[0].name.endswith(surname)


def test_no_one_holds_an_office_of_no_state(who: WhosWho) -> None:
    assert who.holders("president", "ZZZ", date(2020, 1, 1)) == ()


def test_the_same_person_holds_different_offices_on_different_days(who: WhosWho) -> None:
    (person,) = [p for p in who.people("Joe Biden") if p.country == "USA"][:1]
    then, later = who.office(person, date(2012, 1, 1)), who.office(person, date(2022, 1, 1))
    assert then is not None
    assert later is not None
    assert (then.title, later.title) == ("Vice President", "President")
    assert then.current
    assert later.current


def test_one_who_has_left_office_holds_it_no_longer(who: WhosWho) -> None:
    person = who.people("Tony Blair")[0]
    office = who.office(person, date(2015, 1, 1))
    assert office is not None
    assert not office.current


@pytest.mark.parametrize("code", ["USA", "XKX", "SUN", "YUG", "DDR", "CSK", "PSE", "TWN"])
def test_states_present_and_past_are_countries(code: str) -> None:
    assert is_country(code)


@pytest.mark.parametrize("code", ["", "ZZZ", "usa", "US", "IGO", "GOV"])
def test_other_codes_are_no_countries(code: str) -> None:
    assert not is_country(code)


def test_the_users_own_entries_win(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(MINE, "utf-8")
    who = load_whoswho(path)
    assert who.named("Kremlin")[0].country == "USA"
    person = who.people("Ada Quillfeather")[0]
    current, past = who.office(person, date(2032, 12, 31)), who.office(person, date(2033, 1, 1))
    assert current is not None
    assert past is not None
    assert (current.title, current.current, past.current) == ("Foreign Secretary", True, False)
    role = who.role("harbour pilot")
    assert role is not None
    assert role.sectors == "LAB"
    assert load_whoswho().named("Kremlin")[0].country == "RUS"


def test_a_file_with_a_mistake_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text('[[person]]\nname = "Ada Quillfeather"\n', "utf-8")
    with pytest.raises(OverrideInvalid, match="office is missing"):
        load_whoswho(path)


def test_threads_get_the_same_answers(who: WhosWho) -> None:
    asked = ["Iraqi", "the Kremlin", "Paris", "Nobody"] * 50
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(who.country, asked)) == [who.country(text) for text in asked]


@given(st.text(max_size=60))
def test_no_text_raises(text: str) -> None:
    who = load_whoswho()
    country = who.country(text)
    assert country is None or is_country(country)
    assert isinstance(who.people(text), tuple)
    assert isinstance(who.surnamed(text), tuple)
