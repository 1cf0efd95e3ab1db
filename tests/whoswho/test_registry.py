"""The who's who's look-ups."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest

from foreigndesk.whoswho import is_country, load_whoswho

WHO = load_whoswho()


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Iraq", "IRQ"),
        ("Iraqi", "IRQ"),
        ("Turkey", "TUR"),
        ("Türkiye", "TUR"),
        ("U.S.", "USA"),
        ("the United States", "USA"),
        ("Britain", "GBR"),
        ("Finns", "FIN"),
        ("Moscow", "RUS"),
        ("Kiev", "UKR"),
        ("Ivory Coast", "CIV"),
        ("DRC", "COD"),
        ("Zaire", "COD"),
        ("Soviet Union", "SUN"),
        ("Kosovo", "XKX"),
        ("French", "FRA"),
    ],
)
def test_a_country_is_known_by_each_of_its_names(words: str, code: str) -> None:
    assert WHO.country(words) == code


@pytest.mark.parametrize("words", ["us", "who", "", "Qwertyland", "it"])
def test_other_words_are_no_country(words: str) -> None:
    assert WHO.country(words) is None


@pytest.mark.parametrize(
    ("words", "country", "sector"),
    [
        ("Kremlin", "RUS", "GOV"),
        ("Downing Street", "GBR", "GOV"),
        ("South Block", "IND", "GOV"),
        ("Rawalpindi", "PAK", "MIL"),
        ("Élysée", "FRA", "GOV"),
        ("External Affairs Ministry", "IND", "GOV"),
        ("MEA", "IND", "GOV"),
        ("State Department", "USA", "GOV"),
        ("TASS", "RUS", "JRN"),
        ("Xinhua", "CHN", "JRN"),
        ("NATO", None, "IGO"),
        ("Hezbollah", "LBN", "REB"),
        ("International Court of Justice", None, "JUD"),
    ],
)
def test_bodies_and_metonyms_have_country_and_sector(
    words: str, country: str | None, sector: str
) -> None:
    name = WHO.named(words)[0]
    assert (name.country, name.sectors.split()[0]) == (country, sector)


def test_an_acronym_is_only_met_in_capitals() -> None:
    assert WHO.named("WHO")[0].name == "World Health Organization"
    assert not WHO.named("who")


def test_the_office_is_the_one_held_on_the_day() -> None:
    (blair,) = WHO.people("Tony Blair")
    then, later = (
        WHO.office(blair, date(2003, 1, 1)),
        WHO.office(blair, date(2012, 1, 1)),
    )
    assert then is not None
    assert (then.title, then.current) == ("Prime Minister", True)
    assert later is not None
    assert not later.current


def test_before_any_office_there_is_none() -> None:
    (blair,) = WHO.people("Tony Blair")
    assert WHO.office(blair, date(1900, 1, 1)) is None


@pytest.mark.parametrize(
    "spelling", ["Sergey Lavrov", "Sergei Lavrov", "SERGEI LAVROV", "Sergeĭ Lavrov"]
)
def test_romanisations_of_a_name_find_one_person(spelling: str) -> None:
    assert [p.country for p in WHO.people(spelling)] == ["RUS"]


@pytest.mark.parametrize(
    ("office", "country", "day", "surname"),
    [
        ("president", "USA", date(1998, 5, 5), "Clinton"),
        ("prime minister", "IND", date(2025, 5, 5), "Modi"),
        ("foreign minister", "RUS", date(2010, 1, 1), "Lavrov"),
        ("defence minister", "GBR", date(2021, 1, 1), "Wallace"),
    ],
)
def test_an_office_of_a_country_tells_who_held_it(
    office: str, country: str, day: date, surname: str
) -> None:
    assert surname in [p.name.split()[-1] for p in WHO.holders(office, country, day)]


def test_role_nouns_have_sectors_in_singular_and_plural() -> None:
    one, many = WHO.role("protester"), WHO.role("protesters")
    assert one is not None
    assert many is not None
    assert one.sectors.split()[0] == many.sectors.split()[0] == "CVL"
    assert (one.plural, many.plural) == (False, True)


def test_codes_of_former_and_disputed_states_are_countries() -> None:
    assert all(map(is_country, ("SUN", "YUG", "XKX", "TWN", "PSE")))
    assert not is_country("XXX")


def test_threads_share_one_whoswho() -> None:
    words = ["Iraqi", "Kremlin", "Moscow", "U.N."] * 50
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(WHO.country, words))
    assert found == [WHO.country(word) for word in words]
