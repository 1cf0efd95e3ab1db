"""The channel of a response: phone call, statement, interview ... (`channels.toml`)."""

import re
import tomllib
from functools import cache
from importlib.resources import files

PHONE_MODE = "phone"


def channel_of(*places: str | None, title: str | None = None) -> str | None:
    """Return the channel that the nearest of some plain texts names, else what the title is."""
    for place in places:
        found = _first(_patterns("channel"), place)
        if found is not None:
            return found
    return _first(_patterns("title"), title)


def _first(patterns: tuple[tuple[str, re.Pattern[str]], ...], text: str | None) -> str | None:
    if not text:
        return None
    return next((name for name, pattern in patterns if pattern.search(text)), None)


@cache
def _patterns(part: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    data = tomllib.loads((files(__package__) / "channels.toml").read_text("utf-8"))
    return tuple(
        (row["name"], re.compile(rf"(?<![\w-])(?:{'|'.join(row['words'])})(?![\w])"))
        for row in data[part]
    )
