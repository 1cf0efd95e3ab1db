"""Relations and networks counted in a desk file, against a count by hand."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from foreigndesk.desk.acts import Party
from foreigndesk.desk.happening import Happening, Join
from foreigndesk.desk.network import graph, network
from foreigndesk.desk.relations import Question
from foreigndesk.desk.select import parse_selector
from foreigndesk.desk.weights import read_weights
from foreigndesk.store import DeskWriter, flatten, networks, relations
from foreigndesk.store.bulk import insert_json, shape_of
from foreigndesk.store.connect import open_file
from foreigndesk.store.happening_rows import happening_rows
from foreigndesk.store.joiner import Joiner
from foreigndesk.store.networks import NetworkQuestion
from foreigndesk.store.relations import Behind
from foreigndesk.store.selecting import party_condition, resolve
from foreigndesk.store.sides import NUMBERS, keep_sides
from tests.store.news import Told, news

MAY = date(2025, 5, 4)
JOINT = ("CONSULT", "AGREE", "COOPERATE")
Fill = Callable[[Sequence[Happening]], duckdb.DuckDBPyConnection]


def party(country: str, sector: str = "GOV") -> Party:
    return Party(id=f"a-{country}", key=country, name=country, country=country, sector=sector)


def happening(does: Sequence[str], gets: Sequence[str] = (), **fields: object) -> Happening:
    values = {
        "id": "h1",
        "type": "ACCUSE",
        "mode": "disapprove",
        "status": "happened",
        "historical": False,
        "quad": 3,
        "score": -2.0,
        "actors": tuple(map(party, does)),
        "recipients": tuple(map(party, gets)),
        "starts": MAY,
        "ends": MAY + timedelta(days=1),
        "place": None,
        "place_country": None,
        "acts": ("e1",),
        "reports": ("r1",),
        "voices": 1,
        "first_report": "r1",
        "first_published": MAY + timedelta(days=40),
        "last_published": MAY + timedelta(days=40),
        "best": "e1",
        "evidence": "they said so",
        "joins": (Join(act="e1", other=None, reason="first", score=1.0),),
    }
    return Happening(**{**values, **fields})  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def connection(tmp_path_factory: pytest.TempPathFactory) -> Iterator[duckdb.DuckDBPyConnection]:
    path = tmp_path_factory.mktemp("relations") / "desk.duckdb"
    with open_file(path, write=True) as opened:
        yield opened


@pytest.fixture
def fill(connection: duckdb.DuckDBPyConnection) -> Fill:
    """Return a function that makes these happenings the only ones of the desk."""

    def put(found: Sequence[Happening]) -> duckdb.DuckDBPyConnection:
        rows = happening_rows(((one, "{}") for one in found), {"e1": "r1"})
        for table, data in rows.items():
            connection.execute(f"delete from {table}")
            also = NUMBERS if table == "happenings" else None
            insert_json(connection, table, shape_of(connection, table), [data], also=also)
        keep_sides(connection, found)
        return connection

    return put


def question(a: str = "IND", b: str = "PAK", **fields: object) -> Question:
    return Question(a=parse_selector(a), b=parse_selector(b), **fields)  # type: ignore[arg-type]


def directions(connection: duckdb.DuckDBPyConnection, asked: Question) -> Counter[str]:
    found: Counter[str] = Counter()
    for cell in relations.cells(connection, asked):
        found[cell.direction] += cell.count
    return found


def test_who_acts_on_whom_is_the_direction(fill: Fill) -> None:
    desk = fill([happening(["IND"], ["PAK"]), happening(["PAK"], ["IND"], id="h2")])
    assert directions(desk, question()) == {"a_to_b": 1, "b_to_a": 1}


def test_those_who_meet_agree_or_cooperate_act_on_each_other(fill: Fill) -> None:
    found = [happening(["IND", "PAK"], [], id=kind, type=kind, quad=1) for kind in JOINT]
    assert directions(fill(found), question()) == {"mutual": 3}


def test_condemning_a_third_side_by_side_is_nothing_between_the_two(fill: Fill) -> None:
    desk = fill([happening(["IND", "PAK"], ["CHN"]), happening(["CHN"], ["IND", "PAK"], id="h2")])
    assert directions(desk, question()) == {"beside": 2}
    assert directions(desk, question(b="CHN")) == {"a_to_b": 1, "b_to_a": 1}


def test_whom_an_agreement_of_several_is_about_has_no_part_in_it(fill: Fill) -> None:
    desk = fill([happening(["IND", "USA"], ["PAK"], type="AGREE", mode=None, quad=1)])
    assert directions(desk, question()) == {"beside": 1}
    assert directions(desk, question(b="USA")) == {"mutual": 1}


def test_only_what_happened_or_goes_on_and_is_news_counts_unless_asked(fill: Fill) -> None:
    desk = fill(
        [
            happening(["IND"], ["PAK"]),
            happening(["IND"], ["PAK"], id="h2", status="ongoing"),
            happening(["IND"], ["PAK"], id="h3", status="planned"),
            happening(["IND"], ["PAK"], id="h4", historical=True),
        ]
    )
    assert directions(desk, question())["a_to_b"] == 2
    assert directions(desk, question(statuses=("planned",)))["a_to_b"] == 1
    assert directions(desk, question(historical=True))["a_to_b"] == 3


def test_the_day_is_that_of_the_act_and_of_the_report_only_if_asked(fill: Fill) -> None:
    desk = fill([happening(["IND"], ["PAK"])])
    (cell,) = relations.cells(desk, question())
    assert cell.start == date(2025, 5, 1)
    (cell,) = relations.cells(desk, question(by_report_day=True))
    assert cell.start == date(2025, 6, 1)


def test_an_unknown_or_vague_day_is_in_no_period_but_is_told(fill: Fill) -> None:
    desk = fill(
        [
            happening(["IND"], ["PAK"], starts=None, ends=None),
            happening(["IND"], ["PAK"], id="h2", ends=date(2026, 5, 4)),
        ]
    )
    cells = relations.cells(desk, question(since=date(2025, 1, 1), until=date(2025, 12, 31)))
    assert sorted((cell.start is None, cell.wide) for cell in cells) == [
        (False, True),
        (True, False),
    ]
    assert list(relations.behind(desk, question(), Behind())) == []
    unplaced = list(relations.behind(desk, question(), Behind(unplaced=True)))
    assert [row.id for row in unplaced] == ["h2", "h1"]


def test_days_outside_the_stretch_are_left_out(fill: Fill) -> None:
    desk = fill(
        [
            happening(["IND"], ["PAK"]),
            happening(["IND"], ["PAK"], id="h2", starts=date(2025, 8, 1), ends=date(2025, 8, 2)),
        ]
    )
    assert directions(desk, question(until=date(2025, 5, 4)))["a_to_b"] == 1
    assert directions(desk, question(since=date(2025, 5, 5)))["a_to_b"] == 1


def test_the_acts_behind_a_cell_are_listed_with_ids(fill: Fill) -> None:
    desk = fill([happening(["IND"], ["PAK"]), happening(["PAK"], ["IND"], id="h2", quad=4)])
    rows = list(relations.behind(desk, question(), Behind(quad=4)))
    assert [(row.id, row.direction, row.evidence) for row in rows] == [
        ("h2", "b_to_a", "they said so")
    ]
    assert [r.id for r in relations.behind(desk, question(), Behind(direction="a_to_b"))] == ["h1"]
    assert list(relations.behind(desk, question(), Behind(first=date(2026, 1, 1)))) == []


def test_a_sector_and_its_country_must_be_those_of_one_actor(fill: Fill) -> None:
    army = happening(["IND"], ["PAK"], actors=(party("IND", "MIL"), party("CHN", "GOV")))
    desk = fill([army])
    assert directions(desk, question(a="IND/MIL"))["a_to_b"] == 1
    assert directions(desk, question(a="IND/GOV")) == {}


def test_the_view_has_a_row_for_each_ordered_pair_of_countries(fill: Fill) -> None:
    desk = fill(
        [
            happening(["IND", "USA", "IND"], ["PAK", "IND"]),
            happening(["IND", "USA"], ["PAK"], id="h2", type="CONSULT", quad=1),
            happening(["IND", "USA"], ["PAK"], id="h3", type="AGREE", quad=1),
        ]
    )
    columns = "happening_id, actor_country, recipient_country, mutual"
    rows = desk.execute(f"select {columns} from relation_events order by all").fetchall()
    assert rows == [
        ("h1", "IND", "PAK", False),
        ("h1", "USA", "IND", False),
        ("h1", "USA", "PAK", False),
        ("h2", "IND", "PAK", False),
        ("h2", "IND", "USA", True),
        ("h2", "USA", "IND", True),
        ("h2", "USA", "PAK", False),
        ("h3", "IND", "USA", True),
        ("h3", "USA", "IND", True),
    ]
    between = desk.execute(
        "select happening_id, actor_country from relations_between('USA', 'PAK') order by all"
    )
    assert between.fetchall() == [("h1", "USA"), ("h2", "USA")]


COUNTRIES = ("IND", "PAK", "CHN", "USA")
some = st.lists(st.sampled_from(COUNTRIES), max_size=3)
acts = st.builds(
    happening,
    some,
    some,
    type=st.sampled_from([*JOINT, "ASSAULT", "SUPPORT"]),
    mode=st.none(),
    status=st.sampled_from(["happened", "ongoing", "planned"]),
    starts=st.sampled_from([None, MAY, date(2025, 6, 30)]),
)


def by_hand(one: Happening, a: set[str], b: set[str]) -> str | None:
    """Return the direction of a happening between two sets of countries, None for none."""
    does = {p.country for p in one.actors}
    gets = {p.country for p in one.recipients}
    if not (does | gets) & a or not (does | gets) & b or one.status == "planned":
        return None
    to, back = bool(does & a and gets & b), bool(does & b and gets & a)
    if (to and back) or (does & a and does & b and one.type in JOINT):
        return "mutual"
    if (one.type == "AGREE" and len(does) > 1) or not (to or back):
        return "beside"
    return "a_to_b" if to else "b_to_a"


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(acts, max_size=6), st.permutations(COUNTRIES), st.integers(1, 2))
def test_the_database_counts_as_one_counts_by_hand(
    fill: Fill, found: list[Happening], order: list[str], size: int
) -> None:
    desk = fill(found)
    a, b = order[:size], order[2:]
    asked = question(",".join(a), ",".join(b))
    expected = Counter(filter(None, (by_hand(one, set(a), set(b)) for one in found)))
    assert directions(desk, asked) == expected


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(acts, max_size=6))
def test_an_edge_of_the_network_is_the_relation_of_its_ends(
    fill: Fill, found: list[Happening]
) -> None:
    desk = fill(found)
    edges: Counter[tuple[str, str, str]] = Counter()
    for pair in networks.pair_cells(desk, NetworkQuestion()):
        edges[pair.a, pair.b, pair.cell.direction] += pair.cell.count
    expected: Counter[tuple[str, str, str]] = Counter()
    for number, a in enumerate(sorted(COUNTRIES)):
        for b in sorted(COUNTRIES)[number + 1 :]:
            for direction, count in directions(desk, question(a, b)).items():
                if direction != "beside":
                    expected[a, b, direction] += count
    assert edges == expected


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    found=st.lists(acts, max_size=7),
    nodes=st.sampled_from(("countries", "actors")),
    least=st.integers(1, 2),
    since=st.none() | st.just(MAY),
    own=st.booleans(),
)
def test_the_network_by_numbers_is_that_of_the_acts_one_by_one(
    fill: Fill, found: list[Happening], *, nodes: str, least: int, since: date | None, own: bool
) -> None:
    desk = fill(found)
    asked = NetworkQuestion(nodes=nodes, since=since, historical=own)
    weights = read_weights("type,score\nACCUSE,-0.3\nCONSULT,1.7\n", "own") if own else None
    one_by_one = network(networks.pair_cells(desk, asked), {}, least=least, weights=weights)
    by_numbers = networks.edges(desk, asked, least=least, weights=weights)
    assert graph(by_numbers, {}) == one_by_one


@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(acts, max_size=6))
def test_acts_without_a_day_are_counted_as_by_hand(fill: Fill, found: list[Happening]) -> None:
    undated = [replace(one, starts=None, ends=None) for one in found]
    desk = fill([*undated, *(replace(one, id=f"{one.id}d", starts=MAY) for one in found)])
    expected = sum(
        len({p.country for p in (*one.actors, *one.recipients)}) > 1 and one.status != "planned"
        for one in undated
    )
    for nodes in ("countries", "actors"):
        assert networks.undated(desk, NetworkQuestion(nodes=nodes)) == expected


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a desk of three reports, two of which tell of one act, joined."""
    path = tmp_path_factory.mktemp("told") / "desk.duckdb"
    shelled = Told("Kenya", "shelled", "Rwanda")
    reports = [
        news(shelled, publisher="Lake Wire"),
        news(shelled, Told("Rwanda", "sanctioned", "Kenya", day=1), day=3, publisher="Hill Post"),
        news(Told("Uganda", "thanked", "Burundi"), publisher="Lake Wire"),
    ]
    with DeskWriter(path) as desk:
        for number, record in enumerate(reports):
            flat = flatten(record)
            desk.write([flat], [(f"{number}.txt", flat.report_id)])
    with Joiner.open(path) as joiner:
        joiner.join()
    return path


