"""Keras 3: the layers behind an output of a model, through nested models; what layers do not tell, the backend's own program does."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Hashable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from typing import Any, NamedTuple

import keras

from fromlogits import errors
from fromlogits.provenance.following import Follower, output_of
from fromlogits.provenance.keras_layers import layer_steps, operation_step, text_of
from fromlogits.provenance.naming import described, leaves
from fromlogits.provenance.steps import NONE, Found, Shape, Step
from fromlogits.vocabulary import Output

__all__ = ["graph_of", "outputs_of"]


class _Scope(NamedTuple):
    """A model inside a model, and the call of it."""

    inputs: tuple[int, ...]
    call: Any
    parent: _Scope | None


class _Node:
    """A KerasTensor, or a stage on the way to it inside its layer: the scores before the activation of a Dense."""

    __slots__ = ("scope", "stage", "tensor")

    def __init__(self, tensor: Any, scope: _Scope | None, stage: int = 0) -> None:
        self.tensor, self.scope, self.stage = tensor, scope, stage

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Node) and (self.tensor is other.tensor) and self.stage == other.stage and self.scope is other.scope

    def __hash__(self) -> int:
        return hash((id(self.tensor), self.stage))


class _Constant(NamedTuple):
    number: float | None
    weight: bool = False


class _Layers:
    """Steps of a graph of layers."""

    def __init__(self) -> None:
        self.scopes: dict[tuple[int, int], _Scope] = {}

    def shape(self, node: Hashable) -> Shape:
        return tuple(node.tensor.shape) if isinstance(node, _Node) else ()

    def step(self, node: Hashable) -> Step:
        if isinstance(node, _Constant):
            return Step("parameter" if node.weight else "constant", number=node.number)
        assert isinstance(node, _Node)  # noqa: S101 there are two kinds
        layer, call, place = call_of(node.tensor)
        if node.scope is not None and id(node.tensor) in node.scope.inputs:
            return self._outside(node)
        if layer is None or isinstance(layer, keras.layers.InputLayer):
            return Step("constant")
        inner = graph_of(layer) if isinstance(layer, keras.Model) else None
        if inner is not None:
            return self._entered(inner, call, place, node)
        arguments = tuple(_argument(one, node.scope) for one in _flat(call.arguments.args, call.arguments.kwargs))
        steps = layer_steps(layer, len(node.tensor.shape)) if isinstance(layer, keras.Layer) else None
        if steps is None:
            return operation_step(layer, call, arguments, len(node.tensor.shape))
        tensors = tuple(one for one in arguments if isinstance(one, _Node))
        if node.stage + 1 < len(steps):
            return replace(steps[node.stage], inputs=(_Node(node.tensor, node.scope, node.stage + 1),))
        step = steps[node.stage]
        return replace(step, inputs=(*tensors[:1], _Constant(None, weight=True)) if step.op == "linear" and len(tensors) < 2 else tensors)

    def _entered(self, inner: Any, call: Any, place: int, node: _Node) -> Step:
        key = (id(call), id(node.scope))
        if key not in self.scopes:
            self.scopes[key] = _Scope(tuple(id(one) for one in inner.inputs), call, node.scope)
        return Step("same", (_Node(inner.outputs[place], self.scopes[key]),))

    def _outside(self, node: _Node) -> Step:
        """What a nested model is called with."""
        assert node.scope is not None  # noqa: S101 asked for by step
        given = node.scope.call.arguments.keras_tensors
        place = node.scope.inputs.index(id(node.tensor))
        return Step("same", (_Node(given[place], node.scope.parent),)) if place < len(given) else Step("other")


def call_of(tensor: Any) -> tuple[Any, Any, int]:
    """The layer or operation that gave a KerasTensor, that call of it, and which of its results it is."""
    layer, call, place = getattr(tensor, "_keras_history", (None, 0, 0))
    return layer, None if layer is None else layer._inbound_nodes[call], place  # noqa: SLF001 Keras has no public name for the graph


def graph_of(model: Any) -> Any:
    """The functional graph of a model, where it has one that its call goes through."""
    if isinstance(model, keras.Sequential):
        return (
            model if type(model).call is keras.Sequential.call and model.built and getattr(model, "_functional", None) is not None else None
        )
    functional = getattr(keras.src.models, "Functional", None)
    return model if functional is not None and isinstance(model, functional) and type(model).call is functional.call else None


def outputs_of(model: Any, inputs: Any = None) -> dict[str | None, Output]:
    """What each output of a Keras model is; see `fromlogits.provenance.models.outputs_of`.

    >>> import keras
    >>> from fromlogits.provenance.keras import outputs_of
    >>> model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(3, activation="softmax", name="predictions")])
    >>> print(outputs_of(model)[None].text)
    Dense(3, activation='softmax') 'predictions'
    """
    name = f"the model {model.name!r}"
    if isinstance(model, keras.Sequential) and not model.built and inputs is not None:
        with _failing(name, inputs):
            model(_first(inputs))
    graph = graph_of(model)
    if graph is None:
        if inputs is None:
            raise errors.needs_inputs(name, "has layers that only a call can tell")
        return _traced(model, inputs, name)
    found = {key: _told(one, model) for key, one in _outputs(graph)}
    if all(one.kind is not None or one.activation is not None for one in found.values()):
        return found
    try:  # layers of the user's own: the backend's program tells more
        traced = _traced(model, _made_up(graph) if inputs is None else inputs, name)
    except ValueError:
        if inputs is not None:
            raise
        return found
    return {
        key: one if one.kind or one.activation else replace(other, shape=one.shape, text=other.text)
        for (key, one), other in zip(found.items(), traced.values(), strict=True)
    } if len(found) == len(traced) else found  # fmt: skip


def _outputs(graph: Any) -> Iterator[tuple[str | None, Any]]:
    """Each output by name: the key of a dict, the name of its layer in a list."""
    structure = (graph._functional if isinstance(graph, keras.Sequential) else graph)._outputs_struct  # noqa: SLF001 the same names as Keras's losses go by
    if isinstance(structure, list | tuple) and len(set(graph.output_names)) == len(structure):
        yield from zip(graph.output_names, structure, strict=True)
        return
    yield from leaves(structure, lambda one: isinstance(one, keras.KerasTensor))


def _told(tensor: Any, model: Any) -> Output:
    found = Follower(_Layers()).follow(_Node(tensor, None))
    made = output_of(found, tuple(tensor.shape), str(tensor.dtype), from_model=bool(model.weights) or None)
    return replace(made, text=_text(found))


def _text(found: Found) -> str | None:
    if found is NONE or not isinstance(found.maker, _Node):
        return None
    layer, _, _ = call_of(found.maker.tensor)
    return None if layer is None else text_of(layer)


def _argument(one: Any, scope: _Scope | None) -> Hashable:
    if isinstance(one, keras.KerasTensor):
        return _Node(one, scope)
    if isinstance(one, int | float) and not isinstance(one, bool):
        return _Constant(float(one))
    return _Constant(None, weight=isinstance(one, keras.Variable))


def _flat(args: Any, kwargs: Mapping[str, Any]) -> list[Any]:
    """The arguments that are values: what Keras hands on of masks and modes is none."""
    named = [one for key, one in kwargs.items() if key not in {"mask", "training"}]
    return [one for one in keras.tree.flatten([*args, *named]) if one is not None]


def _traced(model: Any, inputs: Any, name: str) -> dict[str | None, Output]:
    """The outputs by the program of the backend, in inference mode."""
    trace: Callable[[Any, Any, str], dict[str | None, Output]] = {"tensorflow": _by_tensorflow, "torch": _by_torch, "jax": _by_jax}.get(
        keras.backend.backend(), _by_nothing
    )
    with _failing(name, inputs):
        if not model.built:
            model(_first(inputs))
        found = trace(model, inputs, name)
    if not found:
        raise errors.no_outputs(name, model)
    trained = bool(model.weights) or None
    return {
        key: replace(
            one, from_model=trained, text=f"{one.activation or one.kind} of {model.name!r}" if one.activation or one.kind else None
        )
        for key, one in found.items()
    }


@contextmanager
def _failing(name: str, inputs: Any) -> Iterator[None]:
    try:
        yield
    except Exception as error:
        raise errors.call_failed(name, described(inputs), error) from error


def _first(inputs: Any) -> Any:
    """A batch as `model(...)` takes it."""
    return list(inputs) if isinstance(inputs, tuple) else inputs


def _made_up(graph: Any) -> Any:
    """Zeros of the shapes that a model takes."""
    structure = (graph._functional if isinstance(graph, keras.Sequential) else graph)._inputs_struct  # noqa: SLF001
    return keras.tree.map_structure(lambda one: keras.ops.zeros([2 if size is None else size for size in one.shape], one.dtype), structure)


def _inference(model: Any) -> dict[str, bool]:
    """How a model is told that it is not trained, where it wants to be told."""
    return {"training": False} if "training" in inspect.signature(model.call).parameters else {}


def _tensors(inputs: Any) -> Any:
    return keras.tree.map_structure(keras.ops.convert_to_tensor, _first(inputs))


def _by_tensorflow(model: Any, inputs: Any, _name: str) -> dict[str | None, Output]:
    import tensorflow as tf

    from fromlogits.provenance import tensorflow

    given: list[Any] = []
    function = tf.function(lambda inputs: given.append(model(inputs, **_inference(model))), autograph=False)
    graph = function.get_concrete_function(_tensors(inputs)).graph
    del graph  # the tensors keep it
    found = leaves(given[0], lambda one: isinstance(one, tf.Tensor) and one.dtype.is_floating)
    return {key: made for key, one in found if (made := tensorflow.made_of(one)) is not None}


def _by_torch(model: Any, inputs: Any, _name: str) -> dict[str | None, Output]:
    import torch

    from fromlogits.provenance.torch import made_of
    from fromlogits.provenance.torch_modules import randomness_kept, weights_asking

    with weights_asking(model), randomness_kept(), _states_kept(model), torch.inference_mode(mode=False), torch.enable_grad():
        given = model(_tensors(inputs), **_inference(model))
        found = leaves(given, lambda one: isinstance(one, torch.Tensor) and one.is_floating_point())
        return {key: made_of(one) or Output(shape=tuple(one.shape)) for key, one in found}


@contextmanager
def _states_kept(model: Any) -> Iterator[None]:
    """Statistics and seeds, which a real run would move on."""
    from keras.src.random.seed_generator import global_seed_generator  # no public name leads to it

    before = [(one, keras.ops.copy(one.value)) for one in (*model.non_trainable_variables, global_seed_generator().state)]
    try:
        yield
    finally:
        for one, value in before:
            one.assign(value)


def _by_jax(model: Any, inputs: Any, name: str) -> dict[str | None, Output]:
    from fromlogits.provenance.jax_functions import traced

    weights = [one.value for one in model.trainable_variables]
    others = [one.value for one in model.non_trainable_variables]

    def call(weights: Any, others: Any, inputs: Any) -> Any:
        given, _ = model.stateless_call(weights, others, inputs, **_inference(model))
        return given

    return traced(call, weights, others, _tensors(inputs), name=name)


def _by_nothing(_model: Any, _inputs: Any, _name: str) -> dict[str | None, Output]:
    return {None: Output()}
