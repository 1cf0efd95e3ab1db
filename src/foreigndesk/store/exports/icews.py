"""ICEWS, 20 columns with a header: one row a pair of actor and recipient, tab-separated.

What is missing is blank. Event and story are numbers: `f"h{number >> 7:014x}"` of the Event ID is
what `why` opens, `f"r{number:014x}"` of the Story ID the report. Rows that an analyst corrected are
listed in a file of its own beside the output.
"""

from collections.abc import Iterable, Iterator

from foreigndesk.codebook import goldstein, sectors
from foreigndesk.store.exports.cameo import code_name, whole_code
from foreigndesk.store.exports.cells import Cell, degrees, one_line, tab_line
from foreigndesk.store.exports.columns import columns, named
from foreigndesk.store.exports.details import Need
from foreigndesk.store.exports.told import Dyad, Side, Told, dyads, number_of
from foreigndesk.whoswho import country_codes

NEEDS = Need.ACTORS | Need.TEXTS
COLUMNS = columns("""
Event ID | number of the happening or event and of the pair (63 bits)
Event Date | first day; blank where it is unknown
Source Name | actor
Source Sectors | its PLOVER sectors in words, parted by commas
Source Country | name of its country
Event Text | name of the CAMEO code
CAMEO Code | CAMEO code, 04 as 040
Intensity | Goldstein weight of the code
Target Name | recipient
Target Sectors | its sectors
Target Country | name of its country
Story ID | number of the report
Sentence Number | number of the sentence, from 1
Publisher | publisher of the report
City | place, where a report gives one
District | blank
Province | blank
Country | name of the country of the place
Latitude | degrees north
Longitude | degrees east
""")


def lines(told: Iterable[Told]) -> Iterator[str]:
    """Yield the header and a line a pair."""
    yield tab_line(named(COLUMNS))
    for one in told:
        for dyad in dyads(one):
            yield tab_line(_row(dyad))


def _row(dyad: Dyad) -> list[Cell]:
    told = dyad.told
    code = whole_code(told.cameo)
    return [
        number_of(told.id, dyad.number),
        told.starts,
        *_side(dyad.actor),
        *(code_name(told.cameo), code, goldstein(told.cameo)),
        *_side(dyad.recipient),
        int(told.story.id[1:15], 16),
        told.sentence,
        told.story.publisher,
        *(told.place, None, None, _country(told.place_country)),
        *(degrees(told.latitude), degrees(told.longitude)),
    ]


def _side(side: Side | None) -> list[Cell]:
    if side is None:
        return [None] * 3
    words = (sectors()[code].meaning for code in side.sectors if code in sectors())
    listed = ",".join(one_line(word).replace(",", " and") for word in words)
    return [side.name, listed, _country(side.country)]


def _country(iso3: str | None) -> str | None:
    codes = country_codes(iso3)
    return codes.name if codes else None
