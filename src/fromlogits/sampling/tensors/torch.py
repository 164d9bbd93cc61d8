"""torch tensors on any device."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from typing import Any

import torch

from fromlogits import errors
from fromlogits.losses.tensors.torch import Torch, sharded
from fromlogits.sampling.tensors.slices import by_classes, by_rows

__all__ = ["OPERATIONS"]

IDS = 2**32  # more classes than there are


class TorchSampling(Torch):
    """torch's operations."""

    def wide(self) -> AbstractContextManager[Any]:
        return nullcontext()

    def compiles(self) -> bool:
        return torch.compiler.is_compiling()

    def run(self, function: Callable[..., Any], plan: Any, /, *inputs: Any) -> Any:
        return function(self, plan, *inputs)

    def peak(self, x: Any) -> Any:
        return x.detach().amax(-1, keepdim=True)

    def leading(self, x: Any, count: int | None) -> tuple[Any, Any]:
        fixed = x.detach()
        if count == 1:
            ids = fixed.argmax(-1, keepdim=True)
        elif count is None or count >= x.shape[-1]:
            ids = fixed.sort(stable=True, dim=-1, descending=True).indices
        elif self.hidden(fixed) or self.away(fixed):
            ids = _first(fixed, count)
        else:
            largest, ids = fixed.topk(count + 1)
            if bool((largest[..., -1] == largest[..., -2]).any()):  # torch chooses any of those that are as large as the last one
                ids = _first(fixed, count)
            else:
                ids = ids[..., :count].sort(-1).values
                ids = ids.gather(-1, fixed.gather(-1, ids).sort(stable=True, dim=-1, descending=True).indices)
        return x.gather(-1, ids), ids

    def places(self, x: Any) -> Any:
        return torch.arange(x.shape[-1], device=x.device)

    def taken(self, x: Any, ids: Any) -> Any:
        return x.gather(-1, ids)

    def put(self, values: Any, ids: Any, like: Any, fill: Any) -> Any:
        return fill.expand(like.shape).clone().scatter_(-1, ids, values)

    def cumulated(self, x: Any) -> Any:
        return x.cumsum(-1, dtype=torch.float64)

    def shifted(self, x: Any) -> Any:
        return torch.nn.functional.pad(x[..., :-1], (1, 0))

    def place_above(self, sums: Any, target: Any) -> Any:
        return torch.searchsorted(sums, target, right=True).clamp(max=sums.shape[-1] - 1)

    def uniform(self, seed: Any, like: Any, draws: tuple[int, ...] = ()) -> Any:
        if sharded(like):
            raise errors.one_shard()
        shape = [*draws, *like.shape]
        if seed is None:
            return torch.rand(shape, dtype=torch.float64, device=like.device)
        if isinstance(seed, torch.Generator):
            if seed.device.type != like.device.type:
                raise errors.generator_elsewhere(str(seed.device), str(like.device))
            return torch.rand(shape, generator=seed, dtype=torch.float64, device=like.device)
        if isinstance(seed, int):
            return (_compiled if self.compiles() else _seeded)(shape, seed, like.device)
        raise errors.not_a_seed(seed, self.name, "a torch.Generator")

    def turns(self, seed: Any, like: Any) -> Callable[[int], Any]:
        stream = torch.Generator(like.device).manual_seed(seed) if isinstance(seed, int) else seed
        return lambda _turn: stream

    def class_ids(self, x: Any) -> Any:
        return x.long()

    def beside(self, parts: list[Any]) -> Any:
        return torch.cat(parts, -1)

    pieces = staticmethod(by_classes)

    def in_turn(self, function: Callable[..., Any], block: int, /, *rows: Any) -> Any:
        return by_rows(self.joined, function, block, rows)

    def rolled(self, x: Any) -> Any:
        return x.flatten(0, -2) if x.dim() > 1 else x.unsqueeze(0)

    def unrolled(self, x: Any, like: Any) -> Any:
        return x.reshape(like.shape[:-1] + x.shape[1:])


OPERATIONS = TorchSampling()


def _first(x: Any, count: int) -> Any:
    """The ids of the first in the order, without looking at values: by one number for logit and id, where 64 bits hold both."""
    if x.dtype != torch.float32:
        return x.sort(stable=True, dim=-1, descending=True).indices[..., :count]
    bits = torch.where(x == 0, 0.0, x).view(torch.int32).long()  # there are two zeros
    ordered = torch.where(bits < 0, bits ^ 0x7FFFFFFF, bits)
    keys = ordered * IDS + torch.arange(x.shape[-1] - 1, -1, -1, device=x.device)
    return x.shape[-1] - 1 - keys.topk(count).values % IDS


def _seeded(shape: Sequence[int], seed: int, device: torch.device) -> torch.Tensor:
    return torch.rand(shape, generator=torch.Generator(device).manual_seed(seed), dtype=torch.float64, device=device)


# The same as one operation, since torch's compiler makes no generators.
_compiled = torch.library.custom_op("fromlogits::seeded", _seeded, mutates_args=())


@_compiled.register_fake
def _(shape: Sequence[int], seed: int, device: torch.device) -> torch.Tensor:  # noqa: ARG001 the operation's signature
    return torch.empty(shape, dtype=torch.float64, device=device)