@pytest.mark.parametrize(("unit", "shelled"), [("happenings", 1), ("events", 2), ("reports", 2)])
def test_an_act_of_two_reports_counts_once_unless_reports_are_counted(
    told: Path, unit: str, shelled: int
) -> None:
    with open_file(told, write=False) as desk:
        found = directions(desk, question("KEN", "RWA", count=unit))
    assert found == {"a_to_b": shelled, "b_to_a": 1}


def test_names_are_resolved_against_the_actors_of_the_desk(told: Path) -> None:
    with open_file(told, write=False) as desk:
        side = resolve(desk, parse_selector("Lagosville"))
        assert side.nobody
        assert party_condition(side, prefix="u.actor")[0] == "(false)"
        assert relations.joined(desk)


def test_an_empty_desk_has_no_relations_and_no_network(tmp_path: Path) -> None:
    with open_file(tmp_path / "empty.duckdb", write=True) as desk:
        assert relations.cells(desk, question("EU", "NATO@1999-01-01")) == []
        assert relations.said(desk, question()) == {}
        assert list(networks.pair_cells(desk, NetworkQuestion(nodes="actors"))) == []
        assert networks.undated(desk, NetworkQuestion()) == 0


def test_what_is_less_sure_is_left_out_if_asked(fill: Fill) -> None:
    desk = fill([happening(["IND"], ["PAK"], confidence=0.4)])
    assert directions(desk, question(min_confidence=0.4)) == {"a_to_b": 1}
    assert directions(desk, question(min_confidence=0.5)) == {}


