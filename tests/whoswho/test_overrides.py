"""The check of a user's own entries lists every mistake."""

from pathlib import Path

import pytest

from foreigndesk.whoswho import check_overrides

GOOD = """
[[person]]
name = "Ada Quillfeather"
aliases = ["A. Quillfeather"]
country = "GBR"
office = "Foreign Secretary"
sectors = ["GOV"]
start = 2025-01-01
end = "2025-12"

[[body]]
name = "Harbour Institute"
sectors = ["EDU"]
kind = "org"

[[role]]
noun = "harbour pilots"
sectors = ["LAB"]
kind = "people"
"""


def mistakes_of(text: str, folder: Path) -> list[str]:
    path = folder / "mine.toml"
    path.write_text(text, "utf-8")
    return check_overrides(path)


def test_a_good_file_has_no_mistake(tmp_path: Path) -> None:
    assert mistakes_of(GOOD, tmp_path) == []


def test_an_empty_file_has_no_mistake(tmp_path: Path) -> None:
    assert mistakes_of("", tmp_path) == []


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('country = "GBR"', 'country = "England"', "alpha-3"),
        ('sectors = ["EDU"]', 'sectors = ["SCHOOL"]', "SCHOOL"),
        ('sectors = ["EDU"]', "sectors = []", "empty list"),
        ('sectors = ["EDU"]', 'sectors = "EDU"', "list of words"),
        ('kind = "org"', 'kind = "club"', "kind must be one of"),
        ("start = 2025-01-01", 'start = "spring"', "start must be a date"),
        ('end = "2025-12"', 'end = "2025-13"', "end must be a date"),
        ('office = "Foreign Secretary"', "", "office is missing"),
        ('noun = "harbour pilots"', "", "noun is missing"),
        ('noun = "harbour pilots"', 'noun = "..."', "noun must be words"),
        ('noun = "harbour pilots"', "noun = 3", "noun must be words"),
        ('kind = "people"', 'colour = "blue"', "unknown key 'colour'"),
        ("[[role]]", "[[rule]]", "unknown table 'rule'"),
        ("[[role]]", "[role]", "unknown table 'role'"),
    ],
)
def test_every_kind_of_mistake_is_told(tmp_path: Path, old: str, new: str, says: str) -> None:
    (mistake,) = mistakes_of(GOOD.replace(old, new, 1), tmp_path)
    assert says in mistake


def test_all_mistakes_are_listed_with_table_and_number(tmp_path: Path) -> None:
    wrong = '[[person]]\nname = "A B"\n[[person]]\nname = "C D"\noffice = "x"\nsectors = ["NO"]\n'
    found = mistakes_of(wrong, tmp_path)
    assert [line.partition(":")[0] for line in found] == ["person 1", "person 1", "person 2"]


@pytest.mark.parametrize("content", [b"[[person", b"\xff\xfe\x00name"])
def test_what_is_no_toml_is_one_mistake(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "mine.toml"
    path.write_bytes(content)
    (mistake,) = check_overrides(path)
    assert "TOML" in mistake


def test_a_missing_file_is_one_mistake(tmp_path: Path) -> None:
    (mistake,) = check_overrides(tmp_path / "none.toml")
    assert "TOML" in mistake
