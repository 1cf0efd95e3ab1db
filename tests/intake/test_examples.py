from pathlib import Path

from foreigndesk.intake import BlockRole, Refused, Report, Taken, take_in

REPORTS = Path(__file__).parents[2] / "examples" / "reports"


def examples() -> list[Report]:
    found = list(take_in([str(REPORTS)]))
    assert [item for item in found if isinstance(item, Refused)] == []
    return [item.report for item in found if isinstance(item, Taken)]


def test_every_example_is_taken_in_with_its_title_and_day() -> None:
    reports = examples()
    assert len(reports) >= 16
    assert all(report.title for report in reports)
    assert all(2025 <= report.published.year <= 2026 for report in reports)
    assert {report.language for report in reports} == {"en"}


def test_the_examples_have_briefs_with_sections_and_stories_with_datelines() -> None:
    reports = examples()
    assert sum(len(report.sections) == 4 for report in reports) >= 2
    assert sum(report.dateline is not None for report in reports) >= 10


def test_no_example_is_of_nothing_but_labels() -> None:
    for report in examples():
        paragraphs = [block for block in report.blocks if block.role is BlockRole.PARAGRAPH]
        words = sum(len(block.span.of(report.text).split()) for block in paragraphs)
        assert words > 0.7 * len(report.text.split())
