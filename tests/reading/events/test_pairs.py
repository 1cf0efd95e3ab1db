"""Who "the two leaders" and "both" are."""

import pytest

import foreigndesk


def actors_of(text: str, anchor: str, reader: str) -> set[str | None]:
    record = foreigndesk.read(text, published="2026-03-04", reader=reader)
    countries = {actor.id: actor.country for actor in record.actors}
    event = next(e for e in record.events if e.anchor.of(text) == anchor)
    return {countries[actor] for actor in event.actors}


@pytest.mark.parametrize(
    ("pair", "reader"),
    [
        ("The two leaders", "rules"),  # a bare "both" is no mention to the rules
        ("The two leaders", "encoder"),
        ("Both", "encoder"),
        ("The two", "encoder"),
        ("They", "encoder"),
    ],
)
def test_the_two_are_those_who_met_last(pair: str, reader: str) -> None:
    text = (
        "Kenyan President Ama Okoro met Chadian President Idriss Haroun in Nairobi on Monday. "
        f"{pair} condemned the attack on the convoy."
    )
    assert actors_of(text, "condemned", reader) == {"KEN", "TCD"}


@pytest.mark.parametrize("reader", ["rules", "encoder"])
def test_without_a_meeting_of_two_they_stay_unknown(reader: str) -> None:
    text = "Rebels attacked a convoy in Chad on Monday. The two leaders condemned the attack."
    assert "TCD" not in actors_of(text, "condemned", reader)


def test_they_who_did_not_meet_as_two_are_nobody() -> None:
    text = "Rebels attacked a convoy in Chad on Monday. They condemned the government."
    record = foreigndesk.read(text, published="2026-03-04", reader="encoder")
    known = {actor.id for actor in record.actors}
    assert all(actor in known for event in record.events for actor in event.actors)
