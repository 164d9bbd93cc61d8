"""The numbers behind labels in a graph of TensorFlow that is being traced: those that the function was called with, and what the graph makes of them.

A graph has no numbers, but whoever calls a function for the first time traces it with them at hand. Labels seldom hang on more than that: a cast, a
one-hot encoding. Those few operations are run once, aside; the user's graph is not touched.
"""

from __future__ import annotations

import inspect
import sys
from types import FrameType
from typing import Any

import numpy as np

__all__ = ["is_trained", "value_of"]

MOST = 60  # operations between the arguments of a function and its labels
SOURCES = frozenset({"Placeholder", "IteratorGetNext"})
DEEPEST = 2000  # operations, in looking for weights
DRAWN = ("Random", "Multinomial", "Stateless", "Shuffle", "Variable", "Iterator", "Dataset", "Call", "If", "While", "PyFunc", "Read")


def value_of(tensor: Any, batch: Any = None) -> Any:
    """The numbers of a symbolic tensor, None where they cannot be told. `batch`: what the iterator under way will give next, where that is known."""
    tf: Any = sys.modules["tensorflow"]
    frame: FrameType | None = sys._getframe(1)  # noqa: SLF001 the calls of traced functions stand on the stack, with their arguments
    return _value(tf, tensor, frame, batch)


def is_trained(tensor: Any) -> bool:
    """Whether trained weights stand behind a symbolic tensor."""
    seen: set[str] = set()
    waiting = [tensor.op]
    while waiting and len(seen) < DEEPEST:
        op = waiting.pop()
        if op.name not in seen:
            seen.add(op.name)
            if op.type in {"ReadVariableOp", "ResourceGather"}:
                return True
            waiting += [one.op for one in op.inputs]
    return False


def _value(tf: Any, tensor: Any, frame: FrameType | None, batch: Any) -> Any:
    operations = _behind(tensor)
    if operations is None:
        return None
    sources = [op for op in operations if op.type in SOURCES]
    given: dict[str, Any] = {}
    for op in sources:
        if op.type == "IteratorGetNext":
            leaves = tf.nest.flatten(batch, expand_composites=True) if batch is not None else []
            if len(leaves) != len(op.outputs):
                return None
            found = dict(zip((one.name for one in op.outputs), leaves, strict=True))
        else:
            value, outer = _argument(tf, op, frame)
            if value is not None and not hasattr(value, "numpy") and not isinstance(value, np.ndarray):
                value = _value(tf, value, outer, batch)  # an argument that a function around this one has traced
            found = {op.outputs[0].name: value}
        for name, value in found.items():
            if value is None:
                return None
            given[name] = value.numpy() if hasattr(value, "numpy") else value
    return _run(tf, operations, given, tensor)


def _behind(tensor: Any) -> list[Any] | None:
    """The operations a tensor comes of, the first ones first; None where there are many, or their results are other ones each time."""
    found: dict[str, Any] = {}
    waiting = [tensor.op]
    while waiting:
        op = waiting.pop()
        if op.name in found:
            continue
        source = op.type in SOURCES
        if len(found) >= MOST or (not source and any(word in op.type for word in DRAWN)):
            return None
        found[op.name] = op
        waiting += [] if source else [one.op for one in op.inputs]
    return list(found.values())[::-1]


def _argument(tf: Any, op: Any, frame: FrameType | None) -> tuple[Any, FrameType | None]:
    """What a function that is being traced was called with for a placeholder, and where the call stands."""
    placeholders = [one for one in op.graph.get_operations() if one.type == "Placeholder"]
    place = next(at for at, one in enumerate(placeholders) if one is op or one.name == op.name)
    while frame is not None:
        called = frame.f_locals.get("self")
        if frame.f_code.co_name == "__call__" and hasattr(called, "python_function") and "kwds" in frame.f_locals:
            break
        frame = frame.f_back
    if frame is None:
        return None, None
    arguments = _bound(called, frame.f_locals["args"], frame.f_locals["kwds"])
    leaves = [one for one in tf.nest.flatten(arguments, expand_composites=True) if hasattr(one, "dtype") and hasattr(one, "shape")]
    value = leaves[place] if place < len(leaves) else None
    if value is None or tf.as_dtype(value.dtype) != op.outputs[0].dtype or not op.outputs[0].shape.is_compatible_with(value.shape):
        return None, None  # the order is not what was thought
    return value, frame.f_back


def _bound(called: Any, args: tuple[Any, ...], named: dict[str, Any]) -> list[Any]:
    """Arguments in the order of the parameters, as a trace numbers them."""
    if not named:
        return list(args)
    return list(inspect.signature(called.python_function).bind(*args, **named).arguments.values())


def _run(tf: Any, operations: list[Any], given: dict[str, Any], tensor: Any) -> Any:
    """The numbers of a tensor, from those of its sources, in a graph of its own."""
    if tensor.name in given:
        return given[tensor.name]
    definition = tf.compat.v1.GraphDef()
    for op in operations:
        if op.type not in SOURCES:
            node = definition.node.add()
            node.CopyFrom(op.node_def)
            kept = [one for one in node.input if not one.startswith("^")]  # what has to run before is asserted where the program runs it
            del node.input[:]
            node.input.extend(kept)
    with tf.init_scope(), tf.Graph().as_default() as aside:
        sources = {name: tf.constant(value) for name, value in given.items()}
        (result,) = tf.import_graph_def(definition, input_map=sources, return_elements=[tensor.name])
        with tf.compat.v1.Session(graph=aside) as session:
            return session.run(result)
