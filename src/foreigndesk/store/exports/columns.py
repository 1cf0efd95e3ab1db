"""A column of an export: its name as the format has it, and what stands in it here."""

from collections.abc import Iterable
from typing import NamedTuple


class Column(NamedTuple):
    """Name and meaning of a column."""

    name: str
    meaning: str


def columns(table: str) -> tuple[Column, ...]:
    """Return the columns of a table written as "name | meaning" lines."""
    lines = (line.partition("|") for line in table.strip().splitlines())
    return tuple(Column(name.strip(), meaning.strip()) for name, _, meaning in lines)


def named(found: Iterable[Column]) -> list[str]:
    """Return the names."""
    return [column.name for column in found]
