"""The network, and its files as networkx reads them."""

from io import BytesIO
from xml.etree import ElementTree as ET

import networkx as nx

from foreigndesk.desk.network import PairCell, gexf, graphml, network
from foreigndesk.desk.relations import Cell
from foreigndesk.desk.weights import read_weights


def pair(
    a: str, b: str, direction: str = "a_to_b", count: int = 1, score: float = -9.0
) -> PairCell:
    cell = Cell(direction=direction, type="ASSAULT", quad=4, score=score, count=count)
    return PairCell(a=a, b=b, cell=cell)


CELLS = (
    pair("KEN", "RWA", count=3),
    pair("KEN", "RWA", "mutual", score=-9.5),
    pair("BDI", "KEN", "b_to_a"),
    pair("RWA", "UGA", count=2),
)
NAMES = {"KEN": "Kenya", "RWA": 'Rwanda & "sons" <x>\x07', "UGA": "Uganda"}


def test_pairs_are_edges_the_busiest_first() -> None:
    found = network(CELLS, NAMES)
    assert [(edge.a, edge.b, edge.all.count) for edge in found.edges] == [
        ("KEN", "RWA", 4),
        ("RWA", "UGA", 2),
        ("BDI", "KEN", 1),
    ]
    assert found.edges[0].a_to_b == 3
    assert found.edges[0].mutual == 1
    assert found.edges[0].all.plover.total == -36.5
    assert [(node.id, node.count) for node in found.nodes] == [
        ("RWA", 6),
        ("KEN", 5),
        ("UGA", 2),
        ("BDI", 1),
    ]


def test_pairs_with_too_few_acts_are_left_out_with_their_nodes() -> None:
    found = network(CELLS, NAMES, least=2)
    assert [node.id for node in found.nodes] == ["RWA", "KEN", "UGA"]
    assert network(CELLS, NAMES, least=9).nodes == ()


def test_weights_of_ones_own_are_on_the_edges() -> None:
    found = network(CELLS, NAMES, weights=read_weights("type,score\nASSAULT,-1", "own.csv"))
    own = found.edges[0].all.own
    assert own is not None
    assert own.total == -4
    assert 'id="edge_own_sum"' in graphml(found)


def test_graphml_is_read_back_by_networkx() -> None:
    graph = nx.read_graphml(BytesIO(graphml(network(CELLS, NAMES)).encode()))
    assert sorted(graph.nodes) == ["BDI", "KEN", "RWA", "UGA"]
    assert not graph.is_directed()
    assert graph.edges["KEN", "RWA"] == {
        "count": 4,
        "a_to_b": 3,
        "b_to_a": 0,
        "mutual": 1,
        "quad1": 0,
        "quad2": 0,
        "quad3": 0,
        "quad4": 4,
        "plover_sum": -36.5,
        "plover_mean": -9.125,
        "goldstein_sum": -36.0,
        "goldstein_mean": -9.0,
    }
    assert graph.nodes["RWA"] == {"name": 'Rwanda & "sons" <x>', "count": 6}


def test_gexf_is_read_back_by_networkx_with_weights() -> None:
    graph = nx.read_gexf(BytesIO(gexf(network(CELLS, NAMES)).encode()), version="1.3")
    assert graph.edges["KEN", "RWA"]["weight"] == 4
    assert graph.edges["KEN", "RWA"]["plover_mean"] == -9.125
    assert graph.nodes["KEN"]["label"] == "Kenya"


def test_an_empty_network_is_still_a_file_of_its_kind() -> None:
    empty = network((), {})
    assert len(nx.read_graphml(BytesIO(graphml(empty).encode()))) == 0
    assert len(nx.read_gexf(BytesIO(gexf(empty).encode()), version="1.3")) == 0


def test_the_order_of_the_cells_changes_no_byte() -> None:
    assert graphml(network(CELLS, NAMES)) == graphml(network(CELLS[::-1], NAMES))
    assert gexf(network(CELLS, NAMES)) == gexf(network(CELLS[::-1], NAMES))
    ET.fromstring(gexf(network(CELLS, NAMES)))
