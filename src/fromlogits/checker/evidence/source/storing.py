"""Writing into arrays: `y[mask] = -1` makes an array of another range."""

from __future__ import annotations

import ast
from dataclasses import replace
from typing import TYPE_CHECKING

from fromlogits.checker.evidence.source.columns import COMPOSED
from fromlogits.checker.evidence.source.discounting import discount
from fromlogits.checker.evidence.source.operations.arithmetic import is_number
from fromlogits.checker.evidence.source.operations.bound import as_tensor
from fromlogits.checker.evidence.source.operations.casting import cast_to
from fromlogits.checker.evidence.source.operations.label_rows import chosen_rows, everywhere
from fromlogits.checker.evidence.source.operations.masks import chooses, keeps_from_zero
from fromlogits.checker.evidence.source.operations.narrowing import left_by, written
from fromlogits.checker.evidence.source.operations.row_shares import ONES
from fromlogits.checker.evidence.source.syntax import walk
from fromlogits.checker.evidence.source.tensor import Tensor, derived, is_nan
from fromlogits.checker.evidence.source.values import Choice, Constant, Frame, List, Object, Series, Value

if TYPE_CHECKING:
    from fromlogits.checker.evidence.source.reader import Reader

__all__ = ["store", "stored"]

FRESH = frozenset({"filled", "empty", "like", "partly filled"})  # how an array came about that holds nothing of its own yet


def store(reader: Reader, owner: Tensor, target: ast.Subscript, value: Value, frame: Frame, *, augmented: bool) -> Tensor:
    """The array after `owner[...] = value`."""
    index = reader.machine.settle(reader.evaluate(target.slice, frame))
    new = as_tensor(reader.machine.settle(value))
    once, anew = _once(reader, target.value, frame), _anew(reader, target.slice, frame)
    return stored(reader, owner, index, new, augmented=augmented, once=once, anew=anew, by=target)


def stored(
    reader: Reader,
    owner: Tensor,
    index: Value,
    new: Tensor | None,
    *,
    augmented: bool = False,
    once: bool = False,
    anew: bool = False,
    by: ast.AST | None = None,
) -> Tensor:
    """The array after numbers were written into it by a statement; `once`: not again in another round of a loop, or `anew` in each of them."""
    if new is not None and new.rank != 0 and not augmented and owner.operation in FRESH | {""} and _is_whole(index):  # y[:] = labels
        return derived(new, new.operation, *new.arguments, keep=True, shape=new.shape or owner.shape, dtype=owner.dtype)
    made = derived(owner, owner.operation, *owner.arguments, keep=True, numbers=None)
    if owner.learned and isinstance(index, Tensor):
        discount(reader.ledger, owner, index)
    if owner.operation in FRESH:
        fill = owner.arguments[0] if owner.operation == "partly filled" else owner
        one = index if new is not None and new.numbers == 1 else Constant(None)
        made.operation, made.arguments = "partly filled", (fill, by, _rows_of(index), one)
        _give_meaning(made, index, new)
    elif owner.learned and owner.kind is not None:
        alike = new is not None and ((new.kind, new.activation) == (owner.kind, owner.activation) or new.numbers is not None)
        if new is None or not (alike or new.learned is False):
            _mean_nothing(made)  # boxes in some columns, shares in the others
        made.guarded = owner.guarded or (new is not None and is_number(new) and keeps_from_zero(owner, index, new))  # `p[p < 1e-3] = 1e-3`
        return made
    elif owner.operation in COMPOSED or owner.operation == "":
        made.operation, made.arguments = "written" if owner.arguments else "", ()  # its columns are no longer what they were
    if new is None:
        made.low = made.high = made.integral = made.form = None
        return made
    if new.integral is False and (owner.dtype or "").startswith(("int", "uint")):
        new = cast_to(new, owner.dtype)
        made.lossy = owner.lossy or new.lossy
    left = _what_is_left(reader, owner, index, new, once=once)
    made.nan = left.nan or new.nan
    if is_nan(new):
        return made
    made.learned = owner.learned or new.learned or None if owner.learned is None or new.learned is None else owner.learned or new.learned
    again = owner.operation == "partly filled" and by is not None and owner.arguments[1] is by  # in the next round of a loop
    if owner.low == owner.high == 0 or (again and owner.form in ONES):
        apart = _apart(index, owner.arguments[2] if again else None, anew=anew, inside=bool(reader.machine.around))
        hot = _one_hot_rows(owner, index, new, apart=apart) or (_one_hot_row(owner, index, new) if once else None)
        if hot is not None and owner.form in {None, hot}:
            made.form, made.low, made.high, made.classes = hot, 0.0, 1.0, owner.columns if isinstance(owner.columns, int) else None
            return made
    on, off = everywhere(new), everywhere(owner)
    if None not in (on, off) and owner.rank == 2 and not reader.machine.around and _a_place_in_each_row(owner, index, new):
        _bound(made, owner, left, new)
        chosen_rows(made, owner, on, off)
        return made
    if owner.operation == "partly filled" and owner.form is None and owner.low == 0 and _beside(owner.arguments[3], index, new):
        made.form, made.high = "multi_hot", 1.0
        return made
    if augmented and _counted(owner, index, new):
        made.form, made.low, made.high = "unnormalised", 0.0, None
        return made
    _bound(made, owner, left, new)
    if new.strings:
        made.strings = True
    if made.strings:
        made.words = owner.words | new.words if owner.words is not None and new.words is not None else None
        made.classes = len(made.words) if made.words is not None else None
    bits = new.low in {0, 1} and new.high in {0, 1} and not (owner.operation == "partly filled" and new.numbers == 0)  # a 1 taken back
    if owner.form == "unnormalised":  # what is written now may be what they lacked
        made.form = made.cut = None
    if (owner.form in {"one_hot", "distribution"} and new.form != owner.form) or (owner.form == "multi_hot" and not bits):
        made.form = None
    within = None not in (new.low, new.high, owner.low, owner.high) and owner.low <= new.low and new.high <= owner.high  # type: ignore[operator]
    if owner.form == "ids" and (not within or (isinstance(index, Tensor) and chooses(owner, index))):
        made.classes = None
    if augmented and owner.form is None and owner.integral is not True:
        made.low = made.high = None
    return made