MODI = Party(id="a-modi", key="Q1058", name="Narendra Modi", country="IND", sector="GOV")


def test_nobody_is_on_both_sides(fill: Fill) -> None:
    with_china = happening([], actors=(MODI, party("CHN")), type="CONSULT", mode=None, quad=1)
    with_india = happening([], actors=(MODI, party("IND")), id="h2", type="CONSULT", quad=1)
    desk = fill([with_china, with_india])
    assert directions(desk, question("Q1058", "IND")) == {"mutual": 1}
    assert directions(desk, question("IND", "Q1058")) == {"mutual": 1}
    assert directions(desk, question("IND/MIL", "IND")) == {}


def test_a_sector_facing_its_own_country_faces_the_rest_of_it(fill: Fill) -> None:
    coup = happening([], actors=(party("IND", "MIL"),), recipients=(party("IND", "GOV"),))
    drill = happening([], id="h2", actors=(party("IND", "MIL"), party("CHN")), type="CONSULT")
    desk = fill([coup, drill])
    assert directions(desk, question("IND/MIL", "IND")) == {"a_to_b": 1}


def test_names_beyond_ascii_are_found_without_their_accents(tmp_path: Path) -> None:
    with open_file(tmp_path / "desk.duckdb", write=True) as desk:
        desk.execute(
            "insert into sources (source_key, version, report_id, current) "
            "values ('a', 1, 'r1', true)"
        )
        for key, name in (("walesa|POL", "Lech Wałęsa"), ("mba|GAB", "Léon M’Ba")):
            desk.execute(
                "insert into actors (report_id, actor_id, name, kind, resolved, actor_key) "
                "values ('r1', ?, ?, 'person', 'by hand', ?)",
                [key, name, key],
            )
        (part,) = resolve(desk, parse_selector("Walesa")).parts
        assert "walesa|POL" in part.keys
        (part,) = resolve(desk, parse_selector("M'Ba")).parts
        assert "mba|GAB" in part.keys
