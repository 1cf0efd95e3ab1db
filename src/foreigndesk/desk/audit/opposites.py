"""Acts that exclude each other: welcomed and rejected, opened and closed."""

from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from foreigndesk.desk.audit.senses import same_key


def opposite(key: str, keys: Sequence[str]) -> int | None:
    """Return the place among some keys of one that excludes an act; None if there is none."""
    others = _opposites().get(key, frozenset())
    return next((number for number, other in enumerate(keys) if other in others), None)


@cache
def _opposites() -> dict[str, frozenset[str]]:
    text = (files(__package__) / "data" / "opposites.tsv").read_text("utf-8")
    found: dict[str, set[str]] = defaultdict(set)
    for line in text.splitlines()[1:]:
        left, right = ([same_key(word) for word in side.split()] for side in line.split("\t"))
        for one in left:
            found[one].update(right)
        for one in right:
            found[one].update(left)
    return {key: frozenset(others) for key, others in found.items()}
