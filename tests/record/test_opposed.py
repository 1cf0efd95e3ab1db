"""Who is named as the enemy in an act of support, or as the victim in a blame, is not acted on."""

import pytest

from foreigndesk.intake.report import Block, BlockRole, Report, Span, report_id
from foreigndesk.reading.marks import (
    ActorKind,
    Entity,
    EventMark,
    EventTime,
    Mention,
    MentionForm,
    Reading,
    Status,
)
from foreigndesk.reading.sentences import split_sentences
from foreigndesk.record.build import build_record
from foreigndesk.record.opposed import without_opposed
from tests.record.conftest import PUBLISHED

NAMES = ("Norland", "Sudania", "Ostia")


def read(text: str, kind: str, word: str, recipients: tuple[str, ...]) -> Reading:
    """A report of one act by Norland: each name is a state of its own."""
    report = Report(
        id=report_id(text=text, published=PUBLISHED, title=None, publisher=None, url=None),
        published=PUBLISHED,
        text=text,
        blocks=(Block(role=BlockRole.PARAGRAPH, start=0, end=len(text)),),
        language="en",
    )
    mentions = [
        Mention(span=Span(at, at + len(name)), entity=number, form=MentionForm.NAME)
        for number, name in enumerate(NAMES)
        for at in range(len(text))
        if text.startswith(name, at)
    ]
    anchor = Span(text.index(word), text.index(word) + len(word))
    act = EventMark(
        anchor=anchor,
        clause=Span(0, len(text)),
        type=kind,
        status=Status.HAPPENED,
        when=EventTime(how="unknown"),
        actors=(0,),
        recipients=tuple(NAMES.index(name) for name in recipients),
    )
    return Reading(
        report=report,
        sentences=split_sentences(report),
        mentions=tuple(sorted(mentions, key=lambda one: one.span)),
        entities=tuple(Entity(name=n, kind=ActorKind.STATE, how="text: title") for n in NAMES),
        events=(act,),
        reader="hand",
    )


def acted_on(reading: Reading) -> list[str]:
    return [NAMES[one] for one in without_opposed(reading).events[0].recipients]


@pytest.mark.parametrize(
    ("kind", "word", "text"),
    [
        ("AGREE", "pledged", "Norland pledged to hold Sudania accountable for the raids."),
        ("AGREE", "agreed", "Norland agreed to impose heavy costs on Sudania."),
        ("SUPPORT", "joined", "Norland joined its neighbours in condemning Sudania."),
        ("COOPERATE", "works", "Norland works with its neighbours to deter Sudania."),
        ("AGREE", "readiness", "Norland noted its readiness to stand up to Sudania’s new war."),
        ("AGREE", "agreed", "Norland agreed with its neighbours to coordinate closely on Sudania."),
        ("AGREE", "pledged", "Norland pledged to free the hostages held by Sudania."),
        ("SUPPORT", "passed", "Norland passed a law slapping sanctions on Sudania."),
    ],
)
def test_a_friendly_act_against_somebody_is_not_done_to_them(
    kind: str, word: str, text: str
) -> None:
    assert acted_on(read(text, kind, word, ("Sudania",))) == []


def test_whom_the_support_is_for_stays() -> None:
    text = "Norland reaffirmed its support for Ostia against Sudania."
    assert acted_on(read(text, "SUPPORT", "support", ("Ostia", "Sudania"))) == ["Ostia"]


@pytest.mark.parametrize(
    ("word", "text"),
    [
        ("support", "Norland voiced support for Sudania’s strikes against the rebels."),
        ("support", "Norland voiced support for Sudania’s right to fight off attacks."),
        ("pledged", "Norland pledged to ease the sanctions on Sudania."),
        ("pledged", "Norland pledged to deter further raids against Sudania."),
        ("pledged", "Norland pledged grain to Sudania."),
    ],
    ids=["its own war is backed", "its right", "sanctions are eased", "it is the victim", "aid"],
)
def test_a_friendly_act_for_somebody_is_done_to_them(word: str, text: str) -> None:
    assert acted_on(read(text, "SUPPORT", word, ("Sudania",))) == ["Sudania"]


def test_the_victim_of_what_is_punished_is_not_punished() -> None:
    text = "Norland imposed costs on Sudania for its war on Ostia."
    assert acted_on(read(text, "SANCTION", "imposed", ("Sudania", "Ostia"))) == ["Sudania"]


def test_a_blame_that_would_be_left_without_anybody_keeps_whom_it_has() -> None:
    text = "Norland condemned the attack on Ostia."
    assert acted_on(read(text, "ACCUSE", "condemned", ("Ostia",))) == ["Ostia"]


def test_who_is_threatened_with_an_attack_stays() -> None:
    text = "Norland threatened to attack Ostia and Sudania."
    found = acted_on(read(text, "THREATEN", "threatened", ("Ostia", "Sudania")))
    assert found == ["Ostia", "Sudania"]


def test_a_cut_in_aid_hits_who_received_it() -> None:
    text = "Norland cut its aid to Sudania, whose regime Ostia backs."
    found = acted_on(read(text, "SANCTION", "cut", ("Sudania", "Ostia")))
    assert found == ["Sudania", "Ostia"]


def test_a_record_has_nobody_acted_on_who_is_only_opposed() -> None:
    text = "Norland pledged to hold Sudania accountable for the raids."
    record = build_record(read(text, "AGREE", "pledged", ("Sudania",)))
    assert record.events[0].recipients == ()
    named = read(text, "ACCUSE", "pledged", ("Sudania",))
    assert build_record(named).events[0].recipients != ()
