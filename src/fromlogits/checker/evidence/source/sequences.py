"""Layers over time: embeddings, recurrent networks, attention, and the wrappers that repeat a layer step by step."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from fromlogits.checker.evidence.source.heads import activate, batch_of, is_none, library_of, plain_of, scores_of, units_of
from fromlogits.checker.evidence.source.operations.bound import as_tensor
from fromlogits.checker.evidence.source.shapes import ANY, Size
from fromlogits.checker.evidence.source.tensor import Tensor, derived
from fromlogits.checker.evidence.source.values import Constant, Frame, List, Object, Site, Unknown, Value

if TYPE_CHECKING:
    from fromlogits.checker.evidence.source.reader import Reader

__all__ = ["attention", "bidirectional", "embedding", "hidden", "recurrent", "repeat_vector", "time_distributed"]


def embedding(reader: Reader, layer: Object, x: Tensor, site: Site) -> Value:
    """A trained row for every id."""
    units = units_of(layer, "units")
    shape = (*x.shape, units) if x.shape is not None else (ANY, units)
    return Tensor(shape=shape, learned=True, operation="embedding", library=library_of(layer.name, x))


def hidden(reader: Reader, layer: Object, x: Tensor, site: Site) -> Value:
    """Features of the same shape."""
    return Tensor(shape=x.shape, learned=True, operation="hidden", library=library_of(layer.name, x))


def repeat_vector(reader: Reader, layer: Object, x: Tensor, site: Site) -> Value:
    """(batch, features) n times: (batch, n, features)."""
    count = plain_of(layer, "n")
    shape = (x.shape[0], count if isinstance(count, int) else Size("steps"), x.shape[1]) if x.shape is not None and x.rank == 2 else None
    return derived(x, "repeat", shape=shape, learned=x.learned, low=x.low, high=x.high, integral=x.integral)


# -- recurrent networks


def recurrent(reader: Reader, layer: Object, x: Tensor, site: Site) -> Value:
    """LSTM, GRU, RNN: the outputs of every step, or of the last."""
    units = units_of(layer, "units")
    made = Tensor(learned=True, operation="recurrent", library=library_of(layer.name, x))
    if layer.get("torch"):
        return _torch_recurrent(layer, x, units, replace(made, activation=_torch_bend(layer), made=layer.site or site))
    sequences = plain_of(layer, "return_sequences") or False
    if sequences:
        made.shape = (*x.shape[:-1], units) if x.shape is not None and x.rank == 3 else None
    else:
        made.shape = (batch_of(x), units)
    made = _stepped(reader, layer, x, made, units, site)
    if plain_of(layer, "return_state"):
        return List.of([made, Unknown(), Unknown()], "list", exact=False)
    return made


def _stepped(reader: Reader, layer: Object, x: Tensor, made: Tensor, units: Any, site: Site) -> Tensor:
    """Keras's outputs with the activation they went through; LSTM and GRU weigh it by a gate, so that shares are none afterwards."""
    plainly = layer.name.endswith("SimpleRNN")
    given = layer.get("activation")
    if not isinstance(given, Value) or (is_none(given) and not plainly):
        return made
    scores = scores_of(layer, x, made.shape, units, site)
    bent = reader.machine.settle(activate(reader, scores, given, layer.site or site))
    if not isinstance(bent, Tensor) or (bent.kind is not None and not plainly):
        return made
    return bent if bent.kind is not None else replace(bent, operation="recurrent", arguments=())


def _torch_recurrent(layer: Object, x: Tensor, units: Any, made: Tensor) -> Value:
    """PyTorch's: every step's output and the last hidden state; both directions stand side by side."""
    projected = plain_of(layer, "proj_size")
    units = projected if isinstance(projected, int) and projected > 0 else units
    both = layer.get("bidirectional") is not None and plain_of(layer, "bidirectional") is not False
    width = _twice(units) if plain_of(layer, "bidirectional") is True else Size("units") if both else units
    made.shape = (*x.shape[:-1], width) if x.shape else (ANY, width)
    first = plain_of(layer, "batch_first") is True
    batch = x.shape[0 if first else 1] if x.shape is not None and x.rank == 3 else Size("batch", single=False)
    state = replace(made, shape=(Size("layers"), batch, units))
    cell = replace(state, activation=None, made=None)  # what an LSTM adds up has no bound
    last: Value = List.of([state, cell], "tuple") if layer.name.endswith("LSTM") else state
    return List.of([made, last], "tuple")


def _torch_bend(layer: Object) -> str | None:
    """What the states of PyTorch's went through: in GRU and LSTM tanh and a gate; a projection comes after that."""
    projected = plain_of(layer, "proj_size")
    given = plain_of(layer, "nonlinearity") if layer.get("nonlinearity") is not None else "tanh"
    return given if given in {"relu", "tanh"} and projected in {None, 0} else None


def _twice(units: Any) -> Any:
    return 2 * units if isinstance(units, int) else Size("units")


def bidirectional(reader: Reader, layer: Object, positional: list[Value], keywords: dict[str, Value], site: Site, frame: Frame) -> Value:
    """Keras's wrapper: one layer forwards, one backwards, and how the two are merged."""
    inner = layer.get("layer")
    made = reader.machine.settle(reader.call(inner, positional, keywords, site.node, frame)) if isinstance(inner, Value) else Unknown()
    mode = plain_of(layer, "merge_mode")
    if not isinstance(made, Tensor):
        return made
    if mode == "concat":
        return replace(made, shape=(*made.shape[:-1], _twice(made.shape[-1]))) if made.shape else made
    return made if mode in {"sum", "mul", "ave"} else Unknown()


def time_distributed(reader: Reader, layer: Object, positional: list[Value], keywords: dict[str, Value], site: Site, frame: Frame) -> Value:
    """The same layer at every step."""
    inner = layer.get("layer")
    x = as_tensor(reader.machine.settle(positional[0])) if positional else None
    if not isinstance(inner, Value) or x is None:
        return Unknown()
    steps = x.shape[1] if x.shape is not None and x.rank is not None and x.rank >= 3 else None
    rows = replace(x, shape=(x.shape[0], *x.shape[2:]) if steps is not None and x.shape is not None else None)
    node = inner.site.node if inner.site is not None else site.node
    own = inner.site is None or inner.site.document is frame.document
    made = reader.machine.settle(reader.call(inner, [rows], {}, node, frame if own else Frame({}, None, inner.site.document, "layer")))  # type: ignore[union-attr]
    if isinstance(made, Tensor) and made.shape is not None and made.rank is not None and steps is not None:
        return replace(made, shape=(made.shape[0], steps, *made.shape[1:]))
    return made


# -- attention


def _set(value: Value) -> bool:
    """Whether a flag is set, as far as the program says."""
    return isinstance(value, Constant) and bool(value.value)


def attention(reader: Reader, layer: Object, positional: list[Value], keywords: dict[str, Value], site: Site, frame: Frame) -> Value:
    """Features of the query's shape; PyTorch's returns the weights beside them."""
    query = positional[0] if positional else keywords.get("query") or keywords.get("inputs_q")
    x = as_tensor(reader.machine.settle(query)) if query is not None else None
    made = Tensor(shape=x.shape if x is not None else None, learned=True, library=library_of(layer.name, x or Tensor()))
    asked = keywords.get("return_attention_scores")
    pair = layer.name.startswith("torch") or (asked is not None and _set(asked))
    return List.of([made, Tensor(learned=True)], "tuple") if pair else made
