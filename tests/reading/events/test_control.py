"""Infinitives and who does them."""

from foreigndesk.intake import BlockRole, Span
from foreigndesk.reading.events.control import with_controlled_actors
from foreigndesk.reading.marks import EventMark, EventTime, Sentence, Status

GHANA, TOGO = 0, 1


def act(text: str, word: str, kind: str, **more: object) -> EventMark:
    start = text.index(word)
    span = Span(start, start + len(word))
    fields = {"status": Status.HAPPENED, "when": EventTime(how="unknown")} | more
    return EventMark(anchor=span, clause=span, type=kind, **fields)


def controlled(text: str, *events: EventMark) -> list[EventMark]:
    sentence = Sentence(span=Span(0, len(text)), block=0, role=BlockRole.PARAGRAPH)
    places = {
        entity: [Span(text.index(name), text.index(name) + len(name))]
        for entity, name in ((GHANA, "Ghana"), (TOGO, "Togo"))
    }
    return with_controlled_actors(events, text, [sentence], places)


def test_the_subject_of_the_verb_before_does_what_the_infinitive_names() -> None:
    text = "Ghana called Togo to denounce the raid."
    call = act(text, "called", "CONSULT", actors=(GHANA, TOGO))
    denounced = act(text, "denounce", "ACCUSE", status=Status.PLANNED)
    assert controlled(text, denounced, call)[1].actors == (GHANA,)


def test_what_is_said_in_a_contact_that_took_place_was_said() -> None:
    text = "Ghana called Togo to denounce the raid."
    denounced = act(text, "denounce", "ACCUSE", status=Status.PLANNED)
    for status in (Status.HAPPENED, Status.PLANNED):
        call = act(text, "called", "CONSULT", actors=(GHANA,), status=status)
        assert controlled(text, call, denounced)[1].status is status


def test_whoever_is_asked_does_what_is_asked() -> None:
    text = "Ghana urged Togo to withdraw."
    urged = act(text, "urged", "REQUEST", actors=(GHANA,), recipients=(TOGO,))
    withdrawn = act(text, "withdraw", "RETREAT", status=Status.REQUESTED)
    left = controlled(text, urged, withdrawn)[1]
    assert (left.actors, left.status) == ((TOGO,), Status.REQUESTED)


def test_who_is_called_is_not_taken_for_who_denounces() -> None:
    text = "Ghana called Togo to denounce the raid."
    call = act(text, "called", "CONSULT", actors=(GHANA,), recipients=(TOGO,))
    denounced = act(text, "denounce", "ACCUSE", actors=(TOGO,))
    assert controlled(text, call, denounced)[1].actors == (GHANA,)


def test_an_infinitive_with_an_actor_of_its_own_keeps_it() -> None:
    text = "Ghana called on Togo to withdraw."
    called = act(text, "called", "CONSULT", actors=(GHANA,))
    withdrawn = act(text, "withdraw", "RETREAT", actors=(TOGO,))
    assert controlled(text, called, withdrawn)[1].actors == (TOGO,)


def test_a_finite_verb_is_governed_by_nobody() -> None:
    text = "Ghana called Togo and denounced the raid."
    call = act(text, "called", "CONSULT", actors=(GHANA,))
    denounced = act(text, "denounced", "ACCUSE")
    assert controlled(text, call, denounced)[1].actors == ()
