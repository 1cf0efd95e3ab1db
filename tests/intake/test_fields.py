from typing import Any

import pytest

from foreigndesk.errors import FieldMissing, LineMalformed
from foreigndesk.intake.fields import draft_of
from foreigndesk.intake.options import IntakeOptions

PLAIN = IntakeOptions()


@pytest.mark.parametrize(
    "row",
    [
        {"text": "T", "title": "H", "date": "D", "url": "U", "publisher": "P"},
        {"Body": "T", "Headline": "H", "pubDate": "D", "Link": "U", "Source": "P"},
        {"content": "T", "title": "H", "published": "D", "url": "U", "outlet": "P"},
        {"TEXT ": "T", "title": "H", "publishedAt": "D", "url": "U", "source": {"name": "P"}},
        {"text": "", "body": "T", "title": "H", "date": None, "published": "D", "url": "U",
         "agency": "P"},
        {"text": ["T"], "title": "H", "date": " D ", "uri": "U", "sitename": "P"},
    ],
)  # fmt: skip
def test_the_usual_names_are_known(row: dict[str, Any]) -> None:
    draft = draft_of(row, PLAIN, "a:1")
    assert (draft.text, draft.title, draft.published) == ("T", "H", "D")
    assert (draft.url, draft.publisher) == ("U", "P")


def test_names_that_are_given_win_over_the_usual_ones() -> None:
    options = IntakeOptions(text_field="Story text", date_field="when", id_field="key")
    row = {"Story text": "T", "text": "no", "when": 20250505, "date": "no", "key": 7, "id": 8}
    draft = draft_of(row, options, "a:1")
    assert (draft.text, draft.published, draft.name) == ("T", 20250505, "7")


@pytest.mark.parametrize("field", ["text", "title", "date", "url", "publisher", "id"])
def test_a_named_field_that_is_missing_is_told_with_those_present(field: str) -> None:
    options = IntakeOptions(**{f"{field}_field": "wrong"})
    with pytest.raises(FieldMissing, match=r"a:3: no field 'wrong' \(it has text, day\)"):
        draft_of({"text": "T", "day": "D"}, options, "a:3")


def test_a_row_without_any_text_field_is_told_with_what_it_has() -> None:
    row = {f"column {number}": 1 for number in range(20)}
    with pytest.raises(FieldMissing, match="column 11 and 8 more"):
        draft_of(row, PLAIN, "a:3")
    with pytest.raises(FieldMissing, match="it has none"):
        draft_of({}, PLAIN, "a:3")


@pytest.mark.parametrize(
    "row",
    [
        {"text": 5},
        {"text": True},
        {"text": {"name": "T"}},
        {"text": ["T", 1]},
        {"text": "T", "title": ["H"]},
        {"text": "T", "title": 5},
        {"text": "T", "date": True},
        {"text": "T", "date": {"$date": 1}},
        {"text": "T", "url": 1.5},
    ],
)
def test_a_value_that_is_no_text_is_told(row: dict[str, Any]) -> None:
    with pytest.raises(LineMalformed, match="a:1: the field for the"):
        draft_of(row, PLAIN, "a:1")


def test_paragraphs_in_a_list_are_parted_by_blank_lines() -> None:
    assert draft_of({"text": ["One.", "Two."]}, PLAIN, "a:1").text == "One.\n\nTwo."
