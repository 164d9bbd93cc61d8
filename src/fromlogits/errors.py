"""What is said when output, loss and labels disagree: the errors, and every text of theirs, in one place.

    ValueError
      ContractError        a contract is broken; one of:
        LabelError           the values of the labels
        ShapeError           the shapes of output, labels or weights
        OutputKindError      what the output is: logits, probabilities, log-probabilities
    UserWarning
      ContractWarning      numbers look as if a contract were broken; said once at each call site

Each text names both facts that disagree, where, the likely cause and what to type: in the words of the function that was called.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from difflib import get_close_matches
from typing import NamedTuple

__all__ = ["ContractError", "ContractWarning", "LabelError", "OutputKindError", "ShapeError"]


class ContractError(ValueError):
    """Output, loss and labels disagree."""


# The sign by which TensorFlow knows errors that it may make again, with the way there in their text: out of a tf.function they come as what they are.
ContractError.__init__ = Exception.__init__  # type: ignore[method-assign]


class LabelError(ContractError):
    """The values of the labels are not what the loss can take."""


class ShapeError(ContractError):
    """The shapes of output, labels or weights do not go together."""


class OutputKindError(ContractError):
    """The output is not of the kind that the loss expects."""


class ContractWarning(UserWarning):
    """Numbers look as if a contract were broken; it cannot be proved."""


class Words(NamedTuple):
    """What a function calls its arguments, and what to type there. A front door has its framework's words."""

    output: str = "logits"
    labels: str = "labels"
    class_weight: str = "class_weight"
    hidden: str = "hidden"
    head: str = "weight"  # of the last layer
    binary: str = "binary_cross_entropy"
    expected: str = "kind='probabilities'"  # how it was said that probabilities are given
    scores: str = "pass kind='logits' and leave out the softmax or sigmoid"  # what to do with scores where probabilities are expected
    probabilities: str = "say kind='probabilities'"  # what to do with probabilities where logits are expected
    aside: str = "sample_weight 0"  # what rows are given that do not count


_words: ContextVar[Words | None] = ContextVar("fromlogits_words", default=None)


@contextmanager
def in_words(words: Words) -> Iterator[None]:
    """Texts made in this context use these words."""
    before = _words.set(words)
    try:
        yield
    finally:
        _words.reset(before)


def words() -> Words:
    return _words.get() or Words()


Shape = Sequence[int | None]
Index = Sequence[int | str]


def place(name: str, index: Index) -> str:
    """`labels[7]`, `labels[2, 0]`; the name alone for a scalar."""
    return f"{name}[{', '.join(map(str, index))}]" if len(index) else name


def shown(shape: Shape) -> str:
    """A shape as Python prints it, unknown lengths as `?`."""
    sizes = ["?" if size is None else str(size) for size in shape]
    return f"({sizes[0]},)" if len(sizes) == 1 else f"({', '.join(sizes)})"


def _sentence(remedy: str) -> str:
    return remedy[:1].upper() + remedy[1:]


# -- options


def unknown_choice(name: str, given: object, choices: Sequence[str]) -> ValueError:
    """A word that is none of those an option takes."""
    near = get_close_matches(str(given), choices, 1)
    hint = f" Did you mean {near[0]!r}?" if near else ""
    return ValueError(f"{name}={given!r} is not known; choose one of {', '.join(map(repr, choices))}.{hint}")


def out_of_bounds(name: str, given: object, bounds: str) -> ValueError:
    """A number outside the interval an option takes."""
    return ValueError(f"{name}={given!r} is not in {bounds}.")


def deprecated(old: str, new: str) -> str:
    """The text of a warning: arguments that the framework gives up."""
    return f"torch deprecates {old}; write {new}."


def not_with_kind(name: str, kind: str) -> ValueError:
    """An option of logits, given with probabilities."""
    return ValueError(f"{name} acts on logits, but kind={kind!r}; leave {name} out, or pass the logits.")


def ignore_needs_ids() -> ValueError:
    """`ignore_index` with labels that are rows."""
    return ValueError(f"ignore_index names a class id, but the labels are distributions; give rows that do not count {words().aside}.")


def not_a_mask(name: str, dtype: str) -> ValueError:
    """Numbers where booleans say what counts."""
    return ValueError(f"{name} has dtype {dtype}, but booleans say what counts; write {name} != 0, or multiply the losses by a weight.")


