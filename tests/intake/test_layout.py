import pytest

from foreigndesk.intake.layout import Layout, lay_out
from foreigndesk.intake.report import BlockRole

BRIEF = """ date 2025-09-12 Norway and Chad sign fisheries accord
The big picture
Norway and Chad signed an accord on inland fisheries on Friday, both governments said.
"We have waited for this for six years," a spokesperson for the Chadian ministry said.
Terms
Oslo to pay for twelve research boats
The boats are to be delivered by March.
What's next
Will the lake states join in?
Nigeria's foreign ministry said it would study the text.
Niger has not answered.
"""


def blocks(text: str, title: str | None = None) -> list[tuple[str, str]]:
    return [(b.role.value, b.span.of(text)) for b in lay_out(text, title).blocks]


def roles(text: str, title: str | None = None) -> str:
    return " ".join(role for role, _ in blocks(text, title))


def test_a_brief_is_date_title_lead_label_and_sections() -> None:
    assert blocks(BRIEF)[:3] == [
        ("metadata", "date 2025-09-12"),
        ("title", "Norway and Chad sign fisheries accord"),
        ("kicker", "The big picture"),
    ]
    assert roles(BRIEF) == (
        "metadata title kicker paragraph paragraph kicker heading paragraph"
        " kicker heading paragraph paragraph"
    )


def test_sections_have_kicker_heading_and_reach_to_the_next() -> None:
    sections = lay_out(BRIEF).sections
    assert [(s.kicker, s.heading) for s in sections] == [
        ("The big picture", None),
        ("Terms", "Oslo to pay for twelve research boats"),
        ("What's next", "Will the lake states join in?"),
    ]
    assert BRIEF[sections[1].start :].startswith("Terms\n")
    assert sections[0].end == sections[1].start
    assert BRIEF[: sections[-1].end] == BRIEF.rstrip("\n")


def test_a_brief_without_its_date_line_has_the_same_sections() -> None:
    body = BRIEF.split("\n", 1)[1]
    title = "Norway and Chad sign fisheries accord"
    headings = [(s.kicker, s.heading) for s in lay_out(body, title).sections]
    assert headings == [(s.kicker, s.heading) for s in lay_out(BRIEF).sections]
    assert lay_out(body, title).title is None


def test_a_title_line_over_a_brief_is_found_without_being_told() -> None:
    body = BRIEF.split("2025-09-12 ", 1)[1]
    assert blocks(body)[:2] == [
        ("title", "Norway and Chad sign fisheries accord"),
        ("kicker", "The big picture"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Envoys meet in Oslo for talks",
        "ENVOYS MEET IN OSLO FOR TALKS",
        "“Envoys meet in Oslo for talks”",
        "Envoys meet in Oslo for talks - The Example Post",
    ],
)
def test_a_known_title_is_found_in_the_text_in_other_dress(line: str) -> None:
    text = f"{line}\n\nThe envoys of four states met in Oslo.\n"
    assert roles(text, "Envoys meet in Oslo for talks") == "title paragraph"


def test_a_dateline_on_a_line_of_its_own_is_neither_title_nor_heading() -> None:
    text = "LIMA, Peru, May 5 (Agency) --\n\nThe envoys met.\n\nThey left."
    assert roles(text) == "dateline paragraph paragraph"
    assert roles(f"Talks open in Lima\n\n{text}") == "title dateline paragraph paragraph"
    assert lay_out(text).dateline == "LIMA, Peru"


def test_a_dateline_is_found_behind_a_headline_with_a_full_stop() -> None:
    text = "The talks are over.\n\nLIMA - The envoys met.\n\nOSLO - They left."
    assert roles(text) == "paragraph dateline paragraph paragraph"


def test_credits_and_notes_between_title_and_story_are_no_part_of_it() -> None:
    text = (
        "CORRECTED: Envoys meet in Oslo\n\n(Corrects the place in the lead.)\n\nBy Ida Holm\n\n"
        "OSLO (Agency) — The envoys met.\n\n(The agency is based in Oslo.)\n"
    )
    assert roles(text) == "title metadata metadata dateline paragraph paragraph"


def test_a_known_title_that_is_not_in_the_text_stays_outside() -> None:
    text = "The envoys of four states met in Oslo.\n\nThey meet again in May."
    assert roles(text, "Four states talk") == "paragraph paragraph"


def test_a_dateline_is_split_off_the_first_paragraph() -> None:
    text = "Talks open\n\nOSLO, Norway (Agency) — Envoys met on Friday.\n\nLIMA, Peru — They left."
    assert blocks(text, "Talks open") == [
        ("title", "Talks open"),
        ("dateline", "OSLO, Norway (Agency) —"),
        ("paragraph", "Envoys met on Friday."),
        ("paragraph", "LIMA, Peru — They left."),
    ]
    assert lay_out(text, "Talks open").dateline == "OSLO, Norway"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("By Ida Holm, staff writer\n\nThe envoys met.", "metadata paragraph"),
        ("(Eds: corrects the place in the lead)\n\nThe envoys met.", "metadata paragraph"),
        ("FOR IMMEDIATE RELEASE\n12 March 2026\n\nThe envoys met.", "metadata metadata paragraph"),
        ("The envoys met.\n\nThey left.\n\n###", "paragraph paragraph metadata"),
        ("The envoys met.\n\n- a truce\n- a fund\n\nThey left.", " ".join(["paragraph"] * 4)),
        ("The envoys met.\n\nThe talks ended early, an aide said\n\nHe left.", "paragraph " * 3),
        ("The envoys met.\n\nWhat the ministry said\n\nHe left.", "paragraph heading paragraph"),
        ("The envoys met.\n\nTalks resume in the U.S.\n\nHe left.", "paragraph heading paragraph"),
        ("The envoys met.\n\nWhat comes next?\n\nHe left.", "paragraph paragraph paragraph"),
        ("The envoys met.\n\nBackground\n\nHe left.", "paragraph kicker paragraph"),
        ("Sincerely,\n\nThe envoys met.", "paragraph paragraph"),
    ],
)
def test_a_unit_has_the_role_of_its_form(text: str, expected: str) -> None:
    assert roles(text) == expected.strip()


def test_only_what_stands_over_a_paragraph_is_a_heading() -> None:
    results = "The results follow.\n\nGroup A: Chad, Peru\n\nGroup B: Oman, Fiji\n\nGroup C: Mali"
    assert set(roles(results).split()) == {"paragraph"}


def test_a_text_without_labels_has_no_sections() -> None:
    assert lay_out("The envoys met.\n\nThey left.").sections == ()


def test_a_blank_text_has_no_blocks() -> None:
    assert lay_out(" \n\n ") == Layout((), (), None, None)


def test_the_long_label_of_a_lead_paragraph_is_read_as_a_heading() -> None:
    text = "The envoys met.\n\nEnvoys clash over who pays for the boats\n\nHe left."
    assert blocks(text)[1][0] == BlockRole.HEADING.value
