"""CAMEO as GDELT and ICEWS write it, and what an actor's code is made of."""

from datetime import date

import pytest

from foreigndesk.codebook import sectors
from foreigndesk.store.exports import gdelt
from foreigndesk.store.exports.cameo import ROLES, actor_code, code_name, roles, whole_code
from foreigndesk.store.exports.told import Side, Story, Told


@pytest.mark.parametrize(
    ("country", "kind", "codes", "code"),
    [
        ("USA", "state", ("GOV",), "USA"),
        ("USA", "person", ("GOV",), "USAGOV"),
        ("ROU", "person", ("MIL", "GOV"), "ROMMILGOV"),
        ("FRA", "organisation", ("JRN",), "FRAMED"),
        ("FRA", "organisation", ("MED",), "FRAHLH"),
        (None, "organisation", ("IGO",), "IGO"),
        (None, "people", ("UNK",), None),
        ("QQQ", "people", (), None),
    ],
)
def test_an_actor_code_is_country_and_roles(
    country: str | None, kind: str, codes: tuple[str, ...], code: str | None
) -> None:
    side = Side(id="a1", key="k", name="N", country=country, sectors=codes, kind=kind)
    assert actor_code(side) == code


def test_roles_are_of_plover_sectors_and_at_most_three() -> None:
    assert set(ROLES) <= set(sectors())
    assert set(map(len, ROLES.values())) == {3}
    many = Side(id="a1", key="k", name="N", sectors=("GOV", "MIL", "COP", "JUD"), kind="group")
    assert roles(many) == ["GOV", "MIL", "COP"]
    assert actor_code(None) is None


def test_a_cue_category_is_its_general_code() -> None:
    assert [whole_code(code) for code in ("04", "042", "1823", None)] == [
        "040",
        "042",
        "1823",
        None,
    ]
    assert code_name("04")
    assert code_name("042")
    assert code_name(None) is None


def told_at(country: str, longitude: float) -> Told:
    day = date(2026, 2, 4)
    return Told(
        id="h0123456789abcdef",
        event="e0123456789abcdef",
        type="ASSAULT",
        status="happened",
        historical=False,
        quad=4,
        score=-9.0,
        story=Story(id="r1", published=day),
        place="Town",
        place_country=country,
        latitude=31.5,
        longitude=longitude,
        first_published=day,
    )


@pytest.mark.parametrize(
    ("country", "longitude", "fips"),
    [("PSE", 34.45, "GZ"), ("PSE", 35.2, "WE"), ("EGY", 34.2, "EG"), ("CHN", 116.4, "CH")],
)
def test_places_have_fips_codes(country: str, longitude: float, fips: str) -> None:
    names = [column.name for column in gdelt.COLUMNS]
    (line,) = gdelt.lines([told_at(country, longitude)])
    cells = dict(zip(names, line.rstrip("\n").split("\t"), strict=True))
    assert cells["ActionGeo_CountryCode"] == fips
    assert (cells["SQLDATE"], cells["Actor1Code"]) == ("", "")