def not_an_axis(axis: object) -> ValueError:
    return ValueError(f"axis={axis!r} is neither a whole number nor a tuple of them.")


# -- shapes


def axis_missing(axis: int, shape: Shape) -> ShapeError:
    return ShapeError(f"axis={axis}, but the logits of shape {shown(shape)} have {len(shape)} axes.")


def no_classes(shape: Shape, axis: int) -> ShapeError:
    return ShapeError(f"the class axis {axis} of logits of shape {shown(shape)} has length 0: there is no class to choose.")


def labels_do_not_fit(logits: Shape, labels: Shape, axis: int) -> ShapeError:
    """Labels that are neither class ids nor distributions for these logits."""
    rows = tuple(size for place_, size in enumerate(logits) if place_ != axis % len(logits))
    readings = f"class ids need shape {shown(rows)}, a distribution needs shape {shown(logits)}"
    if len(labels) == len(logits) and labels[axis] == 1:
        remedy = f"If they are class ids, write {words().labels}.squeeze({axis})"
        return ShapeError(
            f"labels of shape {shown(labels)} with logits of shape {shown(logits)} can be read in two ways: {readings}. {remedy}."
        )
    return ShapeError(f"labels of shape {shown(labels)} do not go with logits of shape {shown(logits)} (class axis {axis}): {readings}.")


def units_differ(logits: Shape, labels: Shape) -> ShapeError:
    """Binary labels of another shape than the logits."""
    if 0 < min(len(logits), len(labels)) < max(len(logits), len(labels)) and sorted(map(str, logits)) != sorted(map(str, labels)):
        longer = max(len(logits), len(labels))
        grown = f" would broadcast and compare every row with every other ({longer} axes)"
        return ShapeError(
            f"logits of shape {shown(logits)} and labels of shape {shown(labels)}{grown}; "
            "squeeze one of them or unsqueeze the other: binary labels have the shape of the logits."
        )
    return ShapeError(f"labels of shape {shown(labels)} with logits of shape {shown(logits)}: binary labels have the shape of the logits.")


def weight_does_not_fit(name: str, weight: Shape, wanted: Shape) -> ShapeError:
    return ShapeError(f"{name} of shape {shown(weight)}, but {shown(wanted)} was expected.")


def head_does_not_fit(hidden: Shape, weight: Shape) -> ShapeError:
    """Hidden states and a last layer of other widths."""
    head = words().head
    turned = f" It seems to be turned: pass {head}.T." if len(weight) == 2 and len(hidden) and weight[0] == hidden[-1] else ""
    return ShapeError(
        f"{head} of shape {shown(weight)} with {words().hidden} of shape {shown(hidden)}: a weight has one row a class and shape (V, {hidden[-1] if len(hidden) else 'D'}).{turned}"
    )


def axes_do_not_fit(name: str, shape: Shape, wanted: str) -> ShapeError:
    return ShapeError(f"{name} has shape {shown(shape)}, but {wanted} was expected.")


# -- dtypes and types


def not_a_tensor(name: str, given: object) -> TypeError:
    """Something else than a torch tensor at the torch door."""
    return TypeError(f"{name} is of type {type(given).__name__}, but a torch.Tensor was expected: pass torch.as_tensor({name}).")


def dtypes_differ(name: str, dtype: str, other: str, wanted: str) -> TypeError:
    return TypeError(f"{name} has dtype {dtype}, but {other} has {wanted}: pass {name}.to({other}.dtype).")


def no_gradient_of(name: str) -> ValueError:
    """A weight that asks for a gradient that is not given."""
    return ValueError(f"{name} requires a gradient, which this loss does not give: pass {name}.detach().")


def not_floating(dtype: str, labels: str) -> OutputKindError:
    """Whole numbers where a model's output belongs."""
    cause = (
        f"{words().output} and {words().labels} seem to be exchanged: the output of the model comes first"
        if labels.startswith(("float", "bfloat")) and not dtype.startswith("complex")
        else "A loss takes real numbers"
        if dtype.startswith("complex")
        else f"These look like chosen classes: pass the scores, before any argmax; for numbers that are scores, {words().output}.float()"
    )
    return OutputKindError(f"{words().output} has dtype {dtype}, but scores and probabilities are floating point. {cause}.")


