"""JAX arrays and tracers."""

from __future__ import annotations

from functools import partial
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np

from fromlogits.losses.tensors import Differentiable

__all__ = ["OPERATIONS"]

BLOCK = 32  # numbers that are added one by one; sums of sums keep the error small whatever the compiler does


class Jax:
    """JAX's operations."""

    name = "jax"
    infinity, nan = float("inf"), float("nan")
    exp, expm1, log, log1p, tanh = (staticmethod(one) for one in (jnp.exp, jnp.expm1, jnp.log, jnp.log1p, jnp.tanh))
    maximum, where, zeros_like, ones_like = (staticmethod(one) for one in (jnp.maximum, jnp.where, jnp.zeros_like, jnp.ones_like))
    power = staticmethod(jnp.power)

    def owns(self, x: object) -> bool:
        return isinstance(x, jax.Array)

    def array(self, x: Any, like: Any = None) -> Any:
        return jnp.asarray(x)

    def shape(self, x: Any) -> tuple[int | None, ...]:
        return tuple(x.shape)

    def dtype(self, x: Any) -> str:
        return str(x.dtype)

    def cast(self, x: Any, dtype: str) -> Any:
        return x.astype(jax.dtypes.canonicalize_dtype(dtype))

    def tiny(self, x: Any) -> Any:
        return jnp.finfo(x.dtype).tiny  # type: ignore[no-untyped-call]

    def top(self, x: Any) -> tuple[Any, Any]:
        fixed = jax.lax.stop_gradient(x)
        place = jnp.argmax(fixed, -1, keepdims=True)
        return jnp.max(fixed, -1, keepdims=True), jnp.arange(x.shape[-1]) == place

    def total(self, x: Any) -> Any:
        while x.shape[-1] > BLOCK:
            short = -x.shape[-1] % BLOCK
            padded = jnp.pad(x, [(0, 0)] * (x.ndim - 1) + [(0, short)])
            x = padded.reshape(*x.shape[:-1], padded.shape[-1] // BLOCK, BLOCK).sum(-1)
        return x.sum(-1, keepdims=True)

    def flat(self, x: Any) -> Any:
        return x[..., 0]

    def tall(self, x: Any) -> Any:
        return x[..., None]

    def hidden(self, x: Any) -> bool:
        return isinstance(x, jax.core.Tracer) or not x.is_fully_addressable

    def abstract(self, x: Any) -> bool:
        return False

    def away(self, x: Any) -> bool:
        return any(device.platform != "cpu" for device in x.devices())

    def values(self, x: Any) -> Any:
        return np.asarray(x.astype(jnp.float32) if x.dtype in (jnp.bfloat16, jnp.float16) else x)

    def length(self, x: Any) -> Any:
        return x.shape[-1]

    def is_class(self, ids: Any, classes: Any) -> Any:
        return ids[..., None] == jnp.arange(classes)

    def argmax(self, x: Any) -> Any:
        return jnp.argmax(x, -1)

    def move_axis(self, x: Any, source: int, target: int) -> Any:
        return jnp.moveaxis(x, source, target)

    def sum(self, x: Any) -> Any:
        return self.total(x.reshape(-1))[0]

    def detached(self, x: Any) -> Any:
        return jax.lax.stop_gradient(x)

    def like(self, x: Any, other: Any) -> Any:
        return jnp.asarray(x, other.dtype)

    def made_by(self, x: Any) -> str | None:
        return None

    def shaped_like(self, x: Any, other: Any) -> Any:
        return x

    def guarded(self, x: Any, wrong: Any, ids: Any, logits: Any, axis: int) -> Any:
        return x

    def product(self, x: Any, weight: Any) -> Any:
        return jnp.matmul(x, weight.T, precision=jax.lax.Precision.HIGHEST)

    def attached(self, function: Differentiable, options: Any, *inputs: Any) -> Any:
        return _attached(function, options, *inputs)


OPERATIONS = Jax()


@partial(jax.custom_jvp, nondiff_argnums=(0, 1))
def _value(function: Differentiable, options: Any, *inputs: Any) -> Any:
    return function.value(OPERATIONS, *inputs, options)


@_value.defjvp
def _value_jvp(function: Differentiable, options: Any, inputs: tuple[Any, ...], moved: tuple[Any, ...]) -> tuple[Any, Any]:
    return _attached(function, options, *inputs), _tangent(function, options, inputs, moved)


@partial(jax.jit, static_argnums=(0, 1))
def _tangent(function: Differentiable, options: Any, inputs: tuple[Any, ...], moved: tuple[Any, ...]) -> Any:
    return function.tangent(OPERATIONS, *inputs, options, moved)


# Compiled as a whole, since eager JAX compiles every operation by itself: tens of them, for each new shape.
_attached = jax.jit(_value, static_argnums=(0, 1))
