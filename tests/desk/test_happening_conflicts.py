"""Disagreements of accounts: only what can't both be true, with who says so."""

from datetime import date, timedelta
from typing import Any

from foreigndesk.desk.acts import Act, Count, Party
from foreigndesk.desk.happenings import build_happening, joins

DAY = date(2024, 3, 12)
HARBOUR = Party(id="a1", key="harbour league|SOM", name="Harbour League", country="SOM")
GROUP = Party(id="a2", key="armed group harbour league|SOM", name="armed group Harbour League")
NAVY = Party(id="a3", key="KEN", name="Kenya", country="KEN", sector="GOV")


def act(id_: str, **given: Any) -> Act:
    plain: dict[str, Any] = {
        "published": DAY + timedelta(days=1),
        "publisher": f"Paper {id_}",
        "type": "ASSAULT",
        "anchor": "sank",
        "evidence": "sank the ferry off Kismayo",
    }
    return Act(id=id_, report=f"r{id_}", **(plain | given))


def disagreements(*acts: Act) -> dict[str, dict[str, tuple[str, ...]]]:
    found = build_happening(acts, joins(acts), {})
    return {c.field: {v.value: v.says for v in c.versions} for c in found.conflicts}


def test_a_longer_name_of_the_same_group_is_no_disagreement() -> None:
    assert disagreements(act("1", actors=(HARBOUR,)), act("2", actors=(GROUP,))) == {}


def test_two_perpetrators_stand_side_by_side_with_who_names_them() -> None:
    accused = act("2", actors=(NAVY,), per_sources=("", "the mayor", ""))
    assert disagreements(act("1", actors=(HARBOUR,)), accused) == {
        "actors": {"Harbour League": ("Paper 1",), "Kenya": ("the mayor",)}
    }


def test_a_month_around_the_day_is_no_disagreement() -> None:
    day = act("1", starts=DAY, ends=DAY + timedelta(days=1), how="own expression")
    month = act("2", starts=date(2024, 3, 1), ends=date(2024, 4, 1), how="own expression")
    assert disagreements(day, month) == {}
    found = build_happening([month, day], joins([month, day]), {})
    assert (found.starts, found.ends) == (DAY, DAY + timedelta(days=1))


def test_every_number_is_kept() -> None:
    told = [act(str(n), counts=(Count(what="killed", low=n),)) for n in (12, 15)]
    assert disagreements(*told) == {"killed": {"12": ("Paper 12",), "15": ("Paper 15",)}}


def test_a_denial_is_a_disagreement_and_going_on_is_none() -> None:
    assert disagreements(act("1"), act("2", status="ongoing")) == {}
    assert disagreements(act("1"), act("2", status="denied")) == {
        "status": {"happened": ("Paper 1",), "denied": ("Paper 2",)}
    }
