"""Anchors of acts and their status."""

import pytest

from foreigndesk.intake import Span
from foreigndesk.reading.events.acts import find_acts
from foreigndesk.reading.marks import Status
from foreigndesk.reading.tokens import tokenize


def statuses(text: str, word: str) -> set[Status]:
    acts = find_acts(tokenize(text, Span(0, len(text))))
    return {act.status for act in acts if word in act.span.of(text)}


@pytest.mark.parametrize(
    "text",
    [
        "Russia did not attack the convoy.",
        "Russia didn't attack the convoy.",
        "Russia never did, and has not yet attacked the convoy.",
        "The convoy was not deliberately attacked by the army.",
    ],
)
def test_an_act_that_was_not_done_is_denied(text: str) -> None:
    assert statuses(text, "attack") == {Status.DENIED}


def test_an_act_that_was_done_is_not_denied() -> None:
    assert statuses("Russia attacked the convoy, not the town.", "attack") == {Status.HAPPENED}


def test_the_first_to_act_has_acted() -> None:
    text = "Malta was the first country to condemn the attack."
    assert statuses(text, "condemn") == {Status.HAPPENED}


def test_no_words_hold_no_act() -> None:
    assert find_acts([]) == []
