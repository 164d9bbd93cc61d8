"""From a value backwards to what made it, over the steps of any framework."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import replace

from fromlogits.provenance.steps import ACTIVATIONS, NONE, Found, Graph, Shape, Step, moved_axis
from fromlogits.vocabulary import Output, OutputKind

__all__ = ["Follower", "output_of"]

LOGITS, PROBABILITIES, LOG_PROBABILITIES = OutputKind.LOGITS, OutputKind.PROBABILITIES, OutputKind.LOG_PROBABILITIES
LONGEST = 400  # steps; who needs more to make an output of scores is not followed
DEEPEST = 60  # operations, one inside the other
MASK = -100.0  # scores below are those of classes that are left out
SMALL = 1e-2  # an epsilon that keeps probabilities from zero, not more
INDEPENDENT = frozenset({"sigmoid", "hard_sigmoid", "log_sigmoid", "log(sigmoid)"})


class Follower:
    """Follows values of one graph. `shallow` stops at the last activation and leaves out what stands before it."""

    def __init__(self, graph: Graph, *, shallow: bool = False) -> None:
        self.graph = graph
        self.shallow = shallow
        self._known: dict[Hashable, Found] = {}
        self._left = LONGEST
        self._depth = 0

    def follow(self, node: Hashable) -> Found:
        """What a value is."""
        chain: list[tuple[Hashable, Step]] = []  # moves, followed in a loop: there may be many
        while node not in self._known and self._left > 0:
            self._left -= 1
            step = self.graph.step(node)
            if step.op not in {"same", "moved"}:
                self._known[node] = NONE  # while it is looked at: a graph has no circles
                self._depth += 1
                if self._depth < DEEPEST:
                    self._known[node] = self._made(node, step)
                self._depth -= 1
                break
            chain.append((node, step))
            node = step.inputs[0]
        found = self._known.get(node, NONE)
        for after, step in reversed(chain):
            if step.op == "moved" and found is not NONE and not self.shallow:
                found = self._moved(found, step, node, after)
            self._known[after] = found
            node = after
        return found

    def _moved(self, found: Found, step: Step, node: Hashable, after: Hashable) -> Found:
        axis = moved_axis(found.axis, step, self.graph.shape(node), self.graph.shape(after))
        single = found.units == 1 and _size(self.graph.shape(node), found.axis) == 1  # (N, 1) as (N,) is one unit still
        units = found.units if axis is not None or single else None
        size = _size(self.graph.shape(after), axis)
        if units is not None and size is not None:
            if size != units and found.kind in {PROBABILITIES, LOG_PROBABILITIES} and not found.independent:
                axis = units = None  # some of the classes are no distribution
            else:
                units = size
        fault = found.axis_fault
        if fault == "other" and step.order is not None and axis == -len(step.order):
            fault = "batch"  # an axis that was moved to the end for the softmax, and back
        return replace(found, axis=axis, units=units, axis_fault=fault)

    def _made(self, node: Hashable, step: Step) -> Found:
        if step.op in ACTIVATIONS:
            below = NONE if self.shallow else self.follow(step.inputs[0])
            if step.op == "hard_sigmoid":
                return Found(PROBABILITIES, step.op, axis=below.axis, units=below.units, independent=True, maker=node)
            return Found(None, step.op, axis=below.axis, units=below.units, maker=node)
        rule = _RULES.get(step.op)
        return NONE if rule is None else rule(self, node, step)

    def normalised(self, node: Hashable, name: str, before: Hashable, axes: tuple[int, ...] | None) -> Found:
        """A softmax, or its logarithm, of `before`."""
        shape = self.graph.shape(node)
        if axes is None or len(axes) != 1:
            return NONE
        axis = axes[0]
        if axis >= 0 and shape is not None:
            axis -= len(shape)
        below = NONE if self.shallow else self.follow(before)
        kind = PROBABILITIES if name == "softmax" else LOG_PROBABILITIES
        return Found(
            kind, name, (*_applied(below), name)[-3:], axis if axis < 0 else None, _size(shape, axis), _fault(below, axis, shape),
            independent=False, tempered=below.tempered, maker=node,
        )  # fmt: skip

    def squashed(self, node: Hashable, name: str, before: Hashable) -> Found:
        """A sigmoid, or its logarithm, of `before`."""
        below = NONE if self.shallow else self.follow(before)
        kind = PROBABILITIES if name == "sigmoid" else LOG_PROBABILITIES
        shape = self.graph.shape(node)
        axis = below.axis
        units = _size(shape, axis if axis is not None else -1) if shape is not None and len(shape) > 1 else None
        return Found(kind, name, (*_applied(below), name)[-3:], axis, units, independent=True, maker=node)

    def plain(self, node: Hashable) -> Step:
        """The step behind moves and casts."""
        step = self.graph.step(node)
        while step.op in {"same", "moved"}:
            step = self.graph.step(step.inputs[0])
        return step

    def bare(self, node: Hashable) -> Hashable:
        """The value behind moves that keep every number at its place (casts, added axes)."""
        step = self.graph.step(node)
        while step.op in {"same", "moved"}:
            node = step.inputs[0]
            step = self.graph.step(node)
        return node

    def alike(self, one: Hashable, other: Hashable, depth: int = 3) -> bool:
        """Whether two values hold the same numbers: one value, or the same operation twice on one value."""
        one, other = self.bare(one), self.bare(other)
        if one == other:
            return True
        first, second = self.graph.step(one), self.graph.step(other)
        return (
            depth > 0 and first.op == second.op and first.op in {"exp", "sub", "max", "neg", "div", "mul"} and first.axes == second.axes
            and bool(first.inputs) and len(first.inputs) == len(second.inputs)
            and all(self.alike(*pair, depth - 1) for pair in zip(first.inputs, second.inputs, strict=True))
        )  # fmt: skip

    def number(self, node: Hashable) -> float | None:
        """The one number that a constant is."""
        step = self.plain(node)
        return step.number if step.op == "constant" else None

    def scale(self, node: Hashable, depth: int = 4) -> bool:
        """Whether a value is a constant, or made of constants and weights alone: a temperature, a learned scale."""
        step = self.plain(node)
        if step.op in {"constant", "parameter"}:
            return True
        return (
            depth > 0 and step.op in {"exp", "clamp", "neg", "reciprocal", "softplus", "mul", "add", "sub", "div", "max", "chosen"}
            and bool(step.inputs) and all(self.scale(one, depth - 1) for one in step.inputs)
        )  # fmt: skip

    def shift(self, node: Hashable, of: Hashable) -> bool:
        """Whether a value is the largest of another one: what a softmax by hand takes off first."""
        step = self.plain(node)
        if step.op == "max" and len(step.inputs) == 2:  # a maximum over an axis, kept from minus infinity
            step = next((self.plain(one) for one in step.inputs if self.plain(one).op == "max"), step)
        return step.op == "max" and len(step.inputs) == 1 and self.alike(step.inputs[0], of)

    def before_shift(self, node: Hashable) -> Hashable:
        """The scores, where a value is scores less their largest."""
        step = self.graph.step(self.bare(node))
        if step.op == "sub" and (self.shift(step.inputs[1], step.inputs[0]) or self.plain(step.inputs[1]).op == "constant"):
            return step.inputs[0]
        return node


def _applied(below: Found) -> tuple[str, ...]:
    probabilities = below.kind in {PROBABILITIES, LOG_PROBABILITIES} or below.tempered
    return below.activations if probabilities and below.by_hand is None else ()


def _size(shape: Shape, axis: int | None) -> int | None:
    return shape[axis] if shape is not None and axis is not None and -len(shape) <= axis < len(shape) else None


def _fault(below: Found, axis: int, shape: Shape) -> str | None:
    """What is wrong with the axis of a softmax."""
    rank = None if shape is None else len(shape)
    if rank is None or rank < 2:
        return None
    if below.kind is LOGITS:
        return None if below.axis in {None, axis} else "batch" if axis == -rank or rank == 2 else "other"
    return "batch" if rank == 2 and axis == -2 else None


def _softmax(self: Follower, node: Hashable, step: Step) -> Found:
    return self.normalised(node, step.op, step.inputs[0], step.axes)


def _sigmoid(self: Follower, node: Hashable, step: Step) -> Found:
    return self.squashed(node, step.op, step.inputs[0])


def _all_weights(self: Follower, inputs: tuple[Hashable, ...], place: int) -> bool:
    """Whether every factor but one is a trained weight."""
    others = [one for at, one in enumerate(inputs) if at != place]
    return bool(others) and all(self.plain(one).op == "parameter" for one in others)


def _linear(self: Follower, node: Hashable, step: Step) -> Found:
    if not step.bias:
        for place, one in enumerate(step.inputs):
            found = self.follow(one)
            shares = found.kind is PROBABILITIES or bool(found.activations) or found.shares or found.behind is not None
            # Shares of rows make a mixture of what they multiply; hidden units that end in a sigmoid and meet a trained matrix do not.
            if shares and not (found.independent and _all_weights(self, step.inputs, place)):
                return NONE
    axis = None if not step.bias and len(step.inputs) == 2 and all(_of_examples(self, one) for one in step.inputs) else step.axis
    return Found(LOGITS, axis=axis, units=_size(self.graph.shape(node), axis), maker=node)


def _of_examples(self: Follower, node: Hashable) -> bool:
    """Whether a layer's products are behind a factor; where they are behind both, the examples of either can be the classes of the other."""
    waiting = [node]
    for _ in range(DEEPEST):
        if not waiting:
            return False
        step = self.graph.step(waiting.pop())
        if step.op == "linear":
            return True
        waiting += step.inputs
    return True


