"""Invitations to occasions that lie ahead."""

import pytest

import foreigndesk


@pytest.mark.parametrize("reader", ["rules", "encoder"])
def test_an_invitation_to_a_dated_occasion_is_planned_for_its_day(reader: str) -> None:
    text = "Kenya's president invited the Chadian prime minister to a summit to be held in June."
    record = foreigndesk.read(text, published="2026-03-04", reader=reader)
    (invited,) = (e for e in record.events if e.anchor.of(text) == "invited")
    assert (invited.type, invited.status, invited.when.value) == ("AGREE", "planned", "2026-06")


@pytest.mark.parametrize("reader", ["rules", "encoder"])
def test_an_invitation_without_a_day_of_its_occasion_happened(reader: str) -> None:
    text = "On Monday Kenya's president invited the Chadian prime minister to Nairobi."
    record = foreigndesk.read(text, published="2026-03-04", reader=reader)
    (invited,) = (e for e in record.events if e.anchor.of(text) == "invited")
    assert (invited.status, invited.when.value) == ("happened", "2026-03-02")
