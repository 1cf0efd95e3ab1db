"""Every kind of verdict, over short reports of our own."""

import pytest

from foreigndesk.desk.audit import Audit, Verdict, audit_record
from tests.desk.reading import read_rules

SOURCE = (
    "Kenya's Foreign Minister Amina Wekesa condemned the shelling of Goma on Monday.\n"
    "The shelling killed 17 people, hospital officials said.\n"
    '"We will not close our eyes," Wekesa said.\n'
    "Kenya will send 40 trucks of food to the city on March 9."
)


def audit(brief: str, source: str = SOURCE) -> Audit:
    return audit_record(read_rules(brief), [read_rules(source, "2026-03-03")])


def verdict(sentence: str, source: str = SOURCE) -> Verdict:
    return audit(sentence, source).checked[0].verdict


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The shelling killed 17 people, hospital officials said.", Verdict.SUPPORTED),
        ("Kenyan Foreign Minister Amina Wekesa denounced the shelling of Goma.", Verdict.SUPPORTED),
        ("The shelling killed seventeen people.", Verdict.SUPPORTED),
        ("The shelling killed 71 people, hospital officials said.", Verdict.CONTRADICTED),
        (
            "Foreign Minister Amina Wekesa did not condemn the shelling of Goma.",
            Verdict.CONTRADICTED,
        ),
        ("Kenya sent 40 trucks of food to the city.", Verdict.WRONG_STATUS),
        ("Kenya will send 40 trucks of food to the city on March 19.", Verdict.WRONG_DATE),
        ("Uganda closed its border with Rwanda after a cholera outbreak.", Verdict.UNSUPPORTED),
        ("What comes next?", Verdict.NOTHING),
    ],
)
def test_each_sentence_gets_the_verdict_its_evidence_asks_for(
    sentence: str, expected: Verdict
) -> None:
    assert verdict(sentence) is expected


def test_the_words_of_one_in_the_mouth_of_another_are_misattributed() -> None:
    brief = '"We will not close our eyes," Ugandan President Yoweri Museveni said.'
    found = audit(brief).checked[0]
    assert found.verdict is Verdict.MISATTRIBUTED
    assert "Wekesa" in found.findings[0].reason
    assert found.findings[0].proofs[0].entries


def test_parties_that_are_swapped_are_a_contradiction() -> None:
    source = "Bolivia accused Peru on Monday of fishing in its waters."
    assert verdict("Bolivia accused Peru of fishing in its waters.", source) is Verdict.SUPPORTED
    assert verdict("Peru accused Bolivia of fishing in its waters.", source) is Verdict.CONTRADICTED


def test_a_passive_says_the_same_as_its_active() -> None:
    source = "Norway invited Finland's president to Oslo on Monday."
    assert (
        verdict("Finland's president was invited to Oslo by Norway.", source) is Verdict.SUPPORTED
    )


def test_a_value_that_one_report_bears_out_is_no_fault_whatever_another_says() -> None:
    sources = [
        read_rules("A bomb killed 12 people in Maiduguri, police said.", "2026-03-03", "A"),
        read_rules("A bomb killed 15 people in Maiduguri, doctors said.", "2026-03-03", "B"),
    ]
    brief = read_rules(
        "A bomb killed 15 people in Maiduguri.\nA bomb killed 40 people in Maiduguri."
    )
    first, second = audit_record(brief, sources).checked
    assert first.verdict is Verdict.SUPPORTED
    assert second.verdict is Verdict.CONTRADICTED


def test_a_made_up_quotation_is_unsupported_though_its_matter_is_known() -> None:
    brief = '"We shall burn every house in Goma to the ground," Wekesa said.'
    assert verdict(brief) is Verdict.UNSUPPORTED


def test_proofs_carry_the_words_of_the_report_they_point_at() -> None:
    source = read_rules(SOURCE, "2026-03-03")
    found = audit_record(read_rules("The shelling killed 71 people."), [source])
    proof = found.checked[0].findings[0].proofs[0]
    assert source.report.text[proof.start : proof.end] == proof.words
    assert proof.speaks == "against"


def test_without_evidence_only_the_form_is_checked() -> None:
    found = audit_record(read_rules("The shelling killed 71 people."))
    assert found.reports == 0
    assert found.checked[0].verdict is Verdict.NOT_CHECKED


def test_reference_marks_and_order_of_evidence_change_nothing() -> None:
    sources = [
        read_rules(SOURCE, "2026-03-03"),
        read_rules("Peru expelled two envoys.", "2026-03-02"),
    ]
    brief = read_rules("The shelling killed 17 people. [2]")
    assert audit_record(brief, sources) == audit_record(brief, sources[::-1])
    assert audit_record(brief, sources).checked[0].verdict is Verdict.SUPPORTED


def test_a_brief_without_sentences_gives_an_empty_audit() -> None:
    found = audit_record(read_rules("..."), [])
    assert sum(found.counts.values()) == len(found.checked)
    assert found.faults() == ()
