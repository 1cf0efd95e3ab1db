"""Sentences of our own writing, annotated in words: `annotated/written.txt` says how.

They become rows like those of the annotated sentences of the data folder.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

Row = dict[str, Any]

WRITTEN = Path(__file__).parent / "annotated/written.txt"
STATUSES = {
    "h": "happened",
    "o": "ongoing",
    "p": "planned",
    "r": "requested",
    "y": "hypothetical",
    "d": "denied",
}
_CODE = re.compile(r"([A-Z]+)(?:/([a-z-]+))? ([hoprydl])")
_NUMBERED = re.compile(r"(.*)#(\d+)")


def written_rows(path: Path = WRITTEN) -> list[Row]:
    """Return the sentences as rows.

    Raises:
        ValueError: words that don't stand in their sentence, or a code that is none.
    """
    blocks = re.split(r"\n\s*\n", path.read_text("utf-8"))
    return [_Sentence(lines).row() for lines in map(_lines, blocks) if lines]


def _lines(block: str) -> list[tuple[str, list[str]]]:
    lines = [line for line in block.splitlines() if line and not line.startswith("#")]
    return [(line[0], [part.strip() for part in line[1:].split("|")]) for line in lines]


def place(text: str, words: str) -> tuple[int, int]:
    """Return where `words` (or "words#2", the second time) stand in `text`.

    Raises:
        ValueError: they don't.
    """
    numbered = _NUMBERED.fullmatch(words)
    words, count = (numbered[1], int(numbered[2])) if numbered else (words, 1)
    pattern = rf"(?<!\w){re.escape(words)}(?!\w)" if words.isalnum() else re.escape(words)
    starts = [match.start() for match in re.finditer(pattern, text)]
    if len(starts) < count:
        message = f"{words!r} does not stand {count} times in {text!r}"
        raise ValueError(message)
    return starts[count - 1], starts[count - 1] + len(words)


class _Sentence:
    """One sentence's lines on their way to a row."""

    def __init__(self, lines: list[tuple[str, list[str]]]) -> None:
        self._text = lines[0][1][0]
        self._lines = lines[1:]
        self._actors: dict[tuple[int, int], str] = {}

    def row(self) -> Row:
        """Return the row."""
        statements = [self._statement(parts) for mark, parts in self._lines if mark == "S"]
        events = [self._event(parts) for mark, parts in self._lines if mark == "E"]
        for mark, parts in self._lines:
            if mark == "M":
                self._named(parts[0])
        actors = [{"id": name, "span": list(span)} for span, name in self._actors.items()]
        head = {"id": f"written:{self._text}", "doc": f"written/{self._text}", "context": ""}
        body = {"actors": actors, "statements": statements, "events": events}
        return {**head, "text": self._text, **body}

    def _named(self, words: str) -> list[str]:
        """Return the ids of the mentions that stand between semicolons."""
        return [name for one in words.split(";") for name in self._mention(one.strip())]

    def _mention(self, words: str) -> Iterator[str]:
        if words and words != "-":
            span = place(self._text, words)
            yield self._actors.setdefault(span, f"a{len(self._actors)}")

    def _statement(self, parts: list[str]) -> Row:
        source, cue, content, *via = parts
        return {
            "source": next(iter(self._named(source)), None),
            "cue": list(place(self._text, cue)),
            "content": [list(place(self._text, one.strip())) for one in content.split(";;")],
            "via": int(via[0]) if via else None,
        }

    def _event(self, parts: list[str]) -> Row:
        anchor, code, actors, recipients, *time = parts
        found = _CODE.fullmatch(code)
        if not found:
            message = f"{code!r} is no type, mode and status ({self._text!r})"
            raise ValueError(message)
        return {
            "anchor": list(place(self._text, anchor)),
            "type": found[1],
            "mode": found[2],
            "status": STATUSES[found[3]],
            "actors": self._named(actors),
            "recipients": self._named(recipients),
            "time": list(place(self._text, time[0])) if time and time[0] else None,
        }
