"""Ids from content: a letter for the sort of entry and 16 hexadecimal digits of BLAKE2b.

The hash covers the report's id and what makes the entry itself (its spans and codes), so one report
gives the same ids on every machine, and an entry of another report never shares an id.
"""

import hashlib


class IdMaker:
    """Makes the ids of one report; equal content gets a running number, so ids stay unique."""

    def __init__(self, report_id: str) -> None:
        self._report_id = report_id
        self._seen: dict[str, int] = {}

    def make(self, letter: str, *content: object) -> str:
        """Return the id of an entry of sort `letter` with this content."""
        base = "\x1f".join((letter, self._report_id, *(str(part) for part in content)))
        repeat = self._seen.get(base, 0)
        self._seen[base] = repeat + 1
        text = base if repeat == 0 else f"{base}\x1f{repeat}"
        return letter + hashlib.blake2b(text.encode("utf-8"), digest_size=8).hexdigest()
