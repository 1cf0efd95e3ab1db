"""Country codes: the traps that data users fall into, and what holds of the whole table."""

from collections import Counter

import pytest

from foreigndesk.whoswho import country_codes, is_country
from foreigndesk.whoswho.codes import all_country_codes


@pytest.mark.parametrize(
    ("iso3", "fips", "cow", "cow_abb"),
    [
        ("CHN", "CH", 710, "CHN"),
        ("CHE", "SZ", 225, "SWZ"),
        ("DEU", "GM", 255, "GMY"),
        ("GMB", "GA", 420, "GAM"),
        ("GAB", "GB", 481, "GAB"),
        ("GBR", "UK", 200, "UKG"),
        ("RUS", "RS", 365, "RUS"),
        ("SRB", "RI", 345, "YUG"),
        ("ISR", "IS", 666, "ISR"),
        ("ISL", "IC", 395, "ICE"),
        ("IRQ", "IZ", 645, "IRQ"),
        ("AUT", "AU", 305, "AUS"),
        ("AUS", "AS", 900, "AUL"),
        ("SVK", "LO", 317, "SLO"),
        ("SVN", "SI", 349, "SLV"),
        ("SLV", "ES", 92, "SAL"),
        ("ESP", "SP", 230, "SPN"),
        ("NER", "NG", 436, "NIR"),
        ("NGA", "NI", 475, "NIG"),
        ("COD", "CG", 490, "DRC"),
        ("COG", "CF", 484, "CON"),
        ("KOR", "KS", 732, "ROK"),
        ("PRK", "KN", 731, "PRK"),
        ("VNM", "VM", 816, "DRV"),
        ("ZAF", "SF", 560, "SAF"),
        ("TUR", "TU", 640, "TUR"),
        ("TUN", "TS", 616, "TUN"),
        ("UKR", "UP", 369, "UKR"),
        ("PSE", "WE", None, None),
        ("XKX", "KV", 347, "KOS"),
        ("TWN", "TW", 713, "TAW"),
        ("SSD", "OD", 626, "SSD"),
        ("SUN", "UR", 365, "RUS"),
        ("YUG", "YO", 345, "YUG"),
        ("DDR", "GC", 265, "GDR"),
        ("CSK", "CZ", 315, "CZE"),
    ],
)
def test_codes_that_are_easily_mistaken(
    iso3: str, fips: str, cow: int | None, cow_abb: str | None
) -> None:
    found = country_codes(iso3)
    assert found is not None
    assert (found.fips, found.cow, found.cow_abb) == (fips, cow, cow_abb)


def test_cameo_goes_its_own_way_in_few_cases() -> None:
    other = {one.iso3: one.cameo for one in all_country_codes() if one.cameo != one.iso3}
    assert other == {"ROU": "ROM", "TLS": "TMP", "XKX": "KSV"}


def test_a_code_names_one_country() -> None:
    for column in ("iso3", "iso2", "fips"):
        named = Counter(getattr(one, column) for one in all_country_codes())
        del named[None]
        twice = {"CS"} if column == "iso2" else set()  # of Czechoslovakia, later of another state
        assert {code for code, count in named.items() if count > 1} == twice
    former = {"SUN", "YUG", "SCG", "RVN", "VDR"}  # succeeded by a state with the same number
    cow = Counter(one.cow for one in all_country_codes() if one.cow and one.iso3 not in former)
    assert max(cow.values()) == 1


def test_every_state_is_one_of_the_whos_who() -> None:
    assert len(all_country_codes()) > 240
    assert all(is_country(one.iso3) for one in all_country_codes() if one.cow)
    assert sum(one.cow is not None for one in all_country_codes()) > 195


def test_an_unknown_code_has_none() -> None:
    assert country_codes("QQQ") is None
    assert country_codes(None) is None
