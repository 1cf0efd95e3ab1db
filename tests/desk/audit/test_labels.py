"""Labels and headings against what stands under them."""

from foreigndesk.desk.audit import Checked, Verdict, audit_record
from foreigndesk.desk.audit.labels import label_of
from tests.desk.reading import read_rules

BRIEF = """date 2026-10-06 Zambia deploys battalions to Malawi border
What's the story
Zambia sent two battalions to its border with Malawi after armed men burned three villages.
{kicker}
{heading}
Malawi's President Chisomo Banda will travel to Lusaka on October 9.
"""


def checked(kicker: str, heading: str) -> dict[str, Checked]:
    found = audit_record(read_rules(BRIEF.format(kicker=kicker, heading=heading), "2026-10-06"))
    return {one.text: one for one in found.checked}


def test_a_label_that_promises_the_future_fits_what_is_planned() -> None:
    found = checked("Upcoming events", "Malawi's president to travel to Lusaka")
    assert found["Upcoming events"].verdict is Verdict.SUPPORTED


def test_a_label_that_promises_what_the_section_lacks_is_a_misfit_and_says_so() -> None:
    found = checked("Casualties", "Malawi's president to travel to Lusaka")["Casualties"]
    assert found.verdict is Verdict.LABEL_MISFIT
    assert "killed or hurt" in found.findings[0].reason


def test_a_label_that_promises_nothing_can_not_fail() -> None:
    found = checked("Upcoming events", "Malawi's president to travel to Lusaka")
    assert found["What's the story"].verdict is Verdict.NOTHING


def test_a_heading_over_other_matter_is_a_misfit() -> None:
    heading = "Opposition criticises deployment as waste of money"
    assert checked("Upcoming events", heading)[heading].verdict is Verdict.LABEL_MISFIT


def test_a_label_of_no_known_kind_is_judged_by_its_words() -> None:
    found = checked("Malawi", "Malawi's president to travel to Lusaka")["Malawi"]
    assert found.verdict is Verdict.SUPPORTED


def test_labels_are_known_by_their_words() -> None:
    label = label_of("What’s next?")
    assert label is not None
    assert label.ahead
    assert label_of("Zanzibar") is None
