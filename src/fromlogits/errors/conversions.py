"""What is said of labels that are read, converted and held against a spec."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches

from fromlogits.errors.kinds import LabelError, ShapeError
from fromlogits.errors.words import Shape, place, shown, words

__all__ = [
    "categories_outside_spec",
    "class_twice",
    "columns_are_not_names",
    "dtype_remedy",
    "fill_needed",
    "guessed_classes",
    "id_does_not_fit",
    "label_is_missing",
    "listed",
    "mark_is_class",
    "missing_outside_spec",
    "mixed_forms",
    "name_has_no_id",
    "names_and_classes",
    "names_are_one_text",
    "names_leave_gaps",
    "names_repeat",
    "negative_id",
    "no_dtype",
    "no_rows",
    "no_values_yet",
    "not_a_spec",
    "not_json",
    "not_one_hot",
    "not_readable",
    "not_whole",
    "nothing_to_describe",
    "outgrew_dtype",
    "outside_spec",
    "ragged",
    "rounded_ids",
    "row_is_no_id",
    "row_outside_spec",
    "rows_of_other_length",
    "several_classes",
    "shares_are_no_ids",
    "text_needs_names",
    "too_many_axes",
    "two_readings",
    "unknown_name",
]


def no_dtype(given: object) -> ValueError:
    """A dtype that neither numpy nor the framework of the labels has."""
    return ValueError(f"dtype={given!r} is not known: pass a name such as 'float32', 'int64' or 'bool'.")


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
        else f"Round on purpose, with {words().labels}.round(), if these are ids that were averaged or rescaled; otherwise this is a regression"
    )
    return LabelError(
        f"label {value:g} at {place(words().labels, index)} is no whole number ({count} of {size} are not), and a class id is. {cause}."
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
