"""The table of names: what a name in a report may stand for, and the keys that lead there."""

import re
from collections import defaultdict
from typing import Any

from foreigndesk.whoswho.keys import acronym_key, is_acronym, name_key


class Names:
    """The table of names: entries and the keys that lead to them, best entry first."""

    def __init__(self) -> None:
        self.entries: list[list[Any]] = []
        self.keys: dict[str, list[int]] = defaultdict(list)

    def add(
        self, names: list[str], kind: str, country: str | None, sectors: str, **more: Any
    ) -> None:
        """Add an entry under all its names; the first one is its own."""
        self.entries.append(
            [names[0], kind, country, sectors, more.get("wikidata"), more.get("years")]
        )
        for name in names:
            for key in self._keys(name):
                if key and len(self.entries) - 1 not in self.keys[key]:
                    self.keys[key].append(len(self.entries) - 1)

    @staticmethod
    def _keys(name: str) -> list[str]:
        bare = re.sub(r"\s*\([^)]*\)", "", name).strip()
        bare = re.sub(r"^[Tt]he ", "", bare)
        if is_acronym(bare):
            return [acronym_key(bare)]
        return [name_key(bare)]


def add_once(index: dict[str, list[int]], key: str, number: int) -> None:
    """Add a row number under a key of an index, unless it is there."""
    if key and number not in index[key]:
        index[key].append(number)
