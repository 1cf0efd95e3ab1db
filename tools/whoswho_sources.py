"""The tables that the who's-who files are made of: open data, our own, and their codes."""

import csv
from collections.abc import Iterator
from pathlib import Path

from foreigndesk.codebook import is_sector

HERE = Path(__file__).parent
TARGET = HERE.parent / "src" / "foreigndesk" / "whoswho" / "data"
RENAMED = {"BUR": "MMR", "HVO": "BFA", "RHO": "ZWE", "TMP": "TLS", "ZAR": "COD"}
SECTOR = {"HLH": "MED", "PPL": "CVL", "RAD": "REB", "ENV": "SOC", "HRI": "NGO", "INS": "REB"}
NOT_ACTORS = {"NON", "JNK"}


def rows(path: Path) -> list[dict[str, str]]:
    """Return the rows of a tab-separated file by column."""
    with path.open(encoding="utf-8") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def hand(name: str) -> Iterator[list[str]]:
    """Yield the cells of each line of one of our own tables."""
    for line in (HERE / "whoswho" / name).read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            yield [cell.strip() for cell in line.split(";")]


def split(cell: str) -> list[str]:
    """Return the values of a cell that "|" separates."""
    return [part.strip() for part in cell.split("|") if part.strip()]


def sectors_of(code: str) -> str:
    """Return the PLOVER sectors of a code of the sources: six letters are two, religions REL."""
    parts = [part for c in code.split() for part in ([c[:3], c[3:]] if len(c) == 6 else [c])]
    codes = [SECTOR.get(part, part) for part in parts if part not in NOT_ACTORS]
    return " ".join(dict.fromkeys(c if is_sector(c) else "REL" for c in codes))
