"""Accounts side by side: what each includes, leaves out, and words or dates differently."""

from datetime import date
from itertools import permutations

from foreigndesk.desk.readouts.compare import Comparison, Topic, compare_accounts
from foreigndesk.desk.responses.telling import Telling
from tests.desk.reports import telling_of

OSLO = (
    "Norwegian Prime Minister Jonas Gahr Store met Indian Prime Minister Narendra Modi on Monday. "
    "Store urged a ceasefire in Gaza. They agreed to build 30 ships. Store raised fishing quotas."
)
DELHI = (
    "Indian Prime Minister Narendra Modi met Norwegian Prime Minister Jonas Gahr Store on Monday. "
    "The truce in Gaza was discussed. Modi said 12 ships would be built. Modi spoke of solar power."
)


def accounts() -> list[Telling]:
    return [telling_of(OSLO, publisher="Oslo"), telling_of(DELHI, publisher="Delhi")]


def compared() -> Comparison:
    found = compare_accounts(accounts(), {})
    assert len(found.accounts) == 2
    return found


def texts(topic: Topic, found: Comparison) -> dict[str | None, str]:
    return {
        account.publisher: " ".join(point.words for point in cell)
        for account, cell in zip(found.accounts, topic.cells, strict=True)
    }


def about(found: Comparison, word: str) -> Topic:
    (topic,) = (
        one for one in found.topics if any(word in text for text in texts(one, found).values())
    )
    return topic


def test_what_both_include_stands_side_by_side_in_other_words() -> None:
    found = compared()
    assert texts(about(found, "ceasefire"), found) == {
        "Oslo": "Store urged a ceasefire in Gaza.",
        "Delhi": "The truce in Gaza was discussed.",
    }


def test_what_one_leaves_out_has_an_empty_cell() -> None:
    found = compared()
    assert texts(about(found, "fishing"), found)["Delhi"] == ""
    assert texts(about(found, "solar"), found)["Oslo"] == ""
    label = next(one.label for one in found.accounts if one.publisher == "Delhi")
    assert about(found, "fishing") in found.left_out_by(label)


def test_another_verb_and_another_number_are_told() -> None:
    found = compared()
    verbs = {one.field: one for one in about(found, "ceasefire").differences}
    assert sorted(one.value for one in verbs["verb"].versions) == ["discussed", "urged"]
    numbers = {one.field: one for one in about(found, "30 ships").differences}
    assert sorted(one.value for one in numbers["numbers"].versions) == ["12", "30"]


def test_every_version_says_where_it_stands() -> None:
    found = compared()
    reports = {one.report.id: one.report.text for one in accounts()}
    for topic in found.topics:
        for difference in topic.differences:
            for version in difference.versions:
                assert reports[version.report][version.start : version.end].strip()


def test_nothing_is_erased() -> None:
    found = compared()
    told = " ".join(text for topic in found.topics for text in texts(topic, found).values())
    for text in (OSLO, DELHI):
        for sentence in text.split(". "):
            assert sentence.strip(".") in told


def test_copies_of_one_voice_are_one_account() -> None:
    first, second = accounts()
    voices = {first.report.id: "v", second.report.id: "v"}
    found = compare_accounts([first, second], voices)
    assert len(found.accounts) == 1
    assert len(found.accounts[0].copies) == 1


def test_the_order_of_reports_changes_nothing() -> None:
    third = telling_of(
        "Indian Prime Minister Narendra Modi met Norwegian Prime Minister Jonas Gahr Store. "
        "They spoke of 30 ships and of the ceasefire in Gaza."
    )
    found = [compare_accounts(some, {}) for some in permutations([*accounts(), third])]
    assert all(one == found[0] for one in found)


def test_no_report_gives_an_empty_comparison() -> None:
    assert compare_accounts([], {}).topics == ()
    (only,) = compare_accounts([accounts()[0]], {}).accounts
    assert only.published == date(2025, 5, 5)
