"""The numbers of sides and kinds stand for what happenings have, whatever was written since."""

from pathlib import Path

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from foreigndesk.run.front import NewsDesk
from foreigndesk.store import DeskWriter, Joiner, flatten
from foreigndesk.store.connect import open_file, schema_steps
from foreigndesk.store.sides import NUMBERS
from tests.store.news import Told, news

STEP = 10
TOLD = (
    Told("Kenya", "shelled", "Rwanda"),
    Told("Rwanda", "sanctioned", "Kenya"),
    Told("Uganda", "thanked", "Burundi"),
    Told("Burundi", "shelled", "Uganda", place="Bukavu"),
)
SIDES = """select h.happening_id from happenings h
    join party_sides d on d.side = h.actor_side join party_sides g on g.side = h.recipient_side
    join act_kinds k on k.kind = h.act_kind
where d.party_countries = h.actor_countries and d.party_keys = h.actor_keys
    and d.party_sectors = h.actor_sectors and g.party_countries = h.recipient_countries
    and g.party_keys = h.recipient_keys and g.party_sectors = h.recipient_sectors
    and (k.type, k.quad, k.score, k.contexts) = (h.type, h.quad, h.score, h.contexts)
    and k.mode is not distinct from h.mode order by 1"""
TWICE = """select side from party_sides group by 1 having count(*) > 1
    union all select kind from act_kinds group by 1 having count(*) > 1"""
RECOMPUTED = "select happening_id from happenings where " + " and ".join(
    f"{column} = {sql}" for column, sql in NUMBERS.items()
)


def column(desk: duckdb.DuckDBPyConnection, query: str) -> list[str]:
    return sorted(row[0] for row in desk.execute(query).fetchall())


def check(path: Path) -> list[str]:
    """See that every happening has its numbers and each number what it stands for; return them."""
    with open_file(path, write=False) as desk:
        ids = column(desk, "select happening_id from happenings")
        assert column(desk, SIDES) == column(desk, RECOMPUTED) == ids
        assert column(desk, TWICE) == []
    return ids


@settings(
    max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    batches=st.lists(
        st.lists(
            st.tuples(st.sampled_from("abc"), st.lists(st.sampled_from(TOLD), min_size=1)),
            min_size=1,
            max_size=3,
        ),
        min_size=1,
        max_size=3,
    )
)
def test_numbers_are_right_after_every_join_and_revision(
    tmp_path_factory: pytest.TempPathFactory, batches: list[list[tuple[str, list[Told]]]]
) -> None:
    path = tmp_path_factory.mktemp("sides") / "desk.duckdb"
    with DeskWriter(path) as desk:
        for batch in batches:
            for source, told in batch:
                flat = flatten(news(*dict.fromkeys(told), tail=source))
                desk.write([flat], [(source, flat.report_id)])
            Joiner(desk.connection, path).join()
    assert check(path)


def test_a_corrected_happening_has_the_numbers_of_what_it_is_corrected_to(path: Path) -> None:
    with DeskWriter(path) as desk:
        flat = flatten(news(TOLD[0]))
        desk.write([flat], [("a", flat.report_id)])
        Joiner(desk.connection, path).join()
    (happening,) = check(path)
    with NewsDesk(path, write=True) as opened:
        opened.correct(happening, who="An Analyst", why="seen", values={"type": "SANCTION"})
        (corrected,) = check(path)
        kinds = "select k.type from happenings join act_kinds k on k.kind = act_kind"
        assert opened.sql(kinds)[1] == [("SANCTION",)]
        assert opened.network().edges[0].all.quads[3] == 1
        opened.correct(corrected, who="An Analyst", why="seen", values={"actors": "Uganda"})
        assert check(path)
        assert [(edge.a, edge.b) for edge in opened.network().edges] == [("RWA", "UGA")]


def test_a_desk_of_an_earlier_schema_gets_its_numbers(path: Path) -> None:
    with DeskWriter(path) as desk:
        flat = flatten(news(*TOLD))
        desk.write([flat], [("a", flat.report_id)])
        Joiner(desk.connection, path).join()
        desk.connection.execute("drop index happenings_id")
        for name in NUMBERS:
            desk.connection.execute(f"alter table happenings drop column {name}")
        for table in ("party_sides", "act_kinds"):
            desk.connection.execute(f"drop table {table}")
        desk.connection.execute("create index happenings_id on happenings (happening_id)")
        desk.connection.execute("delete from schema_steps where step = ?", [STEP])
    assert STEP in {step.number for step in schema_steps()}
    open_file(path, write=True).close()
    assert len(check(path)) == len(TOLD)
