"""Objects of frameworks that hold a state: parsers, encoders, splitters, trainers, transformed functions, optimizers."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from fromlogits.checker.catalogue.entry import Layer, MetricEntry, parameters
from fromlogits.checker.evidence.source.arguments import parser
from fromlogits.checker.evidence.source.backbones import HEAD, head_method
from fromlogits.checker.evidence.source.clusters import cluster_method
from fromlogits.checker.evidence.source.engines import engine_method
from fromlogits.checker.evidence.source.estimators import estimator_method
from fromlogits.checker.evidence.source.heads import is_none, plain_of
from fromlogits.checker.evidence.source.operations.boosters import booster_method, matrix_method
from fromlogits.checker.evidence.source.operations.bound import as_tensor
from fromlogits.checker.evidence.source.operations.classifiers import classifier_method
from fromlogits.checker.evidence.source.operations.files import FILE, file_method, writer_method
from fromlogits.checker.evidence.source.operations.records import HYPERPARAMETERS
from fromlogits.checker.evidence.source.operations.scaling import range_of, scaled
from fromlogits.checker.evidence.source.operations.stax import PAIR, pair_method
from fromlogits.checker.evidence.source.operations.texts import marks_of_parts, text_method
from fromlogits.checker.evidence.source.shapes import Size
from fromlogits.checker.evidence.source.tensor import Tensor, derived
from fromlogits.checker.evidence.source.trainers import hyperparameter_method, trainer
from fromlogits.checker.evidence.source.tuning import hyperparameter, tuner_method
from fromlogits.checker.evidence.source.values import (
    Constant,
    Dict,
    Frame,
    List,
    Method,
    Object,
    Series,
    Site,
    Unknown,
    Value,
)
from fromlogits.checker.evidence.source.vocabularies import lookup_method

if TYPE_CHECKING:
    from fromlogits.checker.evidence.source.reader import Reader

__all__ = ["OBJECTS"]


# -- scikit-learn


def _encoder(
    reader: Reader, owner: Object, name: str, positional: list[Value], keywords: dict[str, Value], site: Site, frame: Frame
) -> Value | None:
    """scikit-learn's encoders and scalers."""
    kind = owner.get("kind")
    x = as_tensor(reader.machine.settle(positional[0])) if positional else None
    if name == "fit":
        reader.machine.write(owner.slots, "seen", x)
        return owner
    if name in {"transform", "fit_transform"}:
        if x is not None and (name == "fit_transform" or owner.get("seen") is None):
            owner.slots["seen"] = x
        if kind == "multi_hot" and positional and _one_each(reader, positional[0]):
            kind = "one_hot"
        return _encoded(owner, kind, x, site)
    if name == "inverse_transform":
        return Unknown()
    return None


def _one_each(reader: Reader, value: Value) -> bool:
    """Whether every row holds a single label: a row of labels that names one class."""
    settled = reader.machine.settle(value)
    if isinstance(settled, Tensor):
        return settled.rank == 2 and settled.columns == 1
    rows = settled.items if isinstance(settled, List) else ()
    inner = [reader.machine.settle(row) for row in rows]
    return bool(inner) and all(isinstance(row, List) and row.exact and len(row.items) == 1 for row in inner)


def _encoded(owner: Object, kind: Any, x: Tensor | None, site: Site) -> Value:
    rows = x.shape[0] if x is not None and x.shape else Size("rows", single=False)
    seen = owner.get("seen")
    classes = _seen_classes(seen) if isinstance(seen, Tensor) else None
    facts: dict[str, Any] = {"low": 0.0, "high": 1.0, "integral": True, "learned": False, "origin": site, "library": "numpy"}
    if kind == "scaler":
        bounds = range_of(plain_of(owner, "feature_range")) if owner.get("feature_range") is not None else (0.0, 1.0)
        return scaled(x, owner.get("way"), bounds) if x is not None else Tensor(learned=False)
    if kind == "filler":
        return (
            derived(x, "filled in", keep=True, nan=None, integral=None if x.nan else x.integral) if x is not None else Tensor(learned=False)
        )
    if kind in {"ids", "ordinal"}:
        facts["high"] = float(classes - 1) if classes else None
        single = kind == "ids" or (x is not None and x.columns == 1)
        shape = x.shape if x is not None else None
        if kind == "ids" and shape is not None and len(shape) == 2 and shape[1] == 1:
            shape = shape[:1]  # a column is laid flat
        return Tensor(
            shape=shape,
            dtype="int64" if kind == "ids" else "float64",
            form="ids" if single else None,
            classes=classes if single else None,
            **facts,
        )
    width = classes or Size("classes")
    if kind == "multi_hot":
        return Tensor(shape=(rows, Size("classes")), form="multi_hot", dtype="int64", **facts)
    if kind == "binarizer":
        low = plain_of(owner, "neg_label")
        facts["low"] = float(low) if isinstance(low, int) else None
        if classes == 2:
            return Tensor(shape=(rows, 1), form="ids" if low == 0 else None, classes=2, dtype="int64", **facts)
        return Tensor(shape=(rows, width), form="one_hot" if low == 0 else None, classes=classes, dtype="int64", **facts)
    alone = x is None or x.columns in (1, None)
    if not alone or not is_none(owner.get("drop")):  # several columns, or a value without a column
        return Tensor(shape=(rows, Size("columns")), dtype="float64", **facts)
    return Tensor(shape=(rows, width), form="one_hot", classes=classes, dtype="float64", **facts)


