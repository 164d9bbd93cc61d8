"""TensorFlow tensors, eager and in a graph."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from typing import Any

import numpy as np
import tensorflow as tf

from fromlogits import errors
from fromlogits.losses.tensors.tensorflow import TensorFlow

__all__ = ["OPERATIONS"]


class TensorFlowSampling(TensorFlow):
    """TensorFlow's operations."""

    def wide(self) -> AbstractContextManager[Any]:
        return nullcontext()

    def compiles(self) -> bool:
        return False

    def run(self, function: Callable[..., Any], plan: Any, /, *inputs: Any) -> Any:
        return function(self, plan, *inputs)

    def like(self, x: Any, other: Any) -> Any:
        return tf.cast(x if self.owns(x) else np.asarray(x, np.float64), other.dtype)  # TensorFlow takes Python's numbers for float32

    def peak(self, x: Any) -> Any:
        fixed = tf.stop_gradient(x)
        lost = tf.reduce_any(tf.math.is_nan(fixed), -1, keepdims=True)  # which a maximum may leave out
        highest = tf.reduce_max(fixed, -1, keepdims=True)
        return tf.where(lost, tf.cast(float("nan"), x.dtype), highest)

    def leading(self, x: Any, count: int | None) -> tuple[Any, Any]:
        fixed = tf.stop_gradient(x)
        one_zero = tf.where(fixed == 0, tf.zeros_like(fixed), fixed)  # there are two, and XLA puts them in an order
        _, ids = tf.math.top_k(one_zero, self.length(x) if count is None else tf.minimum(count, self.length(x)))
        return self.taken(x, ids), ids

    def places(self, x: Any) -> Any:
        return tf.range(tf.shape(x)[-1])

    def taken(self, x: Any, ids: Any) -> Any:
        return tf.gather(x, ids, axis=-1, batch_dims=x.shape.rank - 1)

    def put(self, values: Any, ids: Any, like: Any, fill: Any) -> Any:
        width, classes = tf.shape(ids)[-1], tf.shape(like)[-1]
        rows = tf.repeat(tf.range(tf.size(ids) // width), width)
        places = tf.stack([rows, tf.reshape(ids, [-1])], -1)
        filled = tf.broadcast_to(tf.reshape(fill, [-1, 1]), [tf.size(ids) // width, classes])
        return tf.reshape(tf.tensor_scatter_nd_update(filled, places, tf.reshape(values, [-1])), tf.shape(like))

    def cumulated(self, x: Any) -> Any:
        return tf.cumsum(tf.cast(x, tf.float64), -1)

    def shifted(self, x: Any) -> Any:
        return tf.concat([tf.zeros_like(x[..., :1]), x[..., :-1]], -1)

    def place_above(self, sums: Any, target: Any) -> Any:
        below = tf.reduce_sum(tf.cast(sums <= target, tf.int32), -1, keepdims=True)
        return tf.minimum(below, tf.shape(sums)[-1] - 1)

    def uniform(self, seed: Any, like: Any, draws: tuple[int, ...] = ()) -> Any:
        shape = tf.concat([tf.constant(draws, tf.int32), tf.shape(like)], 0)
        if seed is None:
            return tf.random.uniform(shape, dtype=tf.float64)
        if isinstance(seed, tf.random.Generator):
            return seed.uniform(shape, dtype=tf.float64)
        if isinstance(seed, int) or (self.owns(seed) and seed.dtype.is_integer and seed.shape.rank == 0):
            key = tf.stack([tf.cast(seed, tf.int64), 0])
            return tf.random.stateless_uniform(shape, key, dtype=tf.float64, alg="philox")  # the same compiled by XLA and not
        raise errors.not_a_seed(seed, self.name, "a tf.random.Generator")

    def turns(self, seed: Any, like: Any) -> Callable[[int], Any]:
        stream = tf.random.Generator.from_seed(seed) if isinstance(seed, int) else seed
        return lambda _turn: stream

    def class_ids(self, x: Any) -> Any:
        return tf.cast(x, tf.int64)

    def beside(self, parts: list[Any]) -> Any:
        return tf.concat(parts, -1)

    def pieces(self, step: Callable[..., Any], weight: Any, bias: Any, width: int) -> Any:
        classes, last = weight.shape[0], -(-weight.shape[0] // width)
        state = step(None, weight[:width], None if bias is None else bias[:width], 0, 0)

        def turn(number: Any, state: Any) -> tuple[Any, Any]:
            whole = number * width
            first = tf.minimum(whole, classes - width)
            added = tf.zeros([width], weight.dtype) if bias is None else tf.slice(bias, [first], [width])
            added = tf.where(first + tf.range(width) < whole, tf.cast(-float("inf"), added.dtype), added)
            return number + 1, step(state, tf.slice(weight, [first, 0], [width, weight.shape[1]]), added, first, number)

        # One piece at a time: a graph runs side by side whatever does not wait for each other.
        return tf.while_loop(lambda number, _: number < last, turn, (tf.constant(1), state), parallel_iterations=1)[1]

    def in_turn(self, function: Callable[..., Any], block: int, /, *rows: Any) -> Any:
        count = tf.shape(rows[0])[0]
        divided = [tf.reshape(tf.pad(one, [[0, -count % block], [0, 0]]), [-1, block, one.shape[-1]]) for one in rows]
        empty = [tf.zeros([block, one.shape[-1]], one.dtype) for one in rows]
        shapes = tuple(tf.TensorSpec(one.shape, one.dtype) for one in function(*empty))
        found = tf.map_fn(lambda some: function(*some), tuple(divided), fn_output_signature=shapes, parallel_iterations=1)
        return tuple(tf.reshape(part, tf.concat([[-1], tf.shape(part)[2:]], 0))[:count] for part in found)

    def rolled(self, x: Any) -> Any:
        return tf.reshape(x, [-1, x.shape[-1]])

    def unrolled(self, x: Any, like: Any) -> Any:
        return tf.ensure_shape(tf.reshape(x, tf.concat([tf.shape(like)[:-1], tf.shape(x)[1:]], 0)), like.shape[:-1] + x.shape[1:])


OPERATIONS = TensorFlowSampling()
