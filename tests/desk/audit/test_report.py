"""An audit as text and as a page."""

from foreigndesk.desk.audit import audit_record
from foreigndesk.desk.audit.report import summary, to_html, to_text
from tests.desk.reading import read_rules

SOURCE = "The shelling of Goma killed 17 people, hospital officials said."


def test_the_text_names_verdict_reason_and_proof() -> None:
    brief = read_rules("The shelling of Goma killed 71 people.")
    text = to_text(audit_record(brief, [read_rules(SOURCE)]))
    assert text.startswith("CONTRADICTED (0.85)  The shelling of Goma killed 71 people.")
    assert "the number differs: '71' here, '17' in the evidence" in text
    assert f"against: “{SOURCE}”" in text
    assert text.endswith("1 contradicted; checked against 1 report\n")


def test_an_audit_without_evidence_says_so() -> None:
    found = audit_record(read_rules("The shelling of Goma killed 71 people."))
    assert summary(found) == "1 not-checked; checked against itself alone"


def test_markup_in_a_brief_is_shown_not_obeyed() -> None:
    brief = read_rules('Goma was shelled <script>alert("x")</script> by 17 men & women on Monday.')
    page = to_html(audit_record(brief, [read_rules(SOURCE)]))
    assert "<script>" not in page
    assert "&lt;script&gt;" in page
