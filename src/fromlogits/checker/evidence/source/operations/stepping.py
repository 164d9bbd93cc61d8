"""Weights that no framework trains: arrays that are moved by what a matrix product with themselves led to, and those that SciPy searches."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from fromlogits.checker.evidence.source.operations.bound import Bound
from fromlogits.checker.evidence.source.tensor import Tensor, derived, unshifted
from fromlogits.checker.evidence.source.values import Constant, List, Object, Unknown, Value

if TYPE_CHECKING:
    from fromlogits.checker.evidence.source.reader import Reader

__all__ = ["OPERATIONS", "SCALED", "TURNED", "behind", "is_searched", "is_trained", "is_weights", "moved_in_place", "step_of"]

TRAINED = "trained"  # the operation of an array that was moved so
SEARCHED = "searched"  # the operation of what an optimizer of SciPy's tries values for
PRODUCTS = frozenset({"einsum", "linear", "matmul", "outer", "tensordot"})
MOST = 96  # tensors behind a step that are looked at
TURNED = frozenset({"identity", "reshape", "squeeze", "transpose"})
PARTS = frozenset({"first rows", "row", "sliced"})
SCALED = frozenset({"divide", "multiply", "negative"})
HELD = frozenset({"numpy", None})


def step_of(reader: Reader, made: Tensor, x: Tensor, step: Tensor) -> None:
    """Note that an array plus or minus a step is weights, where the step is a gradient for it."""
    if made.kind is not None or x.library not in HELD or step.library not in HELD:
        return
    if x.operation == TRAINED:
        made.learned, made.operation = True, TRAINED
        made.shape = made.shape if made.shape is not None else x.shape
        if not _long_trained(x):
            _scores_taken(reader, step)
    elif not x.learned and x.shape and _is_gradient(x, step):
        made.learned, made.operation = True, TRAINED
        made.shape = made.shape if made.shape is not None else x.shape  # a gradient is as large as what it is one for
        reader.machine.began += 1
    elif made.shape is None and x.shape and any(part is x for part in behind(step)):  # of a bias too
        made.shape = x.shape


def _long_trained(x: Tensor) -> bool:
    """Whether this is the third step, or a later one, of an array."""
    before = x.arguments[0] if x.arguments else None
    first = before.arguments[0] if isinstance(before, Tensor) and before.arguments else None
    return isinstance(first, Tensor) and first.operation == TRAINED


def _scores_taken(reader: Reader, step: Tensor) -> None:
    """A gradient whose error is that of the sigmoid or the softmax of some scores trains them as logits, whether or not the loss is ever computed."""
    for error in behind(step):
        guess = unshifted(error.arguments[0]) if error.operation == "subtract" else None
        scores = guess.arguments[0] if guess is not None and guess.operation in {"sigmoid", "softmax"} and guess.arguments else None
        if guess is not None and isinstance(scores, Tensor):
            reader.ledger.taken_as_logits(scores)


def moved_in_place(array: Value, made: Value) -> None:
    """`w -= step`: under whatever other name the array is held, in a list, by an object, it is trained."""
    trained = isinstance(made, Tensor) and made.operation == TRAINED
    if trained and isinstance(array, Tensor) and array.operation != TRAINED and array.library in HELD:
        array.learned, array.operation, array.numbers, array.low, array.high, array.integral = True, TRAINED, None, None, None, None


def _by_a_number(product: Tensor) -> bool:
    return any(isinstance(part, Tensor) and part.shape == () for part in product.arguments)


def _is_gradient(x: Tensor, step: Tensor) -> bool:
    """Whether an array is moved by what the error of its own product with some data says, multiplied with that data: `X.T @ (X @ W - Y)`."""
    sources = behind(step)
    products = [one for one in sources if one.operation in PRODUCTS and len(one.arguments) == 2]
    if not products:  # most of what is added to an array; what follows looks behind everything there is
        return False
    led = {id(one) for one in sources if any(part is x for part in behind(one))}
    scaled = [one for one in sources if one.operation == "multiply" and len(one.arguments) == 2 and _by_a_number(one)]  # of one sample
    for outer in (*products, *scaled):
        for data, error in (outer.arguments, outer.arguments[::-1]):
            if not isinstance(data, Tensor) or not isinstance(error, Tensor) or id(error) not in led or id(data) in led:
                continue
            inner = [one for one in behind(error) if one.operation in PRODUCTS and one is not _unscaled(error) and id(one) in led]
            if any(_alike(_unscaled(part), _unscaled(data)) for one in inner for part in one.arguments if isinstance(part, Tensor)):
                return True
    return False


def _alike(x: Tensor, y: Tensor) -> bool:
    """Whether these are the same array, or the same part of one: `X[i]`, written twice."""
    if x is y:
        return True
    parts = x.operation == y.operation and x.operation in PARTS and len(x.arguments) == len(y.arguments)
    return parts and all(one is other for one, other in zip(x.arguments, y.arguments, strict=True))


def behind(one: Tensor) -> list[Tensor]:
    """A tensor and those that it was computed from, as far as anybody looks."""
    found = [one]
    seen = {id(one)}
    for other in found:
        fresh = [part for part in other.arguments if isinstance(part, Tensor) and id(part) not in seen]
        seen.update(map(id, fresh))
        found += fresh
        if len(found) > MOST:
            break
    return found


def _unturned(x: Tensor) -> Tensor:
    """Before it was transposed or cast."""
    while x.operation in TURNED and x.arguments and isinstance(x.arguments[0], Tensor):
        x = x.arguments[0]
    return x


def _unscaled(x: Tensor) -> Tensor:
    """Before it was transposed or cast, or multiplied with a number."""
    while True:
        parts = [part for part in x.arguments if isinstance(part, Tensor)]
        if x.operation in SCALED:
            parts = [part for part in parts if part.shape != ()]
        if x.operation not in TURNED | SCALED or len(parts) != 1:
            return x
        x = parts[0]


def is_trained(x: Tensor) -> bool:
    """Whether these are such weights, transposed or as they are."""
    return _unturned(x).operation == TRAINED


def is_weights(x: Tensor) -> bool:
    """Whether these are weights themselves, not what was computed with them."""
    return bool(x.learned) and _unturned(x).operation in {TRAINED, "learn"}


def is_searched(x: Tensor) -> bool:
    """Whether an optimizer looks for what this was computed from: a number that is displayed elsewhere decides there."""
    return any(one.operation == SEARCHED for one in behind(x))


def _minimize(reader: Reader, bound: Bound) -> Value:
    """`minimize(f, start, args)`: the function is called with what it is minimised by; of the result, `x` is that."""
    function, start, more = bound.value("f"), bound.tensor("x"), bound.value("arguments")
    if not isinstance(function, Value) or start is None:
        return Unknown()
    tried = derived(start, SEARCHED, keep=True, learned=True, numbers=None, low=None, high=None, integral=None)
    others = list(more.items) if isinstance(more, List) else [more] if isinstance(more, Value) and bound.given("arguments") else []
    value = reader.machine.settle(reader.call(function, [tried, *others], {}, bound.node, bound.values["frame"]))
    pair = isinstance(value, List) and value.kind == "tuple" and value.items  # with its gradient
    reader.ledger.minimised(reader.machine.settle(value.items[0]) if pair and isinstance(value, List) else value)
    if bound.plain("alone") is True:
        return tried
    return Object(
        "scipy.optimize.OptimizeResult", None, {("attribute", "x"): tried, ("attribute", "success"): Constant(True)}, site=bound.site
    )


OPERATIONS: dict[str, Callable[[Any, Bound], Value]] = {"minimize": _minimize}
