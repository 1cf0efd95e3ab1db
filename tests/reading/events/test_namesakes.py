"""Attacks called by the name of a place or a victim."""

import pytest

from foreigndesk.intake import Span
from foreigndesk.reading.events.namesakes import without_namesakes
from foreigndesk.reading.marks import ActorKind, Entity, Mention, MentionForm
from tests.reading.events.test_control import act

KINDS = {"Dunmarra": ActorKind.PERSON, "Taleban": ActorKind.GROUP}


def actors_left(text: str, word: str) -> list[str]:
    names = list(KINDS)
    entities = [Entity(name=name, kind=KINDS[name], how="text: name") for name in names]
    mentions = [
        Mention(span=Span(at, at + len(name)), entity=number, form=MentionForm.NAME)
        for number, name in enumerate(names)
        if (at := text.find(name)) >= 0
    ]
    event = act(text, word, "ASSAULT", actors=tuple(m.entity for m in mentions))
    left = without_namesakes(event, text, mentions, entities)
    return [names[number] for number in left.actors]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Togo condemned the Dunmarra bombing.", "bombing"),
        ("The Dunmarra terror attack is two years past.", "attack"),
    ],
)
def test_a_name_before_a_noun_of_attack_is_not_the_attacker(text: str, word: str) -> None:
    assert actors_left(text, word) == []


@pytest.mark.parametrize(
    ("text", "word", "actor"),
    [
        ("The Taleban attack went on all night.", "attack", "Taleban"),
        ("Dunmarra's attack went on all night.", "attack", "Dunmarra"),
        ("Dunmarra attacked the post.", "attacked", "Dunmarra"),
        ("Dunmarra led the attack.", "attack", "Dunmarra"),
    ],
)
def test_groups_owners_and_subjects_stay(text: str, word: str, actor: str) -> None:
    assert actors_left(text, word) == [actor]
