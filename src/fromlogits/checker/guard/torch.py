"""PyTorch under the guard: the losses of `torch.nn.functional`, which those of `torch.nn` call, and what torchmetrics is given."""

from __future__ import annotations

import sys
from collections import deque
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from typing import Any

from fromlogits.checker.guard.looking import Looker
from fromlogits.checker.guard.splicing import Splices
from fromlogits.checker.guard.watch import Watch
from fromlogits.vocabulary import Output

__all__ = ["watch_compiler", "watch_metrics", "watch_torch"]


def watch_torch(watch: Watch, splices: Splices) -> None:
    """Look at every loss of torch. The losses of `torch.nn` call these functions, and are told by their own names."""
    eyes = _Eyes()
    for softmax in ("softmax", "log_softmax"):
        splices.add(getattr(sys.modules["torch"].nn.functional, softmax), _without_axis, eyes.guessed)
    Looker(watch, splices, eyes).losses("torch.nn.functional.")


def _without_axis(_input: Any, dim: int | None = None, *_rest: Any, **_more: Any) -> bool | None:
    return True if dim is None else None


def watch_compiler(watch: Watch, splices: Splices) -> None:
    """Look at what torch.compile captures."""
    from fromlogits.checker.guard import compiling

    compiling.watch_compiler(watch, splices, Looker(watch, splices, _Eyes()))


def watch_metrics(watch: Watch, splices: Splices) -> None:
    """Look at what metrics are given."""
    Looker(watch, splices, _Eyes()).metrics("torchmetrics.")


class _Eyes:
    def __init__(self) -> None:
        self._guessed: deque[Any] = deque(maxlen=4)  # nodes of the graph where torch chose a softmax's axis by rank

    def guessed(self, _seen: object, result: Any) -> None:
        """A softmax was told no axis."""
        node = getattr(result, "grad_fn", None)
        if node is not None:
            self._guessed.append(node)

    def ready(self, output: Any, labels: Any) -> bool:
        """Under a compiler, a tracer or a fake mode there are no numbers."""
        torch = sys.modules["torch"]
        if torch.compiler.is_compiling() or torch.jit.is_tracing() or torch.jit.is_scripting():
            return False
        return _real(_peeled(output)[0]) and (labels is None or _real(_peeled(labels)[0]))

    def seen(self, output: Any, labels: Any) -> tuple[Any, Any]:
        """Tensors of torch.func unwrapped: what vmap maps over is more of the rows that the loss is given."""
        (shown, maps), (held, also) = _peeled(output), _peeled(labels)
        sizes = {level: one.shape[axes[level]] for one, axes in ((held, also), (shown, maps)) for level in axes}
        if not sizes:
            return shown, held
        shown = _in_front(shown, maps, sizes)
        rows = shown.dim() - len(sizes) > 1  # otherwise each call was given one row alone
        shown = shown.flatten(0, len(sizes) - (not rows))
        if isinstance(held, sys.modules["torch"].Tensor):
            held = _in_front(held, also, sizes)
            held = held.flatten(0, len(sizes) - (not rows or held.dim() == len(sizes)))
        return shown, held

    def origin(self, output: Any) -> Output | None:
        from fromlogits.provenance.torch import made_of, maker_of

        found = made_of(output)
        if found is not None and self._guessed and any(maker_of(output) is node for node in self._guessed):
            found = replace(found, axis_fault=found.axis_fault or "implicit")
        return found

    def apart(self) -> AbstractContextManager[object]:
        """Inside torch.func's transformations even plain tensors are wrapped by whatever is computed with them."""
        if sys.modules["torch"]._C._functorch.peek_interpreter_stack() is None:  # noqa: SLF001 as in `seen`
            return nullcontext()
        from torch._functorch.pyfunctorch import temporarily_clear_interpreter_stack

        return temporarily_clear_interpreter_stack()


def _real(x: Any) -> bool:
    """Whether a tensor holds its own numbers: no fake one, none of a tracer, none on no device, none spread over machines."""
    torch = sys.modules["torch"]
    if not isinstance(x, torch.Tensor) or x.device.type == "meta":
        return False
    return type(x) in {torch.Tensor, torch.nn.Parameter} or type(x).__torch_dispatch__ is torch._C._disabled_torch_dispatch_impl  # noqa: SLF001


def _peeled(x: Any) -> tuple[Any, dict[int, int]]:
    """What a tensor of torch.func holds, and by its level which axis each vmap goes over."""
    functorch = sys.modules["torch"]._C._functorch  # noqa: SLF001 no public name unwraps
    maps: list[tuple[int, int]] = []
    while isinstance(x, sys.modules["torch"].Tensor) and functorch.is_functorch_wrapped_tensor(x):
        if functorch.is_batchedtensor(x):
            maps.append((functorch.maybe_get_level(x), functorch.maybe_get_bdim(x)))
        x = functorch.get_unwrapped(x)
    axes = list(range(x.dim())) if maps else []
    return x, {level: axes.pop(place) for level, place in reversed(maps)}


def _in_front(x: Any, maps: dict[int, int], sizes: dict[int, int]) -> Any:
    """A tensor with the axes that vmaps go over in front: the same numbers again where one does not go over it."""
    levels = sorted(sizes)
    x = x.permute([*(maps[level] for level in levels if level in maps), *(axis for axis in range(x.dim()) if axis not in maps.values())])
    for place, level in enumerate(levels):
        if level not in maps:
            x = x.unsqueeze(place).expand(*x.shape[:place], sizes[level], *x.shape[place:])
    return x
