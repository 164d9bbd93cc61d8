"""Products with trained weights: where raw scores come from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import permutations
from typing import TYPE_CHECKING, Any

from fromlogits.checker.evidence.source.discounting import discount
from fromlogits.checker.evidence.source.operations.arithmetic import library_of_two
from fromlogits.checker.evidence.source.operations.bound import Bound, as_tensor
from fromlogits.checker.evidence.source.operations.stepping import SCALED, TURNED, is_trained, is_weights
from fromlogits.checker.evidence.source.shapes import ANY, broadcast, size_at
from fromlogits.checker.evidence.source.tensor import Tensor
from fromlogits.checker.evidence.source.values import Constant, List, Unknown, Value, native
from fromlogits.vocabulary import OutputKind

if TYPE_CHECKING:
    from fromlogits.checker.evidence.source.reader import Reader

__all__ = ["OPERATIONS", "product", "weights_of"]

FAR = 8  # steps that are followed back from scores to the product
ROUNDING = 1e-6  # what weights may be off by, that add up to one


def product(x: Tensor, y: Tensor, bound: Bound) -> Tensor:
    """`x @ y`."""
    learned = True if x.learned or y.learned else (False if x.learned is False and y.learned is False else None)
    made = Tensor(
        shape=_shape(x, y),
        library=library_of_two(x, y),
        learned=learned,
        operation="matmul",
        arguments=(x, y),
        integral=None,
        dtype=x.dtype if x.dtype == y.dtype else None,
    )
    weights = x.learned and x.rank == 2 and x.kind is None and y.rank == 1  # W @ x, an example at a time
    scores = y.learned or weights or (x.learned and y.learned is None and x.kind is not OutputKind.PROBABILITIES)
    mixture = y.kind is OutputKind.PROBABILITIES or (y.operation == "matmul" and y.kind is None)  # shares of rows, whatever these mean
    if scores and not mixture:
        made.kind, made.axis, made.made = OutputKind.LOGITS, -1, bound.site
        if is_weights(x) and y.rank != 1:  # W @ h: every example is a column; of two that are learned, who knows
            made.axis = -2 if is_trained(x) and y.rank == 2 and not is_weights(y) else None
        elif made.rank == 2 and _of_examples(x) and _of_examples(y):
            made.axis = None
        units = made.columns if made.axis == -1 else size_at(made.shape, -2) if made.axis == -2 else None
        made.units = units if isinstance(units, int) else None
        if made.shape is not None and made.rank is not None and y.rank == 1 and not weights:
            made.axis, made.units = None, 1
    elif is_trained(x) and y.rank == 2 and y.kind is None:  # every example is a column
        made.kind, made.axis, made.made = OutputKind.LOGITS, -2, bound.site
        units = made.shape[-2] if made.shape is not None and len(made.shape) > 1 else None
        made.units = units if isinstance(units, int) else None
    return made


def weights_of(scores: Tensor) -> Tensor | None:
    """The weights that data was multiplied with to give these scores, whatever was added to the product."""
    one = scores
    for _ in range(FAR):
        if one.operation == "matmul":
            x, y = one.arguments[:2]
            return y if x.learned is False and y.learned else None
        before = [part for part in one.arguments if isinstance(part, Tensor) and part.made is scores.made]
        if len(before) != 1:
            return None
        one = before[0]
    return None


def _of_examples(x: Tensor) -> bool:
    """What a model made of examples, turned or brought to a length: of two such, the examples of either can be the classes of the other."""
    while x.kind is None and x.operation in TURNED | SCALED | {"unit_vectors"}:
        parts = [part for part in x.arguments[: 1 if x.operation == "divide" else 2] if isinstance(part, Tensor) and part.shape != ()]
        if len(parts) != 1:
            return False
        x = parts[0]
    return x.learned is True and (x.kind is OutputKind.LOGITS or x.operation in {"activation", "embedding", "recurrent"})


def _shape(x: Tensor, y: Tensor) -> Any:
    if x.shape is None or y.shape is None or x.rank is None:
        return (ANY, y.shape[-1]) if y.shape is not None and y.rank == 2 else None
    if y.rank is None:
        return None
    if x.rank == 0 or y.rank == 0:
        return None
    if y.rank == 1:
        return x.shape[:-1]
    if x.rank == 1:
        return y.shape[1:] if y.rank == 2 else None
    if y.rank == 2:
        return (*x.shape[:-1], y.shape[-1])
    batch = broadcast(x.shape[:-2], y.shape[:-2])
    return (*batch, x.shape[-2], y.shape[-1]) if batch is not None else None


def _matmul(reader: Reader, bound: Bound) -> Value:
    x, y = bound.tensor("x"), bound.tensor("y")
    if x is None or y is None:
        return Unknown()
    if bound.truth("transpose_b") and y.shape is not None and y.rank == 2:
        y = replace(y, shape=y.shape[::-1])
    flat = x.rank == y.rank == 1 or bound.plain("flat") is True
    if flat:
        _some_rows(reader, x, y)
    if x.rank == 1 and (y.rank or 0) > 1 and (mean := _mean_with(reader, x, y, -2, bound)) is not None:
        return mean
    if flat and (summed := _number_by_number(reader, x, y, bound, None)) is not None:
        return summed
    reader.ledger.weighed_alike(x, y)
    return product(x, y, bound)


def _vector_dot(reader: Reader, bound: Bound) -> Value:
    """The dot products of the vectors along the last axis."""
    x, y = bound.tensor("x"), bound.tensor("y")
    if x is None or y is None:
        return Unknown()
    along = _number_by_number(reader, x, y, bound, -1)
    if along is not None:
        return along
    return reader.operate("sum", site=bound.site, x=reader.operate("multiply", site=bound.site, x=x, y=y), axis=Constant(-1))


def _number_by_number(reader: Reader, x: Tensor, y: Tensor, bound: Bound, axis: int | None) -> Value | None:
    """Output times data, summed: what a cross-entropy does with labels and logarithms, and no product with weights."""
    meant = any(one.learned and (one.kind is not None or one.cut is not None) and other.learned is False for one, other in ((x, y), (y, x)))
    if not meant:
        return None
    times = reader.operate("multiply", site=bound.site, x=x, y=y)
    return reader.operate("sum", site=bound.site, x=times, axis=Constant(axis))


def _linear(reader: Reader, bound: Bound) -> Value:
    """`F.linear(x, weight)`: weight is (units, inputs)."""
    x, weight = bound.tensor("x"), bound.tensor("weight")
    if x is None or weight is None:
        return Unknown()
    units = weight.shape[0] if weight.shape is not None and weight.rank == 2 else None
    shape = (*x.shape[:-1], units) if x.shape else (ANY, units)
    made = Tensor(
        shape=shape, library=x.library, learned=True if weight.learned or x.learned else None, operation="linear", arguments=(x, weight)
    )
    if weight.learned is not False and weight.kind is not OutputKind.PROBABILITIES:
        made.kind, made.axis, made.made, made.units = OutputKind.LOGITS, -1, bound.site, units if isinstance(units, int) else None
    return made


def _affine(reader: Reader, bound: Bound) -> Value:
    """A dense layer as a function."""
    x = bound.tensor()
    units = bound.plain("units")
    size = units if isinstance(units, int) else None
    shape = (*x.shape[:-1], size) if x is not None and x.shape else (ANY, size)
    made = Tensor(
        shape=shape, learned=True, operation="affine", arguments=(x,), kind=OutputKind.LOGITS, axis=-1, units=size, made=bound.site
    )
    if bound.given("activation"):
        from fromlogits.checker.evidence.source.heads import activate

        return activate(reader, made, bound.value("activation"), bound.site)
    return made


def _convolution(reader: Reader, bound: Bound) -> Value:
    """`lax.conv_general_dilated(x, weight, …)`: letters say where the examples, the channels and the places are."""
    x, weight = bound.tensor("x"), bound.tensor("weight")
    if x is None or weight is None:
        return Unknown()
    inside = (weight.rank or 0) - 2
    letters = bound.plain("dimension_numbers")
    places = "DHW"[-inside:] if 0 < inside <= len("DHW") else ""
    usual = tuple(kind + places for kind in ("NC", "OI", "NC")) if places else None
    spelled = letters if isinstance(letters, tuple) and all(isinstance(one, str) for one in letters) else usual
    made = Tensor(library="jax", learned=True if weight.learned or x.learned else None, operation="convolution", arguments=(x, weight))
    if spelled is None or len(spelled) != len("lro") or not all(len(one) == weight.rank for one in spelled):
        return made
    given, filters, out = spelled
    units = weight.shape[filters.index("O")] if weight.shape is not None and "O" in filters else None
    strides = bound.plain("stride")
    kept = bound.plain("padding") == "SAME" and isinstance(strides, tuple) and all(stride == 1 for stride in strides)
    sizes = dict(zip(given, x.shape, strict=True)) if x.shape is not None and x.rank == len(given) else {}
    made.shape = tuple(units if letter == "C" else sizes.get(letter) if kept or letter == "N" else None for letter in out)
    if weight.learned and "C" in out:
        made.kind, made.axis, made.made = OutputKind.LOGITS, out.index("C") - len(out), bound.site
        made.units = units if isinstance(units, int) else None
    return made


def _einsum(reader: Reader, bound: Bound) -> Value:
    equation, xs = bound.plain("equation"), bound.value("xs")
    operands = [bound.reader.machine.settle(item) for item in xs.items] if isinstance(xs, List) else []
    tensors = [as_tensor(item) if isinstance(item, (List, Tensor)) else None for item in operands]
    if isinstance(equation, str) and len(tensors) == 2 and (one := tensors[0]) is not None and (other := tensors[1]) is not None:
        letters = equation.replace(" ", "").partition("->")[0].split(",")
        if letters[0] == letters[-1]:
            _some_rows(reader, one, other)
    models = _weighed_models(equation, tensors) if isinstance(equation, str) else None
    mean = _mean_with(reader, *models, bound) if models is not None else None
    if mean is not None:
        return mean
    summed = _letter_by_letter(reader, equation, [part for part in tensors if part is not None], bound) if None not in tensors else None
    if summed is not None:
        return summed
    learned = True if any(part is not None and part.learned for part in tensors) else None
    made = Tensor(learned=learned, operation="einsum", arguments=tuple(tensors))
    if isinstance(equation, str) and "->" in equation:
        made.shape = _einsum_shape(equation, tensors)
    if learned and len(tensors) == 2 and tensors[1] is not None and tensors[1].kind is not OutputKind.PROBABILITIES:
        axis = _weighed_axis(equation, tensors) if isinstance(equation, str) else None
        if axis is not None or tensors[1].learned:
            both = all(part is not None and part.learned for part in tensors)  # learned queries: the places may compete as well as they
            either = axis is not None or all(part is not None and _of_examples(part) for part in tensors)
            made.kind, made.axis, made.made = OutputKind.LOGITS, None if both and either else axis or -1, bound.site
            units = size_at(made.shape, made.axis) if made.axis is not None else None
            made.units = units if isinstance(units, int) else None
    return made


def _weighed_axis(equation: str, tensors: list[Tensor | None]) -> int | None:
    """Where in the result of `sc,bct->bst` the weights' own letter stands, where one of the two is weights and has one."""
    inputs, _, output = equation.replace(" ", "").partition("->")
    parts = inputs.split(",")
    weights = [part is not None and is_weights(part) for part in tensors]
    if len(parts) != 2 or weights.count(True) != 1 or "." in output:
        return None
    own, other = parts[weights.index(True)], parts[weights.index(False)]
    letters = [letter for letter in output if letter in own and letter not in other]
    return output.index(letters[0]) - len(output) if len(letters) == 1 else None


