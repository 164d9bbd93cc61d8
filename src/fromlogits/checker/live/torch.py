"""torch modules: called once in the mode they are in, and left as they were; overfitted as a copy."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

import torch
from torch.overrides import TorchFunctionMode

from fromlogits import errors
from fromlogits.checker.catalogue.entry import LossEntry
from fromlogits.checker.evidence import naming
from fromlogits.checker.live.data import Batch
from fromlogits.provenance.naming import described, named
from fromlogits.provenance.torch_modules import called as answered
from fromlogits.provenance.torch_modules import outputs_of, untouched
from fromlogits.vocabulary import Output

__all__ = ["called", "inner", "overfit"]


def called(module: Any, batch: Batch) -> tuple[Any, Output | None, Batch]:
    """What a module gives for a batch, what made it, and the batch on the module's device."""
    batch = _beside(module, batch)
    inputs = tuple(batch.inputs) if isinstance(batch.inputs, list) else batch.inputs
    target = module
    if any(torch.nn.parameter.is_lazy(one) for one in module.parameters()):
        target = copy.deepcopy(module)  # a call would give it its weights
    facts = _facts(target, inputs)
    with untouched(target):
        try:
            given = answered(target, inputs)
        except Exception as error:
            raise errors.model_raises(named(module), described(inputs), error) from error
    name, tensor = _the_one(named(module), given)
    found = facts.get(name) if facts else None
    return tensor, found, batch


def _facts(module: Any, inputs: Any) -> dict[str | None, Output]:
    try:
        return outputs_of(module, inputs)
    except (TypeError, ValueError) as error:
        if isinstance(error.__cause__, Exception):
            raise errors.model_raises(named(module), described(inputs), error.__cause__) from error.__cause__
        return {}


def _the_one(name: str, given: Any) -> tuple[str | None, Any]:
    """The tensor that a loss takes, where that can be told."""
    if isinstance(given, torch.Tensor):
        return None, given
    if isinstance(given, Mapping) and isinstance(given.get("logits"), torch.Tensor):
        return "logits", given["logits"]
    parts = given.items() if isinstance(given, Mapping) else enumerate(given) if isinstance(given, tuple | list) else ()
    tensors = [(str(key), one) for key, one in parts if isinstance(one, torch.Tensor) and one.is_floating_point()]
    if len(tensors) != 1:
        raise errors.output_is_no_tensor(name, given)
    return tensors[0]


def _beside(module: Any, batch: Batch) -> Batch:
    """The batch as tensors on the module's device."""
    weight = next((one for one in module.parameters() if not torch.nn.parameter.is_lazy(one)), None)
    device = weight.device if weight is not None else None
    return replace(batch, inputs=_moved(batch.inputs, device), labels=_tensor(batch.labels, device))


def _moved(x: Any, device: Any) -> Any:
    if isinstance(x, torch.Tensor):
        return x.to(device) if device is not None else x
    if isinstance(x, Mapping):
        return {name: _moved(one, device) for name, one in x.items()}
    if isinstance(x, tuple | list):
        return tuple(_moved(one, device) for one in x)
    return x


def _tensor(labels: Any, device: Any) -> Any:
    if isinstance(labels, torch.Tensor):
        return labels.to(device) if device is not None else labels
    try:
        return torch.as_tensor(labels, device=device)
    except (TypeError, ValueError, RuntimeError):  # text, objects: the label rules speak of them
        return labels


def overfit(module: Any, batch: Batch, loss: Callable[[Any, Any], Any], steps: int) -> list[float]:
    """The losses of a copy of a module that is trained on one batch alone, step by step."""
    batch = _beside(module, batch)
    inputs = tuple(batch.inputs) if isinstance(batch.inputs, list) else batch.inputs
    reached = []
    with untouched(module):
        twin = copy.deepcopy(module)
        weights = [one for one in twin.parameters() if one.requires_grad]
        optimizer = torch.optim.Adam(weights, lr=1e-2)
        with torch.enable_grad():
            for _ in range(steps):
                optimizer.zero_grad()
                value = loss(_the_one(named(module), answered(twin, inputs))[1], batch.labels)
                value = value.mean() if value.dim() else value
                reached.append(float(value.detach()))
                if not value.isfinite():
                    break
                value.backward()
                optimizer.step()
    return reached


class _Listening(TorchFunctionMode):
    """Notes the losses that are computed while it is on."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[tuple[str, LossEntry, dict[str, Any]]] = []

    def __torch_function__(self, func: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
        named_ = naming.entry_of(func)
        if named_ is not None and isinstance(named_[1], LossEntry):
            self.heard.append((named_[0], named_[1], naming.bound(named_[1].call, args, kwargs or {})))
        return func(*args, **(kwargs or {}))


def inner(value: Callable[[Any, Any], Any], output: Any, labels: Any) -> Iterator[tuple[str, LossEntry, dict[str, Any]]]:
    """The losses of the catalogue that a loss of the program's own computes, and with what."""
    listening = _Listening()
    try:
        with listening, torch.random.fork_rng([]), torch.enable_grad():
            value(output, labels)
    except Exception:  # noqa: BLE001 what it raises, the findings explain, or nobody
        if not listening.heard:
            return
    yield from (one for one in listening.heard if isinstance(one[2].get("output"), torch.Tensor))
