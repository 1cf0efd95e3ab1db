"""Short reports read for their actors."""

from collections.abc import Callable
from datetime import date

import pytest

from foreigndesk.intake import build_report
from foreigndesk.reading.actors import ActorMarks, find_actors
from foreigndesk.reading.marks import Entity
from foreigndesk.reading.sentences import split_sentences
from foreigndesk.whoswho import load_whoswho

Read = Callable[..., "Reading"]


class Reading:
    """The marks of a text, looked up by the words of a mention."""

    def __init__(self, text: str, marks: ActorMarks) -> None:
        self.text = text
        self.marks = marks

    @property
    def words(self) -> list[str]:
        return [m.span.of(self.text) for m in self.marks.mentions]

    def index(self, words: str, *, nth: int = 0) -> int:
        found = [m.entity for m in self.marks.mentions if m.span.of(self.text) == words]
        return found[nth]

    def actor(self, words: str, *, nth: int = 0) -> Entity:
        return self.marks.entities[self.index(words, nth=nth)]


def read_text(text: str, day: date = date(2025, 5, 5), publisher: str | None = None) -> Reading:
    report = build_report(text, published=day, publisher=publisher)
    marks = find_actors(report, split_sentences(report), load_whoswho())
    return Reading(report.text, marks)


@pytest.fixture
def read() -> Read:
    return read_text
