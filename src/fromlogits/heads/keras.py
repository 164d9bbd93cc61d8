"""The last activation of a Keras model: left out, or added."""

from __future__ import annotations

from typing import Any

import keras
from keras import layers

from fromlogits import errors
from fromlogits.provenance.keras import call_of, graph_of, outputs_of
from fromlogits.provenance.keras_layers import layer_steps, operation_step
from fromlogits.vocabulary import Output, OutputKind

__all__ = ["to_logits", "to_probabilities"]

FINAL = frozenset({"softmax", "sigmoid", "log_softmax", "log_sigmoid"})


def to_logits(model: Any) -> Any:
    """See `fromlogits.to_logits`."""
    name = f"the model {model.name!r}"
    graph = graph_of(model)
    if graph is None:
        raise errors.activation_inside(name, "its last activation")
    found = list(outputs_of(model).values())
    if all(one.kind is OutputKind.LOGITS for one in found):
        return model
    for one in found:
        if one.kind is None:
            raise errors.nothing_told(name, "an output")
    return _rebuilt(graph, [_stripped(tensor, one, name) for tensor, one in zip(graph.outputs, found, strict=True)], f"{model.name}_logits")


def to_probabilities(model: Any, activation: str | None, inputs: Any) -> Any:
    """See `fromlogits.to_probabilities`."""
    name = f"the model {model.name!r}"
    found = outputs_of(model, inputs)
    if all(one.kind is OutputKind.PROBABILITIES for one in found.values()):
        return model
    final = [_final(one, activation, name) for one in found.values()]
    graph = graph_of(model)
    if graph is None:
        if len(final) > 1:
            raise errors.nothing_told(name, f"one of the {len(final)} outputs")
        return _Answering(model, final[0], name=f"{model.name}_probabilities")
    ends = [tensor if one is None else one(tensor) for tensor, one in zip(graph.outputs, final, strict=True)]
    return _rebuilt(graph, ends, f"{model.name}_probabilities")


def _rebuilt(graph: Any, outputs: list[Any], name: str) -> Any:
    structure = (graph._functional if isinstance(graph, keras.Sequential) else graph)._outputs_struct  # noqa: SLF001
    inputs = (graph._functional if isinstance(graph, keras.Sequential) else graph)._inputs_struct  # noqa: SLF001
    return keras.Model(inputs, keras.tree.pack_sequence_as(structure, outputs), name=name)


def _final(found: Output, activation: str | None, name: str) -> Any:
    """The layer that makes probabilities of an output; None where it gives some."""
    if found.kind is OutputKind.PROBABILITIES:
        return None
    if found.kind is OutputKind.LOG_PROBABILITIES:
        return layers.Activation("exponential")
    if found.kind is None or (activation is None and found.units is None):
        raise errors.nothing_told(name, "an output")
    chosen = activation or ("sigmoid" if found.units == 1 else "softmax")
    if chosen == "sigmoid" or found.axis in {-1, None}:
        return layers.Activation(chosen)
    return layers.Softmax(axis=found.axis)


def _stripped(tensor: Any, found: Output, name: str) -> Any:
    """A tensor of the same graph, without the activation on its way."""
    if found.kind is OutputKind.LOGITS:
        return tensor
    layer, call, place = call_of(tensor)
    inside = errors.activation_inside(name, found.activation or "its last activation")
    if layer is None:
        raise inside
    inner = graph_of(layer) if isinstance(layer, keras.Model) else None
    if inner is not None:
        ends = [_stripped(one, found, name) if at == place else one for at, one in enumerate(inner.outputs)]
        given = call.arguments.convert(lambda one: one)
        made = _rebuilt(inner, ends, inner.name)(*given[0], **given[1])
        return keras.tree.flatten(made)[place]
    before = call.arguments.keras_tensors
    known = layer_steps(layer, len(tensor.shape)) if isinstance(layer, keras.Layer) else None
    steps = known or [operation_step(layer, call, (0, 0), len(tensor.shape))]
    ops = [one.op for one in steps]
    if ops[0] in FINAL and len(before) == 1:
        return before[0] if len(ops) == 1 else _linear(layer)(before[0])
    if ops[0] in {"same", "moved"} and len(ops) == 1 and len(before) == 1:
        return _twin(layer)(_stripped(before[0], found, name))
    raise inside


def _twin(layer: Any) -> Any:
    """A layer that shares everything but its place in a graph: calls of it leave the first one's graph as it is."""
    if not isinstance(layer, keras.Layer):
        return layer
    twin = object.__new__(type(layer))  # copy.copy would save and load it, with weights of its own
    twin.__dict__.update(layer.__dict__, _inbound_nodes=[], _outbound_nodes=[])
    return twin


def _linear(layer: Any) -> Any:
    """The same layer without its activation; the weights are the same variables."""
    twin = _twin(layer)
    twin.activation = keras.activations.linear
    return twin


@keras.saving.register_keras_serializable("fromlogits")
class _Answering(keras.Model):  # type: ignore[misc]
    """A model of the user's own code, and what makes probabilities of its output."""

    def __init__(self, model: Any, final: Any, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.model, self.final = model, final

    def call(self, inputs: Any, training: Any = None) -> Any:
        return self.final(self.model(inputs, training=training))

    def get_config(self) -> dict[str, Any]:
        config: dict[str, Any] = super().get_config()
        config.update(model=keras.saving.serialize_keras_object(self.model), final=keras.saving.serialize_keras_object(self.final))
        return config

    @classmethod
    def from_config(cls, config: dict[str, Any]) -> Any:
        parts = {name: keras.saving.deserialize_keras_object(config.pop(name)) for name in ("model", "final")}
        return cls(**parts, **config)
