"""A user's own entries."""

from datetime import date
from pathlib import Path

import pytest

from foreigndesk.errors import OverrideInvalid
from foreigndesk.whoswho import check_overrides, load_whoswho

GOOD = """
[[person]]
name = "Tilda Varnholm"
aliases = ["T. Varnholm"]
country = "SWE"
office = "Minister of Foreign Affairs"
sectors = ["GOV"]
start = 2026-01-10

[[body]]
name = "Kremlin"
country = "GBR"
sectors = ["BUS"]

[[body]]
name = "Baltic Harbour Council"
aliases = ["BHC"]
sectors = ["IGO"]

[[role]]
noun = "harbour pilot"
sectors = ["LAB"]
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "mine.toml"
    path.write_text(text, "utf-8")
    return path


def test_own_entries_win_over_ours(tmp_path: Path) -> None:
    who = load_whoswho(written(tmp_path, GOOD))
    assert who.named("Kremlin")[0].country == "GBR"
    assert load_whoswho().named("Kremlin")[0].country == "RUS"


def test_own_persons_are_found_by_name_surname_and_day(tmp_path: Path) -> None:
    who = load_whoswho(written(tmp_path, GOOD))
    (person,) = who.surnamed("Varnholm")
    office = who.office(person, date(2026, 3, 1))
    assert office is not None
    assert (office.title, office.sectors) == ("Minister of Foreign Affairs", ("GOV",))
    assert who.office(person, date(2025, 3, 1)) is None


def test_own_acronyms_and_nouns_are_known(tmp_path: Path) -> None:
    who = load_whoswho(written(tmp_path, GOOD))
    assert who.named("BHC")[0].name == "Baltic Harbour Council"
    role = who.role("harbour pilot")
    assert role is not None
    assert role.sectors == "LAB"


def test_a_good_file_has_no_mistakes(tmp_path: Path) -> None:
    assert check_overrides(written(tmp_path, GOOD)) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[[person]]\nname = 'A B'\nsectors = ['GOV']", "office is missing"),
        ("[[body]]\nname = 'A'\nsectors = ['XYZ']", "XYZ"),
        ("[[body]]\nname = 'A'\nsectors = []", "empty list"),
        ("[[body]]\nname = 'A'\nsectors = 'GOV'", "list of words"),
        ("[[body]]\nname = 'A'\nsectors = ['GOV']\ncountry = 'Utopia'", "alpha-3"),
        ("[[body]]\nname = 'A'\nsectors = ['GOV']\ncolour = 'red'", "unknown key 'colour'"),
        ("[[role]]\nnoun = 'x'\nsectors = ['GOV']\nkind = 'thing'", "kind must be one of"),
        ("[[person]]\nname='A'\noffice='B'\nsectors=['GOV']\nend = '2025-13'", "end must be"),
        ("[[person]]\nname='A'\noffice='B'\nsectors=['GOV']\nend = '2025-02-30'", "end must be"),
        ("[[planet]]\nname = 'A'", "unknown table 'planet'"),
        ("name = ", "TOML"),
    ],
)
def test_every_mistake_is_told(tmp_path: Path, text: str, told: str) -> None:
    assert told in " ".join(check_overrides(written(tmp_path, text)))


def test_all_mistakes_of_a_file_are_listed_with_their_place(tmp_path: Path) -> None:
    text = "[[body]]\nname = 'A'\n[[body]]\nsectors = ['GOV']\n[[role]]\nnoun = 'x'\n"
    mistakes = check_overrides(written(tmp_path, text))
    assert [m.partition(":")[0] for m in mistakes] == ["body 1", "body 2", "role 1"]


def test_a_file_with_a_mistake_is_refused_by_name(tmp_path: Path) -> None:
    path = written(tmp_path, "[[role]]\nnoun = 'x'")
    with pytest.raises(OverrideInvalid, match="sectors is missing"):
        load_whoswho(path)


def test_a_missing_file_is_a_mistake(tmp_path: Path) -> None:
    assert check_overrides(tmp_path / "none.toml")
