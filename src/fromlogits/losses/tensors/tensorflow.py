"""TensorFlow tensors, eager and in a graph."""

from __future__ import annotations

from typing import Any

import tensorflow as tf
from tensorflow.python.eager.record import could_possibly_record

from fromlogits import errors
from fromlogits.losses.checks import looks
from fromlogits.losses.problem import RowLosses
from fromlogits.losses.tensors import Differentiable
from fromlogits.provenance.tensorflow import made_by

__all__ = ["OPERATIONS"]

BLOCK = 32  # numbers that are added one by one; sums of sums keep the error small under XLA too
LONGEST = BLOCK**4  # as many classes are taken for possible where a graph does not know yet


class TensorFlow:
    """TensorFlow's operations."""

    name = "tensorflow"
    scans = True
    infinity, nan = float("inf"), float("nan")
    exp, expm1, log, log1p, tanh = (staticmethod(one) for one in (tf.exp, tf.math.expm1, tf.math.log, tf.math.log1p, tf.tanh))
    maximum, where, zeros_like, ones_like = (staticmethod(one) for one in (tf.maximum, tf.where, tf.zeros_like, tf.ones_like))

    def nan_where(self, condition: Any, x: Any) -> Any:
        return x * tf.sqrt(tf.where(condition, tf.constant(-1.0, x.dtype), tf.constant(1.0, x.dtype)))

    def owns(self, x: object) -> bool:
        return isinstance(x, tf.Tensor | tf.Variable | tf.RaggedTensor | tf.SparseTensor)

    def array(self, x: Any, like: Any = None) -> Any:
        if isinstance(x, tf.RaggedTensor | tf.SparseTensor):
            raise errors.not_dense(type(x).__name__)
        return tf.convert_to_tensor(x)

    def shape(self, x: Any) -> tuple[int | None, ...]:
        if x.shape.rank is None:
            raise errors.rank_not_known()
        return tuple(x.shape)

    def dtype(self, x: Any) -> str:
        return str(x.dtype.name)

    def cast(self, x: Any, dtype: str) -> Any:
        return tf.cast(x, dtype)

    def power(self, x: Any, exponent: float) -> Any:
        return tf.pow(x, self.like(exponent, x))

    def tiny(self, x: Any) -> Any:
        return tf.constant(_TINY[x.dtype.name], x.dtype)

    def huge(self, x: Any) -> float:
        return _HUGE[str(x.dtype.name)]

    def total(self, x: Any) -> Any:
        classes = LONGEST if x.shape[-1] is None else x.shape[-1]
        while classes > BLOCK:
            short = -self.length(x) % BLOCK
            padded = tf.pad(x, [[0, 0]] * (x.shape.rank - 1) + [[0, short]])
            x = tf.reduce_sum(tf.reshape(padded, tf.concat([tf.shape(x)[:-1], [-1, BLOCK]], 0)), -1)
            classes = -(-classes // BLOCK)
        return tf.reduce_sum(x, -1, keepdims=True)

    def totals(self, x: Any, y: Any) -> tuple[Any, Any]:
        return self.total(x), self.total(y)

    def flat(self, x: Any) -> Any:
        return x[..., 0]

    def tall(self, x: Any) -> Any:
        return x[..., None]

    def hidden(self, x: Any) -> bool:
        return not tf.executing_eagerly() or not hasattr(x, "numpy")

    def abstract(self, x: Any) -> bool:
        return False

    def away(self, x: Any) -> bool:
        return "CPU" not in x.device

    def values(self, x: Any) -> Any:
        found = x.numpy()
        return found.astype("float32") if x.dtype in (tf.bfloat16, tf.float16) else found

    def length(self, x: Any) -> Any:
        return tf.shape(x)[-1] if x.shape[-1] is None else x.shape[-1]

    def is_class(self, ids: Any, classes: Any) -> Any:
        return ids[..., None] == tf.range(tf.cast(classes, ids.dtype))

    def largest(self, x: Any) -> Any:
        return tf.reduce_max(x, -1, keepdims=True)

    def chosen(self, x: Any, ids: Any) -> Any:
        return tf.gather(
            x, tf.clip_by_value(ids, 0, tf.cast(tf.shape(x)[-1], ids.dtype) - 1)[..., None], axis=-1, batch_dims=x.shape.rank - 1
        )

    def take(self, x: Any, ids: Any) -> Any:
        return tf.gather(x, tf.clip_by_value(ids, 0, tf.cast(tf.shape(x)[0], ids.dtype) - 1))

    def argmax(self, x: Any) -> Any:
        return tf.argmax(x, -1)

    def move_axis(self, x: Any, source: int, target: int) -> Any:
        order = list(range(x.shape.rank))
        order.insert(target % len(order), order.pop(source))
        return x if order == sorted(order) else tf.transpose(x, order)

    def sum(self, x: Any) -> Any:
        return tf.reduce_sum(x)

    def detached(self, x: Any) -> Any:
        return tf.stop_gradient(x)

    def like(self, x: Any, other: Any) -> Any:
        return tf.cast(
            tf.convert_to_tensor(x, dtype_hint=other.dtype), other.dtype
        )  # without the hint Python's numbers are rounded to float32

    def made_by(self, x: Any) -> str | None:
        return made_by(x)

    def shaped_like(self, x: Any, other: Any) -> Any:
        if x.shape.is_fully_defined() and other.shape.is_fully_defined():
            return x
        checks = [] if tf.executing_eagerly() else [tf.debugging.assert_equal(tf.shape(x), tf.shape(other))]
        with tf.control_dependencies(checks):
            return tf.reshape(x, tf.shape(other))  # a wrong number of rows stops the program even where XLA leaves out what is asserted

    def guarded(self, x: Any, wrong: Any, ids: Any, logits: Any, axis: int) -> Any:
        mode = looks()
        if mode == "never" or (mode == "auto" and any(device.device_type != "CPU" for device in tf.config.list_logical_devices())):
            return x
        text = errors.no_class_in_graph(logits, axis)
        flags, flat = (tf.pad(tf.reshape(one, [-1]), [[0, 1]]) for one in (tf.cast(wrong, tf.int32), ids))  # one more: a batch may be empty
        row = tf.argmax(flags)
        with tf.control_dependencies([tf.debugging.Assert(~tf.reduce_any(wrong), [text, flat[row], row])]):
            return tf.identity(x)

    def product(self, x: Any, weight: Any) -> Any:
        return tf.tensordot(x, weight, [[-1], [1]])

    def turned(self, x: Any) -> Any:
        return tf.transpose(x)

    def asks(self, x: Any) -> bool:
        return True

    def plain(self, *tensors: Any) -> bool:
        return False

    def opaque(self, *tensors: Any) -> bool:
        return False

    def rows_of(self, x: Any) -> Any:
        return tf.reshape(x, [-1, x.shape[-1]])

    def flattened(self, x: Any) -> Any:
        return tf.reshape(x, [-1])

    def shaped_rows(self, x: Any, like: Any) -> Any:
        return tf.reshape(x, tf.shape(like))

    def in_pieces(self, size: int, *arrays: Any) -> tuple[Any, ...]:
        short = -tf.shape(arrays[0])[0] % size
        filled = (tf.pad(one, [[0, short]] + [[0, 0]] * (one.shape.rank - 1)) for one in arrays)
        return tuple(tf.reshape(one, [-1, size, *one.shape[1:]]) for one in filled)

    def out_of_pieces(self, x: Any, like: Any) -> Any:
        return tf.reshape(x, [-1, *x.shape[2:]])[: tf.shape(like)[0]]

    def wide_product(self, x: Any, weight: Any, like: Any, rounded: Any) -> Any:
        return self.product(tf.cast(x, like.dtype), tf.cast(weight, like.dtype))

    def summed(self, total: Any, slopes: Any, hidden: Any, rounded: Any) -> Any:
        return total + tf.matmul(slopes, tf.cast(hidden, total.dtype), transpose_a=True)

    def scan(self, step: Any, start: Any, pieces: Any, *, again: bool) -> Any:
        """As `jax.lax.scan`: what is carried, and what each piece gives, one behind the other."""
        count = tf.shape(pieces[0])[0]
        shapes = step_shapes(step, start, pieces)
        made = tuple(tf.TensorArray(spec.dtype, count, element_shape=spec.shape) for spec in shapes)

        def body(place: Any, carried: Any, arrays: Any) -> Any:
            carried, rows = step(carried, tuple(one[place] for one in pieces))
            return place + 1, carried, tuple(array.write(place, row) for array, row in zip(arrays, rows, strict=True))

        _, carried, arrays = tf.while_loop(lambda place, *_: place < count, body, (tf.constant(0), start, made), maximum_iterations=count)
        return carried, tuple(array.stack() for array in arrays)

    def ahead(self, job: Any, *inputs: Any) -> Any:
        rows = job.problem.wanted.rows

        def losses(*inputs: Any) -> Any:
            if rows or not could_possibly_record():
                found, ahead = job.value(*inputs), None
            else:
                found, ahead = job.ahead((True,) * len(inputs), 1.0, *inputs)

            def slopes(of_total: Any, *given: Any) -> Any:
                if ahead is not None:
                    return [tf.cast(one * tf.cast(of_total, one.dtype), x.dtype) for one, x in zip(ahead, inputs, strict=True)]
                told = given[:3] if rows else (tf.ones_like(job.arrays[1]) * of_total, None, None)
                return list(job.gradients((True,) * len(inputs), told, *inputs))

            return (tf.reduce_sum(found.losses), found.losses, found.lse, found.entropy, found.argmax), slopes

        total, *found, argmax = tf.custom_gradient(losses)(*inputs)
        if not rows:
            found = [tf.stop_gradient(one) for one in found]
        return RowLosses(self, found[0], None, found[1], found[2], argmax, None, None if rows else total)

    def attached(self, function: Differentiable, options: Any, *inputs: Any) -> Any:
        def attached(*tensors: Any) -> Any:
            def slopes(*given: Any) -> Any:
                return function.gradient(OPERATIONS, *tensors, options, given if len(given) > 1 else given[0])

            return function.value(OPERATIONS, *tensors, options), slopes

        return tf.custom_gradient(attached)(*inputs)


_TINY = {"float32": 1.1754943508222875e-38, "float64": 2.2250738585072014e-308}
_HUGE = {"float32": 3.4028234663852886e38, "float64": 1.7976931348623157e308}

OPERATIONS = TensorFlow()


def step_shapes(step: Any, start: Any, pieces: Any) -> tuple[Any, ...]:
    """The shapes and dtypes of what a step of a scan gives for a piece."""
    first = tuple(tf.TensorSpec(one.shape[1:], one.dtype) for one in pieces)
    traced = tf.function(step).get_concrete_function(tuple(tf.TensorSpec(one.shape, one.dtype) for one in start), first)
    return tuple(traced.structured_outputs[1])
