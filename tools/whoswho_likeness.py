"""Which words the names of a country's office-holders are made of."""

from collections import Counter, defaultdict
from typing import Any

from foreigndesk.whoswho import is_country
from foreigndesk.whoswho.keys import name_key

RARE = 2  # a word of fewer persons, an ending of fewer than five times as many, tells nothing


def name_words(people: dict[str, Any]) -> dict[str, Any]:
    """Return how many persons of each country have a word, or an ending, in their name."""
    words: defaultdict[str, Counter[str]] = defaultdict(Counter)
    ends: defaultdict[str, Counter[str]] = defaultdict(Counter)
    sizes: Counter[str] = Counter()
    for name, country, *_ in people["people"]:
        if not country or not is_country(country):
            continue
        parts = [part for part in name_key(name).split() if len(part) > 2]
        sizes[country] += len(parts)
        for part in set(parts):
            words[part][country] += 1
        if parts:
            ends[parts[-1][-3:]][country] += 1
    return {
        "words": {w: c for w, c in sorted(words.items()) if c.total() >= RARE},
        "ends": {e: c for e, c in sorted(ends.items()) if c.total() >= 5 * RARE},
        "sizes": dict(sorted(sizes.items())),
        "total": sizes.total(),
    }