def _add(self: Follower, node: Hashable, step: Step) -> Found:
    if len(step.inputs) != 2:
        return NONE
    one, other = step.inputs
    if self.plain(one).op in {"constant", "parameter"}:
        one, other = other, one
    found, second = self.follow(one), self.plain(other)
    if second.op == "constant":
        return _more(found, second.number)
    if second.op == "parameter":
        made = self.graph.step(one)
        if made.op == "linear":  # a product and its bias, whatever it is a product of
            found = _linear(self, one, replace(made, bias=True))
    if found.kind is LOGITS:
        if second.op == "parameter" or self.scale(other):
            return _as_wide(self, found, node)
        return _as_wide(self, found, node) if self.follow(other).kind is LOGITS else NONE
    return NONE


def _more(found: Found, number: float | None) -> Found:
    """A value with a constant added."""
    if found.kind is LOGITS:
        return found
    if found.kind is PROBABILITIES:
        if number is None:
            return replace(NONE, behind=found)
        return replace(found, guarded=found.guarded or number != 0) if abs(number) <= SMALL else NONE
    return NONE


def _as_wide(self: Follower, found: Found, node: Hashable) -> Found:
    """Scores that may have been broadcast."""
    size = _size(self.graph.shape(node), found.axis)
    return found if size is None else replace(found, units=size)


