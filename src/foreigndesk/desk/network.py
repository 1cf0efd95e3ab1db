"""The network of all pairs: who does what to whom, as a graph and as GraphML or GEXF.

GraphML: http://graphml.graphdrawing.org (2007 schema); GEXF: 1.3 (https://gexf.net). Both are
written in a fixed order: the same desk gives the same bytes.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from xml.sax.saxutils import escape, quoteattr

from msgspec import Struct

from foreigndesk.desk.relations import DIRECTIONS, Cell, Score, Tally, tally
from foreigndesk.desk.weights import WeightTable

Value = str | int | float
_GRAPHML = "http://graphml.graphdrawing.org/xmlns"
_GEXF_KINDS = {"string": "string", "int": "integer", "double": "double"}


class PairCell(Struct, frozen=True, kw_only=True):
    """Acts between two nodes that are alike; `cell.direction` is seen from `a`."""

    a: str
    b: str
    cell: Cell


class Node(Struct, frozen=True, kw_only=True):
    """A country or actor, and how many acts it has with others of the network."""

    id: str
    name: str
    count: int


class Edge(Struct, frozen=True, kw_only=True):
    """Two nodes, `a` before `b` in the alphabet, and what went on between them.

    `all` counts each act once; `a_to_b`, `b_to_a` and `mutual` are how many went which way.
    """

    a: str
    b: str
    all: Tally
    a_to_b: int
    b_to_a: int
    mutual: int


class Network(Struct, frozen=True, kw_only=True):
    """Nodes and edges, the busiest first, and the stretch of days they are of.

    `undated` tells how many acts without a day are in it (no stretch asked for) or left out.
    """

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    since: date | None = None
    until: date | None = None
    undated: int = 0


def network(
    cells: Iterable[PairCell],
    names: Mapping[str, str],
    *,
    least: int = 1,
    weights: WeightTable | None = None,
) -> Network:
    """Return the network of these acts; pairs with fewer than `least` acts are left out."""
    between = defaultdict[tuple[str, str], list[Cell]](list)
    for pair in cells:
        between[pair.a, pair.b].append(pair.cell)
    edges = [
        edge
        for (a, b), found in sorted(between.items())
        if (edge := _edge(a, b, found, weights)).all.count >= least
    ]
    return graph(edges, names)


def graph(edges: Iterable[Edge], names: Mapping[str, str]) -> Network:
    """Return the network of these edges, with the nodes at their ends."""
    ordered = sorted(edges, key=lambda edge: (-edge.all.count, edge.a, edge.b))
    return Network(nodes=_nodes(ordered, names), edges=tuple(ordered))


def _edge(a: str, b: str, cells: Sequence[Cell], weights: WeightTable | None) -> Edge:
    ways = {name: sum(c.count for c in cells if c.direction == name) for name in DIRECTIONS}
    return Edge(a=a, b=b, all=tally(cells, weights), **ways)


def _nodes(edges: Iterable[Edge], names: Mapping[str, str]) -> tuple[Node, ...]:
    counts = defaultdict[str, int](int)
    for edge in edges:
        counts[edge.a] += edge.all.count
        counts[edge.b] += edge.all.count
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return tuple(Node(id=key, name=names.get(key, key), count=count) for key, count in ordered)


def graphml(found: Network) -> str:
    """Return the network as GraphML, undirected."""
    nodes = [(node.id, _of_node(node)) for node in found.nodes]
    edges = [(edge.a, edge.b, _of_edge(edge)) for edge in found.edges]
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<graphml xmlns="{_GRAPHML}">',
        *_graphml_keys("node", [row for _, row in nodes]),
        *_graphml_keys("edge", [row for *_, row in edges]),
        ' <graph id="relations" edgedefault="undirected">',
    ]
    for key, row in nodes:
        lines += [f"  <node id={_quoted(key)}>", *_graphml_data("node", row), "  </node>"]
    for a, b, row in edges:
        ends = f"source={_quoted(a)} target={_quoted(b)}"
        lines += [f"  <edge {ends}>", *_graphml_data("edge", row), "  </edge>"]
    return "\n".join([*lines, " </graph>", "</graphml>", ""])


def gexf(found: Network) -> str:
    """Return the network as GEXF 1.3, undirected; the weight of an edge is its number of acts."""
    nodes = [(node.id, _of_node(node)) for node in found.nodes]
    edges = [(edge.a, edge.b, _of_edge(edge)) for edge in found.edges]
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<gexf xmlns="http://gexf.net/1.3" version="1.3">',
        " <meta><creator>foreigndesk</creator><description>Acts between pairs</description></meta>",
        ' <graph defaultedgetype="undirected" mode="static">',
        *_gexf_attributes("node", [row for _, row in nodes]),
        *_gexf_attributes("edge", [row for *_, row in edges]),
        "  <nodes>",
    ]
    for key, row in nodes:
        head = f"   <node id={_quoted(key)} label={_quoted(row['name'])}>"
        lines += [head, *_gexf_values(row), "   </node>"]
    lines += ["  </nodes>", "  <edges>"]
    for number, (a, b, row) in enumerate(edges):
        ends = f"source={_quoted(a)} target={_quoted(b)}"
        lines.append(f'   <edge id="{number}" {ends} weight="{row["count"]}">')
        lines += [*_gexf_values(row), "   </edge>"]
    return "\n".join([*lines, "  </edges>", " </graph>", "</gexf>", ""])


def _of_node(node: Node) -> dict[str, Value]:
    return {"name": node.name, "count": node.count}


def _of_edge(edge: Edge) -> dict[str, Value]:
    """Return an edge's values by name; what is unknown is left out."""
    row: dict[str, Value] = {
        "count": edge.all.count,
        "a_to_b": edge.a_to_b,
        "b_to_a": edge.b_to_a,
        "mutual": edge.mutual,
        **{f"quad{quad}": count for quad, count in enumerate(edge.all.quads, 1)},
    }
    for name, score in _scores(edge.all):
        row[f"{name}_sum"] = float(score.total)
        if score.mean is not None:
            row[f"{name}_mean"] = float(score.mean)
    return row


