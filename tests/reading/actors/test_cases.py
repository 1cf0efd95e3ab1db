"""One mention given as text."""

from datetime import date

import pytest

from foreigndesk.reading.actors import resolve_text
from foreigndesk.whoswho import load_whoswho

DAY = date(2022, 6, 15)


def pieces(text: str, context: str | None = None) -> list[str]:
    return [w for w, _ in resolve_text(text, context=context, day=DAY, whoswho=load_whoswho())]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("US and French officials", ["US officials", "French officials"]),
        ("Greeks, Serbs and Croats", ["Greeks", "Serbs", "Croats"]),
        ("Polish miners", ["Polish miners"]),
        ("trade unions in Denmark", ["trade unions in Denmark"]),
    ],
)
def test_compound_mentions_are_split_with_the_words_they_share(text: str, parts: list[str]) -> None:
    assert pieces(text) == parts


def test_a_part_of_a_compound_in_its_sentence_gives_the_whole_list() -> None:
    context = "Envoys from afar watched as Ghanaian and Ivorian soldiers exchanged fire."
    assert pieces("Ivorian soldiers", context) == ["Ghanaian soldiers", "Ivorian soldiers"]


@pytest.mark.parametrize("text", ["Tilda Varnholm", "a dog named Rex", "a demand", "teapots", ""])
def test_what_nobody_knows_is_unknown(text: str) -> None:
    found = resolve_text(text, context=None, day=DAY, whoswho=load_whoswho())
    assert [actor for _, actor in found] == [None]


@pytest.mark.parametrize("text", ["He", "three men", "a group of men"])
def test_anybody_is_an_unknown_actor(text: str) -> None:
    ((_, actor),) = resolve_text(text, context=None, day=DAY, whoswho=load_whoswho())
    assert actor is not None
    assert (actor.country, actor.sectors) == (None, ("UNK",))


def test_a_context_tells_the_country() -> None:
    ((_, actor),) = resolve_text("the police", context="Ghana", day=DAY, whoswho=load_whoswho())
    assert actor is not None
    assert (actor.country, actor.sectors) == ("GHA", ("COP",))
