"""Data on its way to training: splits, tables, files spelled out in the program, data sets and their batches."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from fromlogits.checker.evidence.source.containers import elements
from fromlogits.checker.evidence.source.frames import TABLE, columns_of, table_of
from fromlogits.checker.evidence.source.operations.bound import Bound, as_tensor
from fromlogits.checker.evidence.source.shapes import ANY, Size
from fromlogits.checker.evidence.source.tensor import Tensor, derived
from fromlogits.checker.evidence.source.values import Choice, Constant, Dict, List, Object, Series, Unknown, Value

if TYPE_CHECKING:
    from fromlogits.checker.evidence.source.reader import Reader

__all__ = ["OPERATIONS", "batched", "rows_of"]


def rows_of(value: Value, length: Any) -> Value:
    """The same data with another number of rows."""
    if isinstance(value, Tensor):
        if value.shape and value.shape[0] is not ANY:
            return derived(value, "rows", keep=True, shape=(length, *value.shape[1:]), numbers=None)
        return derived(value, "rows", keep=True, numbers=None)
    if isinstance(value, List):
        made = as_tensor(value)
        if made is None:
            return List.of(value.items, value.kind, exact=False)
        return rows_of(made, length)
    if isinstance(value, Object) and value.name == TABLE:
        columns, exact = columns_of(value)
        return table_of({name: rows_of(column, length) for name, column in columns.items()}, exact=exact, site=value.site)
    return value


def batched(value: Any, size: Any) -> Any:
    """One batch of elements."""
    if isinstance(value, Tensor):
        shape = (size, *value.shape) if value.shape is not None and (not value.shape or value.shape[0] is not ANY) else None
        return derived(value, "batch", keep=True, shape=shape, axis=value.axis)
    if isinstance(value, List):
        return List.of((batched(item, size) for item in value.items), value.kind, exact=value.exact)
    if isinstance(value, Dict):
        return Dict({key: batched(item, size) for key, item in value.slots.items()}, value.exact)
    if isinstance(value, Constant) and isinstance(value.value, (int, float, bool)):
        made = as_tensor(value)
        return replace(made, shape=(size,), numbers=None) if made is not None else Unknown()
    if isinstance(value, Choice):
        return Choice(tuple((guards, batched(option, size)) for guards, option in value.options), site=value.site)
    return Unknown()


def _default_collate(reader: Reader, bound: Bound) -> Value:
    """`default_collate(items)`: a batch of them."""
    from fromlogits.checker.evidence.source.datasets import collated

    given = bound.value("xs")
    found, _ = elements(reader, given) if isinstance(given, Value) else ((), False)
    return collated(reader, found) if found else Unknown()


def _class_weights(reader: Reader, bound: Bound) -> Value:
    classes = bound.tensor("classes")
    return Tensor(
        shape=classes.shape if classes is not None else None,
        dtype="float64",
        low=0.0,
        integral=False,
        learned=False,
        library="numpy",
        origin=bound.site,
    )


def _train_test_split(reader: Reader, bound: Bound) -> Value:
    arrays = bound.value("arrays")
    parts: list[Value] = []
    train, test = Size("train", single=False), Size("test", single=False)
    for array in arrays.items if isinstance(arrays, List) else ():
        settled = reader.machine.settle(array)
        parts += [rows_of(settled, train), rows_of(settled, test)]
    return List.of(parts, "list")


def _shuffle_arrays(reader: Reader, bound: Bound) -> Value:
    arrays = bound.value("arrays")
    settled = [reader.machine.settle(item) for item in arrays.items] if isinstance(arrays, List) else []
    length = Size("rows", single=False) if bound.given("n_samples") else None
    items = [rows_of(item, length if length is not None else _length(item)) for item in settled]
    return items[0] if len(items) == 1 else List.of(items, "list")


def _length(value: Value) -> Any:
    made = as_tensor(value)
    return made.shape[0] if made is not None and made.shape and made.shape[0] is not ANY else Size("rows", single=False)


def _loadtxt(reader: Reader, bound: Bound) -> Value:
    """`np.loadtxt(io.StringIO(TEXT))`: a table that stands in the program itself."""
    source = bound.value("source")
    text = source.get("text") if isinstance(source, Object) and source.name == "io.StringIO" else None
    plain = text.value if isinstance(text, Constant) and isinstance(text.value, str) else None
    if plain is None:
        lines = reader.machine.settle(source)
        if (
            isinstance(lines, List)
            and lines.exact
            and all(isinstance(line, Constant) and isinstance(line.value, str) for line in lines.items)
        ):
            plain = "\n".join(line.value for line in lines.items)  # type: ignore[attr-defined]
    if plain is None:
        return Tensor(learned=False)
    delimiter = bound.plain("delimiter")
    skip = bound.plain("skip", 0)
    rows = []
    for line in plain.splitlines()[skip if isinstance(skip, int) else 0 :][:2048]:
        content = line.partition("#")[0].strip()
        if not content:
            continue
        try:
            rows.append(tuple(float(part) for part in (content.split(delimiter) if isinstance(delimiter, str) else content.split())))
        except ValueError:
            return Tensor(learned=False)
    if not rows or len({len(row) for row in rows}) != 1:
        return Tensor(learned=False)
    made = as_tensor(List.of(List.of(Constant(part) for part in row) for row in rows))
    return made if made is not None else Tensor(learned=False)


# -- data sets


def _from_slices(reader: Reader, bound: Bound) -> Value:
    return Object("tensorflow.data.Dataset", None, {"element": _sliced(reader, bound.value("tensors"))}, site=bound.site)


def _sliced(reader: Reader, value: Any) -> Value:
    settled = reader.machine.settle(value)
    if isinstance(settled, List) and settled.kind == "tuple":
        return List.of((_sliced(reader, item) for item in settled.items), "tuple")
    if isinstance(settled, Dict):
        return Dict({key: _sliced(reader, item) for key, item in settled.slots.items()}, settled.exact)
    made = as_tensor(settled)
    return reader.operate("row", x=made, index=Unknown()) if made is not None else Unknown()


def _from_generator(reader: Reader, bound: Bound) -> Value:
    """`Dataset.from_generator(f)`: an element is what `f` yields; a number that is spelled out is one of many."""
    function, given = bound.value("f"), bound.value("arguments")
    if not isinstance(function, Value):
        return _dataset(Unknown(), bound)
    arguments = list(given.items) if isinstance(given, List) else []
    items, _ = elements(reader, reader.machine.settle(reader.call(function, arguments, {}, bound.node, bound.values["frame"])))
    return _dataset(_one_of_many(reader, items[0]) if items else Unknown(), bound)


def _one_of_many(reader: Reader, value: Any) -> Value:
    value = reader.machine.settle(value)
    if isinstance(value, List) and value.kind == "tuple":
        return List.of((_one_of_many(reader, item) for item in value.items), "tuple")
    if isinstance(value, Constant) and isinstance(value.value, (int, float)):
        return Tensor(shape=(), integral=isinstance(value.value, int) or None, learned=False)
    return value if isinstance(value, Value) else Unknown()


def _dataset(element: Value, bound: Bound) -> Value:
    return Object("tensorflow.data.Dataset", None, {"element": element}, site=bound.site)


def _dataset_unknown(reader: Reader, bound: Bound) -> Value:
    return _dataset(Unknown(), bound)


def _dataset_range(reader: Reader, bound: Bound) -> Value:
    numbers = bound.value("args")
    given = [item.value for item in numbers.items if isinstance(item, Constant)] if isinstance(numbers, List) else []
    whole = bool(given) and isinstance(numbers, List) and len(given) == len(numbers.items) and all(isinstance(one, int) for one in given)
    counted = range(*given) if whole and len(given) <= 3 and 0 not in given[2:] else range(0)
    low, high = (float(min(counted[0], counted[-1])), float(max(counted[0], counted[-1]))) if counted else (None, None)
    return _dataset(Tensor(shape=(), dtype="int64", low=low, high=high, integral=True, learned=False, library="tensorflow"), bound)


def _dataset_next(reader: Reader, bound: Bound) -> Value:
    return _element(reader.machine.settle(bound.value("x")))


def _element(value: Any) -> Value:
    if isinstance(value, Object):
        found = value.get("element")
        return found if isinstance(found, Value) else Unknown()
    return value.element if isinstance(value, Series) else Unknown()


def _dataset_map(reader: Reader, bound: Bound) -> Value:
    source, function = bound.value("x"), bound.value("f")
    element = reader.machine.settle(_element(source))
    if not isinstance(function, Value):
        return Unknown()
    arguments = list(element.items) if isinstance(element, List) and element.kind == "tuple" else [element]
    frame = bound.values.get("frame")
    result = reader.call(function, arguments, {}, bound.node, frame)  # type: ignore[arg-type]
    return Object("tensorflow.data.Dataset", None, {"element": reader.machine.settle(result)}, site=bound.site)


def _dataset_batch(reader: Reader, bound: Bound) -> Value:
    source = bound.value("x")
    size: Any = 1 if bound.whole("size") == 1 else Size("batch", single=False)
    return Object("tensorflow.data.Dataset", None, {"element": batched(reader.machine.settle(_element(source)), size)}, site=bound.site)


def _dataset_same(reader: Reader, bound: Bound) -> Value:
    value = bound.value("x")
    return value if isinstance(value, Value) else Unknown()


def _dataset_unbatch(reader: Reader, bound: Bound) -> Value:
    element = reader.machine.settle(_element(bound.value("x")))
    return Object("tensorflow.data.Dataset", None, {"element": _sliced(reader, element)}, site=bound.site)


def _dataset_rebatch(reader: Reader, bound: Bound) -> Value:
    """Batches of another size."""
    element = _sliced(reader, reader.machine.settle(_element(reader.machine.settle(bound.value("x")))))
    return _dataset(batched(reader.machine.settle(element), Size("batch", single=False)), bound)


def _dataset_zip(reader: Reader, bound: Bound) -> Value:
    parts = bound.value("xs") or bound.value("datasets")
    items = parts.items if isinstance(parts, List) else ()
    if len(items) == 1 and isinstance(items[0], List):
        items = items[0].items
    return Object(
        "tensorflow.data.Dataset",
        None,
        {"element": List.of((_element(reader.machine.settle(item)) for item in items), "tuple")},
        site=bound.site,
    )


def _random_split(reader: Reader, bound: Bound) -> Value:
    dataset = bound.value("dataset")
    lengths = bound.value("lengths")
    count = len(lengths.items) if isinstance(lengths, List) and lengths.exact else 2
    return List.of([dataset if isinstance(dataset, Value) else Unknown()] * count, "list")


def _folder_dataset(reader: Reader, bound: Bound) -> Value:
    """Images or texts from folders: the label mode says what the labels are."""
    mode = bound.plain("label_mode", bound.plain("class_mode", "int"))
    names = bound.value("class_names") if bound.given("class_names") else bound.value("classes")
    count = len(names.items) if isinstance(names, List) and names.exact else None
    batch = Size("batch", single=False)
    images = Tensor(learned=False, shape=None)
    labels: Value = Unknown()
    if mode in {"int", "sparse"}:
        labels = Tensor(
            shape=(batch,),
            dtype="int32",
            low=0.0,
            high=float(count - 1) if count else None,
            integral=True,
            form="ids",
            classes=count,
            learned=False,
            origin=bound.site,
        )
    elif mode == "categorical":
        labels = Tensor(
            shape=(batch, count or Size("classes")),
            dtype="float32",
            low=0.0,
            high=1.0,
            integral=True,
            form="one_hot",
            classes=count,
            learned=False,
            origin=bound.site,
        )
    elif mode == "binary":
        generator = bound.plain("style") == "generator"
        labels = Tensor(
            shape=(batch,) if generator else (batch, 1),
            dtype="float32",
            low=0.0,
            high=1.0,
            integral=True,
            form="ids",
            classes=2,
            learned=False,
            origin=bound.site,
        )
    alone = mode is None or (bound.value("labels") is not None and not bound.given("labels"))
    made = _dataset(images if alone else List.of([images, labels], "tuple"), bound)
    return List.of([made, made], "tuple") if bound.plain("subset") == "both" else made


def _flow(reader: Reader, bound: Bound) -> Value:
    batch = Size("batch", single=False)
    pair = []
    for key in ("x", "y"):
        value = reader.machine.settle(bound.value(key)) if bound.given(key) else None
        made = as_tensor(value) if value is not None else None
        pair.append(rows_of(made, batch) if made is not None else Unknown())
    return Object("tensorflow.data.Dataset", None, {"element": List.of(pair, "tuple")}, site=bound.site)


def _windows(reader: Reader, bound: Bound) -> Value:
    """Stretches of a series, each with the target that stands at its place."""
    data, targets = bound.tensor("data"), bound.tensor("targets") if bound.given("targets") else None
    length = bound.plain("sequence_length")
    shape = (length if isinstance(length, int) else Size("length"), *data.shape[1:]) if data is not None and data.shape else None
    stretch: Value = derived(data, "rows", keep=True, shape=shape, numbers=None) if data is not None else Unknown()
    element = stretch if targets is None else List.of([stretch, reader.operate("row", x=targets, index=Unknown())], "tuple")
    return _dataset(batched(element, Size("batch", single=False)) if bound.given("batch_size") else element, bound)


def _make_labels(classes_key: str, default: int) -> Callable[[Any, Bound], Value]:
    """scikit-learn's synthetic classification sets: features and ids."""

    def run(reader: Reader, bound: Bound) -> Value:
        rows = bound.plain("rows", 100)
        columns = bound.plain("columns", 2)
        classes = bound.plain(classes_key, default)
        centers = bound.value(classes_key)
        if isinstance(centers, List) and centers.exact:
            classes = len(centers.items)
            first = centers.items[0] if centers.items else None
            columns = len(first.items) if isinstance(first, List) else columns
        elif isinstance(centers, Tensor) and centers.shape and isinstance(centers.shape[0], int):
            classes = centers.shape[0]
        if classes is None:
            classes = default
        length = (
            rows
            if isinstance(rows, int)
            else sum(rows)
            if isinstance(rows, tuple) and all(isinstance(part, int) for part in rows)
            else Size("rows", single=False)
        )
        count = classes if isinstance(classes, int) else None
        x = Tensor(
            shape=(length, columns if isinstance(columns, int) else None),
            dtype="float64",
            learned=False,
            integral=False,
            library="numpy",
            origin=bound.site,
        )
        y = Tensor(shape=(length,), dtype=bound.dtype() or "int64", low=0.0, high=float(count - 1) if count else None, integral=True, form="ids", classes=count,
                   learned=False, library="numpy", origin=bound.site)  # fmt: skip
        if bound.number("low") is not None:  # hastie's classes are -1 and 1
            y.low, y.high, y.form, y.classes = bound.number("low"), bound.number("high"), None, None
        if bound.plain("return_X_y") is False:
            return Unknown()
        return List.of([x, y, Unknown()] if bound.truth("return_centers") else [x, y], "tuple")

    return run