# -- labels


def ids_of_dtype(dtype: str, wanted: str) -> LabelError:
    """Class ids of an integer dtype that the framework does not take."""
    return LabelError(f"{words().labels} holds class ids of dtype {dtype}, but {wanted} was expected: pass {words().labels}.long().")


def shares_not_floating(dtype: str, shape: Shape, axis: int) -> LabelError:
    """Whole numbers of the shape of the output, which reads as a distribution."""
    labels = words().labels
    return LabelError(
        f"{labels} of shape {shown(shape)}, the shape of {words().output}, is read as class probabilities, which are floating point, but has "
        f"dtype {dtype}. If it is one-hot, pass {labels}.argmax({axis}) or {labels}.float()."
    )


def binary_not_floating(dtype: str) -> LabelError:
    return LabelError(f"{words().labels} has dtype {dtype}, but binary labels are floating point here: pass {words().labels}.float().")


def ids_needed(shape: Shape, wanted: Shape, axis: int) -> ShapeError:
    """A distribution where only class ids are taken."""
    labels = words().labels
    return ShapeError(
        f"{labels} of shape {shown(shape)} has one number a class, but this loss takes class ids of shape {shown(wanted)}: "
        f"pass {labels}.argmax({axis}), or use CrossEntropyLoss, which takes class probabilities too."
    )


def not_class_ids(dtype: str, shape: Shape, values: Sequence[object]) -> LabelError:
    """Labels of the shape of class ids, but not of an integer dtype."""
    held = f" with values {{{', '.join(map(str, values))}}}" if values else ""
    return LabelError(
        f"labels have shape {shown(shape)} and dtype {dtype}{held}; class ids are integers. "
        f"Convert with fromlogits.labels.to_class_ids({words().labels}), or write labels.astype(int) / labels.long() once the values are whole."
    )


def no_class(
    value: int, index: Index, count: int, logits: Shape | None, classes: int, *, counted_from_one: bool, first: int = 0
) -> LabelError:
    """A class id that has no logit; without logits, one that is beyond the number of classes."""
    labels = words().labels
    others = f", and {count - 1} more," if count > 1 else ""
    source = f"classes={classes} gives" if logits is None else f"logits of shape {shown(logits)} give"
    from_one = "counted_from=1" if logits is None else f"{labels} - 1"
    last = "classes is too small" if logits is None else "the last layer has too few units"
    cause = (
        f"The classes seem to be counted from 1: pass {from_one}"
        if counted_from_one
        else "NaN becomes this number when it is made an integer: drop rows without a label, or mark them"
        if value in {-(2**31), -(2**63)}
        else f"If {value} marks rows without a label, pass ignore_index={value}"
        if value < first
        else f"If classes are counted from 1, pass {from_one}; if {value} marks padding, pass ignore_index={value}; otherwise {last}"
    )
    return LabelError(
        f"label {value} at {place(labels, index)}{others} has no class: {source} classes {first}..{first + classes - 1}. {cause}."
    )


def no_class_in_graph(logits: Shape, axis: int) -> str:
    """What a graph says, when it runs, of a class id that has no logit; the id and its row follow."""
    classes = logits[axis]
    last = "?" if classes is None else str(classes - 1)
    return (
        f"a label has no class: logits of shape {shown(logits)} give classes 0..{last}. If classes are counted from 1, pass labels - 1; "
        "if the label marks padding, pass it as ignore_index. The first such label, and its row among all rows:"
    )


def label_is_nan(index: Index, count: int) -> LabelError:
    more = f" ({count} in all)" if count > 1 else ""
    return LabelError(f"{place(words().labels, index)} is NaN{more}; drop rows without a label, or give them {words().aside}.")


def not_a_distribution(index: Index, total: float, tolerance: float, *, multi_hot: bool) -> LabelError:
    """A row of labels that does not sum to one."""
    cause = f"Several classes hold at once: use {words().binary}" if multi_hot else "Divide each row by its sum, or give class ids"
    return LabelError(
        f"{place(words().labels, index)} sums to {total:.6g}, but a distribution over classes sums to 1 within {tolerance:g}. {cause}."
    )


def taken_as_they_are(fault: LabelError) -> str:
    """The text of a warning: rows of labels that are no distribution, at a door whose framework takes any."""
    return f"{fault} The loss is computed as if they were meant (FL206); wrap the call in fromlogits.checks('never') where they are."