def _seen_classes(seen: Tensor) -> int | None:
    """How many different values an encoder was fitted on."""
    if seen.classes is not None:
        return seen.classes + bool(seen.nan)  # what is missing is a class of its own
    return len(set(map(str, seen.numbers))) if isinstance(seen.numbers, tuple) else None


# -- training


def _tape(
    reader: Reader, owner: Object, name: str, positional: list[Value], keywords: dict[str, Value], site: Site, frame: Frame
) -> Value | None:
    if name in {"gradient", "jacobian"} and (positional or "target" in keywords):
        target = positional[0] if positional else keywords["target"]
        reader.ledger.minimised(reader.machine.settle(target))
    return Unknown()


def _module_list(
    reader: Reader, owner: Object, name: str, positional: list[Value], keywords: dict[str, Value], site: Site, frame: Frame
) -> Value | None:
    layers = owner.get("layers")
    if isinstance(layers, (List, Dict)) and name in {"append", "extend", "insert", "items", "values", "keys", "update"}:
        return reader.call(Method(layers, name), positional, keywords, site.node, frame)
    return None


# -- data


def _file(
    reader: Reader, owner: Object, name: str, positional: list[Value], keywords: dict[str, Value], site: Site, frame: Frame
) -> Value | None:
    return file_method(reader, owner, name, positional)


def _csv_writer(
    reader: Reader, owner: Object, name: str, positional: list[Value], keywords: dict[str, Value], site: Site, frame: Frame
) -> Value | None:
    return writer_method(reader, owner, name, positional)


def _texts(
    reader: Reader, owner: Object, name: str, positional: list[Value], keywords: dict[str, Value], site: Site, frame: Frame
) -> Value | None:
    """pandas: `column.str.lower()` does to each text of a column what the text's own method does."""
    values = owner.get("values")
    if name == "get_dummies":
        separator = positional[0] if positional else keywords.get("sep")
        return marks_of_parts(values, reader.machine.settle(separator) if separator is not None else None, site)
    return (text_method(values, name, positional) if isinstance(values, Tensor) else None) or Unknown()


def _splitter(
    reader: Reader, owner: Object, name: str, positional: list[Value], keywords: dict[str, Value], site: Site, frame: Frame
) -> Value | None:
    """`for train, test in folds.split(X, y)`: positions of rows."""
    if name == "split":
        parts = [Tensor(shape=(Size(part, single=False),), dtype="int64", low=0.0, integral=True, learned=False, library="numpy", operation="permutation")
                 for part in ("train", "test")]  # fmt: skip
        return Series(List.of(parts, "tuple"))
    return owner.get("n_splits") if name == "get_n_splits" and isinstance(owner.get("n_splits"), Value) else Unknown()


def _image_generator(
    reader: Reader, owner: Object, name: str, positional: list[Value], keywords: dict[str, Value], site: Site, frame: Frame
) -> Value | None:
    """Keras's ImageDataGenerator: what flows out of it is in the catalogue; the rest changes pixels."""
    if name in {"random_transform", "standardize", "apply_transform"} and positional:
        x = as_tensor(reader.machine.settle(positional[0]))
        return derived(x, "rescale", learned=x.learned) if x is not None else Unknown()
    return Constant(None)


# -- what JAX's libraries hand around


