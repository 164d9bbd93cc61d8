"""One operation in words that every framework shares, and what is known of a value that operations made."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Protocol

from fromlogits.vocabulary import OutputKind

__all__ = ["ACTIVATIONS", "NONE", "Found", "Graph", "Shape", "Step", "moved_axis"]

Shape = tuple[int | None, ...] | None

ACTIVATIONS = frozenset(
    "relu relu6 tanh elu selu celu gelu leaky_relu prelu rrelu silu mish softplus softsign hard_tanh hard_sigmoid hard_swish softmin".split()
)


@dataclass(frozen=True, slots=True)
class Step:
    """What made a value, and from what. These are the values of `op`.

    - softmax, log_softmax, sigmoid, log_sigmoid, and the names of `ACTIVATIONS`;
    - linear: a product with weights or of two values (matrix product, convolution), its inputs the factors; `bias` where it adds one;
    - same: the same numbers (cast, dropout that is off); moved: the same numbers in another order or shape, or some of them;
    - pooled: means or maxima over places; scaled: each number times its own (a norm layer);
    - add, sub, mul, div, neg, reciprocal, exp, log, sum, max, min, logsumexp, mean, clamp, chosen (each number from one of several), joined;
    - constant: a number or data; parameter: a trained weight; other: anything else.
    """

    op: str
    inputs: tuple[Hashable, ...] = ()
    axes: tuple[int, ...] | None = None  # of softmax, sum, max, logsumexp, joined
    number: float | None = None  # of a constant that is one number; the lower bound of a clamp
    order: tuple[int | None, ...] | None = None  # of moved: for each axis of the result the axis it was, None where it is new
    axis: int | None = None  # of linear: where its units lie, from the end
    bias: bool = False


class Graph(Protocol):
    """How a framework tells its operations. Nodes are hashable, and equal where the value is the same."""

    def step(self, node: Hashable, /) -> Step: ...
    def shape(self, node: Hashable, /) -> Shape: ...


@dataclass(frozen=True, slots=True)
class Found:
    """What a value is, as far as its operations prove it."""

    kind: OutputKind | None = None
    activation: str | None = None
    activations: tuple[str, ...] = ()
    axis: int | None = None  # where the classes lie, from the end
    units: int | None = None
    axis_fault: str | None = None
    by_hand: str | None = None
    guarded: bool = False
    independent: bool | None = None
    tempered: bool = False
    complement: bool = False  # 1 - p
    shares: bool = False  # probabilities that were changed a little, as dropout does: what they multiply is mixed by them
    behind: Found | None = None  # probabilities that something small may have been added to
    maker: Hashable | None = None  # the value that got its kind there


NONE = Found()


def moved_axis(axis: int | None, step: Step, before: Shape, after: Shape) -> int | None:
    """Where an axis (from the end) of the input lies in the result of a move, from the end; None where it is gone or cannot be told."""
    if axis is None or before is None or after is None or not -len(before) <= axis < 0:
        return None
    place = axis + len(before)
    if step.order is not None:
        return step.order.index(place) - len(step.order) if place in step.order else None
    size = before[place]
    if len(before) == len(after):
        others = [one for one in range(len(before)) if one != place and before[one] != after[one]]
        if after[place] == size and (not others or size is not None):
            return axis
    return _reshaped(place, before, after)


def _reshaped(place: int, before: tuple[int | None, ...], after: tuple[int | None, ...]) -> int | None:
    """Where an axis lies after a reshape: it keeps its size, and as many numbers stand behind it."""
    behind = _product(before[place + 1 :])
    for there, size in enumerate(after):
        if size == before[place] and size != 1 and behind is not None and _product(after[there + 1 :]) == behind:
            return there - len(after)
    if before[place] == 1 and len(after) and place == len(before) - 1 and after[-1] == 1:
        return -1
    return None


def _product(sizes: tuple[int | None, ...]) -> int | None:
    made = 1
    for size in sizes:
        if size is None:
            return None
        made *= size
    return made