def negative_share(index: Index, value: float) -> LabelError:
    return LabelError(f"{place(words().labels, index)} is {value:.6g}, but a share of a distribution is not negative.")


def not_between(index: Index, value: float, seen: tuple[float, float]) -> LabelError:
    """A binary label outside [0, 1]."""
    labels = words().labels
    cause = {
        (-1.0, 1.0): f"For labels -1 and 1 pass ({labels} + 1) / 2",
        (1.0, 2.0): f"For labels 1 and 2 pass {labels} - 1",
        (0.0, 255.0): f"For masks of 0 and 255 pass {labels} / 255",
    }.get(seen, "Binary labels are 0, 1 or a probability")
    return LabelError(
        f"{place(labels, index)} is {value:g}, but binary labels lie in [0, 1] (these in [{seen[0]:g}, {seen[1]:g}]). {cause}."
    )


def unreadable_labels(dtype: str, example: object) -> LabelError:
    """Labels of a dtype that no loss takes: text, objects."""
    names = ", names=..." if isinstance(example, str) else ""
    order = ", names in the order of your classes" if names else ""
    return LabelError(
        f"labels have dtype {dtype} (for instance {example!r:.60}); a loss takes numbers. Convert with fromlogits.labels.to_class_ids(labels{names}){order}."
    )


# -- labels that are read, converted and held against a spec


def two_readings(fact: str, *readings: tuple[str, str]) -> LabelError:
    """Labels that may mean one thing or another, each meaning with what to type."""
    count = {2: "two", 3: "three"}[len(readings)]
    return LabelError(
        f"labels {fact} can be read in {count} ways: " + "; ".join(f"if {meaning}, {remedy}" for meaning, remedy in readings) + "."
    )


def listed(names: Sequence[object]) -> str:
    """The first of some names, as Python writes a tuple."""
    some = ", ".join(map(repr, names[:5]))
    return f"({some}, …)" if len(names) > 5 else f"({some},)" if len(names) == 1 else f"({some})"


def no_values_yet(framework: str) -> TypeError:
    """A tensor of a program that is being traced."""
    return TypeError(
        f"these {framework} labels have no values yet: the function is being traced (jit, tf.function, torch.compile). "
        "Look at labels before they go in."
    )


def not_readable(index: Sequence[object], example: object, why: str) -> LabelError:
    """Labels that are no numbers, no names, and no rows of them."""
    where = f"labels[{', '.join(map(str, index))}]" if index else "labels"
    return LabelError(f"{where}: {example!r:.60} is {why}. Labels are numbers or names, alone or in rows of one length.")


def mixed_forms(value: tuple[int, object], row: tuple[int, object]) -> LabelError:
    """Class ids and rows in one array."""
    return LabelError(
        f"labels mix two forms: labels[{value[0]}] is one value ({value[1]!r:.40}), labels[{row[0]}] a row ({row[1]!r:.40}). Two sources may have been joined. "
        "If both count the classes in the same order, write fromlogits.labels.to_class_ids(labels, mixed=True); otherwise mend one of them."
    )


def row_is_no_id(index: Sequence[int], row: object) -> LabelError:
    """A row among class ids that is not one-hot."""
    return LabelError(
        f"{place('labels', index)} is {row!r:.60}: among class ids a row must be one-hot, with one 1 and as long as every other row."
    )


def ragged(first: tuple[int, int], second: tuple[int, int]) -> LabelError:
    """Rows of different length."""
    return two_readings(
        f"have rows of different length (labels[{first[0]}] has {first[1]}, labels[{second[0]}] has {second[1]}), which",
        ("these are the classes that hold for each row", "write fromlogits.labels.to_multi_hot(labels, classes)"),
        (
            "these are sequences with a class for each step",
            "write fromlogits.labels.to_class_ids(labels, form='class ids', ignore_index=-100), which fills up with -100",
        ),
    )


def fill_needed(sizes: tuple[int, int]) -> LabelError:
    return LabelError(
        f"sequences of {sizes[0]} to {sizes[1]} labels become rows of one length only with a mark for the places that are not there: pass ignore_index=-100."
    )


