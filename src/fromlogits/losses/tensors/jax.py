"""JAX arrays and tracers."""

from __future__ import annotations

import math
from functools import partial
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np

from fromlogits.losses.problem import RowLosses
from fromlogits.losses.tensors import Differentiable
from fromlogits.losses.tensors.numpy import native

__all__ = ["OPERATIONS"]

BYTES = 4 << 20  # that a product may take which is only added to something else
BLOCK = 32  # numbers that are added one by one; sums of sums keep the error small whatever the compiler does


class Jax:
    """JAX's operations."""

    name = "jax"
    scans = True
    infinity, nan = float("inf"), float("nan")
    exp, expm1, log, log1p, tanh = (staticmethod(one) for one in (jnp.exp, jnp.expm1, jnp.log, jnp.log1p, jnp.tanh))
    maximum, where, zeros_like, ones_like = (staticmethod(one) for one in (jnp.maximum, jnp.where, jnp.zeros_like, jnp.ones_like))
    power = staticmethod(jnp.power)

    def nan_where(self, condition: Any, x: Any) -> Any:
        return jnp.where(condition, self.nan, x)

    def owns(self, x: object) -> bool:
        return isinstance(x, jax.Array)

    def array(self, x: Any, like: Any = None) -> Any:
        return jnp.asarray(native(x) if isinstance(x, np.ndarray) else x)

    def shape(self, x: Any) -> tuple[int | None, ...]:
        return tuple(x.shape)

    def dtype(self, x: Any) -> str:
        return str(x.dtype)

    def cast(self, x: Any, dtype: str) -> Any:
        return x.astype(jax.dtypes.canonicalize_dtype(dtype))

    def tiny(self, x: Any) -> Any:
        return jnp.finfo(x.dtype).tiny  # type: ignore[no-untyped-call]

    def huge(self, x: Any) -> float:
        return float(jnp.finfo(x.dtype).max)  # type: ignore[no-untyped-call]

    def total(self, x: Any) -> Any:
        while x.shape[-1] > BLOCK:
            short = -x.shape[-1] % BLOCK
            padded = jnp.pad(x, [(0, 0)] * (x.ndim - 1) + [(0, short)])
            x = padded.reshape(*x.shape[:-1], padded.shape[-1] // BLOCK, BLOCK).sum(-1)
        return x.sum(-1, keepdims=True)

    def totals(self, x: Any, y: Any) -> tuple[Any, Any]:
        return _totals(x, y)

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

    def largest(self, x: Any) -> Any:
        return jnp.max(x, -1, keepdims=True)

    def chosen(self, x: Any, ids: Any) -> Any:
        return jnp.take_along_axis(x, ids[..., None], -1, mode="clip")

    def take(self, x: Any, ids: Any) -> Any:
        return jnp.take(x, ids, axis=0, mode="clip")

    def argmax(self, x: Any) -> Any:
        return jnp.argmax(x, -1)

    def move_axis(self, x: Any, source: int, target: int) -> Any:
        return jnp.moveaxis(x, source, target)

    def sum(self, x: Any) -> Any:
        return self.total(x.reshape(-1))[0]

    def detached(self, x: Any) -> Any:
        return jax.lax.stop_gradient(x)

    def like(self, x: Any, other: Any) -> Any:
        return jnp.asarray(native(x) if isinstance(x, np.ndarray) else x, other.dtype)

    def made_by(self, x: Any) -> str | None:
        return None

    def shaped_like(self, x: Any, other: Any) -> Any:
        return x

    def guarded(self, x: Any, wrong: Any, ids: Any, logits: Any, axis: int) -> Any:
        return x

    def product(self, x: Any, weight: Any) -> Any:
        return jnp.matmul(x, weight.T, precision=jax.lax.Precision.HIGHEST)

    def turned(self, x: Any) -> Any:
        return x.T

    def asks(self, x: Any) -> bool:
        return True

    def plain(self, *tensors: Any) -> bool:
        return False

    def opaque(self, *tensors: Any) -> bool:
        return False

    def rows_of(self, x: Any) -> Any:
        return x.reshape(math.prod(x.shape[:-1]), x.shape[-1])

    def flattened(self, x: Any) -> Any:
        return x.reshape(-1)

    def shaped_rows(self, x: Any, like: Any) -> Any:
        return x.reshape(like.shape)

    def in_pieces(self, size: int, *arrays: Any) -> tuple[Any, ...]:
        short = -arrays[0].shape[0] % size
        filled = (jnp.pad(one, [(0, short)] + [(0, 0)] * (one.ndim - 1)) if short else one for one in arrays)
        return tuple(one.reshape(-1, size, *one.shape[1:]) for one in filled)

    def out_of_pieces(self, x: Any, like: Any) -> Any:
        return x.reshape(-1, *x.shape[2:])[: like.shape[0]]

    def scan(self, step: Any, start: Any, pieces: Any, *, again: bool) -> Any:
        if again:
            return jax.lax.scan(jax.checkpoint(step), start, pieces)
        count = pieces[0].shape[0]
        made = jax.eval_shape(step, start, tuple(one[0] for one in pieces))[1]

        def body(state: Any) -> Any:
            place, carried, arrays = state
            carried, rows = step(carried, tuple(jax.lax.dynamic_index_in_dim(one, place, keepdims=False) for one in pieces))
            arrays = (jax.lax.dynamic_update_index_in_dim(array, row, place, 0) for array, row in zip(arrays, rows, strict=True))
            return place + 1, carried, tuple(arrays)

        # Not jax.lax.scan, which takes whatever is the same for every piece out of the loop, as large as a piece, and keeps it.
        arrays = tuple(jnp.zeros((count, *one.shape), one.dtype) for one in made)
        return jax.lax.while_loop(lambda state: state[0] < count, body, (jnp.int32(0), start, arrays))[1:]

    def wide_product(self, x: Any, weight: Any, like: Any, rounded: Any) -> Any:
        cpu, others = (partial(one, axes=(1, 1), dtype=like.dtype) for one in (_contracted, _fastest(weight, x, rounded)))
        return jax.lax.platform_dependent(x, weight, cpu=cpu, default=others)

    def summed(self, total: Any, slopes: Any, hidden: Any, rounded: Any) -> Any:
        fast = _fastest(hidden, slopes, rounded)
        others = lambda total, slopes, hidden: total + fast(slopes, hidden, (0, 0), total.dtype)  # noqa: E731
        return jax.lax.platform_dependent(total, slopes, hidden, cpu=_product_added, default=others)

    def ahead(self, job: Any, *inputs: Any) -> Any:
        if job.problem.wanted.rows:
            losses, lse, entropy, argmax = _row_losses(job._replace(arrays=()), job.arrays, inputs)
            return RowLosses(self, losses, None, lse, entropy, argmax, None)
        total, losses, lse, entropy, argmax = _sum_of_losses(job._replace(arrays=()), job.arrays, inputs)
        return RowLosses(self, losses, None, lse, entropy, argmax, None, total)

    def attached(self, function: Differentiable, options: Any, *inputs: Any) -> Any:
        return _attached(function, options, *inputs)


OPERATIONS = Jax()


def _contracted(x: Any, y: Any, axes: tuple[int, int], dtype: Any) -> Any:
    """The product of two matrices over one axis of each, summed in a dtype."""
    over = (((axes[0],), (axes[1],)), ((), ()))
    return jax.lax.dot_general(x.astype(dtype), y.astype(dtype), over, precision=jax.lax.Precision.HIGHEST)


def _contracted_in_halves(x: Any, y: Any, axes: tuple[int, int], dtype: Any) -> Any:
    """The same, y bfloat16, where the hardware multiplies those many times as fast: products of two of them are exact, and a float32 is the sum of two
    but for 2^-17 of it, far less than the 2^-9 to which the result is rounded in the end.
    """
    high = x.astype(jnp.bfloat16)
    low = () if x.dtype == jnp.bfloat16 else ((x - high.astype(x.dtype)).astype(jnp.bfloat16),)
    over = (((axes[0],), (axes[1],)), ((), ()))
    return sum(jax.lax.dot_general(part, y, over, preferred_element_type=dtype) for part in (high, *low))


def _fastest(y: Any, x: Any, rounded: Any) -> Any:
    """How an accelerator multiplies x and y, where the result is rounded to the dtype of `rounded` in the end."""
    return _contracted_in_halves if y.dtype == jnp.bfloat16 and jnp.bfloat16 in (x.dtype, rounded.dtype) else _contracted


def _product_added(total: Any, slopes: Any, hidden: Any) -> Any:
    """`total + slopes.T @ hidden`, so many rows of it at a time that a block of the product takes little memory."""
    blocks = -(-total.size * total.dtype.itemsize // BYTES)
    size = -(-total.shape[0] // blocks)

    def block(state: Any) -> Any:
        place, found = state
        begin = jnp.minimum(place * size, total.shape[0] - size)  # the last block begins earlier: what it would add again is zero
        some = jax.lax.dynamic_slice_in_dim(slopes, begin, size, 1)
        some = jnp.where(begin + jnp.arange(size) >= place * size, some, jnp.zeros((), some.dtype))
        new = jax.lax.dynamic_slice_in_dim(found, begin, size, 0) + _contracted(some, hidden, (0, 0), total.dtype)
        return place + 1, jax.lax.dynamic_update_slice_in_dim(found, new, begin, 0)

    return jax.lax.while_loop(lambda state: state[0] < blocks, block, (jnp.int32(0), total))[1]


@jax.custom_jvp
def _totals(x: Any, y: Any) -> tuple[Any, Any]:
    """Two totals. What is added up in pairs is not written to memory before: on a CPU, the sum of one array is another matter."""
    whole = x.shape[-1] - x.shape[-1] % BLOCK
    if not whole:
        return OPERATIONS.total(x), OPERATIONS.total(y)
    pieces = tuple(one[..., :whole].reshape(*one.shape[:-1], whole // BLOCK, BLOCK) for one in (x, y))
    nothing = np.zeros((), x.dtype)
    sums = jax.lax.reduce(pieces, (nothing, nothing), lambda one, other: (one[0] + other[0], one[1] + other[1]), (x.ndim,))
    rests = (one[..., whole:].sum(-1, keepdims=True) for one in (x, y))
    return tuple(OPERATIONS.total(one) + rest for one, rest in zip(sums, rests, strict=True))


@_totals.defjvp
def _totals_jvp(primals: tuple[Any, Any], moved: tuple[Any, Any]) -> tuple[Any, Any]:
    return _totals(*primals), (OPERATIONS.total(moved[0]), OPERATIONS.total(moved[1]))


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


@partial(jax.jit, static_argnums=0)
def _row_losses(job: Any, arrays: Any, inputs: Any) -> Any:
    found = job._replace(arrays=arrays).value(*inputs)
    return found.losses, found.lse, found.entropy, found.argmax


@partial(jax.custom_jvp, nondiff_argnums=(0,))
def _sum(job: Any, arrays: Any, inputs: Any) -> Any:
    found = job._replace(arrays=arrays).value(*inputs)
    return OPERATIONS.sum(found.losses), found.losses, found.lse, found.entropy, found.argmax


@partial(_sum.defjvp, symbolic_zeros=True)
def _sum_jvp(job: Any, primals: Any, moved: Any) -> Any:
    """The sum of the losses and its gradients at once; along a tangent it changes by their inner product, which JAX transposes."""
    arrays, inputs = primals
    still = [isinstance(one, jax.custom_derivatives.SymbolicZero) for one in jax.tree.leaves(moved[0])]
    if not all(still):  # weights or labels are moved too
        known = jax.tree.map(_known, moved)
        return jax.jvp(lambda *given: _sum.fun(job, *given), primals, known)
    needed = tuple(place for place, one in enumerate(moved[1]) if not isinstance(one, jax.custom_derivatives.SymbolicZero))
    out, gradients = _ahead(job, needed, arrays, inputs)
    changes = [jnp.vdot(gradient, moved[1][place].astype(gradient.dtype)) for gradient, place in zip(gradients, needed, strict=True)]
    return out, (sum(changes, jnp.zeros_like(out[0])).astype(out[0].dtype), *(_still(one) for one in out[1:]))


@partial(jax.custom_jvp, nondiff_argnums=(0, 1))
def _ahead(job: Any, needed: tuple[int, ...], arrays: Any, inputs: Any) -> Any:
    """What `_sum` gives, and the gradients of the sum for the needed inputs."""
    found, gradients = job._replace(arrays=arrays).ahead([place in needed for place in range(len(inputs))], 1.0, *inputs)
    out = (OPERATIONS.sum(found.losses), found.losses, found.lse, found.entropy, found.argmax)
    return out, tuple(gradients[place] for place in needed)


@_ahead.defjvp
def _ahead_jvp(job: Any, needed: tuple[int, ...], primals: Any, moved: Any) -> Any:
    """What is made ahead is not differentiated: the losses are, twice."""

    def plain(arrays: Any, inputs: Any) -> Any:
        def total(*some: Any) -> Any:
            every = list(inputs)
            for place, one in zip(needed, some, strict=True):
                every[place] = one
            out = _sum.fun(job, arrays, tuple(every))
            return out[0], out

        gradients, out = jax.grad(total, argnums=tuple(range(len(needed))), has_aux=True)(*(inputs[place] for place in needed))
        return out, tuple(one.astype(arrays[1].dtype) for one in gradients)

    return jax.jvp(plain, primals, moved)


def _known(change: Any) -> Any:
    return _still(change) if isinstance(change, jax.custom_derivatives.SymbolicZero) else change


def _still(x: Any) -> Any:
    """A change of nothing."""
    return jnp.zeros(x.shape, x.dtype) if jnp.issubdtype(x.dtype, jnp.floating) else np.zeros(x.shape, jax.dtypes.float0)


_sum_of_losses = jax.jit(_sum, static_argnums=0)
