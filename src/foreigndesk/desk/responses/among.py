"""Who of a set has not responded, as far as the record goes."""

from collections.abc import Iterable
from datetime import date

from foreigndesk.desk.acts import Party
from foreigndesk.desk.happening import Happening
from foreigndesk.desk.responses.rows import Absent, Response
from foreigndesk.desk.select import Choice, Selector, country_label

_OF_THE_STATE = frozenset({"GOV", "MIL", "LEG", "JUD", "SPY", "COP"})


def absent_of(
    happening: Happening, rows: Iterable[Response], selector: Selector, as_of: date
) -> tuple[Absent, ...]:
    """Return those of a set who have no row: states by their government, others by name.

    Whoever did it is left out: they are not asked to respond to their own act.
    """
    named = [row for row in rows if not row.open_set]
    found: list[Absent] = []
    for label, country, choice in _members(selector):
        if country is not None and any(actor.key == country for actor in happening.actors):
            continue
        answered = [row for row in named if _is_of(row, country, choice)]
        if any(country is None or _speaks_for_state(row, country) for row in answered):
            continue
        others = tuple(dict.fromkeys(row.who for row in answered))
        found.append(
            Absent(happening=happening.id, who=label, country=country, as_of=as_of, others=others)
        )
    return tuple(found)


def _members(selector: Selector) -> list[tuple[str, str | None, Choice]]:
    found: dict[str, tuple[str, str | None, Choice]] = {}
    for choice in selector.choices:
        for code in choice.countries:
            found.setdefault(code, (country_label(code), code, choice))
        if not choice.countries:
            found.setdefault(choice.label, (choice.label, None, choice))
    return list(found.values())


def _is_of(row: Response, country: str | None, choice: Choice) -> bool:
    if country is not None:
        return row.country == country
    party = Party(id="", key=row.key, name=row.who, country=row.country, sector=row.sector)
    return choice.matches(party)


def _speaks_for_state(row: Response, country: str) -> bool:
    """Whether a responder is the state or one of its offices; of unknown office, yes."""
    return row.key == country or row.sector is None or row.sector in _OF_THE_STATE
