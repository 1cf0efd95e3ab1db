"""Weights of acts: PLOVER's, Goldstein's, or a table of the user's own, applied when asked.

A table of one's own is text with a heading: `type,score` or `type,mode,score` (PLOVER), or
`cameo,score`; columns are parted by tabs, commas or semicolons. A mode without a row takes its
type's; a CAMEO code takes that of the nearest code it is a case of. What has no weight is counted
as unweighed, never as zero.
"""

import csv
from collections.abc import Iterable, Mapping
from itertools import zip_longest
from typing import TypeVar

from msgspec import Struct

from foreigndesk.codebook import cameo_for, event_types, goldstein, is_mode, is_type, modes_of
from foreigndesk.errors import WeightsUnusable

Key = TypeVar("Key", str, tuple[str, str | None])
_HEADINGS = ({"type", "score"}, {"type", "mode", "score"}, {"cameo", "score"})


class WeightTable(Struct, frozen=True, kw_only=True):
    """Weights by (type, mode) and by CAMEO code; `name` is the file they came from."""

    name: str
    types: Mapping[tuple[str, str | None], float] = {}
    codes: Mapping[str, float] = {}

    def weight(self, kind: str, mode: str | None, contexts: Iterable[str] = ()) -> float | None:
        """Return the weight of an act of this type, mode and contexts, None where it has none."""
        found = self.types.get((kind, mode), self.types.get((kind, None)))
        if found is None and self.codes:
            found = self._of_code(cameo_for(kind, mode, contexts))
        return found

    def _of_code(self, code: str) -> float | None:
        while len(code) >= 2:
            if code in self.codes:
                return self.codes[code]
            code = code[:-1]
        return None


def goldstein_weight(kind: str, mode: str | None, contexts: Iterable[str] = ()) -> float | None:
    """Return the Goldstein weight of an act through its CAMEO code (`codebook.cameo_for`)."""
    return goldstein(cameo_for(kind, mode, contexts))


def read_weights(text: str, name: str) -> WeightTable:
    """Return the table that a file's text holds; `name` stands in errors.

    Raises:
        WeightsUnusable: no heading we know, a code or score that is none, a row twice.
    """
    lines = [line for line in text.removeprefix("\ufeff").splitlines() if line.strip()]
    if not lines:
        raise WeightsUnusable(place=name, reason="it is empty")
    parting = max("\t,;", key=lines[0].count)
    heading, *rows = csv.reader(lines, delimiter=parting)
    names = [column.strip().lower() for column in heading]
    if set(names) not in _HEADINGS or len(set(names)) < len(names):
        raise WeightsUnusable(
            place=name,
            reason=f"the heading is {', '.join(names)}; it must be type,score or type,mode,score "
            "or cameo,score",
        )
    if not rows:
        raise WeightsUnusable(place=name, reason="there is no row under the heading")
    return _table(names, rows, name)


def _table(names: list[str], rows: Iterable[list[str]], name: str) -> WeightTable:
    types: dict[tuple[str, str | None], float] = {}
    codes: dict[str, float] = {}
    for number, cells in enumerate(rows, 1):
        place = f"{name}, row {number}"
        if len(cells) > len(names):
            raise WeightsUnusable(place=place, reason=f"more than {len(names)} columns")
        row = dict(zip_longest(names, (cell.strip() for cell in cells), fillvalue=""))
        score = _score(row["score"], place)
        if "cameo" in row:
            _keep(codes, _code(row["cameo"], place), score, place)
        else:
            _keep(types, _type(row["type"], row.get("mode", ""), place), score, place)
    return WeightTable(name=name, types=types, codes=codes)


def _keep(table: dict[Key, float], key: Key, score: float, place: str) -> None:
    if key in table:
        raise WeightsUnusable(place=place, reason="it has a row already")
    table[key] = score


def _score(text: str, place: str) -> float:
    try:
        score = float(text.replace("\N{MINUS SIGN}", "-"))
    except ValueError:
        raise WeightsUnusable(place=place, reason=f"{text!r} is no number") from None
    if not -1000 <= score <= 1000:
        raise WeightsUnusable(place=place, reason=f"{text} is not between -1000 and 1000")
    return score


def _code(code: str, place: str) -> str:
    if goldstein(code) is None:
        raise WeightsUnusable(place=place, reason=f"{code!r} is no CAMEO code")
    return code


def _type(kind: str, mode: str, place: str) -> tuple[str, str | None]:
    kind = kind.upper()
    if not is_type(kind):
        known = ", ".join(event_types())
        raise WeightsUnusable(place=place, reason=f"{kind!r} is no PLOVER type ({known})")
    if mode and not is_mode(kind, mode):
        known = ", ".join(modes_of(kind)) or "it has none"
        raise WeightsUnusable(place=place, reason=f"{mode!r} is no mode of {kind} ({known})")
    return kind, mode or None