def _letter_by_letter(reader: Reader, equation: Any, tensors: list[Tensor], bound: Bound) -> Value | None:
    """`bc,bc->b`, `bc,bc,c->`: an output times data that has no axis of its own, and what is not asked for summed."""
    outputs = [place for place, part in enumerate(tensors) if part.learned and (part.kind is not None or part.cut is not None)]
    if not isinstance(equation, str) or len(outputs) != 1 or sum(part.learned is False for part in tensors) != len(tensors) - 1:
        return None
    inputs, arrow, left = equation.replace(" ", "").partition("->")
    spelled = inputs.split(",")
    if not arrow:  # letters that stand once
        left = "".join(sorted(letter for letter in set(inputs) - {","} if inputs.count(letter) == 1))
    whole = spelled[outputs[0]] if len(spelled) == len(tensors) else ""
    if not whole or "." in equation or len(set(whole)) < len(whole) or not all(_within(part, whole) for part in [*spelled, left]):
        return None
    made: Value = tensors[outputs[0]]
    data = [(letters, part) for letters, part in zip(spelled, tensors, strict=True) if part is not made]
    for letters, part in sorted(data, key=lambda one: one[1].form is None):  # the labels first: what they leave may be weighed
        factor: Value = part
        for place in range(whole.index(letters[0]), len(whole)) if letters else ():
            if whole[place] not in letters:
                factor = reader.operate("expand_dims", x=factor, axis=Constant(place - whole.index(letters[0])))
        made = reader.operate("multiply", site=bound.site, x=made, y=factor)
    summed = [place - len(whole) for place, letter in enumerate(whole) if letter not in left]
    if summed:
        axis = Constant(None if not left else summed[0] if len(summed) == 1 else tuple(summed))
        made = reader.operate("sum", site=bound.site, x=made, axis=axis)
    return made


