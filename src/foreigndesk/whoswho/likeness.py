"""How much a person's name sounds like one of a country, from the names of its office-holders.

A naive-Bayes ratio over the words of a name, or the last letters of its surname where the words
are unknown. It chooses between countries that a text speaks of; alone it tells none.
"""

import math

from foreigndesk.whoswho import tables
from foreigndesk.whoswho.keys import name_key

_PRIOR = 60.0  # words of an average country that stand against those of this one
_MOST = 4.0  # one name never weighs more than this


def likeness(name: str, country: str) -> float:
    """Return the log of how much likelier a name is in `country` than anywhere, within +-4.

    0.0 where nothing is known of the name's words or ending.
    """
    table = tables.name_words()
    words = [word for word in name_key(name).split() if len(word) > 2]
    known = [table.words[word] for word in words if word in table.words]
    if not known and words:
        known = [table.ends[words[-1][-3:]]] if words[-1][-3:] in table.ends else []
    size = table.sizes.get(country, 0)
    ratio = sum(_ratio(counts, country, size, table.total) for counts in known)
    return max(-_MOST, min(_MOST, ratio))


def _ratio(counts: dict[str, int], country: str, size: int, total: int) -> float:
    """Return the log ratio of a word's share in a country, smoothed, to its share in all."""
    share = sum(counts.values()) / total
    return math.log((counts.get(country, 0) + _PRIOR * share) / (size + _PRIOR) / share)