def text_needs_names(seen: Sequence[str], *, numerals: bool) -> LabelError:
    """Text, and nobody said in which order the names count."""
    cause = "These are numbers written as text: write labels.astype(int), or say" if numerals else "Say"
    return LabelError(
        f"labels are text, and an id is a place in an order of names. {cause} names={listed(seen)} in the order of your classes, "
        "or names='sorted' for the order of the alphabet, as far as these labels show it."
    )


def unknown_name(value: object, index: Sequence[int], count: int, names: Sequence[object]) -> LabelError:
    """A label that is none of the names."""
    near = get_close_matches(str(value), [name for name in names if isinstance(name, str)], 1)
    hint = f"Did you mean {near[0]!r}?" if near else "Add it to names, or mend the label."
    others = f", and {count - 1} more," if count > 1 else ""
    return LabelError(f"label {value!r} at {place('labels', index)}{others} is not among names={listed(names)}. {hint}")


def names_are_one_text(names: str) -> ValueError:
    return ValueError(
        f"names={names!r} is one text; give the names in the order of the classes, such as names=('cat', 'dog'), or names='sorted'."
    )


def names_repeat(name: object) -> ValueError:
    return ValueError(f"names has {name!r} twice, or two names of one id: a class has one name, otherwise ids could not be turned back.")


def names_and_classes(names: int, classes: int) -> ValueError:
    return ValueError(f"classes={classes}, but names has {names}: name every class, or say classes={names}.")


def name_has_no_id(name: object, given: object) -> ValueError:
    return ValueError(f"names[{name!r}] is {given!r}; a class id is a whole number from 0.")


def columns_are_not_names(columns: Sequence[object], names: Sequence[object]) -> LabelError:
    """A table of one-hot columns that are called otherwise than the classes."""
    odd = [one for one in columns if one not in names] + [one for one in names if one not in columns]
    return LabelError(f"the labels have columns {listed(columns)}, but names={listed(names)}: {odd[0]!r} is only in one.")


def not_whole(value: float, index: Sequence[int], count: int, size: int, *, shares: bool) -> LabelError:
    """A fraction where class ids are expected."""
    cause = (
        "If it says how probable yes is, pass it to binary_cross_entropy as it is, or write labels > 0.5"
        if shares
        else "Round on purpose, with labels.round(), if these are ids that were averaged or rescaled; otherwise this is a regression"
    )
    return LabelError(
        f"label {value:g} at {place('labels', index)} is no whole number ({count} of {size} are not), and a class id is. {cause}."
    )


def label_is_missing(index: Sequence[int], count: int) -> LabelError:
    more = f" ({count} in all)" if count > 1 else ""
    return LabelError(
        f"{place('labels', index)} is missing{more}: NaN, None or NA, which no whole number can say. "
        "Pass ignore_index=-100 to write that id there, or drop rows without a label."
    )


def shares_are_no_ids(index: Sequence[int], share: float) -> LabelError:
    """A distribution where ids are wanted."""
    return LabelError(
        f"labels are distributions: the largest share at {place('labels', index)} is {share:g}, and one id cannot say that. "
        "Pass them to cross_entropy as they are, or write labels.argmax(-1) if the largest share is what is meant."
    )


def several_classes(index: Sequence[int], count: int, *, ids: bool, at_most_one: bool) -> LabelError:
    """Multi-hot rows where ids are wanted."""
    fact = f"with {count or 'no'} {'class' if count == 1 else 'classes'} at {place('labels', index)}"
    tags = ("several classes, or none, may hold at once", "no id can say that: pass them to binary_cross_entropy as they are")
    others = [("rows without a 1 have no label", "say form='one-hot', ignore_index=-100")] if at_most_one else []
    others += [("every number is a class id itself", "say form='class ids'")] if ids else []
    if others:
        return two_readings(fact, tags, *others)
    return LabelError(f"labels {fact}: {tags[0]}, and {tags[1]}.")


def not_one_hot(index: Sequence[int], row: Sequence[object], *, whole: bool) -> LabelError:
    some = ", ".join(map(str, row[:8])) + (", …" if len(row) > 8 else "")
    ids = " If every number is a class id itself, say form='class ids'." if whole else ""
    return LabelError(f"{place('labels', index)} is [{some}], but a one-hot row has one 1, and 0 elsewhere.{ids}")


