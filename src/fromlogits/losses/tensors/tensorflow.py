"""TensorFlow tensors, eager and in a graph."""

from __future__ import annotations

from typing import Any

import tensorflow as tf

from fromlogits.losses.tensors import Differentiable

__all__ = ["OPERATIONS"]

MADE = {
    "Softmax": "softmax",
    "Sigmoid": "sigmoid",
    "BiasAdd": "linear",
    "MatMul": "linear",
    "Conv2D": "linear",
}  # operations of the graph
REARRANGED = frozenset("Cast ExpandDims GatherV2 Identity Reshape Slice Squeeze StridedSlice Transpose".split())
BLOCK = 32  # numbers that are added one by one; sums of sums keep the error small under XLA too


class TensorFlow:
    """TensorFlow's operations."""

    name = "tensorflow"
    infinity, nan = float("inf"), float("nan")
    exp, expm1, log, log1p, tanh = (staticmethod(one) for one in (tf.exp, tf.math.expm1, tf.math.log, tf.math.log1p, tf.tanh))
    maximum, where, zeros_like, ones_like = (staticmethod(one) for one in (tf.maximum, tf.where, tf.zeros_like, tf.ones_like))

    def owns(self, x: object) -> bool:
        return isinstance(x, tf.Tensor | tf.Variable)

    def array(self, x: Any, like: Any = None) -> Any:
        return tf.convert_to_tensor(x)

    def shape(self, x: Any) -> tuple[int | None, ...]:
        return tuple(x.shape)

    def dtype(self, x: Any) -> str:
        return str(x.dtype.name)

    def cast(self, x: Any, dtype: str) -> Any:
        return tf.cast(x, dtype)

    def power(self, x: Any, exponent: float) -> Any:
        return tf.pow(x, tf.cast(exponent, x.dtype))

    def tiny(self, x: Any) -> Any:
        return tf.constant(_TINY[x.dtype.name], x.dtype)

    def top(self, x: Any) -> tuple[Any, Any]:
        fixed = tf.stop_gradient(x)
        place = tf.argmax(fixed, -1, output_type=tf.int32)
        return tf.reduce_max(fixed, -1, keepdims=True), tf.range(tf.shape(x)[-1]) == place[..., None]

    def total(self, x: Any) -> Any:
        classes = x.shape[-1]
        while classes is not None and classes > BLOCK:
            short = -classes % BLOCK
            padded = tf.pad(x, [[0, 0]] * (x.shape.rank - 1) + [[0, short]])
            x = tf.reduce_sum(tf.reshape(padded, tf.concat([tf.shape(x)[:-1], [-1, BLOCK]], 0)), -1)
            classes = (classes + short) // BLOCK
        return tf.reduce_sum(x, -1, keepdims=True)

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

    def is_class(self, ids: Any, classes: int) -> Any:
        return ids[..., None] == tf.range(classes, dtype=ids.dtype)

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
        return tf.cast(x, other.dtype)

    def made_by(self, x: Any) -> str | None:
        if isinstance(x, tf.Variable) or tf.executing_eagerly():
            return None
        node = x.op
        while node.type in REARRANGED and len(node.inputs):
            node = node.inputs[0].op
        return MADE.get(node.type)

    def product(self, x: Any, weight: Any) -> Any:
        return tf.tensordot(x, weight, [[-1], [1]])

    def attached(self, function: Differentiable, options: Any, *inputs: Any) -> Any:
        def attached(*tensors: Any) -> Any:
            def slopes(*given: Any) -> Any:
                return function.gradient(OPERATIONS, *tensors, options, given if len(given) > 1 else given[0])

            return function.value(OPERATIONS, *tensors, options), slopes

        return tf.custom_gradient(attached)(*inputs)


_TINY = {"float32": 1.1754943508222875e-38, "float64": 2.2250738585072014e-308}

OPERATIONS = TensorFlow()
