"""Relations and the network, asked of a desk with a user's own words."""

from datetime import date
from typing import Any

from msgspec.structs import replace

from foreigndesk.desk.network import Network, graph, network
from foreigndesk.desk.periods import days_of
from foreigndesk.desk.relations import Question, Relation, relate
from foreigndesk.desk.select import apart, parse_selector
from foreigndesk.desk.weights import WeightTable
from foreigndesk.errors import PeriodInvalid
from foreigndesk.store import networks, relations
from foreigndesk.store.reader import DeskReader
from foreigndesk.store.relations import Behind, RelationEvent, RelationStatement
from foreigndesk.store.selecting import check_known


def relation_of(
    desk: DeskReader,
    a: str,
    b: str,
    *,
    weights: WeightTable | None = None,
    **asked: Any,
) -> Relation:
    """Return the relation of two sides; `asked` are the other fields of `Question`.

    Raises:
        SelectorInvalid: a side stands for nobody, or both are the same.
        EntryUnknown: a name that no actor of the desk has.
        PeriodInvalid: the stretch ends before it begins.
    """
    question = _question(a, b, asked)
    with desk.lent() as connection:
        sides = relations.sides_of(connection, question)
        for selector, side in zip((question.a, question.b), sides, strict=True):
            check_known(connection, selector, side)
        cells = relations.cells(connection, question, sides)
        said = relations.said(connection, question, sides)
        joined = question.count == "events" or relations.joined(connection)
    return relate(question, cells, said, weights=weights, joined=joined)


def events_of(
    desk: DeskReader,
    a: str,
    b: str,
    *,
    period: str | None = None,
    behind: Behind | None = None,
    **asked: Any,
) -> list[RelationEvent]:
    """Return the acts behind a relation, or behind one period, quad or direction of it.

    `period` is a day, week, month or year, or "unknown" for the acts that are in no period.

    Raises:
        PeriodInvalid: `period` is none; otherwise as `relation_of`.
    """
    question = _question(a, b, asked)
    wanted = _within(behind or Behind(), period)
    with desk.lent() as connection:
        check_known(connection, question.a)
        check_known(connection, question.b)
        return list(relations.behind(connection, question, wanted))


def statements_of(
    desk: DeskReader,
    a: str,
    b: str,
    *,
    period: str | None = None,
    limit: int | None = None,
    **asked: Any,
) -> list[RelationStatement]:
    """Return the statements of each side about the other, of all time or of one period.

    Raises:
        PeriodInvalid: `period` is none; otherwise as `relation_of`.
    """
    question = _question(a, b, asked)
    wanted = _within(Behind(limit=limit), period)
    with desk.lent() as connection:
        check_known(connection, question.a)
        check_known(connection, question.b)
        return relations.statements(connection, question, wanted)


def _within(behind: Behind, period: str | None) -> Behind:
    if period is None:
        return behind
    if period.strip().lower() == "unknown":
        return behind._replace(unplaced=True)
    first, last = days_of(period)
    return behind._replace(first=first, last=last)


def network_of(
    desk: DeskReader, *, least: int = 1, weights: WeightTable | None = None, **asked: Any
) -> Network:
    """Return the network of all pairs; `asked` are the fields of `store.networks.NetworkQuestion`.

    Raises:
        PeriodInvalid: the stretch ends before it begins.
    """
    _check_days(asked.get("since"), asked.get("until"))
    question = networks.NetworkQuestion(**asked)
    with desk.lent() as connection:
        if question.by_numbers:
            edges = networks.edges(connection, question, least=least, weights=weights)
        else:
            cells = networks.pair_cells(connection, question)
            edges = [*network(cells, {}, least=least, weights=weights).edges]
        keys = sorted({key for edge in edges for key in (edge.a, edge.b)})
        names = networks.node_names(connection, question.nodes, keys)
        undated = networks.undated(connection, question)
    return replace(graph(edges, names), since=question.since, until=question.until, undated=undated)


def _question(a: str, b: str, asked: dict[str, Any]) -> Question:
    _check_days(asked.get("since"), asked.get("until"))
    side, other = apart(parse_selector(a), parse_selector(b))
    return Question(a=side, b=other, **asked)


def _check_days(since: date | None, until: date | None) -> None:
    if since is not None and until is not None and until < since:
        reason = "it ends before it begins"
        raise PeriodInvalid(found=f"{since} to {until}", reason=reason)