def rows_of_other_length(labels: Shape, length: int, classes: int) -> ShapeError:
    return ShapeError(
        f"labels of shape {shown(labels)} have rows of {length}, but there are {classes} classes. "
        "If every number in them is a class id itself, say form='class ids'."
    )


def no_rows(labels: Shape, form: str) -> ShapeError:
    return ShapeError(f"labels of shape {shown(labels)} hold one value a row, but {form} labels hold one for each class: shape (N, C).")


def too_many_axes(labels: Shape) -> ShapeError:
    return ShapeError(
        f"labels of shape {shown(labels)} have {len(labels)} axes; the classes that hold for each row are a list of lists, or a matrix."
    )


def negative_id(value: int, index: Sequence[int]) -> LabelError:
    return LabelError(
        f"label {value} at {place('labels', index)} is negative, and class ids count from 0. If it marks rows without a label, pass ignore_index={value}."
    )


def outgrew_dtype(value: int, index: Sequence[int], dtype: str, largest: int) -> LabelError:
    """A negative id in a narrow dtype."""
    return LabelError(
        f"label {value} at {place('labels', index)} is negative, and {dtype} ends at {largest}: it may be class {value + 2 * (largest + 1)}, cut off. "
        f"Make the labels anew in a wider dtype; if {value} marks rows without a label, pass ignore_index={value}."
    )


def rounded_ids(value: int, index: Sequence[int], why: str) -> LabelError:
    """A float id so large that its neighbours are no floats."""
    return LabelError(f"label {value} at {place('labels', index)} is not to be trusted: {why}. Make the labels anew as whole numbers.")


def id_does_not_fit(value: int, dtype: str) -> LabelError:
    remedy = "" if dtype == "int64" else ": ask for a wider dtype"
    return LabelError(f"class id {value} does not fit {dtype}, and would come out as another class{remedy}.")


def mark_is_class(ignore_index: int) -> LabelError:
    """The mark for no label is, once ids are made, the id of a class."""
    return LabelError(
        f"ignore_index={ignore_index} is to mark places without a label, but {ignore_index} becomes the id of a class here. "
        "Mark them with a number that is none, such as ignore_index=-100, where they are NaN, None or NA; otherwise give them that number first."
    )


def class_twice(index: Sequence[int], value: object) -> LabelError:
    return LabelError(f"{place('labels', index)} names class {value!r} twice, which 0 and 1 cannot say; drop one of them.")


def not_json(name: object) -> TypeError:
    return TypeError(f"the name {name!r} is a {type(name).__name__}; in a spec a name is text, a number or a boolean.")


def not_a_spec(source: str, fact: str) -> ValueError:
    """A JSON text that is no label spec."""
    return ValueError(f"{source} is no label spec: {fact}.")


def outside_spec(fact: str, said: str, remedy: str) -> LabelError:
    """Labels that a data set's spec does not allow."""
    return LabelError(f"{fact}, but the spec says {said}. {remedy}.")


def nothing_to_describe() -> LabelError:
    return LabelError(
        "there are no labels to describe: every one of them is missing. Describe a part of the data that has some, or say form=..."
    )


def names_leave_gaps(ids: Sequence[int]) -> ValueError:
    return ValueError(f"names gives the ids {', '.join(map(str, ids[:8]))}; a spec needs a name for every id from 0.")


def guessed_classes(classes: int, rows: int) -> str:
    """A sentence behind an error that a guess may have caused."""
    return f"(The spec's {classes} classes are a guess from {rows} rows; if there are more, write describe(labels, classes=...).)"


def dtype_remedy(dtype: str, *, nan: bool, turned_float: bool) -> str:
    """What to do about labels that came in another dtype than before."""
    if nan and turned_float and dtype.startswith(("int", "uint")):
        return f"Whole numbers become floats where one of them is missing: drop or fill those rows, then write labels.astype({dtype!r})"
    return f"Write labels.astype({dtype!r}) if the values are the same, or describe the data anew"


def row_outside_spec(labels: Shape, row: Shape) -> ShapeError:
    return ShapeError(
        f"labels of shape {shown(labels)} hold rows of shape {shown(labels[1:])}, but the spec says {shown(row)}. "
        "If rows may have any length along an axis, write null there in the spec."
    )