def _within(letters: str, whole: str) -> bool:
    """Whether these letters stand in the same order among others."""
    rest = iter(whole)
    return all(letter in rest for letter in letters)


def _einsum_shape(equation: str, tensors: list[Tensor | None]) -> Any:
    inputs, _, output = equation.replace(" ", "").partition("->")
    sizes: dict[str, Any] = {}
    for letters, tensor in zip(inputs.split(","), tensors, strict=False):
        if tensor is None or tensor.shape is None or tensor.rank != len(letters):
            continue
        sizes.update(zip(letters, tensor.shape, strict=True))
    return tuple(sizes.get(letter) for letter in output) if "." not in output else None


def _tensordot(reader: Reader, bound: Bound) -> Value:
    """Over as many axes as there are, the sum of the products number by number; over the last one and rows of weights, a product of matrices."""
    x, y = bound.tensor("x"), bound.tensor("y")
    axes = native(bound.value("axes")) if isinstance(bound.value("axes"), Value) else bound.plain("axes")
    if x is not None and y is not None and axes in (1, (0, 0), ((0,), (0,))) and x.rank == 1:
        mean = _mean_with(reader, x, y, 0, bound)
        if mean is not None:
            return mean
    whole = x is not None and y is not None and x.rank == y.rank == axes
    summed = _number_by_number(reader, x, y, bound, None) if whole and x is not None and y is not None else None
    if summed is not None:
        return summed
    rows = _rows_met(axes, x, y) if x is not None and y is not None else None
    return product(x, rows, bound) if x is not None and rows is not None else _opaque(reader, bound)


