import pytest

from foreigndesk.intake.credits import is_aside, is_credit
from foreigndesk.intake.layout import lay_out


@pytest.mark.parametrize(
    "line",
    [
        "By Ida Holm, staff writer",
        "by Ida Holm",
        "BY IDA HOLM",
        "By staff writer Ida Holm",
        "For Immediate Release",
        "Press Release SC/99999",
        "Friday, 12 September 2025",
        "September 12, 2025",
        "Published: 12.09.2025 08:30",
        "Photo: Ministry of Fisheries",
        "(Reporting by Ida Holm in Oslo; editing by Jon Aas)",
        "https://wire.example/1",
        "Read more: Lake states clash over boats",
        "Advertisement",
        "© 2025 The Example Post",
        "-30-",
        "* *** *",
        "Eds: adds reaction",
    ],
)
def test_a_line_about_the_report_is_no_part_of_it(line: str) -> None:
    assert is_credit(line)


@pytest.mark.parametrize(
    "line",
    [
        "By Friday, the envoys had left.",
        "By the end of the talks nobody had signed anything",
        "Published figures show a fall in catches over ten years of fishing in the lake in 2025.",
        "The copyright law was passed.",
        "Ends of nets were found on the shore.",
        "Reporters were kept out of the hall.",
        "May 5 was a quiet day.",
        "They met.",
    ],
)
def test_a_line_of_the_story_is_no_credit(line: str) -> None:
    assert not is_credit(line)


def test_a_note_in_brackets_is_an_aside_only_as_a_whole() -> None:
    assert is_aside("(Corrects the place (Oslo) in the lead.)")
    assert not is_aside("(The agency) said so (twice).")
    assert not is_aside("(Reuters) The envoys met.")


def test_an_author_in_small_letters_is_not_joined_to_the_headline() -> None:
    text = "Envoys of four lake states meet in Oslo for talks on boats\n\nby Ida Holm\n\nThey met."
    assert [block.role.value for block in lay_out(text).blocks] == [
        "title",
        "metadata",
        "paragraph",
    ]
