"""Where a sentence mentions actors."""

import pytest

from foreigndesk.reading.actors.spans import find_spans
from foreigndesk.reading.actors.tagging import tag
from foreigndesk.whoswho import load_whoswho


def mentions(text: str, known: tuple[str, ...] = ()) -> list[str]:
    tagged = tag(text, 0, len(text), load_whoswho())
    return [span.of(text) for span in find_spans(tagged, known)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The Kenyan police detained two traders.", ["Kenyan police", "two traders"]),
        ("Leaders of Mali and Niger met.", ["Leaders of Mali and Niger"]),
        ("His lawyers spoke.", ["His lawyers"]),
        ("Police in Ghana fled.", ["Police in Ghana"]),
        ("President Asta Holm of Denmark left.", ["President Asta Holm of Denmark"]),
        ("Mr. Holm spoke.", ["Mr. Holm"]),
        ("He saw a military coup.", ["He"]),
        ("The envoy to Cairo resigned.", ["envoy to Cairo"]),
        ("Rain fell in Ghana.", []),
        ("Ghanaian cocoa rots.", []),
    ],
)
def test_mentions_are_whole_phrases_without_article(text: str, found: list[str]) -> None:
    assert mentions(text) == found


def test_a_surname_met_before_is_a_mention() -> None:
    assert mentions("Later Holm promised help.") == []
    assert mentions("Later Holm promised help.", ("holm",)) == ["Holm"]