def _is_whole(index: Value) -> bool:
    """Whether an index is `:`."""
    if not isinstance(index, Object) or index.name != "slice":
        return False
    bounds = [index.get(part) for part in ("start", "stop", "step")]
    return all(isinstance(bound, Constant) and bound.value is None for bound in bounds)


def _bound(made: Tensor, owner: Tensor, left: Tensor, new: Tensor) -> None:
    """The range of what was there and of what was written."""
    whole = owner.dtype is not None and owner.dtype.startswith(("int", "uint"))
    if owner.operation == "empty":
        made.low, made.high, made.among, made.integral = new.low, new.high, new.among, True if whole else new.integral
        return
    written(made, left, owner, new)
    made.integral = (
        True if whole or (owner.integral and new.integral) else (False if new.integral is False and owner.integral is False else None)
    )


def _what_is_left(reader: Reader, owner: Tensor, index: Value, new: Tensor, *, once: bool) -> Tensor:
    """What an array still holds after a write: a mark that it was filled with, such as -1 or NaN, may be gone once every place was written."""
    left = left_by(owner, index)
    if owner.operation not in FRESH:
        return left
    if owner.nan and not is_nan(new):
        left.nan = None
    fill = owner.arguments[0] if owner.operation == "partly filled" else owner
    again = owner.operation == "partly filled" or (reader.machine.loops > 0 and not once)
    if again and fill.low is not None and fill.low < 0 and owner.low == fill.low:
        left.low = None
    return left


def _give_meaning(made: Tensor, index: Value, new: Tensor | None) -> None:
    """Rows that a model made, written into an array made for them: the array holds the model's output."""
    known = made.kind is not None
    alike = new is not None and (new.kind, new.activation, new.axis) == (made.kind, made.activation, made.axis)
    if known and not alike and not (new is not None and new.shape == () and new.kind is None):
        _mean_nothing(made)
    if known or new is None or new.kind is None or made.rank is None:
        return
    inner = made.rank - _places(index)  # the axes behind those that the index chooses from
    if inner < (-new.axis if new.axis is not None else made.rank > 1):
        return
    width = made.shape[new.axis] if new.axis is not None and made.shape is not None else new.units
    if isinstance(width, int) and new.units is not None and width != new.units:
        return
    for name in ("kind", "activation", "activations", "axis", "axis_fault", "made", "guarded", "held_out"):
        setattr(made, name, getattr(new, name))
    made.units = width if isinstance(width, int) else new.units


def _mean_nothing(made: Tensor) -> None:
    """Numbers of several meanings side by side."""
    made.kind = made.activation = made.axis = made.axis_fault = made.units = made.made = None
    made.activations = ()


def _places(index: Value) -> int:
    """How many axes an index chooses from, from the first to the last that it does not take whole."""
    parts = index.items if isinstance(index, List) and index.kind == "tuple" else (index,)
    chosen = [place for place, part in enumerate(parts) if not _is_whole(part)]
    if any(isinstance(part, Constant) and part.value in (None, ...) for part in parts):
        return 99  # new axes, or any number of them
    return chosen[-1] + 1 if chosen else 0


