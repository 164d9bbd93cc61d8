"""Labels in another form: class ids, one-hot and multi-hot rows. What would lose something, or could mean two things, raises."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np

from fromlogits import errors
from fromlogits.labels import frameworks
from fromlogits.labels.given import Kind
from fromlogits.labels.ids import IDS, filled_up, ids_of, padded
from fromlogits.labels.reading import read
from fromlogits.labels.terms import terms_of
from fromlogits.labels.validation import check_kind, first_place
from fromlogits.vocabulary import LabelForm

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["to_class_ids", "to_multi_hot", "to_one_hot"]


def to_class_ids(
    y: Any,
    *,
    classes: int | None = None,
    names: Iterable[Any] | Mapping[Any, int] | str | None = None,
    counted_from: int | None = None,
    ignore_index: int | None = None,
    form: LabelForm | str | None = None,
    mixed: bool = False,
    dtype: str = "int64",
) -> Any:
    """Labels as class ids: whole numbers from 0, one for each label.

    Lossless, or an error. Where labels can be read in two ways that give other ids, the error names both, and what to say.

    Args:
      y: labels of any origin (see `infer`): ids of any dtype, also whole floats and booleans; one-hot rows; names; categories; tables of one-hot columns.
        An axis of length one at the end is dropped: (N, 1) becomes (N,).
      classes: how many classes there are. Ids beyond raise.
      names: what stands in the labels for each class, in the order of the ids: text, or numbers as in names=(-1, 1); a mapping from each name to its id;
        or "sorted", for the order of the alphabet or of the numbers, as far as the labels show it (another part of the data may show more: say names).
        Categories bring their own order. For a table of one-hot columns, the order of the columns' names.
        Where labels are numbers, names that are text only count the classes.
      counted_from: 1 where the first class is 1 in the labels, 0 where it is 0, though no label is.
      ignore_index: the number that marks places without a label; it stays what it is. NaN, None and NA become it, one-hot rows without a 1 (form="one-hot") too.
      form: how the labels are to be read where they allow two readings: "class ids", "one-hot", "binary", …. Rows of different length are sequences
        with form="class ids", and filled up with `ignore_index`.
      mixed: the labels may be class ids and one-hot rows in one list, which count the classes alike.
      dtype: the dtype of the ids; one that is too narrow raises.

    Returns:
      Ids of the shape of the labels, without the class axis: a torch, JAX or TensorFlow tensor where the labels are one, otherwise a numpy array.
      (JAX holds 32 bits of them, unless told otherwise.)

    Raises:
      LabelError, ShapeError (both ValueError): the labels have no ids, would lose something (shares, several classes), or allow two readings.

    >>> import fromlogits as fl
    >>> fl.labels.to_class_ids([[0, 0, 1], [1, 0, 0]])
    array([2, 0])
    >>> fl.labels.to_class_ids(["cat", "dog", "cat"], names=["dog", "cat"])
    array([1, 0, 1])
    >>> fl.labels.to_class_ids([-1, 1, 1])
    Traceback (most recent call last):
    fromlogits.errors.LabelError: labels of -1 and 1 can be read in two ways: if -1 is no and 1 is yes, say names=(-1, 1); ...

    Twins: `numpy.argmax(y, -1)`, which makes ids of anything; `sklearn.preprocessing.LabelEncoder`, which sorts the names.
    """
    given = read(y)
    terms = terms_of(given, classes=classes, names=names, counted_from=counted_from, ignore_index=ignore_index, form=form)
    ids, absent = ids_of(filled_up(given, terms), terms, mixed=mixed)
    if ignore_index is not None:
        if absent.any() and (ids[~absent] == ignore_index).any():
            raise errors.mark_is_class(ignore_index)
        ids[absent] = ignore_index
    return frameworks.like(_narrowed(ids, dtype), y)


def to_one_hot(
    y: Any,
    classes: int,
    *,
    names: Iterable[Any] | Mapping[Any, int] | str | None = None,
    counted_from: int | None = None,
    ignore_index: int | None = None,
    form: LabelForm | str | None = None,
    mixed: bool = False,
    dtype: str = "float32",
) -> Any:
    """Labels as one-hot rows: a number for each of `classes` classes, 1 for the label's, 0 for the others.

    Args:
      y: labels, as `to_class_ids` takes them, whose options these are.
      classes: how many classes there are; never guessed from the labels.
      names, counted_from, ignore_index, form, mixed: as in `to_class_ids`. A place without a label becomes a row of 0, which no loss takes for
        a distribution: give it sample_weight 0.
      dtype: the dtype of the rows.

    Returns:
      (..., classes), in the framework of the labels, or a numpy array.

    Raises:
      LabelError, ShapeError (both ValueError): as `to_class_ids`.

    >>> import fromlogits as fl
    >>> fl.labels.to_one_hot([2, 0], 3)
    array([[0., 0., 1.],
           [1., 0., 0.]], dtype=float32)

    Twins: `torch.nn.functional.one_hot`, `jax.nn.one_hot` and `tf.one_hot` (which make rows of 0 of ids out of range), `keras.utils.to_categorical`
    (which guesses the number of classes).
    """
    if classes is None:
        raise errors.out_of_bounds("classes", classes, "1, 2, 3, …")
    given = read(y)
    terms = terms_of(given, classes=classes, names=names, counted_from=counted_from, ignore_index=ignore_index, form=form)
    ids, absent = ids_of(filled_up(given, terms), terms, mixed=mixed)
    hot = (ids[..., None] == np.arange(classes)) & ~absent[..., None]
    return frameworks.rows_like(hot, dtype, y)


def to_multi_hot(
    y: Any,
    classes: int,
    *,
    names: Iterable[Any] | Mapping[Any, int] | str | None = None,
    counted_from: int | None = None,
    ignore_index: int | None = None,
    dtype: str = "float32",
) -> Any:
    """The classes that hold for each row as 0 and 1 for each of `classes` classes.

    Args:
      y: a list, of any length, of class ids or names for each row; a matrix of them, filled up with `ignore_index`; one id or name a row; or rows of
        0 and 1 of the right length, which stay what they are.
      classes: how many classes there are.
      names, counted_from, ignore_index: as in `to_class_ids`.
      dtype: the dtype of the rows.

    Returns:
      (N, classes), in the framework of the labels, or a numpy array.

    Raises:
      LabelError, ShapeError (both ValueError): a class that is not there, or twice in one row.

    >>> import fromlogits as fl
    >>> fl.labels.to_multi_hot([[0, 2], [], [1]], 3)
    array([[1., 0., 1.],
           [0., 0., 0.],
           [0., 1., 0.]], dtype=float32)

    Twin: `sklearn.preprocessing.MultiLabelBinarizer`, which sorts the names.
    """
    if classes is None:
        raise errors.out_of_bounds("classes", classes, "1, 2, 3, …")
    given = read(y)
    terms = terms_of(given, classes=classes, names=names, counted_from=counted_from, ignore_index=ignore_index)
    whole = padded(given, marked=ignore_index is not None) if given.kind is Kind.RAGGED else given
    check_kind(whole)
    values = whole.values
    if values.ndim > 2:
        raise errors.too_many_axes(values.shape)
    bits = whole.kind is Kind.NUMBERS and whole is given and values.ndim == 2 and values.shape[-1] == classes
    if bits and whole.missing is None and np.isin(values, (0, 1)).all():
        return frameworks.rows_like(values != 0, dtype, y)
    ids, absent = ids_of(whole, replace(terms, form=LabelForm.CLASS_IDS), mixed=False, filled=whole is not given)
    ids, absent = (ids, absent) if ids.ndim == 2 else (ids.reshape(-1, 1), absent.reshape(-1, 1))
    rows, places = np.nonzero(~absent)
    counts = np.zeros((len(ids), classes), IDS)
    np.add.at(counts, (rows, ids[rows, places]), 1)
    if (counts > 1).any():
        row, class_id = first_place(counts > 1)
        place = int(np.flatnonzero((ids[row] == class_id) & ~absent[row])[1])
        raise errors.class_twice((row, place), values.reshape(ids.shape)[row, place].item() if whole.kind is Kind.NUMBERS else class_id)
    return frameworks.rows_like(counts > 0, dtype, y)


def _narrowed(ids: NDArray[np.int64], dtype: str) -> NDArray[Any]:
    """Ids in the dtype that is asked for, if it holds them."""
    try:
        whole = np.dtype(dtype).kind in "iu"
    except TypeError:
        whole = False
    if not whole:
        raise errors.unknown_choice("dtype", dtype, ("int64", "int32", "int16", "int8", "uint8"))
    bounds = np.iinfo(dtype)
    for value in (int(ids.min()), int(ids.max())) if ids.size else ():
        if not bounds.min <= value <= bounds.max:
            raise errors.id_does_not_fit(value, dtype)
    return ids.astype(dtype)