def _transformed(
    reader: Reader, owner: Object, name: str, positional: list[Value], keywords: dict[str, Value], site: Site, frame: Frame
) -> Value | None:
    """Haiku's pair: `init(rng, x)` makes parameters, `apply(params, rng, x)` runs the function."""
    function, state = owner.get("f"), bool(owner.get("state"))
    rng = owner.get("rng") is not False
    if not isinstance(function, Value):
        return Unknown()
    if name == "init":
        reader.call(function, positional[1:], keywords, site.node, frame)
        params = Object("haiku.params", None, {})
        return List.of([params, Object("haiku.state", None, {})], "tuple") if state else params
    if name != "apply":
        return Unknown()
    left = positional[1 + state :]
    if rng and "rng" not in keywords:
        left = left[1:]
    rest = {key: value for key, value in keywords.items() if key not in {"params", "state", "rng"}}
    result = reader.call(function, left, rest, site.node, frame)
    return List.of([result, Unknown()], "tuple") if state else result


def _optimizer(
    reader: Reader, owner: Object, name: str, positional: list[Value], keywords: dict[str, Value], site: Site, frame: Frame
) -> Value | None:
    return Constant(None) if name in {"update", "step", "zero_grad"} else Unknown()


def _multi_metric(
    reader: Reader, owner: Object, name: str, positional: list[Value], keywords: dict[str, Value], site: Site, frame: Frame
) -> Value | None:
    """Flax's MultiMetric: every metric takes the arguments that it names."""
    if name != "update":
        return Constant(None) if name == "reset" else Unknown()
    for value in owner.slots.values():
        metric = reader.machine.settle(value) if isinstance(value, Value) else None
        if isinstance(metric, Object) and isinstance(metric.entry, MetricEntry):
            wanted = {parameter.name for parameter in parameters(metric.entry.call)}
            reader.call(metric, [], {key: value for key, value in keywords.items() if key in wanted}, site.node, frame)
    return Constant(None)


def _metric_collection(
    reader: Reader, owner: Object, name: str, positional: list[Value], keywords: dict[str, Value], site: Site, frame: Frame
) -> Value | None:
    """torchmetrics.MetricCollection: every metric takes the same arguments."""
    if name in {"clone", "to", "cuda", "cpu"}:
        return owner
    if name not in {"update", "forward", "__call__"}:
        return Unknown()
    update_all(reader, owner, positional, keywords, site, frame)
    return Unknown()


def _mean_metric(
    reader: Reader, owner: Object, name: str, positional: list[Value], keywords: dict[str, Value], site: Site, frame: Frame
) -> Value | None:
    """Keras's MeanMetricWrapper: a function of labels and output."""
    function = owner.get("fn")
    if name in {"update_state", "__call__"} and isinstance(function, Value):
        return reader.call(
            function, positional[:2], {key: keywords[key] for key in ("y_true", "y_pred") if key in keywords}, site.node, frame
        )
    return Unknown()


def update_all(reader: Reader, owner: Object, positional: list[Value], keywords: dict[str, Value], site: Site, frame: Frame) -> None:
    """Give a batch to every metric of a collection."""
    held = reader.machine.settle(owner.get("metrics")) if isinstance(owner.get("metrics"), Value) else None
    metrics = list(held.slots.values()) if isinstance(held, Dict) else list(held.items) if isinstance(held, List) else [held]
    more = owner.get("additional_metrics")
    for value in [*metrics, *(more.items if isinstance(more, List) else ())]:
        metric = reader.machine.settle(value) if isinstance(value, Value) else None
        if isinstance(metric, Object) and (isinstance(metric.entry, MetricEntry) or holds_metrics(metric)):
            reader.call(metric, positional, keywords, site.node, frame)


def holds_metrics(value: Object) -> bool:
    """Whether this is a collection of metrics, or a wrapper around one."""
    return isinstance(value.entry, Layer) and value.entry.operation == "metric_collection"


OBJECTS: dict[str, Callable[..., Value | None]] = {
    HEAD: head_method,
    PAIR: pair_method,
    "argument_parser": parser,
    "encoder": _encoder,
    "lookup": lookup_method,
    "splitter": _splitter,
    "image_generator": _image_generator,
    "tape": _tape,
    "estimator": classifier_method,
    "booster": booster_method,
    "labelled_matrix": matrix_method,
    "clusters": cluster_method,
    "wrapped_model": estimator_method,
    "module_list": _module_list,
    "module_dict": _module_list,
    "trainer": trainer,
    "tuner": tuner_method,
    "hyperparameters": hyperparameter,
    "engine": engine_method,
    HYPERPARAMETERS: hyperparameter_method,
    "optimizer": _optimizer,
    "multi_metric": _multi_metric,
    "metric_collection": _metric_collection,
    "mean_metric": _mean_metric,
    "haiku.Transformed": _transformed,
    "pandas.str": _texts,
    "csv.writer": _csv_writer,
    FILE: _file,
}
