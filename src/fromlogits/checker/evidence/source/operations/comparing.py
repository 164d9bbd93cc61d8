"""Comparisons: thresholds on scores, agreement with labels, masks."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from fromlogits.checker.evidence.source.discounting import discount
from fromlogits.checker.evidence.source.operations.among import united
from fromlogits.checker.evidence.source.operations.arithmetic import combined
from fromlogits.checker.evidence.source.operations.bound import Bound
from fromlogits.checker.evidence.source.operations.by_hand import of_what_happened
from fromlogits.checker.evidence.source.operations.label_rows import chosen_rows
from fromlogits.checker.evidence.source.operations.narrowing import kept_by, left_by
from fromlogits.checker.evidence.source.operations.row_shares import united_rows
from fromlogits.checker.evidence.source.operations.sigmoids import sigmoid_by_choice
from fromlogits.checker.evidence.source.shapes import Size
from fromlogits.checker.evidence.source.tensor import Tensor, derived, is_nan
from fromlogits.checker.evidence.source.values import Constant, List, Unknown, Value
from fromlogits.vocabulary import OutputKind

if TYPE_CHECKING:
    from fromlogits.checker.evidence.source.reader import Reader

__all__ = ["OPERATIONS"]

NEGATED = {"isnan": "not_isnan", "not_isnan": "isnan", "isin": "not_isin", "equal": "not_equal", "not_equal": "equal"}
ONES = frozenset({"equal", "greater", "greater_equal"})  # comparisons that say where the ones of one-hot rows are
FLIPPED = {"greater": "less", "greater_equal": "less_equal", "less": "greater", "less_equal": "greater_equal"}


def _compare(name: str) -> Callable[[Any, Bound], Value]:
    def run(reader: Reader, bound: Bound) -> Value:
        x, y = bound.tensor("x"), bound.tensor("y")
        if x is None or y is None:
            return Unknown()
        made = combined(name, x, y, bound)
        made.low, made.high, made.integral, made.dtype, made.numbers, made.nan = 0.0, 1.0, True, "bool", None, None
        for scores, cut in ((x, y), (y, x)):
            if cut.shape == () and isinstance(cut.numbers, (int, float)) and name in FLIPPED:
                reader.ledger.thresholded(scores, float(cut.numbers), name, bound.site)
        if name in FLIPPED and made.learned is False and (made.rank or 0) >= 2 and isinstance(made.columns, int) and made.columns > 1:
            made.form = "multi_hot"
        if name in ONES and x.form == "one_hot" and y.shape == () and isinstance(y.numbers, (int, float)) and 0 < y.numbers <= 1:
            made.form, made.classes = ("one_hot", x.classes) if y.numbers < 1 or name != "greater" else (None, None)
        if name == "equal" and made.learned is False:
            _one_hot_by_hand(made, x, y)
        if name in {"equal", "not_equal", "isclose"}:
            reader.ledger.compared(x, y, bound.site)
        reader.ledger.paired(x, y, bound.site)
        return made

    return run


def _step(reader: Reader, bound: Bound) -> Value:
    """`heaviside(x, …)`, scikit-learn's `binarize(x, threshold=0.0)`: 1 where x is above the cut."""
    x, cut = bound.value("x"), bound.value("threshold") or Constant(0.0)
    above = reader.operate("greater", site=bound.site, x=x, y=cut) if isinstance(x, Value) else Unknown()
    if not isinstance(above, Tensor):
        return above
    between = bound.value("at") is not None and bound.number("at") not in {0, 1}  # the value at the cut
    return derived(above, "cast", keep=True, dtype=None, integral=None if between else True)


def _one_hot_by_hand(made: Tensor, x: Tensor, y: Tensor) -> None:
    """`ids[:, None] == arange(classes)`: one-hot rows."""
    for ids, classes in ((x, y), (y, x)):
        if classes.operation == "arange" and classes.rank == 1 and ids.columns == 1 and ids.integral and classes.low == 0:
            made.form, made.classes = "one_hot", classes.columns if isinstance(classes.columns, int) else None
            made.origin = ids.origin


def _logical(name: str) -> Callable[[Any, Bound], Value]:
    def run(reader: Reader, bound: Bound) -> Value:
        x, y = bound.tensor("x"), bound.tensor("y")
        if x is None or y is None:
            return Unknown()
        made = combined(name, x, y, bound)
        made.numbers = None
        reader.ledger.paired(x, y, bound.site)
        if name == "logical_or":
            united_rows(made, x, y)
        if made.form is None and any(
            (one.dtype or "").startswith(("int", "uint")) and one.dtype != "bool" for one in (x, y)
        ):  # the bits of whole numbers
            made.low, made.high, made.integral, made.dtype = 0.0 if (x.low or -1) >= 0 and (y.low or -1) >= 0 else None, None, True, None
            return made
        made.low, made.high, made.integral, made.dtype = 0.0, 1.0, True, x.dtype if made.form and x.dtype == y.dtype else "bool"
        return made

    return run


def _regression_loss(reader: Reader, bound: Bound) -> Value:
    """How far apart numbers are, of each with its own."""
    x, y = bound.tensor("x"), bound.tensor("y")
    if x is not None and y is not None:
        reader.ledger.paired(x, y, bound.site)
    return Unknown()


def _predicate(reader: Reader, bound: Bound) -> Value:
    x = bound.tensor()
    return Unknown() if x is None else derived(x, "predicate", dtype="bool", low=0.0, high=1.0, integral=True, learned=x.learned)


