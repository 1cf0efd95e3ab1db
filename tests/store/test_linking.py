"""Which events are compared and found to be one act, in this process and in others."""

from pathlib import Path

import pytest

from foreigndesk.desk.acts import Act
from foreigndesk.desk.happenings import link_keys
from foreigndesk.store import DeskWriter, flatten, linking
from foreigndesk.store.acts import acts
from foreigndesk.store.connect import open_file
from foreigndesk.store.filters import Conditions
from foreigndesk.store.linking import Events, Linker
from tests.store.news import Told, news

SHELLING = Told("Kenya", "shelled", "Rwanda")
OTHER = Told("Uganda", "thanked", "Burundi")


@pytest.fixture
def told(path: Path) -> list[Act]:
    """Return the acts of a desk: two of one shelling, one of another day's, one of else."""
    some = [SHELLING, SHELLING, SHELLING._replace(day=1), OTHER]
    with DeskWriter(path) as desk:
        for number, one in enumerate(some):
            flat = flatten(news(one, day=2, tail=f"It was told {number} times."))
            desk.write([flat], [(str(number), flat.report_id)])
        found = list(acts(desk.connection, Conditions()))
    return sorted(found, key=lambda act: (act.type, act.time_value))


def shellings(told: list[Act]) -> set[str]:
    return {act.id for act in told if act.type == "ASSAULT" and act.time_value == "2026-02-03"}


@pytest.mark.parametrize("workers", [1, 2])
def test_events_of_one_act_are_linked_on_any_number_of_processes(
    path: Path, told: list[Act], monkeypatch: pytest.MonkeyPatch, workers: int
) -> None:
    monkeypatch.setattr(linking, "_MANY", 1)
    with (
        open_file(path, write=True) as connection,
        Linker(connection, Events(connection), workers=workers) as linker,
    ):
        found = linker.link(told, new=set())
    assert [set(two) for two in found] == [shellings(told)]


def test_new_events_are_linked_with_those_in_the_desk(path: Path, told: list[Act]) -> None:
    with open_file(path, write=True) as connection:
        with Linker(connection, Events(connection)) as linker:
            assert linker.link(told[:1], new={told[0].id}) == []
        with Linker(connection, Events(connection)) as another:
            found = another.link(told[1:], new=set())
        kept = connection.execute("select key from event_keys order by 1").fetchall()
    assert [set(two) for two in found] == [shellings(told)]
    assert [row[0] for row in kept] == list(link_keys(told[0]))


def test_events_are_loaded_once_and_anew_when_forgotten(path: Path, told: list[Act]) -> None:
    first = told[0].id
    with open_file(path, write=True) as connection:
        events = Events(connection)
        assert events.load([first, "e404"]) == {first: told[0]}
        connection.execute("update events set status = 'denied' where event_id = ?", [first])
        assert events.load([first])[first].status == "happened"
        events.forget([first])
        assert events.load([first])[first].status == "denied"


def test_only_so_many_events_are_kept_at_hand(
    path: Path, told: list[Act], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(linking, "_REMEMBERED", 2)
    with open_file(path, write=True) as connection:
        events = Events(connection)
        events.remember(told)
        connection.execute("update events set status = 'denied'")
        statuses = {act.id: act.status for act in events.load(act.id for act in told).values()}
    assert [statuses[act.id] for act in told] == ["denied", "denied", "happened", "happened"]


def test_no_events_have_no_links(path: Path) -> None:
    with (
        open_file(path, write=True) as connection,
        Linker(connection, Events(connection)) as linker,
    ):
        assert linker.link([], new=set()) == []
