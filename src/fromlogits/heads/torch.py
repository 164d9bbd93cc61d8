"""The last activation of a torch module: left out, or added."""

from __future__ import annotations

import copy
from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import torch
from torch import nn

from fromlogits import errors
from fromlogits.provenance.naming import named
from fromlogits.provenance.torch_modules import outputs_of
from fromlogits.vocabulary import Output, OutputKind

__all__ = ["Exponential", "head_of", "to_logits", "to_probabilities"]

FINAL = {
    nn.Softmax: Output(OutputKind.PROBABILITIES, "softmax", activations=("softmax",), independent=False),
    nn.Sigmoid: Output(OutputKind.PROBABILITIES, "sigmoid", activations=("sigmoid",), independent=True),
    nn.LogSoftmax: Output(OutputKind.LOG_PROBABILITIES, "log_softmax", activations=("log_softmax",), independent=False),
    nn.LogSigmoid: Output(OutputKind.LOG_PROBABILITIES, "log_sigmoid", activations=("log_sigmoid",), independent=True),
}
TRANSPARENT = (nn.Identity, nn.Flatten, nn.Unflatten, nn.Dropout)


class Exponential(nn.Module):
    """From log-probabilities back to probabilities."""

    def forward(self, input: torch.Tensor) -> torch.Tensor:  # noqa: A002 as torch calls it
        return input.exp()


def head_of(module: Any) -> Output | None:
    """What a Sequential gives, as its layers tell without a call; None where they do not."""
    last = _last(module)
    for kind, output in FINAL.items():
        if type(last) is kind:
            width = _units(module)
            axis = getattr(last, "dim", None)
            return replace(output, units=width, axis=axis if axis is not None and axis < 0 else None, text=f"nn.{last!r}", from_model=True)
    if isinstance(last, nn.Linear):
        return Output(OutputKind.LOGITS, units=last.out_features, axis=-1, text=f"nn.{last!r}", from_model=True)
    return None


def to_logits(module: Any, inputs: Any) -> Any:
    """See `fromlogits.to_logits`."""
    found = _told(module, inputs)
    if found is not None and found.kind is OutputKind.LOGITS:
        return module
    name = named(module)
    made = None if found is None else found.activation
    if found is not None and found.kind is None:
        raise errors.nothing_told(name, "the output")
    path = _place(module)
    if path is None:
        raise errors.activation_inside(name, made or "its last activation")
    stripped = _without(module, path)
    if inputs is not None:
        after = outputs_of(stripped, inputs)
        if any(one.kind is not OutputKind.LOGITS for one in after.values()):
            raise errors.activation_inside(name, made or "its last activation")
    return stripped


def to_probabilities(module: Any, activation: str | None, inputs: Any) -> Any:
    """See `fromlogits.to_probabilities`."""
    found = _told(module, inputs)
    name = named(module)
    if found is None:
        raise errors.needs_inputs(name, "tells what it gives only while it runs")
    if found.kind is OutputKind.PROBABILITIES:
        return module
    if found.kind is None or (found.kind is OutputKind.LOGITS and activation is None and found.units is None):
        raise errors.nothing_told(name, "the output")
    chosen = activation or ("sigmoid" if found.units == 1 else "softmax")
    final: nn.Module = nn.Sigmoid() if chosen == "sigmoid" else nn.Softmax(dim=-1 if found.axis is None else found.axis)
    if found.kind is OutputKind.LOG_PROBABILITIES:
        final = Exponential()
    if type(module) is nn.Sequential:
        return nn.Sequential(OrderedDict([*module.named_children(), (str(len(module)), final)])).train(module.training)
    return nn.Sequential(OrderedDict(model=module, probabilities=final)).train(module.training)


def _told(module: Any, inputs: Any) -> Output | None:
    """What a module gives: seen in a call, or told by its layers."""
    if inputs is None:
        return head_of(module)
    found = outputs_of(module, inputs)
    if len(found) != 1:
        raise errors.nothing_told(named(module), f"one of the {len(found)} outputs")
    return next(iter(found.values()))


def _last(module: Any) -> Any:
    """The layer of a Sequential that is applied last."""
    while type(module) is nn.Sequential and len(module):
        layers = [one for one in module if not isinstance(one, TRANSPARENT)]
        if not layers:
            return None
        module = layers[-1]
    return module


def _units(module: Any) -> int | None:
    """The width of the layer before the activation."""
    flat = list(_flat(module))
    for layer in reversed(flat[:-1]):
        if isinstance(layer, nn.Linear):
            return layer.out_features
        if not isinstance(layer, TRANSPARENT):
            return None
    return None


def _flat(module: Any) -> Iterator[Any]:
    if type(module) is nn.Sequential:
        for one in module:
            yield from _flat(one)
    elif not isinstance(module, TRANSPARENT):
        yield module


def _place(module: Any) -> tuple[str, ...] | None:
    """The way to the activation, where it is the last child and, outside a Sequential, the only one of its kind."""
    path: list[str] = []
    here = module
    while True:
        children = [(name, one) for name, one in here.named_children() if not isinstance(one, TRANSPARENT)]
        if not children:
            return None
        name, last = children[-1]
        path.append(name)
        if type(last) in FINAL:
            break
        here = last
    plain = type(module) is nn.Sequential and all(
        type(module.get_submodule(".".join(path[:end]))) is nn.Sequential for end in range(1, len(path))
    )
    alike = sum(type(one) in FINAL for one in module.modules())
    return tuple(path) if plain or alike == 1 else None


def _without(module: Any, path: tuple[str, ...]) -> Any:
    """The module with another child, everything else shared."""
    name, *rest = path
    twin = copy.copy(module)
    twin._modules = dict(module._modules)  # noqa: SLF001 torch keeps children there; a copy shares the dict
    if rest:
        twin._modules[name] = _without(module._modules[name], tuple(rest))  # noqa: SLF001
    elif type(module) is nn.Sequential:
        del twin._modules[name]  # noqa: SLF001
    else:
        twin._modules[name] = nn.Identity()  # noqa: SLF001 its forward calls it
    return twin