def _logsumexp(self: Follower, step: Step) -> Step | None:
    """A logsumexp, also written as log(sum(exp(z))), or as log(sum(exp(z - m))) + m."""
    if step.op == "logsumexp":
        return step
    if step.op == "log":
        summed = self.plain(step.inputs[0])
        inner = self.plain(summed.inputs[0]) if summed.op == "sum" else summed
        return replace(summed, op="logsumexp", inputs=inner.inputs) if summed.op == "sum" and inner.op == "exp" else None
    if step.op == "add" and len(step.inputs) == 2:
        for one, other in (step.inputs, step.inputs[::-1]):
            total = _logsumexp(self, self.plain(one)) if self.plain(one).op == "log" else None
            shifted = None if total is None else self.plain(total.inputs[0])
            if total is not None and shifted is not None and shifted.op == "sub" and self.alike(shifted.inputs[1], other):
                return replace(total, inputs=shifted.inputs[:1])
    return None


def _sub(self: Follower, node: Hashable, step: Step) -> Found:
    one, other = step.inputs
    ground = self.plain(other)
    summed = _logsumexp(self, ground)
    if summed is not None and self.alike(summed.inputs[0], one):
        return self.normalised(node, "log_softmax", self.before_shift(one), summed.axes)
    if ground.op == "constant":
        found = self.follow(one)
        return found if found.kind is LOGITS else NONE
    if self.number(one) == 1.0:
        found = self.follow(other)
        if found.kind is PROBABILITIES and found.independent:
            return replace(found, complement=not found.complement)
        return NONE
    found, less = self.follow(one), self.follow(other)
    if less.kind is LOGITS and self.plain(one).op == "constant":
        return less
    if found.kind is LOGITS and (less.kind is LOGITS or self.scale(other) or self.shift(other, one)):
        return _as_wide(self, found, node)
    return NONE


def _mul(self: Follower, node: Hashable, step: Step) -> Found:
    if len(step.inputs) != 2:
        return NONE
    for one, other in (step.inputs, step.inputs[::-1]):
        number = self.number(other)
        if number == 1.0:
            return self.follow(one)
        if self.scale(other):
            found = self.follow(one)
            if found.kind is LOGITS:
                return _as_wide(self, found, node)
            return _tempered(found) if number is not None else _changed(found)
        if self.plain(other).op == "reciprocal":  # exp(z) * (1 / sum(exp(z)))
            divided = _divided(self, node, one, self.plain(other).inputs[0])
            if divided is not None:
                return divided
    return NONE


def _tempered(found: Found) -> Found:
    """Probabilities times a number: none any more, but a softmax of them is one of probabilities all the same."""
    if found.kind is PROBABILITIES:
        return Found(activations=found.activations, tempered=True, axis=found.axis, units=found.units)
    return NONE