def _logical_not(reader: Reader, bound: Bound) -> Value:
    x = bound.tensor()
    if x is None:
        return Unknown()
    if (x.dtype or "").startswith(("int", "uint")) and not (x.low == 0 and x.high == 1):  # the bits of whole numbers
        return derived(x, "logical_not", integral=True, dtype=None, learned=x.learned)
    made = derived(x, "logical_not", dtype="bool", low=0.0, high=1.0, integral=True, learned=x.learned)
    if x.operation in NEGATED:
        made.operation, made.arguments = NEGATED[x.operation], x.arguments
    return made


def _missing(operation: str) -> Callable[[Any, Bound], Value]:
    """Where a value is missing, or where it is not."""

    def run(reader: Reader, bound: Bound) -> Value:
        x = bound.tensor()
        return Unknown() if x is None else derived(x, operation, dtype="bool", low=0.0, high=1.0, integral=True, learned=x.learned)

    return run


def _members(reader: Reader, bound: Bound) -> Value:
    """What two arrays have in common, or only one of them has: of places that a test chose, some again."""
    parts = [part for part in (bound.tensor("x"), bound.tensor("y")) if part is not None]
    if all(part.sifted is None for part in parts):
        return Unknown()
    return Tensor(shape=(Size("found"),), low=0.0, integral=True, learned=False, library=parts[0].library, sifted=True)


def _isin(reader: Reader, bound: Bound) -> Value:
    """Where a value is one of several."""
    x, values = bound.tensor(), bound.tensor("values")
    if x is None:
        return Unknown()
    made = derived(x, "isin", x, values, dtype="bool", low=0.0, high=1.0, integral=True, learned=x.learned)
    if bound.truth("invert"):
        made.operation = NEGATED["isin"]
    return made


def _where(reader: Reader, bound: Bound) -> Value:
    condition, x, y = bound.tensor("condition"), bound.tensor("x"), bound.tensor("y")
    if condition is None:
        return Unknown()
    if not bound.given("x"):
        return reader.operate("nonzero", x=condition, form=None if condition.library == "tensorflow" else "tuple")
    if x is None or y is None:
        return Unknown()
    sigmoid = sigmoid_by_choice(condition, x, y, bound)
    if sigmoid is not None:
        return sigmoid
    for side in (x, y):
        discount(reader.ledger, side, condition)
    logs = [side.cut for side in (x, y) if side.cut is not None and side.cut[0] == "log of logits"]
    if len(logs) == 2 and condition.learned is False:  # yes or no, as the labels say
        reader.ledger.hand_written(logs[0])
    x, y = kept_by(x, condition), left_by(y, condition)
    made = combined("where", x, y, bound)
    wide = combined("where", condition, made, bound)
    reader.ledger.paired(made, condition, bound.site)
    made.shape = wide.shape
    united(made, x, y)
    whole = [one.integral for one in (x, y) if not is_nan(one)]
    made.integral = None if not whole else True if all(whole) else False if False in whole else None
    made.nan = x.nan or y.nan
    made.strings = x.strings or y.strings
    made.words = x.words | y.words if x.words is not None and y.words is not None else None
    made.classes = len(made.words) if made.words is not None else None
    made.numbers = None
    made.arguments = (condition, x, y)
    made.library = made.library or condition.library
    both_numbers = x.shape == () and y.shape == ()
    if both_numbers:
        made.learned = condition.learned
        if condition.form == "one_hot" and condition.learned is False:
            chosen_rows(made, condition, x.numbers, y.numbers)
    if x.learned and y.numbers == 0 and condition.form == "one_hot" and (x.cut is not None or x.kind is not None):
        return reader.operate("multiply", site=bound.site, x=x, y=condition)  # as the labels' zeros would
    for one, other in ((x, y), (y, x)):
        if one.kind is OutputKind.LOGITS and (other.kind is OutputKind.LOGITS or other.shape == ()):  # masked scores
            made.kind, made.axis, made.units, made.made = one.kind, one.axis, one.units, one.made
    if x.cut is not None and y.cut is not None and x.cut[0] == y.cut[0] == "log of logits" and condition.learned is False:
        made.cut = x.cut
    return of_what_happened(made, x, y)


def _select(reader: Reader, bound: Bound) -> Value:
    """`np.select(conditions, choices, default)`: the choice of the first condition that holds."""
    conditions, choices = bound.value("conditions"), bound.value("choices")
    if not isinstance(conditions, List) or not isinstance(choices, List) or len(conditions.items) != len(choices.items):
        return Unknown()
    made = bound.value("default") if isinstance(bound.value("default"), Value) else Constant(0)
    for condition, choice in zip(reversed(conditions.items), reversed(choices.items), strict=True):
        made = reader.operate("where", site=bound.site, condition=condition, x=choice, y=made)
    return made


OPERATIONS: dict[str, Callable[[Any, Bound], Value]] = {
    "heaviside": _step,
    "select": _select,
    **{name: _compare(name) for name in ("equal", "not_equal", "isclose", "greater", "greater_equal", "less", "less_equal")},
    **{name: _logical(name) for name in ("logical_and", "logical_or", "logical_xor")},
    "logical_not": _logical_not,
    "predicate": _predicate,
    "isin": _isin,
    "members": _members,
    "regression_loss": _regression_loss,
    "isnan": _missing("isnan"),
    "not_isnan": _missing("not_isnan"),
    "where": _where,
}