def _rows_met(axes: Any, x: Tensor, y: Tensor) -> Tensor | None:
    """The matrix whose rows the last axis of x meets, in `tensordot(x, y, 1)` or `tensordot(x, y, [[-1], [0]])`: the columns are left as units."""
    if y.rank != 2 or x.rank in (0, 1) or y.shape is None:
        return None
    if axes == 1:
        return y
    one, other = (part[0] if isinstance(part, tuple) and len(part) == 1 else part for part in axes) if _is_pair(axes) else (None, None)
    if one not in (-1, x.rank - 1 if x.rank is not None else None) or other is None:
        return None
    if other in (0, -2):
        return y
    return replace(y, shape=y.shape[::-1]) if other in (1, -1) else None


def _is_pair(axes: Any) -> bool:
    return isinstance(axes, tuple) and len(axes) == 2


def _dot_general(reader: Reader, bound: Bound) -> Value:
    """`lax.dot_general` over the last axis of the one and the first of the other, as matrices are multiplied; nobody follows any other."""
    x, y, numbers = bound.tensor("x"), bound.tensor("y"), native(bound.value("dimension_numbers"))
    plainly = x is not None and y is not None and x.rank is not None and numbers == (((x.rank - 1,), (0,)), ((), ()))
    return product(x, y, bound) if plainly and x is not None and y is not None else _opaque(reader, bound)


def _mean_with(reader: Reader, weights: Tensor, x: Tensor, axis: int, bound: Bound) -> Value | None:
    """Outputs of several models, times weights that add up to one, summed over the models: their mean."""
    shares = weights.numbers if isinstance(weights.numbers, tuple) else ()
    known = bool(shares) and all(isinstance(share, (int, float)) and share >= 0 for share in shares) and abs(sum(shares) - 1) < ROUNDING
    meant = x.kind in (OutputKind.LOGITS, OutputKind.PROBABILITIES) and x.learned is True
    if weights.learned is not False or not (known or weights.form == "distribution") or not meant:
        return None
    return reader.operate("average", site=bound.site, x=x, axis=Constant(axis))


def _weighed_models(equation: str, tensors: list[Tensor | None]) -> tuple[Tensor, Tensor, int] | None:
    """The weights, the outputs and the axis of `m,mnc->nc`."""
    inputs, _, output = equation.replace(" ", "").partition("->")
    parts = inputs.split(",")
    if len(parts) != 2 or len(tensors) != 2:
        return None
    for (letter, weights), (letters, x) in ((pair, rest) for pair, rest in permutations(zip(parts, tensors, strict=True))):
        if (
            len(letter) == 1
            and letters.count(letter) == 1
            and output == letters.replace(letter, "")
            and weights is not None
            and x is not None
        ):
            return weights, x, letters.index(letter)
    return None


def _some_rows(reader: Reader, x: Tensor, y: Tensor) -> None:
    """What a loss gave for each row, times a mask, summed."""
    discount(reader.ledger, x, y, chosen=False)
    discount(reader.ledger, y, x, chosen=False)


def _opaque(reader: Reader, bound: Bound) -> Value:
    x, y = bound.tensor("x"), bound.tensor("y")
    learned = True if (x is not None and x.learned) or (y is not None and y.learned) else None
    return Tensor(learned=learned)


OPERATIONS: dict[str, Callable[[Any, Bound], Value]] = {
    "matmul": _matmul,
    "dot": _matmul,
    "dot_general": _dot_general,
    "linear": _linear,
    "affine": _affine,
    "convolution": _convolution,
    "einsum": _einsum,
    "tensordot": _tensordot,
    "vecdot": _vector_dot,
    "outer": _opaque,
}
