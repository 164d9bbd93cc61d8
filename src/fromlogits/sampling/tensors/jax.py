"""JAX arrays and tracers. float64 is used where sums need it, whether or not the program has turned it on."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import partial
from math import prod
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np

from fromlogits import errors
from fromlogits.losses.tensors.jax import Jax

__all__ = ["OPERATIONS"]

_float64: Any = jax.enable_x64 if hasattr(jax, "enable_x64") else jax.experimental.enable_x64  # type: ignore[attr-defined]  # its older name


class JaxSampling(Jax):
    """JAX's operations."""

    def wide(self) -> AbstractContextManager[Any]:
        return _float64(True)  # type: ignore[no-any-return]

    def compiles(self) -> bool:
        return False

    def run(self, function: Callable[..., Any], plan: Any, /, *inputs: Any) -> Any:
        return _run(function, plan, *inputs)

    def total(self, x: Any) -> Any:
        if x.dtype == "float64" or not x.size:  # what is padded in float64 has no derivative in a program without it
            return x.sum(-1, keepdims=True)
        return super().total(x)

    def peak(self, x: Any) -> Any:
        return jax.lax.stop_gradient(x).max(-1, keepdims=True)

    def leading(self, x: Any, count: int | None) -> tuple[Any, Any]:
        fixed = jax.lax.stop_gradient(x)
        one_zero = jnp.where(fixed == 0, jnp.zeros_like(fixed), fixed)  # there are two, and XLA puts them in an order
        _, ids = jax.lax.top_k(one_zero, x.shape[-1] if count is None else min(count, x.shape[-1]))
        return jnp.take_along_axis(x, ids, -1), ids

    def places(self, x: Any) -> Any:
        return jnp.arange(x.shape[-1], dtype="int32")

    def taken(self, x: Any, ids: Any) -> Any:
        return jnp.take_along_axis(x, ids, -1)

    def put(self, values: Any, ids: Any, like: Any, fill: Any) -> Any:
        return jnp.put_along_axis(jnp.broadcast_to(fill, like.shape), ids, values, -1, inplace=False)

    def cumulated(self, x: Any) -> Any:
        return jnp.cumsum(x.astype("float64"), -1)

    def shifted(self, x: Any) -> Any:
        return jnp.concatenate([jnp.zeros_like(x[..., :1]), x[..., :-1]], -1)

    def place_above(self, sums: Any, target: Any) -> Any:
        return jnp.minimum((sums <= target).sum(-1, keepdims=True, dtype="int32"), sums.shape[-1] - 1)

    def uniform(self, seed: Any, like: Any, draws: tuple[int, ...] = ()) -> Any:
        with _float64(False):  # what is drawn, and compiled, is the same whether or not the program has turned it on
            high, low = jax.random.bits(_key(seed), (2, *draws, *like.shape), "uint32")
        return (high.astype("float64") * 2.0**20 + (low >> 12).astype("float64")) * 2.0**-52

    def turns(self, seed: Any, like: Any) -> Callable[[int], Any]:
        if seed is None:
            return lambda _turn: None
        key = _key(seed)
        return lambda turn: jax.random.fold_in(key, turn)

    def class_ids(self, x: Any) -> Any:
        return x.astype("int32")

    def beside(self, parts: list[Any]) -> Any:
        return jnp.concatenate(parts, -1)

    def pieces(self, step: Callable[..., Any], weight: Any, bias: Any, width: int) -> Any:
        classes = weight.shape[0]
        state = step(None, weight[:width], None if bias is None else bias[:width], 0, 0)

        def turn(number: Any, state: Any) -> Any:
            whole = number * width
            first = jnp.minimum(whole, classes - width)
            part = partial(jax.lax.dynamic_slice_in_dim, start_index=first, slice_size=width)
            added = jnp.zeros(width, weight.dtype) if bias is None else part(bias)
            added = jnp.where(first + jnp.arange(width) < whole, -jnp.inf, added)
            return step(state, part(weight), added, first.astype("int32"), number)

        return jax.lax.fori_loop(np.int32(1), np.int32(-(-classes // width)), turn, state)

    def in_turn(self, function: Callable[..., Any], block: int, /, *rows: Any) -> Any:
        count = rows[0].shape[0]
        blocks = max(-(-count // block), 1)

        def divided(x: Any) -> Any:
            return jnp.pad(x, [(0, blocks * block - count), (0, 0)]).reshape(blocks, block, x.shape[-1])

        found = jax.lax.map(lambda some: function(*some), tuple(divided(one) for one in rows))
        return tuple(part.reshape(blocks * block, *part.shape[2:])[:count] for part in found)

    def rolled(self, x: Any) -> Any:
        return x.reshape(prod(x.shape[:-1]), x.shape[-1])

    def unrolled(self, x: Any, like: Any) -> Any:
        return x.reshape(like.shape[:-1] + x.shape[1:])


OPERATIONS = JaxSampling()


def _key(seed: Any) -> Any:
    if seed is None:
        raise errors.no_seed()
    if isinstance(seed, int | np.integer):
        return jax.random.key(int(seed))
    if isinstance(seed, jax.Array) and not jnp.issubdtype(seed.dtype, jax.dtypes.prng_key) and seed.ndim == 0:
        return jax.random.key(seed)
    if isinstance(seed, jax.Array):
        return seed
    raise errors.not_a_seed(seed, "jax", "a key of jax.random")


@partial(jax.jit, static_argnums=(0, 1))
def _run(function: Callable[..., Any], plan: Any, *inputs: Any) -> Any:
    return function(OPERATIONS, plan, *inputs)
