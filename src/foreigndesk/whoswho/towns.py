"""A town of the gazetteer by its name and country, where the name is not ambiguous."""

from foreigndesk.whoswho.keys import name_key
from foreigndesk.whoswho.tables import Place, places


def find_town(name: str, country: str | None) -> Place | None:
    """Return the town of this name in the country; without one, the only town of this name."""
    table = places()
    towns = [table.places[number] for number in table.keys.get(name_key(name), ())]
    fit = [town for town in towns if country in (None, town.country)]
    return None if not fit or (country is None and len(fit) > 1) else fit[0]
