"""Making arrays: from literals, constants, ranges and random numbers whose bounds the program spells out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from fromlogits.checker.evidence.source.operations.bound import NOTHING, Bound, as_tensor, shape_of
from fromlogits.checker.evidence.source.operations.elementwise import cast_to
from fromlogits.checker.evidence.source.shapes import Shape, Size
from fromlogits.checker.evidence.source.tensor import Tensor, derived
from fromlogits.checker.evidence.source.values import Constant, Dict, List, Object, Unknown, Value

if TYPE_CHECKING:
    from fromlogits.checker.evidence.source.reader import Reader

__all__ = ["OPERATIONS", "row_form"]

LONGEST_ARANGE = 512


def row_form(numbers: Any) -> str | None:
    """What literal rows are: one-hot, a distribution, multi-hot, or rows that sum to something else."""
    if not isinstance(numbers, tuple) or not numbers or not all(isinstance(row, tuple) and len(row) > 1 for row in numbers):
        return None
    if any(not isinstance(part, (int, float)) for row in numbers for part in row):
        return None
    bits = all(part in (0, 1) for row in numbers for part in row)
    if bits and all(sum(row) == 1 for row in numbers):
        return "one_hot"
    if all(part >= 0 for row in numbers for part in row) and all(abs(sum(row) - 1) < 1e-4 for row in numbers):
        return "distribution"
    return "multi_hot" if bits else "unnormalised"


def _array(reader: Reader, bound: Bound) -> Value:
    source = bound.value("x")
    if isinstance(source, (Dict, Object)) and not (isinstance(source, Object) and source.name.startswith("pandas")):
        return source
    x = bound.tensor()
    if x is None:
        return Unknown()
    dtype = bound.dtype()
    made = replace(x, site=bound.site, library=bound.plain("library"), origin=x.origin or bound.site)
    if made.form is None and x.numbers is not None and x.rank == 2:
        made.form = row_form(x.numbers)
        made.classes = x.columns if made.form == "one_hot" and isinstance(x.columns, int) else None
    if dtype and dtype != "object":
        made = replace(cast_to(made, dtype), library=made.library, origin=made.origin, site=bound.site)
    if bound.truth("trainable") or bound.truth("requires_grad"):
        made.learned, made.numbers, made.low, made.high, made.integral, made.form = True, None, None, None, None, None
    elif made.learned is None and made.operation == "" and isinstance(source, List):
        made.learned = False
    return made


def _filled(low: float | None, high: float | None, *, integral: bool) -> Callable[[Any, Bound], Value]:
    def run(reader: Reader, bound: Bound) -> Value:
        shape = bound.shape()
        made = Tensor(
            shape=shape,
            dtype=bound.dtype(),
            low=low,
            high=high,
            integral=integral,
            learned=False,
            library=bound.plain("library"),
            origin=bound.site,
        )
        if bound.truth("requires_grad"):
            made.learned, made.low, made.high = True, None, None
        return made

    return run


def _full(reader: Reader, bound: Bound) -> Value:
    value = bound.tensor("value")
    return Tensor(
        shape=bound.shape(),
        dtype=bound.dtype(),
        low=value.low if value else None,
        high=value.high if value else None,
        integral=value.integral if value else None,
        nan=value.nan if value else None,
        learned=False,
        library=bound.plain("library"),
        origin=bound.site,
    )


def _like(low: float | None, high: float | None) -> Callable[[Any, Bound], Value]:
    def run(reader: Reader, bound: Bound) -> Value:
        x = bound.tensor()
        if x is None:
            return Unknown()
        return derived(
            x,
            "like",
            low=low,
            high=high,
            integral=low == high and low is not None,
            learned=False,
            dtype=bound.dtype() or x.dtype,
            origin=bound.site,
        )

    return run


def _full_like(reader: Reader, bound: Bound) -> Value:
    x, value = bound.tensor(), bound.tensor("value")
    if x is None:
        return Unknown()
    return derived(x, "like", low=value.low if value else None, high=value.high if value else None, integral=value.integral if value else None,
                   nan=value.nan if value else None, learned=False, origin=bound.site)  # fmt: skip


def _eye(reader: Reader, bound: Bound) -> Value:
    rows = bound.plain("rows")
    columns = bound.plain("columns")
    size = columns if isinstance(columns, int) else rows
    size = size if isinstance(size, int) else Size("classes")
    return Tensor(shape=(rows if isinstance(rows, int) else size, size), dtype=bound.dtype(), low=0.0, high=1.0, integral=True, form="one_hot", learned=False,
                  classes=size if isinstance(size, int) else None, operation="eye", library=bound.plain("library"), origin=bound.site)  # fmt: skip


def _arange(reader: Reader, bound: Bound) -> Value:
    start, stop, step = bound.plain("start", 0), bound.plain("stop"), bound.plain("step", 1)
    if stop is None:
        start, stop = 0, start
    step = 1 if step is None else step
    numbers = (start, stop, step)
    if all(isinstance(number, (int, float)) and not isinstance(number, bool) for number in numbers) and step:
        count = max(0, -int(-(stop - start) // step))
        spelled = tuple(start + step * place for place in range(count)) if count <= LONGEST_ARANGE else None
        last = start + step * (count - 1) if count else start
        whole = all(float(number).is_integer() for number in numbers)
        return Tensor(shape=(count,), low=float(min(start, last)), high=float(max(start, last)), integral=whole, learned=False, numbers=spelled,
                      library=bound.plain("library"), origin=bound.site, operation="arange")  # fmt: skip
    size = stop if start == 0 else None
    length = shape_of(bound.value("stop") if bound.given("stop") else bound.value("start"))
    return Tensor(shape=length if size is NOTHING or size is None else (Size(),), low=0.0 if start in (0, NOTHING) else None, integral=True, learned=False,
                  library=bound.plain("library"), operation="arange")  # fmt: skip


def _linspace(reader: Reader, bound: Bound) -> Value:
    start, stop, count = bound.number("start"), bound.number("stop"), bound.plain("count", 50)
    low, high = (min(start, stop), max(start, stop)) if start is not None and stop is not None else (None, None)
    return Tensor(shape=(count if isinstance(count, int) else Size(),), low=low, high=high, integral=False, learned=False)


def _shape_given(bound: Bound) -> Shape | None:
    value = bound.value("shape")
    if value is None or (isinstance(value, Constant) and value.value is None) or (isinstance(value, List) and not value.items):
        return ()
    return bound.shape()


def _random(low: float | None, high: float | None) -> Callable[[Any, Bound], Value]:
    def run(reader: Reader, bound: Bound) -> Value:
        if low is not None and (bound.dtype() or "").startswith(("int", "uint")):  # tf.random.uniform draws whole numbers then
            return _random_integers(reader, bound)
        bottom = bound.number("low", low) if low is not None else None
        top = bound.number("high", high) if high is not None else None
        made = Tensor(
            shape=_shape_given(bound),
            dtype=bound.dtype(),
            low=bottom,
            high=top,
            integral=False,
            learned=False,
            library=bound.plain("library"),
            origin=bound.site,
        )
        if bound.truth("requires_grad"):
            made.learned, made.low, made.high, made.integral = True, None, None, None
        return made

    return run


def _random_integers(reader: Reader, bound: Bound) -> Value:
    low, high = bound.plain("low"), bound.plain("high")
    if isinstance(bound.value("high"), List):  # torch.randint(10, (64,))
        bound.values["shape"], low, high = bound.value("high"), 0, low
    if high is None:
        low, high = 0, low
    if low is None:
        low = 0
    inclusive = bound.truth("endpoint") or False
    bottom = float(low) if isinstance(low, (int, float)) else None
    top = float(high - (0 if inclusive else 1)) if isinstance(high, (int, float)) else None
    classes = int(top + 1) if top is not None and bottom == 0 and top >= 1 else None
    return Tensor(shape=_shape_given(bound), dtype=bound.dtype() or "int64", low=bottom, high=top, integral=True, learned=False, classes=classes, form="ids",
                  library=bound.plain("library"), origin=bound.site)  # fmt: skip


def _random_choice(reader: Reader, bound: Bound) -> Value:
    value = bound.value("values")
    shape = _shape_given(bound)
    if isinstance(value, Constant) and isinstance(value.value, int):
        return Tensor(shape=shape, dtype="int64", low=0.0, high=float(value.value - 1), integral=True, learned=False, form="ids", classes=value.value,
                      library=bound.plain("library"), origin=bound.site)  # fmt: skip
    x = as_tensor(value)
    if x is None:
        return Unknown()
    rest = x.shape[1:] if x.shape is not None and x.rank else ()
    made = derived(
        x, "chosen", keep=True, shape=(*shape, *rest) if shape is not None else None, numbers=None, origin=bound.site, learned=False
    )
    made.library = bound.plain("library")
    return made


def _random_bits(reader: Reader, bound: Bound) -> Value:
    n = bound.number("n", 1)
    probability = bound.tensor("p")
    shape = _shape_given(bound)
    if shape == () and probability is not None and probability.shape is not None:
        shape = probability.shape
    return Tensor(
        shape=shape,
        low=0.0,
        high=float(n) if n is not None else None,
        integral=True,
        learned=False,
        library=bound.plain("library"),
        origin=bound.site,
    )


def _random_dirichlet(reader: Reader, bound: Bound) -> Value:
    alpha = bound.tensor("alpha")
    shape = _shape_given(bound)
    width = alpha.shape if alpha is not None else None
    full = (*shape, *width) if shape is not None and width is not None else None
    return Tensor(
        shape=full, low=0.0, high=1.0, integral=False, form="distribution", learned=False, library=bound.plain("library"), origin=bound.site
    )


def _random_multinomial(reader: Reader, bound: Bound) -> Value:
    n = bound.plain("n")
    p = bound.tensor("p")
    shape = _shape_given(bound)
    width = p.shape[-1:] if p is not None and p.shape is not None else None
    full = (*shape, *width) if shape is not None and width is not None else None
    one = n == 1
    made = Tensor(
        shape=full, low=0.0, high=float(n) if isinstance(n, (int, float)) else None, integral=True, learned=False, origin=bound.site
    )
    made.form = "one_hot" if one else "unnormalised" if isinstance(n, int) else None
    return made


def _random_categorical(reader: Reader, bound: Bound) -> Value:
    return Tensor(integral=True, low=0.0, learned=False)


def _random_permutation(reader: Reader, bound: Bound) -> Value:
    value = bound.value("n") if bound.value("n") is not None else bound.value("x")
    if isinstance(value, Tensor) and value.rank != 0:
        return derived(value, "permute_rows", keep=True, numbers=None)
    if isinstance(value, List):
        made = as_tensor(value)
        return derived(made, "permute_rows", keep=True, numbers=None) if made is not None else Unknown()
    shape = shape_of(value)
    top = value.value - 1 if isinstance(value, Constant) and isinstance(value.value, int) else None
    return Tensor(
        shape=shape if shape is not None else (Size(),),
        low=0.0,
        high=float(top) if top is not None else None,
        integral=True,
        learned=False,
        operation="permutation",
    )


def _input(reader: Reader, bound: Bound) -> Value:
    """keras.Input: what comes in, one row of it described."""
    shape = bound.shape("shape") if bound.given("shape") else None
    batch: Any = Size("batch", single=False)
    full = (batch, *(Size() if size is None else size for size in shape)) if shape is not None else None
    if bound.given("batch_shape"):
        full = bound.shape("batch_shape")
    return Tensor(shape=full, learned=False, operation="input", library="keras", site=bound.site)


def _rng(reader: Reader, bound: Bound) -> Value:
    name = "numpy.random.Generator" if bound.plain("kind") == "generator" else "numpy.random.RandomState"
    return Object(name, None, {}, site=bound.site)


def _top_k(reader: Reader, bound: Bound) -> Value:
    x = bound.tensor()
    if x is None:
        return Unknown()
    values = derived(x, "top_k", shape=None, learned=x.learned)
    return List.of([values, Tensor(integral=True, low=0.0, learned=x.learned)], "tuple")


def _sorted(reader: Reader, bound: Bound) -> Value:
    x = bound.tensor()
    return Unknown() if x is None else derived(x, "sort", shape=x.shape, low=x.low, high=x.high, integral=x.integral, learned=x.learned)


def _argsort(reader: Reader, bound: Bound) -> Value:
    x = bound.tensor()
    return Unknown() if x is None else derived(x, "argsort", integral=True, low=0.0, learned=x.learned)


def _unique(reader: Reader, bound: Bound) -> Value:
    x = bound.tensor()
    if x is None:
        return Unknown()
    values = derived(
        x,
        "unique",
        shape=(x.classes if x.classes is not None else Size("unique"),),
        low=x.low,
        high=x.high,
        integral=x.integral,
        learned=False,
    )
    ids = derived(x, "unique_inverse", low=0.0, integral=True, learned=False, form="ids", strings=None)
    if bound.truth("return_inverse"):
        return List.of([values, ids], "tuple")
    return values


OPERATIONS: dict[str, Callable[[Any, Bound], Value]] = {
    "array": _array,
    "zeros": _filled(0.0, 0.0, integral=True),
    "ones": _filled(1.0, 1.0, integral=True),
    "empty": _filled(None, None, integral=None),  # type: ignore[arg-type]
    "full": _full,
    "zeros_like": _like(0.0, 0.0),
    "ones_like": _like(1.0, 1.0),
    "full_like": _full_like,
    "eye": _eye,
    "arange": _arange,
    "linspace": _linspace,
    "random_normal": _random(None, None),
    "random_uniform": _random(0.0, 1.0),
    "random_gamma": _random(None, None),
    "random_poisson": _random_bits,
    "random_integers": _random_integers,
    "random_choice": _random_choice,
    "random_bernoulli": _random_bits,
    "random_binomial": _random_bits,
    "random_dirichlet": _random_dirichlet,
    "random_multinomial": _random_multinomial,
    "random_categorical": _random_categorical,
    "random_permutation": _random_permutation,
    "input": _input,
    "rng": _rng,
    "top_k": _top_k,
    "sort": _sorted,
    "argsort": _argsort,
    "unique": _unique,
}