def _scores(counted: Tally) -> Iterator[tuple[str, Score]]:
    yield "plover", counted.plover
    yield "goldstein", counted.goldstein
    if counted.own is not None:
        yield "own", counted.own


def _kinds(rows: Iterable[Mapping[str, Value]]) -> dict[str, str]:
    """Return the XML type of every value that any row has, in order of appearance."""
    kinds = {str: "string", int: "int", float: "double"}
    return {name: kinds[type(value)] for row in rows for name, value in row.items()}


def _graphml_keys(part: str, rows: Sequence[Mapping[str, Value]]) -> Iterator[str]:
    for name, kind in _kinds(rows).items():
        yield f' <key id="{part}_{name}" for="{part}" attr.name="{name}" attr.type="{kind}"/>'


def _graphml_data(part: str, row: Mapping[str, Value]) -> Iterator[str]:
    for name, value in row.items():
        yield f'   <data key="{part}_{name}">{escape(_clean(value))}</data>'


def _gexf_attributes(part: str, rows: Sequence[Mapping[str, Value]]) -> Iterator[str]:
    yield f'  <attributes class="{part}">'
    for name, kind in _kinds(rows).items():
        yield f'   <attribute id="{name}" title="{name}" type="{_GEXF_KINDS[kind]}"/>'
    yield "  </attributes>"


def _gexf_values(row: Mapping[str, Value]) -> Iterator[str]:
    yield "    <attvalues>"
    for name, value in row.items():
        yield f'     <attvalue for="{name}" value={_quoted(value)}/>'
    yield "    </attvalues>"


def _quoted(value: Value) -> str:
    return quoteattr(_clean(value))


def _clean(value: Value) -> str:
    """Return a value as text on one line, without characters that XML does not allow."""
    text = "".join(char if char.isprintable() else " " for char in str(value))
    return " ".join(text.split())
