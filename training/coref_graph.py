"""Writes a trained pair network as an ONNX graph, by hand as `graph` does for the reader.

One window at a time. Inputs: `words` [1, pieces, 384], `kinds` and `mask` [1, pieces] (int32),
`flags` [1, pieces, 1], `first` and `second` [mentions, pieces], `likeness` [first, second, 4].
Outputs: `scores` [first, second] and `together` [1, 1], logits, and `vector` [1, 384], the mean.
"""

from pathlib import Path

import numpy as np
from onnx import TensorProto, helper

from training.coref_network import PairReader
from training.graph import FUSED, GraphWriter, transformer_layer
from training.network import EPSILON, HIDDEN, LAYERS

FLOAT = TensorProto.FLOAT
INPUTS = {
    "words": (FLOAT, [1, "pieces", HIDDEN]),
    "kinds": (TensorProto.INT32, [1, "pieces"]),
    "flags": (FLOAT, [1, "pieces", 1]),
    "first": (FLOAT, ["firsts", "pieces"]),
    "second": (FLOAT, ["seconds", "pieces"]),
    "likeness": (FLOAT, ["firsts", "seconds", None]),
    "mask": (TensorProto.INT32, [1, "pieces"]),
}
OUTPUTS = {
    "scores": (FLOAT, ["firsts", "seconds"]),
    "together": (FLOAT, [1, 1]),
    "vector": (FLOAT, [1, HIDDEN]),
}


def write_pair_graph(model: PairReader, path: Path) -> None:
    """Write the model as fp32 ONNX."""
    graph = GraphWriter()
    hidden = _embed(graph, model)
    for number, layer in enumerate(model.layers):
        hidden = transformer_layer(graph, layer, number, hidden)
    _heads(graph, model, f"layer{LAYERS - 1}.out")
    made = helper.make_graph(
        graph.nodes,
        "pairs",
        [helper.make_tensor_value_info(name, *shape) for name, shape in INPUTS.items()],
        [helper.make_tensor_value_info(name, *shape) for name, shape in OUTPUTS.items()],
        graph.constants,
    )
    whole = helper.make_model(
        made, opset_imports=[helper.make_opsetid("", 17), helper.make_opsetid(FUSED, 1)]
    )
    whole.ir_version = 9
    path.write_bytes(whole.SerializeToString())


def _embed(graph: GraphWriter, model: PairReader) -> str:
    spots = graph.constant("spots", model.places.weight)
    zero, one = (graph.constant(f"at{n}", np.array([n], np.int64)) for n in (0, 1))
    shape = graph.node("Shape", ["kinds"], "shape", start=1, end=2)
    near = graph.node("Slice", [spots, zero, shape, zero, one], "near")
    kinds = graph.node("Gather", [graph.constant("kind", model.kinds.weight), "kinds"], "kinded")
    flags = graph.node("Mul", ["flags", graph.constant("flag", model.flag)], "flagged")
    summed = "words"
    for number, part in enumerate((near, kinds, flags)):
        summed = graph.node("Add", [summed, part], f"summed{number}")
    scale = graph.constant("norm.scale", model.norm.weight)
    shift = graph.constant("norm.shift", model.norm.bias)
    return graph.node(
        "LayerNormalization", [summed, scale, shift], "hidden0", axis=-1, epsilon=EPSILON
    )


def _heads(graph: GraphWriter, model: PairReader, hidden: str) -> None:
    """Add what compares mentions; each part is [firsts, seconds, 192] or spreads to it."""
    front, middle = (graph.constant(f"axis{n}", np.array([n], np.int64)) for n in (0, 1))
    start = graph.constant("start", np.array(0, np.int64))
    window = graph.node("Gather", [hidden, start], "window", axis=1)
    flat = graph.node("Squeeze", [graph.linear(hidden, model.down, "narrow"), front], "flat")
    rows = graph.node("MatMul", ["first", flat], "rows")
    columns = graph.node("MatMul", ["second", flat], "columns")
    a = graph.node("Unsqueeze", [rows, middle], "rows.wide")
    b = graph.node("Unsqueeze", [columns, front], "columns.wide")
    distance = graph.node("Abs", [graph.node("Sub", [a, b], "apart")], "distance")
    parts = (
        graph.product(b, model.of_second.weight, "of_second"),
        graph.product(graph.node("Mul", [a, b], "multiplied"), model.of_product.weight, "of_prod"),
        graph.product(distance, model.of_distance.weight, "of_distance"),
        graph.product("likeness", model.of_likeness.weight, "of_likeness"),
        graph.product(window, model.of_window.weight, "of_window"),
    )
    mixed = graph.linear(a, model.of_first, "of_first")
    for number, part in enumerate(parts):
        mixed = graph.node("Add", [mixed, part], f"mixed{number}")
    bent = graph.node("Gelu", [mixed], "bent", domain=FUSED)
    alike = graph.product("likeness", model.score_likeness.weight, "score_likeness")
    last = graph.constant("last", np.array([2], np.int64))
    whole = graph.node("Add", [graph.linear(bent, model.score, "score"), alike], "whole")
    graph.node("Squeeze", [whole, last], "scores")
    graph.linear(window, model.together, "together")
    graph.node("ReduceMean", [hidden], "vector", axes=[1], keepdims=0)