def _make_regression(reader: Reader, bound: Bound) -> Value:
    """scikit-learn's synthetic regression: nothing here is a class."""
    rows, columns, targets = bound.plain("rows", 100), bound.plain("columns", 100), bound.plain("targets", 1)
    length = rows if isinstance(rows, int) else Size("rows", single=False)
    facts = {"dtype": "float64", "integral": False, "learned": False, "library": "numpy", "origin": bound.site}
    x = Tensor(shape=(length, columns if isinstance(columns, int) else None), **facts)  # type: ignore[arg-type]
    y = Tensor(shape=(length,) if targets == 1 else (length, targets if isinstance(targets, int) else None), **facts)  # type: ignore[arg-type]
    return List.of([x, y, Unknown()] if bound.truth("coef") else [x, y], "tuple")


def _make_multilabel(reader: Reader, bound: Bound) -> Value:
    rows, columns, classes = bound.plain("rows", 100), bound.plain("columns", 20), bound.plain("classes", 5)
    length = rows if isinstance(rows, int) else Size("rows", single=False)
    x = Tensor(shape=(length, columns if isinstance(columns, int) else None), dtype="float64", learned=False, library="numpy")
    y = Tensor(
        shape=(length, classes if isinstance(classes, int) else None),
        dtype="int64",
        low=0.0,
        high=1.0,
        integral=True,
        form="multi_hot",
        learned=False,
        library="numpy",
        origin=bound.site,
    )
    return List.of([x, y], "tuple")


