"""The timeline of a story: its happenings by day, each one clause of evidence and who says so.

What happened stands apart from what is still planned and from what is told as history; the rest
(requested, hypothetical, denied) is listed with its status, so that nothing is taken for a deed.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from msgspec import Struct

from foreigndesk.desk.acts import Act

_DEEDS = frozenset({"happened", "ongoing"})
_SURER = ("happened", "ongoing", "planned", "denied", "requested", "hypothetical")


class Line(Struct, frozen=True, kw_only=True):
    """A happening in a timeline, as its accounts in the story tell it.

    `[starts, ends)` is its day, None where none is known; `published` the day of the first account.
    `event` is the account whose evidence stands here, `says` who says so (outermost first, empty:
    the report itself), `reports` and `voices` count accounts and independent ones.
    """

    happening: str
    event: str
    report: str
    starts: date | None
    ends: date | None
    published: date
    status: str
    historical: bool
    type: str
    mode: str | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    text: str
    says: tuple[str, ...]
    publisher: str | None
    reports: int
    voices: int


class Timeline(Struct, frozen=True, kw_only=True):
    """Lines by day of the happening: deeds, plans, history, and what is only asked or thought of.

    In `undated` are deeds whose day is not known, by first account.
    """

    happened: tuple[Line, ...]
    planned: tuple[Line, ...]
    historical: tuple[Line, ...]
    other: tuple[Line, ...]
    undated: tuple[Line, ...]

    @property
    def lines(self) -> tuple[Line, ...]:
        """All lines, part by part."""
        return (*self.happened, *self.undated, *self.planned, *self.other, *self.historical)


def timeline(
    acts: Iterable[Act], happenings: Mapping[str, str], voices: Mapping[str, str]
) -> Timeline:
    """Return the timeline of acts, given their happenings and their reports' voices by id.

    An act without a happening is one of its own; a report without a voice is one.
    """
    groups: dict[str, list[Act]] = {}
    for act in sorted(acts, key=lambda one: (one.published, one.report, one.start, one.id)):
        groups.setdefault(happenings.get(act.id, act.id), []).append(act)
    lines = sorted((_line(name, group, voices) for name, group in groups.items()), key=_by_day)
    return Timeline(
        happened=_of(lines, lambda one: _is_deed(one) and one.starts is not None),
        planned=_of(lines, lambda one: one.status == "planned" and not one.historical),
        historical=_of(lines, lambda one: one.historical),
        other=_of(lines, lambda one: not one.historical and not _is_known(one)),
        undated=_of(lines, lambda one: _is_deed(one) and one.starts is None),
    )


def _line(happening: str, accounts: Sequence[Act], voices: Mapping[str, str]) -> Line:
    status = _status(accounts)
    telling = [act for act in accounts if act.status == status]
    best = max(telling, key=lambda act: (act.starts is not None, _tells(act), act.confidence))
    return Line(
        happening=happening,
        event=best.id,
        report=best.report,
        starts=best.starts,
        ends=best.ends,
        published=accounts[0].published,
        status=status,
        historical=sum(act.historical for act in accounts) * 2 > len(accounts),
        type=best.type,
        mode=best.mode,
        actors=tuple(party.name for party in best.actors),
        recipients=tuple(party.name for party in best.recipients),
        text=best.evidence,
        says=best.per_sources,
        publisher=best.publisher,
        reports=len({act.report for act in accounts}),
        voices=len({voices.get(act.report, act.report) for act in accounts}),
    )


def _status(accounts: Sequence[Act]) -> str:
    """Return the status of the latest accounts; of one day's, that which tells of a deed."""
    last = accounts[-1].published
    latest = {act.status for act in accounts if act.published == last}
    every = {act.status for act in accounts}
    if every & _DEEDS and "denied" not in latest:
        return "happened" if "happened" in every else "ongoing"
    return next((status for status in _SURER if status in latest), accounts[-1].status)


def _tells(act: Act) -> tuple[int, int]:
    """Rank evidence: who did it to whom is named, and it is a clause of some length."""
    return bool(act.actors) + bool(act.recipients), min(len(act.evidence), 160)


def _is_deed(line: Line) -> bool:
    return line.status in _DEEDS and not line.historical


def _is_known(line: Line) -> bool:
    return _is_deed(line) or line.status == "planned"


def _of(lines: Sequence[Line], holds: Callable[[Line], bool]) -> tuple[Line, ...]:
    return tuple(line for line in lines if holds(line))


def _by_day(line: Line) -> tuple[bool, date, date, str]:
    return line.starts is None, line.starts or line.published, line.published, line.happening
