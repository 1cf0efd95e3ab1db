"""The desk's input types: events and statements of many reports, with what compares across reports.

Days are `date`s; an interval is half-open `[starts, ends)`. Absent is `None`, never "".
"""

from datetime import date

from msgspec import Struct


class Party(Struct, frozen=True, kw_only=True):
    """An actor or recipient of one report as the desk compares it with those of others.

    `id` is the actor's id in its report; `key` (`party_key`) is equal for the same actor in
    different reports as far as the who's who knew it. `sector` is the primary PLOVER sector.
    """

    id: str
    key: str
    name: str
    country: str | None = None
    sector: str | None = None


class Count(Struct, frozen=True, kw_only=True):
    """People counted in an act as its report states it: killed, injured, arrested, crowd ..."""

    what: str
    low: int
    high: int | None = None


class Act(Struct, frozen=True, kw_only=True):
    """An event of one report, as the desk joins it with events of others.

    `quad`, `score`, `status`, `historical` and `confidence` as in `record.entries.Event`; `how`
    says how the time was found. `per` is the chain of statement ids, outermost first, and
    `per_sources` who says so; empty means that the report itself asserts it. `anchor` is the word
    that names the act, `evidence` the clause at `[start, end)` of the report's text. `corrected`
    says that an analyst changed a field of it (`desk.corrections`).
    """

    id: str
    report: str
    published: date
    publisher: str | None = None
    type: str
    mode: str | None = None
    status: str = "happened"
    historical: bool = False
    quad: int = 1
    score: float = 0.0
    cameo: str | None = None
    contexts: tuple[str, ...] = ()
    actors: tuple[Party, ...] = ()
    recipients: tuple[Party, ...] = ()
    starts: date | None = None
    ends: date | None = None
    time_value: str | None = None
    how: str | None = None
    place: str | None = None
    place_country: str | None = None
    geoname_id: int | None = None
    per: tuple[str, ...] = ()
    per_sources: tuple[str, ...] = ()
    anchor: str = ""
    evidence: str = ""
    start: int = 0
    end: int = 0
    counts: tuple[Count, ...] = ()
    confidence: float = 1.0
    corrected: bool = False


class Said(Struct, frozen=True, kw_only=True):
    """A statement of one report, as the desk compares it with those of others.

    `source` is None where nobody is named or the words name no actor; `source_words` then has the
    words, if any. `via` is the id of the statement that relays this one, `via_source` who relays.
    """

    id: str
    report: str
    published: date
    publisher: str | None = None
    source: Party | None = None
    source_words: str | None = None
    kind: str = "indirect"
    cue: str | None = None
    content: str = ""
    via: str | None = None
    via_source: str | None = None
    addressee: str | None = None
    venue: str | None = None
    start: int = 0
    end: int = 0
    confidence: float = 1.0


def party_key(*, name: str, kind: str, country: str | None, wikidata: str | None) -> str:
    """Return the key under which reports share an actor: Wikidata id, state, or name and country.

    A state is its code ("IND"); anyone without an entry is known by name ("asif|PAK").
    """
    if kind == "state" and country:
        return country
    return wikidata or f"{' '.join(name.lower().split())}|{country or ''}"