def _changed(found: Found) -> Found:
    """Probabilities times data: dropout, a mask."""
    return Found(shares=True, independent=found.independent) if found.kind is PROBABILITIES or found.shares else NONE


def _div(self: Follower, node: Hashable, step: Step) -> Found:
    above, below = step.inputs
    divided = _divided(self, node, above, below)
    if divided is not None:
        return divided
    if self.number(above) == 1.0:
        return _reciprocal(self, node, Step("reciprocal", (below,)))
    if self.scale(below):
        found = self.follow(above)
        return found if found.kind is LOGITS else _tempered(found) if self.number(below) is not None else NONE
    return NONE


def _divided(self: Follower, node: Hashable, above: Hashable, below: Hashable) -> Found | None:
    """exp(z) / sum(exp(z)), exp(z) / (1 + exp(z))."""
    top, ground = self.plain(above), self.plain(below)
    guarded = False
    if ground.op == "add" and len(ground.inputs) == 2:
        for one, other in (ground.inputs, ground.inputs[::-1]):
            number = self.plain(other)
            if number.op != "constant":
                continue
            if top.op == "exp" and self.alike(one, above) and number.number in {1.0, None}:
                return self.squashed(node, "sigmoid", top.inputs[0])
            if self.plain(one).op == "sum" and (number.number is None or abs(number.number) <= SMALL):
                ground, guarded = self.plain(one), True
                break
    if ground.op == "max" and len(ground.inputs) == 2:  # a sum that is kept from zero
        ground = next((self.plain(one) for one in ground.inputs if self.plain(one).op == "sum"), ground)
    if ground.op == "sum" and top.op == "exp" and self.alike(ground.inputs[0], above):
        return replace(self.normalised(node, "softmax", self.before_shift(top.inputs[0]), ground.axes), guarded=guarded)
    return None


def _reciprocal(self: Follower, node: Hashable, step: Step) -> Found:
    """1 / (1 + exp(-z))."""
    ground = self.plain(step.inputs[0])
    if ground.op != "add" or len(ground.inputs) != 2:
        return NONE
    for one, other in (ground.inputs, ground.inputs[::-1]):
        power = self.plain(one)
        number = self.plain(other)
        if power.op == "exp" and number.op == "constant" and number.number in {1.0, None}:
            inner = self.plain(power.inputs[0])
            if inner.op == "neg":
                return self.squashed(node, "sigmoid", inner.inputs[0])
            if inner.op == "mul" and any(self.number(one) == -1.0 for one in inner.inputs):
                return self.squashed(node, "sigmoid", next(one for one in inner.inputs if self.number(one) != -1.0))
    return NONE


def _neg(self: Follower, _node: Hashable, step: Step) -> Found:
    inner = self.plain(step.inputs[0])
    if inner.op == "softplus":  # -softplus(-z)
        before = self.plain(inner.inputs[0])
        if before.op == "neg":
            return self.squashed(self.bare(step.inputs[0]), "log_sigmoid", before.inputs[0])
        return NONE
    found = self.follow(step.inputs[0])
    return found if found.kind is LOGITS else NONE


def _exp(self: Follower, node: Hashable, step: Step) -> Found:
    found = self.follow(step.inputs[0])
    if found.kind is LOG_PROBABILITIES:
        name = "sigmoid" if found.independent else "softmax"
        return replace(found, kind=PROBABILITIES, activation=name, activations=(*found.activations[:-1], name), by_hand=None, maker=node)
    return Found(None, "exponential", axis=found.axis, units=found.units, maker=node)


def _log(self: Follower, _node: Hashable, step: Step) -> Found:
    found = self.follow(step.inputs[0])
    if found.behind is not None:
        found = replace(found.behind, guarded=True)
    if found.kind is not PROBABILITIES or found.activation not in {"softmax", "sigmoid"}:
        return NONE
    name = f"log({found.activation})"
    return replace(found, kind=LOG_PROBABILITIES, activation=name, by_hand=name)


def _clamp(self: Follower, _node: Hashable, step: Step) -> Found:
    found = self.follow(step.inputs[0])
    if found.kind is PROBABILITIES:
        small = step.number is None or step.number <= SMALL
        return replace(found, guarded=found.guarded or (step.number or 0.0) > 0.0) if small else NONE
    # A linear answer that is cut at zero, or to [0, 1], is no score any more.
    return found if found.kind is LOGITS and (step.number is None or step.number < 0.0) else NONE


