"""Who's who: countries, offices and office-holders with dates, organisations, role nouns."""

from foreigndesk.whoswho.codes import CountryCodes, country_codes
from foreigndesk.whoswho.overrides import check_overrides
from foreigndesk.whoswho.registry import Office, WhosWho, is_country, load_whoswho
from foreigndesk.whoswho.tables import Name, Person, Place, Role

__all__ = [
    "CountryCodes",
    "Name",
    "Office",
    "Person",
    "Place",
    "Role",
    "WhosWho",
    "check_overrides",
    "country_codes",
    "is_country",
    "load_whoswho",
]
