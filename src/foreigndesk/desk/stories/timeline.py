"""The timeline of a story: its happenings by day, each with one sentence and who says so.

What happened stands apart from what is still planned and from what is told as history; the rest
(requested, hypothetical, denied) is listed with its status, so that nothing is taken for a deed.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta

from msgspec import Struct
from msgspec.structs import replace

from foreigndesk.desk.acts import Act

_DEEDS = frozenset({"happened", "ongoing"})
_ASIDE = frozenset({"denied", "requested", "hypothetical"})
_BEFORE = timedelta(days=31)
_SURER = ("happened", "ongoing", "planned", "denied", "requested", "hypothetical")


class Line(Struct, frozen=True, kw_only=True):
    """A happening in a timeline, as its accounts in the story tell it.

    `[starts, ends)` is its day, None where none is known; `published` the day of the first account.
    `event` is the account whose sentence stands here, `says` who says so (outermost first, empty:
    the report itself), `reports` and `voices` count accounts and independent ones. `also` has the
    events of other happenings of that day that the same sentence tells of.
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
    also: tuple[str, ...] = ()


class Timeline(Struct, frozen=True, kw_only=True):
    """Lines by day of the happening: deeds, plans, history, and what is only asked or thought of.

    In `undated` are deeds whose day is not known, by first account. What lies more than a month
    before the first report stands with what is told as history.
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
    acts: Iterable[Act],
    happenings: Mapping[str, str],
    voices: Mapping[str, str],
    sentences: Mapping[str, str] | None = None,
) -> Timeline:
    """Return the timeline of acts, given their happenings and their reports' voices by id.

    An act without a happening is one of its own; a report without a voice is one. `sentences` has
    the sentence of each act (default: its evidence).
    """
    groups: dict[str, list[Act]] = {}
    for act in sorted(acts, key=lambda one: (one.published, one.report, one.start, one.id)):
        groups.setdefault(happenings.get(act.id, act.id), []).append(act)
    told = sentences or {}
    lines = [_line(name, group, voices, told) for name, group in groups.items()]
    lines = _once(sorted(lines, key=_by_day))
    since = _before(min((line.published for line in lines), default=date.min))
    return Timeline(
        happened=_of(lines, lambda one: _is_deed(one, since) and one.starts is not None),
        planned=_of(lines, lambda one: one.status == "planned" and not one.historical),
        historical=_of(lines, lambda one: one.historical or _is_past(one, since)),
        other=_of(lines, lambda one: not one.historical and one.status in _ASIDE),
        undated=_of(lines, lambda one: _is_deed(one, since) and one.starts is None),
    )


def _before(day: date) -> date:
    """Return the day from which a deed is news and not history; the calendar's first at least."""
    return day - _BEFORE if day - date.min > _BEFORE else date.min


def _once(lines: Sequence[Line]) -> list[Line]:
    """Tell a sentence once for a day and a status, with all the happenings that it tells of."""
    first: dict[tuple[object, ...], Line] = {}
    for line in lines:
        place = (line.report, line.text, line.status, line.historical, line.starts, line.ends)
        known = first.get(place)
        if known is None:
            first[place] = line
        else:
            voices, reports = max(known.voices, line.voices), max(known.reports, line.reports)
            also = (*known.also, line.event)
            first[place] = replace(known, also=also, voices=voices, reports=reports)
    return list(first.values())


def _line(
    happening: str,
    accounts: Sequence[Act],
    voices: Mapping[str, str],
    sentences: Mapping[str, str],
) -> Line:
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
        text=sentences.get(best.id, best.evidence),
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


def _is_deed(line: Line, since: date) -> bool:
    return line.status in _DEEDS and not line.historical and not _is_past(line, since)


def _is_past(line: Line, since: date) -> bool:
    """Whether a deed lies long before the story."""
    return line.status in _DEEDS and line.starts is not None and line.starts < since


def _of(lines: Sequence[Line], holds: Callable[[Line], bool]) -> tuple[Line, ...]:
    return tuple(line for line in lines if holds(line))


def _by_day(line: Line) -> tuple[bool, date, date, str]:
    return line.starts is None, line.starts or line.published, line.published, line.happening