def missing_outside_spec(index: Sequence[int], count: int) -> LabelError:
    more = f" ({count} in all)" if count > 1 else ""
    return outside_spec(
        f"{place('labels', index)} is missing{more}: NaN, None or NA",
        "that no label is",
        'Drop those rows, or describe the data anew (or write their number as "missing") if rows without a label are meant',
    )


def categories_outside_spec(what: str, held: Sequence[object], names: Sequence[object]) -> LabelError:
    """A column of categories, or a table of columns, in another order or with others."""
    remedy = (
        f"labels.cat.set_categories({list(names)!r}), or take spec.to_class_ids(labels.astype(str))"
        if what == "categories"
        else f"labels[{list(names)!r}]"
    )
    return outside_spec(
        f"the labels have the {what} {listed(held)}", f"{listed(names)}, and their order is that of the ids", f"Write {remedy}"
    )


# -- outputs


def not_probabilities(index: Index, fact: str) -> OutputKindError:
    """Values that cannot be probabilities, given as such."""
    return OutputKindError(f"{words().expected}, but {place(words().output, index)} {fact}. These look like raw scores: {words().scores}.")


def not_log_probabilities(index: Index, fact: str) -> OutputKindError:
    return OutputKindError(
        f"kind='log_probabilities', but {place('logits', index)} {fact}. Pass kind='logits' for raw scores, kind='probabilities' for probabilities."
    )


def not_scores(dtype: str) -> OutputKindError:
    """Logits of a dtype that holds no scores."""
    return OutputKindError(
        f"logits have dtype {dtype}, but scores are floating-point numbers. Labels and logits may have changed places; write labels=..., logits=..."
    )


def already_normalised(activation: str, applied: str) -> OutputKindError:
    """Proof that what is given as logits is the output of softmax or sigmoid, and the loss applies one of them itself."""
    again = "it a second time" if activation == applied else f"{applied} to it"
    return OutputKindError(
        f"logits were expected, but this tensor is the output of {activation}: the loss would apply {again}. "
        f"Pass the tensor before {activation}, or {words().probabilities}."
    )


def no_logarithm(activation: str) -> OutputKindError:
    """Proof that what is given as log-probabilities is the output of softmax or sigmoid."""
    return OutputKindError(
        f"log-probabilities were expected, but this tensor is the output of {activation}: the loss would be minus a probability, "
        f"and cannot fall below -1. {_sentence(words().probabilities)}."
    )


def looks_unlike_logarithms(index: Index, value: float, shape: Shape, *, probabilities: bool) -> str:
    """The text of a warning: numbers given as log-probabilities that are none."""
    seem, cost, remedy = (
        ("probabilities", "cannot fall below -1", words().probabilities)
        if probabilities
        else ("raw scores", "has no bound below", words().scores)
    )
    return (
        f"log-probabilities were expected, but {place(words().output, index)} is {value:.6g} in this batch of shape {shown(shape)}, and no "
        f"logarithm of a probability is positive (FL103): these look like {seem}, and the loss {cost}. {_sentence(remedy)}; "
        "if these numbers are meant, wrap the call in fromlogits.checks('never')."
    )


def one_class(shape: Shape) -> str:
    """The text of a warning: logits with nothing to choose from."""
    return (
        f"logits of shape {shown(shape)} have one class, whose loss is 0 whatever they are (FL106). For yes or no use {words().binary}; "
        "otherwise the last layer needs a unit for each class."
    )


def all_are_one(shape: Shape) -> str:
    """The text of a warning: probabilities that a softmax over one unit gives."""
    return (
        f"every probability of this batch of shape {shown(shape)} is 1 (FL106): a softmax over one unit gives 1 whatever its input. "
        "Use a sigmoid in its place."
    )


def looks_like_probabilities(shape: Shape, rows: int | None) -> str:
    """The text of a warning: numbers given as logits that may be probabilities, in so many rows or each by itself."""
    fact = f"the {rows} rows sum to 1 and nothing is negative" if rows else "every number lies between 0 and 1"
    return (
        f"logits were expected, but {fact} in this batch of shape {shown(shape)} (FL101): the last layer may end in "
        f"{'softmax' if rows else 'sigmoid'}, which the loss applies itself. Pass the tensor before it, or {words().probabilities}; "
        "if these are logits, wrap the call in fromlogits.checks('never')."
    )
