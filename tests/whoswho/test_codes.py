"""Every code of the who's who is one of the codebook or of the table of countries."""

from foreigndesk.codebook import is_sector
from foreigndesk.whoswho import is_country, tables


def test_every_sector_is_one_of_the_codebook() -> None:
    named = [entry.sectors for entry in tables.names().entries]
    held = [office.split("\t")[1] for office in tables.leaders().offices]
    roles = [role.sectors for role in tables.roles().values()]
    codes = {code for sectors in (*named, *held, *roles) for code in sectors.split()}
    assert {code for code in codes if not is_sector(code)} == set()


def test_every_country_is_a_known_code() -> None:
    codes = {entry.country for entry in tables.names().entries}
    codes |= {person.country for person in tables.leaders().people}
    codes |= {place.country for place in tables.places().places}
    unknown = {code for code in codes if code and not is_country(code)}
    assert unknown <= {"IGO"}  # officials of international bodies: of no country
