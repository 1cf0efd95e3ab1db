"""POLECAT's 40 columns: one row a happening, several actors in one cell.

Columns in the order of the published weekly files (2018 on, tab-separated with a header). What is
missing is the word `None`, several values are parted by "; ", quads are words. Lists of one side
are parallel: the third country is that of the third actor. The files are UTF-8; a reader that
takes them for ISO-8859-1 gets every row, with other letters for those beyond ASCII.
"""

from collections.abc import Iterable, Iterator

from foreigndesk.settings import VERSION
from foreigndesk.store.exports.cells import Cell, degrees, listed, tab_line
from foreigndesk.store.exports.columns import columns, named
from foreigndesk.store.exports.details import Need
from foreigndesk.store.exports.told import Side, Told
from foreigndesk.whoswho import country_codes

NEEDS = Need.ACTORS | Need.WORDS | Need.NAMES
QUADS = {
    1: "VERBAL COOPERATION",
    2: "MATERIAL COOPERATION",
    3: "VERBAL CONFLICT",
    4: "MATERIAL CONFLICT",
}
_SIDE = """
{0} Name | names
{0} Country | ISO 3166-1 alpha-3
{0} COW | numbers of the Correlates of War list of states
Primary {0} Sector | PLOVER sectors, the primary one of each
{0} Sectors | all PLOVER sectors of each, parted by a comma
{0} Title | office or title on the day of the report
{0} Name Raw | the first words of the report that name each
Wikipedia {0} ID | Wikidata items (we know no page numbers of Wikipedia)
"""
COLUMNS = columns(
    """
Event ID | id of the happening or event (`foreigndesk why` opens it)
Event Date | first day; None where it is unknown
Event Type | PLOVER type
Event Mode | PLOVER mode
Intensity | PLOVER score, -10 to +10
Quad Code | the quad in words
Contexts | PLOVER contexts
"""
    + _SIDE.format("Actor").lstrip()
    + _SIDE.format("Recipient").lstrip()
    + """
Placename | place, where a report gives one
City | the same: places are towns
District | None
Province | None
Country | country of the place, ISO 3166-1 alpha-3
Latitude | degrees north
Longitude | degrees east
GeoNames ID | the place in GeoNames
Raw Placename | the place as the report has it
Feature Type | PPL for a town of the gazetteer
Source | publisher of the report
Publication Date | day of the report whose words stand for it
Story People | persons named in that report
Story Organizations | organisations and known groups named in it
Story Locations | states named in it
Language | ISO 639-1 code
Version | version of foreigndesk, and the word corrected where an analyst changed something
""".lstrip()
)


def lines(told: Iterable[Told]) -> Iterator[str]:
    """Yield the header and a line a happening or event."""
    yield tab_line(named(COLUMNS))
    for one in told:
        yield tab_line(_row(one), missing="None")


def _row(told: Told) -> list[Cell]:
    story = told.story
    town = "PPL" if told.geoname_id else None
    return [
        *(told.id, told.starts, told.type, told.mode, told.score, QUADS[told.quad]),
        listed(told.contexts),
        *_side(told.actors),
        *_side(told.recipients),
        *(told.place, told.place, None, None, told.place_country),
        *(degrees(told.latitude), degrees(told.longitude), told.geoname_id, told.place, town),
        *(story.publisher, story.published),
        *(listed(story.people), listed(story.organisations), listed(story.places)),
        story.language,
        f"foreigndesk {VERSION}" + (" corrected" if told.corrected else ""),
    ]


def _side(sides: tuple[Side, ...]) -> list[Cell]:
    if not sides:
        return [None] * 8
    codes = [country_codes(side.country) for side in sides]
    numbers = [str(code.cow) if code and code.cow else None for code in codes]
    return [
        listed(side.name for side in sides),
        listed(side.country for side in sides),
        listed(numbers),
        listed(side.sectors[0] if side.sectors else None for side in sides),
        listed(", ".join(side.sectors) for side in sides),
        listed(side.role for side in sides),
        listed(side.raw for side in sides),
        listed(side.wikidata for side in sides),
    ]
