"""Cases of announced events: their accounts as acts, and what each of them should become."""

import tomllib
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any, NamedTuple

from foreigndesk.desk.acts import Act, Party
from foreigndesk.desk.lifecycle import Account, Cycle, Filed, accounts_of, lifecycles

FOLDER = Path(__file__).parent / "lifecycle_cases"
NONE = "-"


class Case(NamedTuple):
    """A case: its accounts, what each should be (event letter and stage), and the states."""

    name: str
    as_of: date
    accounts: tuple[Account, ...]
    expected: dict[str, str]
    states: dict[str, str]


class Score(NamedTuple):
    """How many accounts have the right event and stage, and how many events the right state."""

    accounts: int
    right: int
    events: int
    ended: int
    mistakes: tuple[str, ...]


def cases(half: str) -> list[Case]:
    """Return the cases of a half, `tuning` or `check`."""
    read = tomllib.loads((FOLDER / f"{half}.toml").read_text("utf-8"))
    return [_case(case) for case in read["case"]]


def told(case: Case) -> list[Cycle]:
    """Return the announced events of a case, as known on its day."""
    return [cycle for cycle in lifecycles(case.accounts, case.as_of) if cycle.announced]


def score(case: Case) -> Score:
    """Count what is right; an event is known by the letter of its first account."""
    cycles = told(case)
    found = dict(_found(case, cycles))
    mistakes = [
        f"{act}: {found.get(act, NONE)} for {wanted}"
        for act, wanted in case.expected.items()
        if found.get(act, NONE) != wanted
    ]
    ends = {_letter(case, cycle): cycle.state.value for cycle in cycles}
    wrong = [
        f"{letter}: {ends.get(letter, NONE)} for {state}"
        for letter, state in case.states.items()
        if ends.get(letter) != state
    ]
    return Score(
        accounts=len(case.expected),
        right=len(case.expected) - len(mistakes),
        events=len(case.states),
        ended=len(case.states) - len(wrong),
        mistakes=(*mistakes, *wrong),
    )


def party(words: str) -> Party:
    """Return a party: "=IND" is the state, "Ravi Menon/IND" somebody of it."""
    if words.startswith("="):
        return Party(id=words, key=words[1:], name=words[1:], country=words[1:])
    name, _, country = words.partition("/")
    return Party(id=words, key=f"{name.lower()}|{country}", name=name, country=country or None)


def act_of(row: dict[str, Any], name: str) -> Act:
    """Return the act that an account's table stands for."""
    starts = row.get("on")
    return Act(
        id=name,
        report=row["report"],
        published=row["day"],
        publisher=row.get("by", "Wire"),
        type=row["type"],
        mode=row.get("mode"),
        status=row["status"],
        actors=tuple(map(party, row.get("actors", ()))),
        recipients=tuple(map(party, row.get("recipients", ()))),
        starts=starts,
        ends=row.get("to") or (starts + timedelta(days=1) if starts else None),
        per_sources=tuple(row.get("says_so", ())),
        anchor=row["anchor"],
        evidence=row["says"],
        end=len(row["says"]),
    )


def _case(read: dict[str, Any]) -> Case:
    rows = {f"e{at}": row for at, row in enumerate(read["accounts"], start=1)}
    filed = {name: Filed(voice=row.get("voice")) for name, row in rows.items()}
    return Case(
        name=read["name"],
        as_of=read["as_of"],
        accounts=tuple(accounts_of([act_of(row, name) for name, row in rows.items()], filed)),
        expected={name: row["is"] for name, row in rows.items()},
        states=read["state"],
    )


def _found(case: Case, cycles: list[Cycle]) -> Iterator[tuple[str, str]]:
    for cycle in cycles:
        for stage in cycle.stages:
            yield stage.event, f"{_letter(case, cycle)} {stage.kind.value}"


def _letter(case: Case, cycle: Cycle) -> str:
    return case.expected[cycle.first_event].split()[0]
