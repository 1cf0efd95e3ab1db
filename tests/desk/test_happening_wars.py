"""A war is one happening while it is told of; its day is that on which it began."""

from datetime import date
from typing import Any

import pytest

from foreigndesk.desk.acts import Act, Party
from foreigndesk.desk.happenings import build_happening, cluster, joins, link_keys, trait
from foreigndesk.desk.happenings.wars import begins, is_war

STATES = {code: Party(id=f"a{code}", key=code, name=code, country=code) for code in ("ETH", "ERI")}


def war(
    place: int, day: date, anchor: str = "war", *, to: str | None = "ERI", **more: object
) -> Act:
    fields: dict[str, Any] = {
        "id": f"e{place}",
        "report": f"r{place}",
        "published": day,
        "type": "ASSAULT",
        "status": "ongoing",
        "quad": 4,
        "score": -10.0,
        "actors": (STATES["ETH"],),
        "recipients": (STATES[to],) if to else (),
        "anchor": anchor,
        "evidence": f"the {anchor} of Ethiopia in Eritrea",
    }
    return Act(**fields | more)


BEGUN: dict[str, Any] = {
    "starts": date(2030, 3, 4),
    "ends": date(2030, 3, 5),
    "how": "own expression",
}


def test_its_happening_has_the_day_of_its_beginning_and_not_one_on_which_it_goes_on() -> None:
    today: dict[str, Any] = {
        "starts": date(2030, 5, 2),
        "ends": date(2030, 5, 3),
        "how": "news of the day",
    }
    acts = (
        war(1, date(2030, 5, 2), **today),
        war(2, date(2030, 5, 9)),
        war(3, date(2030, 6, 1), "invasion", **BEGUN),
    )
    (group,) = cluster(acts)
    made = build_happening(group, joins(group), {})
    assert (made.starts, made.ends, made.status) == (date(2030, 3, 4), date(2030, 3, 5), "ongoing")


def test_the_order_of_reports_changes_nothing() -> None:
    acts = [war(n, date(2030, 4 + n, 7)) for n in range(1, 6)]
    assert cluster(acts) == cluster(acts[::-1])
    assert len(cluster(acts)) == 1


def test_reports_within_three_months_share_a_key_and_later_ones_do_not() -> None:
    first, near, far = (war(n, date(2030, month, 7)) for n, month in enumerate((1, 3, 4)))
    keys = [{*link_keys(act)} for act in (first, near, far)]
    assert keys[0] & keys[1]
    assert not keys[0] & keys[2]


@pytest.mark.parametrize(
    ("act", "expected"),
    [
        (war(1, date(2030, 5, 2)), True),
        (war(1, date(2030, 5, 2), "brutal", evidence="its brutal and unjust war on Eritrea"), True),
        (war(1, date(2030, 5, 2), "raid"), False),
        (war(1, date(2030, 5, 2), status="hypothetical"), False),
        (war(1, date(2030, 5, 2), to=None), False),
        (war(1, date(2030, 8, 2), to=None, **BEGUN), True),
        (war(1, date(2030, 5, 2), historical=True), False),
    ],
    ids=["war", "its quality", "raid", "feared", "against nobody", "with a beginning", "of old"],
)
def test_what_is_a_war(act: Act, *, expected: bool) -> None:
    assert is_war(act) is expected
    assert trait(act).war is expected


@pytest.mark.parametrize(
    ("act", "expected"),
    [
        (war(1, date(2030, 5, 2)), False),
        (war(1, date(2030, 8, 2), **BEGUN), True),
        (war(1, date(2030, 3, 5), "invaded", **BEGUN), True),
        (war(1, date(2030, 3, 5), **BEGUN), False),
    ],
    ids=["no day", "a day long ago", "a verb of beginning", "a day on which it goes on"],
)
def test_when_a_war_began(act: Act, *, expected: bool) -> None:
    assert begins(act) is expected
