from collections.abc import Mapping, Sequence
from datetime import date

from foreigndesk.intake import build_report
from foreigndesk.intake.report import Span
from foreigndesk.reading.encoder import (
    FixedModel,
    Found,
    FoundAnchor,
    FoundStatement,
    WindowMarks,
)
from foreigndesk.reading.encoder.assemble import read_with
from foreigndesk.reading.marks import Reading
from foreigndesk.whoswho import load_whoswho


def place(text: str, words: str) -> Span:
    """Return where `words` stand as words of their own; "he#2" is the second "he"."""
    words, _, number = words.partition("#")
    padded = f" {text.translate(str.maketrans('.,“”', '    '))} "
    at = -1
    for _ in range(int(number or 1)):
        at = padded.index(f" {words} ", at + 1)
    return Span(at, at + len(words))


def marks(
    text: str,
    acts: Sequence[tuple[str, str, str, str]] = (),
    said: Sequence[tuple[str, str, str]] = (),
) -> WindowMarks:
    """Return marks of acts (words, type, actor, recipient) and statements of one sentence."""
    named = [name for _, _, *sides in acts for name in sides if name]
    named += [source for source, _, _ in said]
    order = list(dict.fromkeys(named))
    return WindowMarks(
        mentions=tuple(Found(place(text, name), 0.9) for name in order),
        anchors=tuple(
            FoundAnchor(
                span=place(text, words),
                chance=0.9,
                type=kind,
                status="happened",
                status_chance=0.9,
                actors=(order.index(actor),) if actor else (),
                recipients=(order.index(recipient),) if recipient else (),
            )
            for words, kind, actor, recipient in acts
        ),
        statements=tuple(
            FoundStatement(
                cue=place(text, cue),
                chance=0.9,
                source=(place(text, source),),
                content=(Span(text.index(content), text.index(content) + len(content)),),
            )
            for source, cue, content in said
        ),
    )


def read(table: Mapping[str, WindowMarks]) -> Reading:
    report = build_report(" ".join(table), published=date(2024, 5, 8), title=None)
    return read_with(FixedModel(table), report, whoswho=load_whoswho())


def parties(reading: Reading, number: int) -> tuple[list[str], list[str]]:
    event = reading.events[number]
    actors = [reading.entities[i].name for i in event.actors]
    return actors, [reading.entities[i].name for i in event.recipients]


def test_it_that_acts_is_the_state_that_acted_before() -> None:
    first = "Chad condemned Niger on Monday."
    second = "It also expelled two Malian diplomats."
    reading = read(
        {
            first: marks(first, [("condemned", "ACCUSE", "Chad", "Niger")]),
            second: marks(second, [("expelled", "SANCTION", "It", "two Malian diplomats")]),
        }
    )
    assert parties(reading, 1)[0] == ["Chad"]


def test_the_recipient_of_an_act_is_not_its_actor() -> None:
    text = "Chad said Niger had attacked it."
    table = marks(
        text, [("attacked", "ASSAULT", "Niger", "it")], [("Chad", "said", "Niger had attacked it")]
    )
    assert parties(read({text: table}), 0) == (["Niger"], ["Chad"])


def test_he_in_words_told_by_somebody_is_that_somebody() -> None:
    text = "President Erik Berg told minister Ole Lund after the talks that he condemned the raid."
    content = "he condemned the raid"
    table = marks(
        text,
        [("condemned", "ACCUSE", "he", ""), ("talks", "CONSULT", "President Erik Berg", "")],
        [("President Erik Berg", "told", content)],
    )
    reading = read({text: table})
    event = next(e for e in reading.events if e.type == "ACCUSE")
    assert [reading.entities[i].name for i in event.actors] == ["Erik Berg"]


def test_he_in_a_quotation_is_not_its_speaker() -> None:
    first = "President Erik Berg met minister Ole Lund."
    second = "“Yesterday he condemned the raid.”, Berg said."
    reading = read(
        {
            first: marks(first, [("met", "CONSULT", "President Erik Berg", "minister Ole Lund")]),
            second: marks(
                second,
                [("condemned", "ACCUSE", "he", "")],
                [("Berg", "said", "“Yesterday he condemned the raid.”")],
            ),
        }
    )
    event = next(e for e in reading.events if e.type == "ACCUSE")
    assert "Erik Berg" not in [reading.entities[i].name for i in event.actors]


def test_we_in_a_quotation_are_its_speaker_named_after_it() -> None:
    text = "“We will never recognise the junta”, the Norwegian foreign ministry told the envoy."
    table = marks(
        text,
        [("recognise", "SUPPORT", "We", "junta")],
        [
            (
                "Norwegian foreign ministry",
                "told",
                "“We will never recognise the junta”",
            )
        ],
    )
    reading = read({text: table})
    (event,) = reading.events
    assert [reading.entities[i].country for i in event.actors] == ["NOR"]


def test_a_pronoun_that_two_may_be_meant_by_stays_open() -> None:
    text = "President Erik Berg and minister Ole Lund came late, and he condemned the raid."
    table = WindowMarks(
        mentions=tuple(
            Found(place(text, name), 0.9)
            for name in ("President Erik Berg", "minister Ole Lund", "he")
        ),
        anchors=(
            FoundAnchor(
                span=place(text, "condemned"),
                chance=0.9,
                type="ACCUSE",
                status="happened",
                status_chance=0.9,
                actors=(2,),
            ),
        ),
    )
    assert parties(read({text: table}), 0)[0] == []


def test_a_person_is_no_it() -> None:
    text = "Minister Erik Berg said it was bombed."
    table = marks(
        text,
        [("bombed", "ASSAULT", "", "it")],
        [("Minister Erik Berg", "said", "it was bombed")],
    )
    assert parties(read({text: table}), 0)[1] == []
