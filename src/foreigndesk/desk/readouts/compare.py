"""The comparison of two or more accounts: a row a topic, a cell an account, the differences."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from msgspec import Struct

from foreigndesk.desk.readouts.align import align
from foreigndesk.desk.readouts.points import Point, points_of
from foreigndesk.desk.responses.telling import Telling


class Account(Struct, frozen=True, kw_only=True):
    """One voice's account: its report, who published it, and copies of it that say no more."""

    label: str
    report: str
    published: date
    publisher: str | None
    title: str | None
    copies: tuple[str, ...] = ()


class Worded(Struct, frozen=True, kw_only=True):
    """What one account has for a field on which accounts differ."""

    account: str
    value: str
    report: str
    start: int
    end: int
    entry: str | None


class Difference(Struct, frozen=True, kw_only=True):
    """A field of a topic on which accounts that include it differ: every version kept.

    `field` is verb, numbers, dates, status or subject.
    """

    field: str
    versions: tuple[Worded, ...]


class Topic(Struct, frozen=True, kw_only=True):
    """One thing that at least one account says; `cells` has the points of each account, in order.

    An empty cell means that this account leaves it out (nothing in it says so, nor denies it).
    """

    about: str
    cells: tuple[tuple[Point, ...], ...]
    differences: tuple[Difference, ...] = ()

    @property
    def everywhere(self) -> bool:
        """Whether every account includes it."""
        return all(self.cells)


class Comparison(Struct, frozen=True, kw_only=True):
    """Accounts of one happening side by side; `happening` is None where reports were given."""

    happening: str | None
    accounts: tuple[Account, ...]
    topics: tuple[Topic, ...]

    def left_out_by(self, label: str) -> tuple[Topic, ...]:
        """Return the topics that an account leaves out."""
        number = [account.label for account in self.accounts].index(label)
        return tuple(topic for topic in self.topics if not topic.cells[number])


def compare_accounts(
    tellings: Sequence[Telling], voices: Mapping[str, str], happening: str | None = None
) -> Comparison:
    """Return the comparison of reports; copies of one voice stand as one account.

    Accounts are in order of publication. With fewer than two voices, there is one account or none,
    and every topic stands alone.
    """
    ordered = sorted(tellings, key=lambda one: (one.report.published, one.report.id))
    by_voice: dict[str, list[Telling]] = {}
    for telling in ordered:
        voice = voices.get(telling.report.id, telling.report.id)
        by_voice.setdefault(voice, []).append(telling)
    first = [group[0] for group in by_voice.values()]
    accounts = [_account(number, group) for number, group in enumerate(by_voice.values())]
    topics = align([points_of(telling) for telling in first])
    return Comparison(
        happening=happening,
        accounts=tuple(accounts),
        topics=tuple(_topic(cells, accounts) for cells in topics),
    )


def _account(number: int, group: Sequence[Telling]) -> Account:
    report = group[0].report
    return Account(
        label=_letter(number),
        report=report.id,
        published=report.published,
        publisher=report.publisher,
        title=report.title,
        copies=tuple(telling.report.id for telling in group[1:]),
    )


def _letter(number: int) -> str:
    """Return A, B ... Z, A1, B1 ..."""
    turn, place = divmod(number, 26)
    return chr(ord("A") + place) + (str(turn) if turn else "")


def _topic(cells: Sequence[Sequence[Point]], accounts: Sequence[Account]) -> Topic:
    return Topic(
        about=_about(cells),
        cells=tuple(tuple(points) for points in cells),
        differences=tuple(_differences(cells, accounts)),
    )


def _about(cells: Sequence[Sequence[Point]]) -> str:
    """Return the words that a topic's accounts share, else the first of its only point."""
    told = [points for points in cells if points]
    sets = [[term for point in points for term in point.terms] for points in told]
    shared = [term for term in sets[0] if all(term in other for other in sets[1:])]
    words = [term.removeprefix("@") for term in dict.fromkeys(shared)]
    return ", ".join(words[:_SHOWN])


_SHOWN = 4  # words


def _differences(
    cells: Sequence[Sequence[Point]], accounts: Sequence[Account]
) -> Iterable[Difference]:
    told = [(account, points) for account, points in zip(accounts, cells, strict=True) if points]
    if len(told) < _TWO:
        return
    for field in ("verb", "numbers", "dates", "status", "subject"):
        versions = [_worded(field, account, points) for account, points in told]
        values = {worded.value for worded in versions if worded.value}
        silent = any(not worded.value for worded in versions)
        if len(values) > 1 or (values and silent and field in _ALONE):
            yield Difference(field=field, versions=tuple(versions))


_TWO = 2
_ALONE = frozenset({"numbers", "dates"})  # one account's number alone is a difference


def _worded(field: str, account: Account, points: Sequence[Point]) -> Worded:
    chosen = next((point for point in points if _values(field, point)), points[0])
    values = dict.fromkeys(value for point in points for value in _values(field, point))
    return Worded(
        account=account.label,
        value=", ".join(sorted(values)),
        report=account.report,
        start=chosen.start,
        end=chosen.end,
        entry=chosen.entry,
    )


def _values(field: str, point: Point) -> tuple[str, ...]:
    if field == "verb":
        return (point.verb,) if point.verb else ()
    if field == "status":
        return tuple(status.partition(" ")[2] for status in point.statuses)
    if field == "subject":
        return point.by
    found: tuple[str, ...] = getattr(point, field)
    return found