def _one_hot_rows(owner: Tensor, index: Value, new: Tensor, *, apart: bool) -> str | None:
    """`zeros[arange(n), ids] = 1` writes one 1 a row, `zeros[i, places] = 1` several; `zeros[i] = row` what is in the row.

    `apart`: every time into other rows. Otherwise there may be several in one.
    """
    if new.rank == 1 and owner.rank == 2 and new.form in ONES and _places(index) == 1:
        return new.form
    if new.numbers != 1 or not isinstance(index, List) or len(index.items) != 2:
        return None
    rows, ids = (as_tensor(item) for item in index.items)
    if isinstance(index.items[0], Object):
        return None
    if ids is not None and ids.operation == "arange" and rows is not None and rows.operation != "arange":
        return None  # `zeros[ids, arange(n)] = 1` writes one 1 a column
    if rows is not None and ids is not None and rows.rank in (0, 1) and ids.rank == rows.rank and not isinstance(index.items[1], Constant):
        return "one_hot" if apart else None
    if rows is not None and ids is not None and (rows.rank, ids.rank, owner.rank) == (0, 1, 2) and ids.dtype != "bool" and ids.integral:
        length = ids.shape[0] if ids.shape else None
        listed = isinstance(index.items[1], (List, Series))
        if length == 1:
            return "one_hot" if apart else None
        return "multi_hot" if isinstance(length, int) or listed else None
    return None


def _a_place_in_each_row(owner: Tensor, index: Value, new: Tensor) -> bool:
    """`full[arange(n), ids] = 0.9`: one place in a row gets another number than the rest."""
    return _one_hot_rows(owner, index, replace(new, numbers=1), apart=_apart(index, None, anew=False, inside=False)) == "one_hot"


def _rows_of(index: Value) -> Value:
    """Which rows are written into."""
    return index.items[0] if isinstance(index, List) and index.items else index


def _apart(index: Value, before: Value | None, *, anew: bool, inside: bool) -> bool:
    """Whether these rows are written into this once: all at one time, or one by one, as something counts them. `before`: the last ones."""
    rows = _rows_of(index)
    place = as_tensor(rows)
    if place is None or (inside and not anew):
        return False
    if place.rank != 0:
        return before is None or (inside and before is not rows)
    if inside and not _counts(place):
        return False
    if isinstance(before, Constant) and isinstance(rows, Constant):
        return bool(before.value != rows.value)
    return before is not rows


def _beside(before: Value, index: Value, new: Tensor) -> bool:
    """`rows[2, 0] = 1`, `rows[2, 3] = 1`: a second 1 in the row of the first."""
    places = [
        [part.value for part in one.items if isinstance(part, Constant)] if isinstance(one, List) and len(one.items) == 2 else []
        for one in (before, index)
    ]
    return new.numbers == 1 and all(len(one) == 2 for one in places) and places[0][0] == places[1][0] and places[0][1] != places[1][1]


def _counts(place: Tensor) -> bool:
    """Whether a number is another one in every round of a loop: a place that is counted, or one beside it."""
    beside = place.arguments if place.operation in {"add", "subtract"} else ()
    return any(isinstance(one, Tensor) and _is_place(one) for one in (place, *beside))


def _is_place(one: Tensor) -> bool:
    """What a loop counts: an element of a range, the place that `enumerate` gives."""
    return one.operation == "position" or (one.rank == 0 and one.operation == "" and None not in (one.low, one.high) and one.form is None)


def _one_hot_row(owner: Tensor, index: Value, new: Tensor) -> str | None:
    """`row = zeros(classes); row[label] = 1` writes a single 1."""
    if new.numbers != 1 or owner.rank != 1 or not isinstance(index, (Choice, Constant, Tensor)):
        return None
    place = as_tensor(index)
    return "one_hot" if place is not None and place.rank == 0 and place.integral and place.dtype != "bool" else None


def _counted(owner: Tensor, index: Value, new: Tensor) -> bool:
    """`votes[arange(n), ids] += 1`, and again: rows that hold as many as there were votes."""
    if owner.operation != "partly filled" or not owner.integral or (owner.low or 0) < 0 or owner.rank != 2 or not new.integral:
        return False
    items = index.items if isinstance(index, List) and len(index.items) == 2 else ()
    places = [as_tensor(item) for item in items if isinstance(item, Tensor)]
    whole = (
        len(places) == 2 and places[0] is not None and owner.shape is not None and places[0].shape == owner.shape[:1]
    )  # no block of the rows
    return whole and all(place is not None and place.rank == 1 and place.dtype != "bool" for place in places)


def _anew(reader: Reader, index: ast.expr, frame: Frame) -> bool:
    """Whether the rows that are written into are chosen anew in every round of a loop."""
    rows = index.elts[0] if isinstance(index, ast.Tuple) and index.elts else index
    return any(reader.machine.every_round(frame.names, one.id) for one in walk(rows) if isinstance(one, ast.Name))


def _once(reader: Reader, target: ast.expr, frame: Frame) -> bool:
    """Whether what is written into was made in the same round of a loop: otherwise it is written into again and again."""
    if not reader.machine.around:
        return True
    chosen = target.slice if isinstance(target, ast.Subscript) else target  # the row of this round: `y[i][label] = 1`
    return isinstance(chosen, ast.Name) and reader.machine.every_round(frame.names, chosen.id)
