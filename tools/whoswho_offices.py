"""What the title of an office tells: the sectors of its holder, and how well known they are."""

import re
from functools import cache

from whoswho_sources import HERE

CHIEFS = (
    r"(acting |interim )?(president|prime minister|chancellor|king|queen|emir|sultan|premier|pope"
    r"|supreme leader|secretary-general of the united nations|head of state|vice president)"
    r"( and prime minister)?"
)
MAIN_OFFICES = (
    r"foreign|external affairs|defen[cs]e|secretary of state$|leader of|president of the european"
)


@cache
def office_patterns() -> list[tuple[str, str]]:
    """Return (sectors, pattern) for offices; the first pattern that is met tells the sectors."""
    lines = (HERE / "whoswho" / "offices.txt").read_text("utf-8").splitlines()
    return [
        (cells[0], cells[1])
        for line in lines
        if "\t" in (line[:40])
        for cells in [line.split("\t")]
        if not line.startswith("#")
    ]


def office_sectors(office: str) -> str:
    """Return the sectors that an office gives."""
    low = office.lower()
    for sectors, pattern in office_patterns():
        if re.search(pattern, low):
            return sectors
    return "GOV"


def office_rank(office: str, role: str) -> int:
    """3 chiefs of state and government, 2 foreign, defence and the like, 1 other offices."""
    low = office.lower()
    if role in {"chief of state", "head of government"} or re.fullmatch(CHIEFS, low):
        return 3
    if re.search(MAIN_OFFICES, low):
        return 2
    return 1


def own_rank(office: str) -> int:
    """Our own rows are of well-known persons: 4 for chiefs of state and government, else 2."""
    return 4 if office_rank(office, "") == 3 else 2
