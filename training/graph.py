"""Writes a trained reader as an ONNX graph with onnxruntime's fused transformer operators.

The graph is built by hand: it holds six layers of four products each and nothing that a tracer
would leave behind. Inputs: `ids` [windows, pieces] (int32) and `mask` of the same shape (1 for a
piece, 0 for padding). Outputs as in `Reader.forward`.
"""

from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from torch import Tensor

from foreigndesk.reading.encoder.layout import PIECE_SOURCE, PIECE_TARGET, ROOTS
from training.network import EPSILON, HEADS, LAYERS, MARKS, Layer, Reader

FUSED = "com.microsoft"
OUTPUTS = ("columns", "queries", "keys")


class GraphWriter:
    """Collects nodes and constants; every method returns the name of its output."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []

    def constant(self, name: str, value: Tensor | np.ndarray) -> str:
        """Keep an array as a constant of the graph."""
        array = value.detach().numpy() if isinstance(value, Tensor) else value
        self.constants.append(numpy_helper.from_array(np.array(array, order="C"), name))
        return name

    def node(self, kind: str, inputs: list[str], output: str, **attributes: object) -> str:
        """Add one operator."""
        domain = str(attributes.pop("domain", ""))
        self.nodes.append(
            helper.make_node(kind, inputs, [output], name=output, domain=domain, **attributes)
        )
        return output

    def product(self, given: str, weight: Tensor, output: str) -> str:
        """Multiply by a weight of torch's orientation."""
        return self.node("MatMul", [given, self.constant(f"{output}.weight", weight.T)], output)

    def linear(self, given: str, module: object, output: str) -> str:
        """Apply a linear layer."""
        whole = self.product(given, module.weight, f"{output}.product")  # type: ignore[attr-defined] # nn.Linear
        bias = self.constant(f"{output}.bias", module.bias)  # type: ignore[attr-defined] # nn.Linear
        return self.node("Add", [whole, bias], output)


def write_graph(model: Reader, path: Path) -> None:
    """Write the model as fp32 ONNX."""
    graph = GraphWriter()
    hidden = _embed(graph, model)
    for number in range(LAYERS):
        hidden = transformer_layer(graph, model.layers[number], number, hidden)
    for output in OUTPUTS:
        graph.linear(hidden, getattr(model, output), output)
    _relation(graph, model, hidden)
    shapes = {"ids": TensorProto.INT32, "mask": TensorProto.INT32}
    made = helper.make_graph(
        graph.nodes,
        "reader",
        [helper.make_tensor_value_info(n, t, ["windows", "pieces"]) for n, t in shapes.items()],
        [
            *(
                helper.make_tensor_value_info(n, TensorProto.FLOAT, ["windows", "pieces", None])
                for n in OUTPUTS
            ),
            helper.make_tensor_value_info("relation", TensorProto.FLOAT, ["windows", len(ROOTS)]),
        ],
        graph.constants,
    )
    whole = helper.make_model(
        made, opset_imports=[helper.make_opsetid("", 17), helper.make_opsetid(FUSED, 1)]
    )
    whole.ir_version = 9
    path.write_bytes(whole.SerializeToString())


def _embed(graph: GraphWriter, model: Reader) -> str:
    words = model.words.weight.detach().clone()
    words[:MARKS] += model.marks.weight[:MARKS].detach()
    table = graph.constant("words", words)
    found = graph.node("Gather", [table, "ids"], "embedded")
    spots = graph.constant("spots", model.places.weight + model.kinds.weight[0])
    zero, one = (graph.constant(f"at{n}", np.array([n], np.int64)) for n in (0, 1))
    shape = graph.node("Shape", ["ids"], "shape", start=1, end=2)
    near = graph.node("Slice", [spots, zero, shape, zero, one], "near")
    summed = graph.node("Add", [found, near], "summed")
    scale = graph.constant("norm.scale", model.norm.weight)
    shift = graph.constant("norm.shift", model.norm.bias)
    return graph.node(
        "LayerNormalization", [summed, scale, shift], "hidden0", axis=-1, epsilon=EPSILON
    )


def transformer_layer(graph: GraphWriter, layer: Layer, number: int, hidden: str) -> str:
    """Add one transformer layer; its output is named `layerN.out`."""
    at = f"layer{number}"
    mixed = graph.node(
        "Attention",
        [
            hidden,
            graph.constant(f"{at}.attend.weight", layer.attend.weight.T),
            graph.constant(f"{at}.attend.bias", layer.attend.bias),
            "mask",
        ],
        f"{at}.mixed",
        domain=FUSED,
        num_heads=HEADS,
    )
    merged = graph.product(mixed, layer.merge.weight, f"{at}.merge")
    middle = _skip_norm(graph, f"{at}.middle", [merged, hidden], layer.norm_attend, layer.merge)
    wide = graph.product(middle, layer.widen.weight, f"{at}.widen")
    bias = graph.constant(f"{at}.widen.bias", layer.widen.bias)
    bent = graph.node("BiasGelu", [wide, bias], f"{at}.bent", domain=FUSED)
    narrow = graph.product(bent, layer.narrow.weight, f"{at}.narrow")
    return _skip_norm(graph, f"{at}.out", [narrow, middle], layer.norm_narrow, layer.narrow)


def _relation(graph: GraphWriter, model: Reader, hidden: str) -> str:
    last = graph.constant("last", np.array([2], np.int64))
    middle = graph.constant("middle", np.array([1], np.int64))
    first = graph.constant("first", np.array(0, np.int64))
    parts = [graph.node("Gather", [hidden, first], "pair.start", axis=1)]
    for name, piece in (("source", PIECE_SOURCE), ("target", PIECE_TARGET)):
        wanted = graph.constant(f"pair.{name}.piece", np.array(piece, np.int32))
        here = graph.node("Equal", ["ids", wanted], f"pair.{name}.here")
        weight = graph.node("Cast", [here], f"pair.{name}.weight", to=TensorProto.FLOAT)
        column = graph.node("Unsqueeze", [weight, last], f"pair.{name}.column")
        kept = graph.node("Mul", [hidden, column], f"pair.{name}.kept")
        parts.append(graph.node("ReduceSum", [kept, middle], f"pair.{name}", keepdims=0))
    pair = graph.node("Concat", parts, "pair", axis=-1)
    wide = graph.product(pair, model.relation[1].weight, "pair.widen")
    bias = graph.constant("pair.widen.bias", model.relation[1].bias)
    bent = graph.node("BiasGelu", [wide, bias], "pair.bent", domain=FUSED)
    return graph.linear(bent, model.relation[3], "relation")


def _skip_norm(
    graph: GraphWriter, name: str, inputs: list[str], norm: object, linear: object
) -> str:
    constants = [
        graph.constant(f"{name}.scale", norm.weight),  # type: ignore[attr-defined] # nn.LayerNorm
        graph.constant(f"{name}.shift", norm.bias),  # type: ignore[attr-defined] # nn.LayerNorm
        graph.constant(f"{name}.bias", linear.bias),  # type: ignore[attr-defined] # nn.Linear
    ]
    return graph.node(
        "SkipLayerNormalization", [*inputs, *constants], name, domain=FUSED, epsilon=EPSILON
    )
