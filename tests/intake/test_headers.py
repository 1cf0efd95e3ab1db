import pytest

from foreigndesk.intake.headers import header_of
from foreigndesk.intake.options import IntakeOptions
from foreigndesk.intake.texts import text_draft


@pytest.mark.parametrize(
    ("line", "values"),
    [
        (" date 2025-05-05 Talks open", {"date": "2025-05-05", "title": "Talks open"}),
        ("date 2025-05-05", {"date": "2025-05-05"}),
        ("Date 2025-05-05\tTalks open", {"date": "2025-05-05", "title": "Talks open"}),
        ("2025-05-05 Talks open", {"date": "2025-05-05", "title": "Talks open"}),
        ("2025-05-05 was a quiet day in Lima.", {}),
        ("dated 2025-05-05 Talks open", {}),
        ("The date 2025-05-05 was set.", {}),
    ],
)
def test_the_date_line_of_a_brief_is_read(line: str, values: dict[str, str]) -> None:
    assert header_of(f"{line}\nThe envoys met.").values == values


def test_a_header_of_names_and_values_is_read_and_marked() -> None:
    text = (
        "\nTitle:  Talks open\nDATE: 5 May 2025\nSource: The Example Wire\nURL:\n\nThe envoys met."
    )
    header = header_of(text)
    assert header.values == {
        "title": "Talks open",
        "date": "5 May 2025",
        "publisher": "The Example Wire",
    }
    assert header.title is not None
    assert header.title.of(text) == "Talks open"
    assert [span.of(text) for span in header.marks] == [
        "Title:",
        "DATE: 5 May 2025",
        "Source: The Example Wire",
        "URL:",
    ]
    assert text[header.end :].strip() == "The envoys met."


@pytest.mark.parametrize("text", ["", "\n", "The title: a story", "Sources: none were named."])
def test_a_text_that_begins_with_the_story_has_no_header(text: str) -> None:
    assert header_of(text) == ({}, (), None, 0)


@pytest.mark.parametrize(
    ("text", "name", "published"),
    [
        ("date 2025-05-05 Talks\nThey met.", "2024-01-01.txt", "2025-05-05"),
        ("Date: May 5, 2025\n\nThey met.", "a.txt", "May 5, 2025"),
        ("LIMA, 5 May 2025 (Agency) — They met.", "a.txt", "5 May 2025"),
        ("LIMA, May 5 (Agency) — They met.", "a.txt", None),
        ("LIMA, May 5 (Agency) — They met.", "wire-2025-05-06.txt", "2025-05-06"),
        ("Talks open in Lima\n\nPublished: 5 May 2025, 08:30\n\nThey met.", "a.txt", "5 May 2025"),
        ("Talks open in Lima\nMonday, May 05, 2025\nThey met.", "a.txt", "Monday, May 05, 2025"),
        ("They met.\n\nUpdated 5 May 2025", "a.txt", None),
        ("They met.", "wire-12025-05-061.txt", None),
        ("They met.", "a.txt", None),
    ],
)
def test_the_day_of_a_text_is_found_where_the_text_or_its_name_has_it(
    text: str, name: str, published: str | None
) -> None:
    assert text_draft(text, name, IntakeOptions()).published == published
