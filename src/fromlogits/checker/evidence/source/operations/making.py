"""Making arrays: from literals, constants, ranges and random numbers whose bounds the program spells out."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from fromlogits.checker.evidence.source.operations.bound import Bound, as_tensor, size_of
from fromlogits.checker.evidence.source.operations.casting import cast_to
from fromlogits.checker.evidence.source.operations.narrowing import places_in
from fromlogits.checker.evidence.source.operations.reductions import occurs
from fromlogits.checker.evidence.source.shapes import Shape, Size, size_at
from fromlogits.checker.evidence.source.shapes import replace as replace_size
from fromlogits.checker.evidence.source.tensor import Tensor, derived, position
from fromlogits.checker.evidence.source.values import Constant, Dict, Function, List, Member, Object, Series, Unknown, Value

if TYPE_CHECKING:
    from fromlogits.checker.evidence.source.reader import Reader

__all__ = ["OPERATIONS", "row_form"]

LONGEST_ARANGE = 512
EXPONENT = 300  # powers beyond are no floats
MOST_KEYS = 64


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
    trained = bound.truth("trainable") or bound.truth("requires_grad")
    if bound.given("shape") and (trained or not isinstance(as_tensor(source), Tensor)):  # a variable: its initializer fills a shape
        facts: dict[str, Any] = {"shape": bound.shape(), "dtype": bound.dtype(), "library": bound.plain("library"), "origin": bound.site}
        return Tensor(**facts, learned=bool(trained), operation="learn" if trained else "")
    if isinstance(source, Function) and "frame" in bound.values:  # an initializer; of what makes arrays of a dtype none is taken
        source = bound.values["x"] = reader.call(source, [], {}, source.node, bound.values["frame"])
    if isinstance(source, (Dict, Object)) and not (isinstance(source, Object) and source.name.startswith("pandas")):
        return source
    x = bound.tensor()
    if x is None:
        return Unknown()
    library = bound.plain("library")
    library = "numpy" if library == "pandas" else library
    dtype = bound.dtype() or _dtype_of_literals(x, library)
    made = replace(x, site=bound.site, library=library, origin=x.origin or bound.site, memory=_shared(x, source, bound))
    if bound.given("shape"):
        made.shape, made.numbers = bound.shape(), None
    if made.form is None and x.numbers is not None and x.rank == 2:
        made.form = row_form(x.numbers)
        made.classes = x.columns if made.form == "one_hot" and isinstance(x.columns, int) else None
    if made.form == "unnormalised" and library == "torch" and (dtype or "").startswith("int"):
        made.form = None  # a target of probabilities must be floating: these are ids, a row for each sequence
    if dtype and dtype != "object":
        made = replace(cast_to(made, dtype), library=made.library, origin=made.origin, site=bound.site, memory=made.memory)
    if trained and not (made.form or made.strings or (made.dtype or "").startswith(("int", "uint", "bool"))):
        made.learned, made.numbers, made.low, made.high, made.integral, made.form = True, None, None, None, None, None
        made.operation, made.arguments = "learn", (x,)
    elif made.learned is None and made.operation == "" and isinstance(source, List):
        made.learned = False
    return made


def _shared(x: Tensor, source: Value, bound: Bound) -> Tensor | None:
    """The array whose memory `torch.from_numpy(x)` and `np.asarray(x)` use on, where they need not make another of it."""
    wanted = bound.dtype()
    return x if bound.truth("shared") and source is x and (wanted is None or x.dtype in {wanted, None}) else None


def _typed_array(reader: Reader, bound: Bound) -> Value:
    """`torch.FloatTensor(data)`; numbers are the sizes of one that holds nothing yet."""
    parts, dtype = bound.value("parts"), bound.plain("dtype")
    only = reader.machine.settle(parts.items[0]) if isinstance(parts, List) and len(parts.items) == 1 else None
    if only is None or isinstance(only, Constant) or (isinstance(only, Tensor) and only.shape == ()):
        return reader.operate("empty", site=bound.site, shape=parts, dtype=dtype, library="torch")
    return reader.operate("array", site=bound.site, x=only, dtype=dtype, library="torch")


WHOLE = {"numpy": "int64", "torch": "int64"}
FRACTIONS = {"numpy": "float64"}


def _dtype_of_literals(x: Tensor, library: Any) -> str | None:
    """The dtype that a library gives to numbers spelled out as Python writes them."""
    if x.numbers is None or x.dtype is not None or library is None:
        return None
    kinds = {type(number) for number in _flat(x.numbers)}
    if kinds == {int}:
        return WHOLE.get(library, "int32")
    return FRACTIONS.get(library, "float32") if kinds and kinds <= {int, float} else None


def _flat(numbers: Any) -> Iterator[Any]:
    if isinstance(numbers, tuple):
        for part in numbers:
            yield from _flat(part)
    else:
        yield numbers


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
            operation="filled" if low is not None else "empty",
        )
        if bound.truth("requires_grad") or bound.truth("trainable"):
            made.learned, made.low, made.high, made.integral = True, None, None, None
            made.operation = "learn"
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
        operation="filled",
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
    filled = replace(value, numbers=None) if value is not None else Tensor()
    filled = cast_to(filled, bound.dtype() or x.dtype) if (bound.dtype() or x.dtype) else filled
    return derived(x, "like", low=filled.low, high=filled.high, integral=filled.integral, nan=filled.nan, dtype=filled.dtype, learned=False,
                   origin=bound.site)  # fmt: skip


def _eye(reader: Reader, bound: Bound) -> Value:
    rows = size_of(bound.value("rows"))
    size = size_of(bound.value("columns")) if bound.given("columns") else rows
    size = Size("classes") if size is None else size
    return Tensor(shape=(size if rows is None else rows, size), dtype=bound.dtype(), low=0.0, high=1.0, integral=True, form="one_hot", learned=False,
                  classes=size if isinstance(size, int) else None, operation="eye", library=bound.plain("library"), origin=bound.site)  # fmt: skip


def _arange(reader: Reader, bound: Bound) -> Value:
    start, stop, step = bound.plain("start", 0), bound.plain("stop"), bound.plain("step", 1)
    if stop is None:
        start, stop = 0, start
    step = 1 if step is None else step
    numbers = (start, stop, step)
    if all(isinstance(number, (int, float)) and not isinstance(number, bool) and math.isfinite(number) for number in numbers) and step:
        count = max(0, -int(-(stop - start) // step))
        spelled = tuple(start + step * place for place in range(count)) if count <= LONGEST_ARANGE else None
        last = start + step * (count - 1) if count else start
        whole = all(float(number).is_integer() for number in numbers)
        return Tensor(shape=(count,), dtype=bound.dtype(), low=float(min(start, last)), high=float(max(start, last)), integral=whole, learned=False,
                      numbers=spelled, library=bound.plain("library"), origin=bound.site, operation="arange")  # fmt: skip
    counted = start == 0 and step == 1  # np.arange(n): positions
    length = size_of(bound.value("stop") if bound.given("stop") else bound.value("start")) if counted else None
    return Tensor(shape=(Size() if length is None else length,), dtype=bound.dtype(), low=float(start) if isinstance(start, (int, float)) else None,
                  integral=True if counted else None, learned=False, library=bound.plain("library"), operation="arange")  # fmt: skip


def _linspace(reader: Reader, bound: Bound) -> Value:
    start, stop, count = bound.number("start"), bound.number("stop"), bound.plain("count", 50)
    length = size_of(bound.value("count"))
    length = count if isinstance(count, int) else Size() if length is None else length
    made = Tensor(shape=(length,), learned=False, library=bound.plain("library"), operation="linspace")
    if start is None or stop is None:
        return made
    ends = bound.plain("endpoint", default=True) is not False
    low, high = float(min(start, stop)), float(max(start, stop))
    if isinstance(length, int) and 2 <= length <= LONGEST_ARANGE:
        step = (stop - start) / (length - 1 if ends else length)
        numbers = tuple(start + step * place for place in range(length))
        whole = all(float(number).is_integer() for number in numbers)
        return replace(made, low=float(min(numbers)), high=float(max(numbers)), integral=whole, numbers=numbers, origin=bound.site)
    return replace(made, low=low, high=high if ends else None, origin=bound.site)


def _spaced(reader: Reader, bound: Bound) -> Value:
    """Numbers at distances that grow: the ends are given, or their logarithms are."""
    start, stop, base = bound.number("start"), bound.number("stop"), bound.number("base")
    length = size_of(bound.value("count")) if isinstance(bound.value("count"), Value) else bound.plain("count", 50)
    made = Tensor(shape=(Size() if length is None else length,), learned=False, library=bound.plain("library"), origin=bound.site)
    if start is not None and stop is not None and abs(start) < EXPONENT and abs(stop) < EXPONENT:
        ends = (start, stop) if base is None else (base**start, base**stop)
        made.low = float(min(ends))
        made.high = float(max(ends)) if bound.plain("endpoint", default=True) is not False else None
    return made


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
        top = (bound.number("high") if bound.given("high") else high) if high is not None else None
        if top is not None and bottom is not None and top > bottom:
            top = math.nextafter(top, bottom)  # is never drawn: the floor of three times such a number is at most 2
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


def _random_positive(reader: Reader, bound: Bound) -> Value:
    """Gamma, exponential, log-normal: any positive number."""
    return Tensor(
        shape=_shape_given(bound),
        dtype=bound.dtype(),
        low=0.0,
        integral=False,
        learned=False,
        library=bound.plain("library"),
        origin=bound.site,
    )


def _prng_split(reader: Reader, bound: Bound) -> Value:
    """`jax.random.split(key, n)`: keys say nothing, but there are so many."""
    count = bound.plain("count", 2)
    return List.of([Unknown() for _ in range(count)], "tuple") if isinstance(count, int) and count <= MOST_KEYS else Series(Unknown())


def _random_integers(reader: Reader, bound: Bound) -> Value:
    low, high, end = bound.plain("low"), bound.plain("high"), "high"
    if isinstance(bound.value("high"), List):  # torch.randint(10, (64,))
        bound.values["shape"], high = bound.value("high"), None
    if high is None:
        low, high, end = 0, low, "low"
    if low is None:
        low = 0
    inclusive = bound.truth("endpoint") or False
    bottom = float(low) if isinstance(low, (int, float)) else None
    top = float(high - (0 if inclusive else 1)) if isinstance(high, (int, float)) else None
    spelled = getattr(bound.value(end), "site", None)
    counted = (
        top is not None and bottom == 0 and top >= 1 and spelled is None
    )  # len(names), not a number: tests draw from fewer than there are
    classes = int(top + 1) if counted and top is not None and math.isfinite(top) else None
    return Tensor(shape=_shape_given(bound), dtype=bound.dtype() or "int64", low=bottom, high=top, integral=True, learned=False, classes=classes, form="ids",
                  library=bound.plain("library"), origin=bound.site)  # fmt: skip


def _drawn_into(reader: Reader, bound: Bound) -> Value:
    """`torch.empty(n, dtype=torch.long).random_(classes)`."""
    x = bound.tensor()
    drawn = reader.operate("random_integers", site=bound.site, low=bound.value("low"), high=bound.value("high"), endpoint=False)
    if x is None or not isinstance(drawn, Tensor):
        return Unknown()
    return replace(drawn, shape=x.shape, dtype=x.dtype, library=x.library)


def _random_choice(reader: Reader, bound: Bound) -> Value:
    value = bound.value("values")
    shape = _shape_given(bound)
    if isinstance(value, Constant) and isinstance(value.value, int):
        return Tensor(shape=shape, dtype="int64", low=0.0, high=float(value.value - 1), integral=True, learned=False, form="ids", classes=value.value,
                      library=bound.plain("library"), origin=bound.site)  # fmt: skip
    x = as_tensor(value)
    if x is None:
        return Unknown()
    if x.strings and isinstance(value, List) and value.exact:
        x.classes = len({item.value for item in value.items if isinstance(item, Constant)})
    rest = x.shape[1:] if x.shape is not None and x.rank else ()
    made = derived(
        x, "chosen", keep=True, shape=(*shape, *rest) if shape is not None else None, numbers=None, origin=bound.site, learned=False
    )
    made.library = bound.plain("library")
    if isinstance(value, (List, Unknown)) and (places := places_in(value)) is not None:  # some of places that somebody else chose
        made.sifted = places.sifted
    members = {item.value for item in value.items if isinstance(item, Member)} if isinstance(value, List) and value.exact else set()
    if members and members == set(range(len(value.items))):  # an enumeration says how many classes there are
        made.form, made.classes = "ids", len(members)
    return made


def _random_counts(reader: Reader, bound: Bound) -> Value:
    """Counts without a bound: Poisson, geometric and their kin."""
    shape, rate = _shape_given(bound), bound.tensor("lam")
    if shape == () and rate is not None:
        shape = rate.shape
    rows = shape is not None and len(shape) == 2 and isinstance(shape[-1], int) and shape[-1] > 1
    return Tensor(
        shape=shape,
        low=0.0,
        integral=True,
        learned=False,
        form="unnormalised" if rows else None,
        library=bound.plain("library"),
        origin=bound.site,
    )


def _random_bits(reader: Reader, bound: Bound) -> Value:
    n, trials = bound.number("n", 1), bound.tensor("n")
    probability = bound.tensor("p")
    shape = _shape_given(bound)
    if shape == () and probability is not None and probability.shape is not None:
        shape = probability.shape
    several = shape is not None and len(shape) == 2 and isinstance(shape[-1], int) and shape[-1] > 1
    return Tensor(shape=shape, low=0.0, high=float(n) if n is not None else None, integral=True, learned=False, library=bound.plain("library"), origin=bound.site,
                  form="multi_hot" if several and n == 1 else None, operation="binomial" if trials is not None else "",
                  arguments=(trials,) if trials is not None else ())  # fmt: skip


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
    trials = bound.tensor("n")
    several = isinstance(n, int) or (trials is not None and trials.low is not None and trials.low > 1)
    made.form = "one_hot" if one else "unnormalised" if several else None
    return made


def _random_categorical(reader: Reader, bound: Bound) -> Value:
    """Ids drawn by their scores: one (jax) or several (TensorFlow, PyTorch) for every row."""
    scores = bound.tensor("logits")
    if scores is not None:
        reader.ledger.drawn(scores)
    columns = scores.columns if scores is not None else None
    shape: Any = None
    if scores is not None and scores.shape:
        drawn = bound.plain("num_samples", bound.plain("count"))
        several = bound.value("num_samples") is not None or bound.value("count") is not None
        shape = (*scores.shape[:-1], drawn if isinstance(drawn, int) else Size("samples")) if several else scores.shape[:-1]
        if bound.given("shape") or bound.plain("axis", -1) not in (-1, scores.rank - 1 if scores.rank else -1):
            shape = None
    high = float(columns - 1) if isinstance(columns, int) else None
    return Tensor(shape=shape, integral=True, low=0.0, high=high, learned=False, library=bound.plain("library"), origin=bound.site)


def _random_permutation(reader: Reader, bound: Bound) -> Value:
    value = bound.value("n") if bound.value("n") is not None else bound.value("x")
    if isinstance(value, Tensor) and value.rank != 0:
        return derived(value, "permute_rows", keep=True, numbers=None)
    if isinstance(value, List):
        made = as_tensor(value)
        return derived(made, "permute_rows", keep=True, numbers=None) if made is not None else Unknown()
    length = size_of(value)
    top = value.value - 1 if isinstance(value, Constant) and isinstance(value.value, int) else None
    return Tensor(
        shape=(Size() if length is None else length,),
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
    names = {"generator": "numpy.random.Generator", "state": "numpy.random.RandomState", "python": "random.Random"}
    return Object(names[bound.plain("kind")], None, {}, site=bound.site)


def _top_k(reader: Reader, bound: Bound) -> Value:
    x = bound.tensor()
    if x is None:
        return Unknown()
    axis = bound.axis(x, default=-1)
    count = size_of(bound.value("k")) if bound.value("k") is not None else None
    shape = x.shape
    if bound.value("k") is not None:  # torch.sort keeps every place
        reader.ledger.chosen_from(x, axis)
        shape = replace_size(x.shape, axis, Size("k") if count is None else count) if isinstance(axis, int) else None
    size = size_at(x.shape, axis) if isinstance(axis, int) else None
    values = derived(x, "top_k", shape=shape, learned=x.learned, low=x.low, high=x.high, integral=x.integral)
    places = Tensor(
        shape=shape, integral=True, low=0.0, high=float(size - 1) if isinstance(size, int) else None, learned=x.learned, library=x.library
    )
    places.operation, places.sifted = "top_k" if bound.value("k") is not None else "argsort", _by_order(x)
    return List.of([values, places], "tuple")


def _sorted(reader: Reader, bound: Bound) -> Value:
    x = bound.tensor()
    if x is None:
        return Unknown()
    return derived(x, "sort", shape=x.shape, low=x.low, high=x.high, integral=x.integral, learned=x.learned, sifted=x.sifted)


def _argsort(reader: Reader, bound: Bound) -> Value:
    x = bound.tensor()
    if x is None:
        return Unknown()
    axis = bound.axis(x, default=-1)
    size = size_at(x.shape, axis) if isinstance(axis, int) else None
    high = float(size - 1) if isinstance(size, int) else None
    return derived(x, "argsort", integral=True, low=0.0, high=high, dtype=None, strings=None, learned=x.learned, sifted=_by_order(x))


def _by_order(x: Tensor) -> Any:
    """What the order of an array has chosen where only some of its places are taken: of random numbers or measurements, nothing."""
    return True if x.integral is not False else None


def _different(x: Tensor) -> Any:
    """How many different values an array holds: counted, or as many as there are classes."""
    if isinstance(x.numbers, tuple):
        return len(set(_flat(x.numbers)))
    bins = x
    while bins.operation == "cast" and isinstance(bins.arguments[0], Tensor):
        bins = bins.arguments[0]
    if bins.operation == "cut" and bins.integral and bins.low is not None and bins.high is not None:  # a label for each bin
        return int(bins.high - bins.low) + 1
    return x.classes if x.classes is not None and ((x.form == "ids" and occurs(x)) or x.strings) else Size("unique")


def _unique(reader: Reader, bound: Bound) -> Value:
    x = bound.tensor()
    if x is None:
        return Unknown()
    values = derived(
        x,
        "unique",
        shape=(_different(x),),
        strings=x.strings,
        words=x.words,
        low=x.low,
        high=x.high,
        integral=x.integral,
        learned=False,
    )
    if bound.given("axis"):
        values.shape = None
    classes = x.classes if x.form in {None, "ids"} else None
    high = float(classes - 1) if classes is not None else None
    ids = derived(x, "unique_inverse", dtype=None, low=0.0, high=high, integral=True, learned=False, form="ids", classes=classes, strings=None,
                  origin=bound.site)  # fmt: skip
    places = Tensor(shape=values.shape, low=0.0, integral=True, learned=False, library=x.library)
    counts = Tensor(shape=values.shape, low=1.0, integral=True, learned=False, library=x.library)
    asked = {"return_index": places, "return_inverse": ids, "return_counts": counts}
    more = [part for key, part in asked.items() if bound.truth(key)]
    return List.of([values, *more], "tuple") if more else values


def _count_unique(reader: Reader, bound: Bound) -> Value:
    x = bound.tensor()
    count = _different(x) if x is not None else None
    return Constant(count) if isinstance(count, int) else position()


OPERATIONS: dict[str, Callable[[Any, Bound], Value]] = {
    "count_unique": _count_unique,
    "array": _array,
    "typed_array": _typed_array,
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
    "spaced": _spaced,
    "random_normal": _random(None, None),
    "random_uniform": _random(0.0, 1.0),
    "random_gamma": _random_positive,
    "random_poisson": _random_counts,
    "prng_split": _prng_split,
    "random_integers": _random_integers,
    "random_integers_into": _drawn_into,
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
