import enum
from dataclasses import dataclass
from typing import Callable

import keras


class Kind(enum.Enum):
    BINARY = "binary"
    SINGLE = "single"
    MULTI = "multi"


@dataclass
class Spec:
    activation: str | None
    units: Callable[[int], int]
    loss: Callable[[], keras.losses.Loss]
    decode: Callable


SPECS = {}


def spec(kind):
    def deco(factory):
        SPECS[kind] = factory()
        return factory
    return deco


@spec(Kind.BINARY)
def _binary():
    return Spec("sigmoid", lambda n: 1, keras.losses.BinaryCrossentropy, lambda p: (p[:, 0] > 0.5).astype(int))


@spec(Kind.SINGLE)
def _single():
    return Spec(None, lambda n: n, lambda: keras.losses.SparseCategoricalCrossentropy(from_logits=True),
                lambda z: z.argmax(-1))


@spec(Kind.MULTI)
def _multi():
    return Spec(None, lambda n: n, lambda: keras.losses.BinaryCrossentropy(from_logits=True),
                lambda z: (z > 0).astype(int))
