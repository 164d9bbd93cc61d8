from typing import Callable, NamedTuple

import jax
import jax.numpy as jnp

_frames = []


class Transformed(NamedTuple):
    init: Callable
    apply: Callable


class _Frame:
    def __init__(self, params, key=None):
        self.params = params
        self.key = key
        self.counts = {}

    def next_name(self, base):
        n = self.counts.get(base, 0)
        self.counts[base] = n + 1
        return base if n == 0 else f"{base}_{n}"


def get_parameter(name, shape, init):
    frame = _frames[-1]
    if frame.key is not None and name not in frame.params:
        frame.key, sub = jax.random.split(frame.key)
        frame.params[name] = init(sub, shape)
    return frame.params[name]


def linear(x, size):
    name = _frames[-1].next_name("linear")
    w = get_parameter(name + "/w", (x.shape[-1], size), jax.nn.initializers.lecun_normal())
    b = get_parameter(name + "/b", (size,), lambda k, s: jnp.zeros(s))
    return x @ w + b


def transform(fn):
    def init(key, *args):
        _frames.append(_Frame({}, key))
        try:
            fn(*args)
            return _frames[-1].params
        finally:
            _frames.pop()

    def apply(params, *args):
        _frames.append(_Frame(params))
        try:
            return fn(*args)
        finally:
            _frames.pop()

    return Transformed(init, apply)