def _fetch_openml(reader: Reader, bound: Bound) -> Value:
    strings = Tensor(shape=(Size("rows", single=False),), strings=True, dtype="str", learned=False, origin=bound.site)
    x = Tensor(learned=False)
    name = bound.plain("name")
    y: Value = strings if name in {"mnist_784", "Fashion-MNIST"} else Unknown()
    if bound.truth("return_X_y"):
        return List.of([x, y], "tuple")
    made = Object("sklearn.Bunch", None, {}, site=bound.site)
    for name, value in (("data", x), ("target", y)):
        made.slots["attribute", name] = made.slots["item", name] = value
    return made


OPERATIONS: dict[str, Callable[[Any, Bound], Value]] = {
    "class_weights": _class_weights,
    "default_collate": _default_collate,
    "train_test_split": _train_test_split,
    "shuffle_arrays": _shuffle_arrays,
    "loadtxt": _loadtxt,
    "dataset_from_slices": _from_slices,
    "dataset_from_generator": _from_generator,
    "dataset_unknown": _dataset_unknown,
    "dataset_range": _dataset_range,
    "dataset_next": _dataset_next,
    "dataset_map": _dataset_map,
    "dataset_batch": _dataset_batch,
    "dataset_same": _dataset_same,
    "dataset_unbatch": _dataset_unbatch,
    "dataset_rebatch": _dataset_rebatch,
    "dataset_zip": _dataset_zip,
    "random_split": _random_split,
    "folder_dataset": _folder_dataset,
    "flow": _flow,
    "windows": _windows,
    "make_classification": _make_labels("classes", 2),
    "make_blobs": _make_labels("centers", 3),
    "make_moons": _make_labels("none", 2),
    "make_circles": _make_labels("none", 2),
    "make_regression": _make_regression,
    "make_multilabel_classification": _make_multilabel,
    "fetch_openml": _fetch_openml,
}