def _max(self: Follower, node: Hashable, step: Step) -> Found:
    """The larger of two: an epsilon under probabilities, a relu, or something else."""
    if len(step.inputs) != 2:
        return NONE
    for one, other in (step.inputs, step.inputs[::-1]):
        number = self.number(other)
        if number == 0.0:
            below = NONE if self.shallow else self.follow(one)
            if below.kind is PROBABILITIES:
                return below
            return Found(None, "relu", axis=below.axis, units=below.units, maker=node)
        if self.plain(other).op == "constant":
            return _clamp(self, node, Step("clamp", (one,), number=number))
    return NONE


def _min(self: Follower, _node: Hashable, step: Step) -> Found:
    """The smaller of two: the upper bound of a clip."""
    if len(step.inputs) != 2:
        return NONE
    for one, other in (step.inputs, step.inputs[::-1]):
        number = self.number(other)
        if number is None:
            continue
        found = self.follow(one)
        if found.kind is PROBABILITIES:
            return found if number >= 1.0 - SMALL else NONE
        if found.activation == "relu":
            return replace(found, activation="relu6") if number == 6.0 else found
        return found if found.kind is LOGITS else NONE
    return NONE


def _kept(self: Follower, node: Hashable, step: Step) -> Found:
    """Pools and norms: scores stay scores."""
    found = self.follow(step.inputs[0])
    if found.kind is not LOGITS:
        return NONE
    before, after = self.graph.shape(step.inputs[0]), self.graph.shape(node)
    axis = found.axis
    if step.axes is not None and before is not None and after is not None and axis is not None:
        gone = {one % len(before) for one in step.axes}
        if axis + len(before) in gone:  # a mean of scores is a score
            return replace(found, axis=None, units=None)
        if len(after) < len(before):
            axis = sum(1 for one in range(axis + len(before)) if one not in gone) - len(after)
    return replace(found, axis=axis, units=_size(after, axis))


def _chosen(self: Follower, _node: Hashable, step: Step) -> Found:
    """Each number from one of several values, or from a constant: a mask."""
    steps = [self.plain(one) for one in step.inputs]
    values = [self.follow(one) for one, made in zip(step.inputs, steps, strict=True) if made.op not in {"constant", "parameter"}]
    if not values or any(one.kind is not values[0].kind or one.activation != values[0].activation for one in values):
        return NONE
    if len(values) == len(steps):
        return values[0]
    low = all(made.op != "constant" or made.number is None or made.number <= MASK for made in steps)
    return values[0] if values[0].kind is LOGITS and low else NONE


def _joined(self: Follower, node: Hashable, step: Step) -> Found:
    """Several values side by side."""
    values = [self.follow(one) for one in step.inputs]
    if not values:
        return NONE
    first = values[0]
    alike = all((one.kind, one.activation, one.axis) == (first.kind, first.activation, first.axis) for one in values)
    if first.kind is None or not alike or any(one.complement for one in values):
        return NONE
    shape = self.graph.shape(node)
    rank = None if shape is None else len(shape)
    along = None if step.axes is None or rank is None else step.axes[0] % rank - rank
    if first.kind is LOGITS or first.independent:
        return replace(first, units=_size(shape, first.axis), maker=node)
    return NONE if along is None or along == first.axis else first


_RULES: dict[str, Callable[[Follower, Hashable, Step], Found]] = {
    "softmax": _softmax,
    "log_softmax": _softmax,
    "sigmoid": _sigmoid,
    "log_sigmoid": _sigmoid,
    "linear": _linear,
    "add": _add,
    "sub": _sub,
    "mul": _mul,
    "div": _div,
    "reciprocal": _reciprocal,
    "neg": _neg,
    "exp": _exp,
    "log": _log,
    "clamp": _clamp,
    "max": _max,
    "min": _min,
    "pooled": _kept,
    "mean": _kept,
    "scaled": _kept,
    "chosen": _chosen,
    "joined": _joined,
}


def output_of(found: Found, shape: Shape, dtype: str | None, *, from_model: bool | None = None, text: str | None = None) -> Output:
    """What was found, in the words of the checker."""
    units = found.units
    if found.axis_fault is not None:
        units = None
    return Output(
        kind=found.kind,
        activation=found.activation,
        units=units,
        axis=found.axis,
        rank=None if shape is None else len(shape),
        shape=shape,
        dtype=dtype,
        text=text,
        activations=found.activations if found.kind is not None else (),
        axis_fault=found.axis_fault,
        by_hand=found.by_hand,
        guarded=found.guarded,
        from_model=from_model,
        independent=found.activation in INDEPENDENT if found.kind in {PROBABILITIES, LOG_PROBABILITIES} else None,
        tempered=found.tempered and found.kind is not None,
    )
