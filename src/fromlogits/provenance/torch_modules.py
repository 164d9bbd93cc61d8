"""The outputs of a torch module: a real call in the mode that it is in, after which everything is as it was."""

from __future__ import annotations

import inspect
import random
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from typing import Any

import numpy as np
import torch

from fromlogits import errors
from fromlogits.provenance.naming import described, leaves, named, title
from fromlogits.provenance.torch import made_of, maker_of
from fromlogits.vocabulary import Output

__all__ = ["outputs_of", "randomness_kept", "untouched", "weights_asking"]


def outputs_of(module: Any, inputs: Any = None) -> dict[str | None, Output]:
    """What each output of a module is; see `fromlogits.provenance.models.outputs_of`."""
    name = named(module)
    if inputs is None:
        raise errors.needs_inputs(name, "tells what it gives only while it runs")
    while isinstance(getattr(module, "_orig_mod", None), torch.nn.Module):  # torch.compile: its graph is one node
        module = module._orig_mod  # noqa: SLF001 the name that torch gives it
    if isinstance(module, torch.nn.DataParallel | torch.nn.parallel.DistributedDataParallel):
        module = module.module
    texts: dict[Any, str] = {}
    with untouched(module), _watched(module, texts), _graph(module):
        try:
            given = _called(module, inputs)
        except Exception as error:
            raise errors.call_failed(name, described(inputs), error) from error
        found = {key: _output(module, one, texts) for key, one in leaves(given, _counts)}
    if not found:
        raise errors.no_outputs(name, given)
    return found


@contextmanager
def _graph(module: Any) -> Iterator[None]:
    """Grad mode, unless the weights were made in inference mode: then there is no graph to be had."""
    if any(one.is_inference() for one in module.parameters()):
        yield
        return
    with torch.inference_mode(mode=False), torch.enable_grad():
        yield


def _counts(x: Any) -> bool:
    return isinstance(x, torch.Tensor) and x.is_floating_point()


def _output(module: Any, x: Any, texts: Mapping[Any, str]) -> Output:
    maker = maker_of(x)
    made = made_of(x)
    if made is None:
        return Output(rank=x.dim(), shape=tuple(x.shape), dtype=str(x.dtype).removeprefix("torch."))
    text = texts.get(maker)
    if text is None and (made.activation or made.kind):
        text = f"{made.activation or made.kind} of {type(module).__name__}"
    return replace(made, text=text)


def _called(module: Any, inputs: Any) -> Any:
    if isinstance(inputs, tuple):
        return module(*(_tensor(module, one) for one in inputs))
    if isinstance(inputs, Mapping) and _takes(module.forward, inputs):
        return module(**{key: _tensor(module, one) for key, one in inputs.items()})
    return module(_tensor(module, inputs))


def _takes(function: Any, names: Mapping[Any, Any]) -> bool:
    """Whether a function has arguments of these names."""
    try:
        known = inspect.signature(function).parameters
    except (TypeError, ValueError):
        return False
    return all(name in known for name in names) or any(one.kind is one.VAR_KEYWORD for one in known.values())


def _tensor(module: Any, x: Any) -> Any:
    """An input as the module takes it: arrays become tensors of the dtype of its weights; tensors stay."""
    if isinstance(x, torch.Tensor):
        return x.clone() if x.is_inference() else x
    if not isinstance(x, np.ndarray):
        return x
    made = torch.as_tensor(x)
    weight = next((one for one in module.parameters() if one.is_floating_point()), None)
    if weight is None:
        return made
    return made.to(weight.device, weight.dtype) if made.is_floating_point() else made.to(weight.device)


@contextmanager
def _watched(module: Any, texts: dict[Any, str]) -> Iterator[None]:
    """Notes which layer made which node of the graph."""
    hooks = []
    if not isinstance(module, torch.jit.ScriptModule):
        for name, layer in module.named_modules():
            if next(layer.children(), None) is None:
                hooks.append(layer.register_forward_hook(_noting(name, layer, texts)))
    try:
        yield
    finally:
        for hook in hooks:
            hook.remove()


def _noting(name: str, layer: Any, texts: dict[Any, str]) -> Any:
    def note(_layer: Any, _inputs: Any, output: Any) -> None:
        if isinstance(output, torch.Tensor):
            maker = maker_of(output)
            if maker is not None:
                home = "nn." if type(layer).__module__.startswith("torch.nn.") else ""
                texts.setdefault(maker, title(f"{home}{layer!r}", name or None))

    return note


@contextmanager
def untouched(module: Any) -> Iterator[None]:
    """Whatever a call changes is put back: buffers, attributes, the states of random numbers, which weights ask for gradients."""
    layers = list(module.modules())
    lazy = any(torch.nn.parameter.is_lazy(one) for one in module.parameters())
    kept = [] if lazy else [(layer, dict(layer.__dict__), dict(layer._buffers), _values(layer)) for layer in layers]  # noqa: SLF001 no public name holds them
    with ExitStack() as stack:
        stack.callback(_restore, kept)
        stack.enter_context(weights_asking(module))
        stack.enter_context(randomness_kept())
        yield


@contextmanager
def randomness_kept() -> Iterator[None]:
    """Random numbers go on afterwards as if none had been drawn."""
    with ExitStack() as stack:
        stack.callback(random.setstate, random.getstate())
        stack.callback(np.random.set_state, np.random.get_state())  # noqa: NPY002 the user's program may draw from it
        stack.enter_context(torch.random.fork_rng(range(torch.cuda.device_count()) if torch.cuda.is_initialized() else []))  # type: ignore[no-untyped-call]
        yield


@contextmanager
def weights_asking(module: Any) -> Iterator[None]:
    """Weights that are frozen ask for gradients meanwhile: without them there is no graph to look at."""
    frozen = [one for one in module.parameters() if not one.requires_grad and one.is_floating_point() and not one.is_inference()]
    for one in frozen:
        one.requires_grad_(True)
    try:
        yield
    finally:
        for one in frozen:
            one.requires_grad_(False)


def _values(layer: Any) -> dict[str, Any]:
    return {name: one.detach().clone() for name, one in layer._buffers.items() if one is not None}  # noqa: SLF001


def _restore(kept: list[tuple[Any, dict[str, Any], dict[str, Any], dict[str, Any]]]) -> None:
    for layer, attributes, buffers, values in kept:
        layer._buffers.clear()  # noqa: SLF001
        layer._buffers.update(buffers)  # noqa: SLF001
        with torch.no_grad():
            for name, before in values.items():
                if not torch.equal(buffers[name], before):
                    buffers[name].copy_(before)
        for name in [name for name in layer.__dict__ if name not in attributes]:
            del layer.__dict__[name]
        for name, value in attributes.items():
            if not name.startswith("_") and layer.__dict__.get(name) is not value:
                layer.__dict__[name] = value
