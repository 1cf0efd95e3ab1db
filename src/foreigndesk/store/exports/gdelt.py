"""GDELT 2.0 events, 61 columns: no header, one row a pair of actor and recipient.

Tab-separated although GDELT names such files .csv. Actors have CAMEO codes, places FIPS ones.
`GLOBALEVENTID >> 7` is the beginning of the id: `f"h{number >> 7:014x}"` is what `why` opens.
Unknown days, tones and places of actors are left blank, which GDELT never does for days: read
SQLDATE as a number that may be missing (pandas: Int64). The Goldstein weights are those of ICEWS,
which differ from GDELT's for most codes. Rows that an analyst corrected are listed in a file of
its own beside the output, since GDELT has no column for it.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from foreigndesk.codebook import goldstein
from foreigndesk.store.exports.cameo import actor_code, actor_country, roles, whole_code
from foreigndesk.store.exports.cells import Cell, degrees, tab_line
from foreigndesk.store.exports.columns import columns
from foreigndesk.store.exports.details import Need
from foreigndesk.store.exports.told import Dyad, Side, Told, dyads, number_of
from foreigndesk.whoswho import country_codes

NEEDS = Need.ACTORS | Need.TEXTS
_ACTOR = """
Actor{0}Code | CAMEO code: country and roles
Actor{0}Name | name in capitals
Actor{0}CountryCode | CAMEO country
Actor{0}KnownGroupCode | blank
Actor{0}EthnicCode | blank
Actor{0}Religion1Code | blank
Actor{0}Religion2Code | blank
Actor{0}Type1Code | CAMEO role of the primary sector; blank for a state
Actor{0}Type2Code | of the second
Actor{0}Type3Code | of the third
"""
_GEO = """
{0}Geo_Type | {1}
{0}Geo_FullName | {2}
{0}Geo_CountryCode | {3}
{0}Geo_ADM1Code | {4}
{0}Geo_ADM2Code | blank
{0}Geo_Lat | {5}
{0}Geo_Long | {6}
{0}Geo_FeatureID | {7}
"""
_NOWHERE = ("0: unknown", *["blank"] * 6)
_SOMEWHERE = (
    "0 unknown, 1 country, 3 town of the USA, 4 other town",
    "name of place and country",
    "FIPS 10-4 country (China is CH)",
    "the same: provinces are not known",
    "degrees north",
    "degrees east",
    "FIPS code of a country; blank for a town (ours are ids of GeoNames, not of GNS)",
)
_GAZA = 34.7  # degrees east between the Gaza Strip and the West Bank, two places in FIPS
COLUMNS = columns(
    """
GLOBALEVENTID | number of the happening or event and of the pair (63 bits)
SQLDATE | first day as YYYYMMDD; blank where it is unknown
MonthYear | YYYYMM
Year | YYYY
FractionDate | the year and the part of it that is over
"""
    + _ACTOR.format(1).lstrip()
    + _ACTOR.format(2).lstrip()
    + """
IsRootEvent | 1 if it stands in the first paragraph of its report
EventCode | CAMEO code, 04 as 040
EventBaseCode | its first three digits
EventRootCode | its first two
QuadClass | 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict
GoldsteinScale | Goldstein weight of the code, from the ICEWS tables
NumMentions | events of reports that are joined in it
NumSources | independent voices: copies and rewrites count once
NumArticles | reports
AvgTone | blank
""".lstrip()
    + _GEO.format("Actor1", *_NOWHERE).lstrip()
    + _GEO.format("Actor2", *_NOWHERE).lstrip()
    + _GEO.format("Action", *_SOMEWHERE).lstrip()
    + """
DATEADDED | day of the first report, as YYYYMMDD000000
SOURCEURL | address of the report whose words stand for it, or its id
""".lstrip()
)


def lines(told: Iterable[Told]) -> Iterator[str]:
    """Yield a line a pair; there is no header."""
    for one in told:
        for dyad in dyads(one):
            yield tab_line(_row(dyad))


def _row(dyad: Dyad) -> list[Cell]:
    told = dyad.told
    code = whole_code(told.cameo)
    root = told.story.lead is not None and told.start < told.story.lead
    return [
        number_of(told.id, dyad.number),
        *_days(told.starts),
        *_actor(dyad.actor),
        *_actor(dyad.recipient),
        int(root),
        *(code, code and code[:3], code and code[:2], told.quad, goldstein(told.cameo)),
        *(len(told.members), told.voices, told.reports, None),
        *_nowhere(),
        *_nowhere(),
        *_place(told),
        f"{told.first_published:%Y%m%d}000000",
        told.story.url or told.story.id,
    ]


def _days(day: date | None) -> list[Cell]:
    if day is None:
        return [None] * 4
    passed = day.timetuple().tm_yday / 366
    year = f"{day.year:04d}"
    return [f"{year}{day:%m%d}", f"{year}{day:%m}", year, f"{day.year + passed:.4f}"]


def _actor(side: Side | None) -> list[Cell]:
    if side is None:
        return [None] * 10
    three = [*roles(side), None, None, None][:3]
    name = side.name.upper()
    return [actor_code(side), name, actor_country(side), None, None, None, None, *three]


def _nowhere() -> list[Cell]:
    return [0, *[None] * 7]


def _place(told: Told) -> list[Cell]:
    codes = country_codes(told.place_country)
    fips = codes.fips if codes else None
    if told.place_country == "PSE" and told.longitude is not None and told.longitude < _GAZA:
        fips = "GZ"
    if told.place and told.latitude is not None:
        kind = 3 if told.place_country == "USA" else 4
        name = ", ".join(filter(None, [told.place, codes and codes.name]))
        return [kind, name, fips, fips, None, degrees(told.latitude), degrees(told.longitude), None]
    if codes:
        return [1, codes.name, fips, fips, None, None, None, fips]
    return _nowhere()
