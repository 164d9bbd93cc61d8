"""Gradient boosting as XGBoost and LightGBM offer it themselves: what is predicted is on the scale that the objective says.

An objective that the program writes knows nothing of probabilities: whatever it makes of the scores, the booster gives them as they stand.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from fromlogits.checker.catalogue.entry import Layer
from fromlogits.checker.evidence.source.operations.bound import Bound, as_tensor
from fromlogits.checker.evidence.source.operations.classifiers import APART, RAW
from fromlogits.checker.evidence.source.operations.stepping import behind
from fromlogits.checker.evidence.source.shapes import Size
from fromlogits.checker.evidence.source.tensor import Tensor
from fromlogits.checker.evidence.source.values import Constant, Dict, Frame, Function, List, Method, Object, Site, Unknown, Value
from fromlogits.vocabulary import OutputKind

if TYPE_CHECKING:
    from fromlogits.checker.evidence.source.reader import Reader

__all__ = ["OPERATIONS", "booster_method", "matrix_method"]

YES_OR_NO = frozenset({"binary", "binary:logistic", "cross_entropy", "reg:logistic", "xentropy"})
ONE_OF_MANY = frozenset({"multi:softprob", "multiclass", "softmax"})
SCORES = frozenset({"binary:logitraw"})
WRITTEN = "written by the program"  # an objective that turns scores into probabilities for its gradient
STEPS = 64  # operations behind a gradient that are looked at


def _boosted(reader: Reader, bound: Bound) -> Value:
    """`train(params, data, obj=…)`."""
    params, data, own = bound.value("params"), bound.value("data"), bound.value("obj")
    named = params.slots.get("objective") if isinstance(params, Dict) else None
    own = own if isinstance(own, (Function, Method)) else named
    objective = reader.machine.settle(own) if isinstance(own, Value) else None
    if isinstance(objective, (Function, Method)):
        written = _takes_scores(reader, objective, data, bound)
        alone = isinstance(params, Dict) and "num_class" not in params.slots and (named is None or named is own)
        objective = Constant(WRITTEN) if written and alone else None
    made = Object("booster", Layer("booster"), {"objective": objective}, site=bound.site)
    metric = reader.machine.settle(bound.value("metric")) if isinstance(bound.value("metric"), Value) else None
    if isinstance(metric, (Function, Method)):
        reader.call(metric, [_given(reader, made, data, False, bound.site), data], {}, bound.node, bound.values["frame"])
    return made


def _takes_scores(reader: Reader, objective: Value, data: Any, bound: Bound) -> bool:
    """Whether the gradient of an objective is made of probabilities that it makes of the scores itself."""
    scores = Tensor(kind=OutputKind.LOGITS, learned=True, library="numpy", made=bound.site, operation="boosted")
    made = reader.machine.settle(reader.call(objective, [scores, data], {}, bound.node, bound.values["frame"]))
    gradient = as_tensor(reader.machine.settle(made.items[0])) if isinstance(made, List) and made.items else None
    found = behind(gradient)[:STEPS] if gradient is not None else []
    return any(one.operation in {"sigmoid", "softmax"} and one.arguments[:1] == (scores,) for one in found)


def booster_method(
    reader: Reader, owner: Object, name: str, positional: list[Value], keywords: dict[str, Value], site: Site, frame: Frame
) -> Value | None:
    """`booster.predict(data)`."""
    if name != "predict" or any(option in keywords for option in APART):
        return Unknown()
    flags = [reader.machine.settle(keywords[option]) for option in RAW if option in keywords]
    if len(positional) > 1 or any(not isinstance(flag, Constant) for flag in flags):
        return Unknown()
    raw = any(isinstance(flag, Constant) and flag.value is True for flag in flags)
    return _given(reader, owner, positional[0] if positional else keywords.get("data"), raw, site)


def _given(reader: Reader, owner: Object, data: Any, raw: bool, site: Site | None) -> Value:
    objective = owner.get("objective")
    name = objective.value if isinstance(objective, Constant) else None
    held = reader.machine.settle(data.get("data")) if isinstance(data, Object) and data.get("data") is not None else data
    x = as_tensor(held) if isinstance(held, Value) else None
    rows: Any = x.shape[0] if x is not None and x.shape else Size("rows", single=False)
    made = Tensor(
        shape=(rows,), library="numpy", learned=True, held_out=True, made=site, origin=site, operation="predicted", units=1,
        kind=OutputKind.PROBABILITIES, activation="sigmoid", activations=("sigmoid",), low=0.0, high=1.0,
    )  # fmt: skip
    if name in SCORES or name == WRITTEN or (raw and name in YES_OR_NO):
        scores = replace(made, kind=OutputKind.LOGITS, activation=None, activations=(), low=None, high=None)
        reader.ledger.taken_as_logits(scores)
        return scores
    if raw or name not in YES_OR_NO | ONE_OF_MANY:
        return Unknown()
    if name in ONE_OF_MANY:
        return replace(made, shape=(rows, Size("classes")), activation="softmax", activations=("softmax",), axis=-1, units=None)
    return made


def matrix_method(
    reader: Reader, owner: Object, name: str, positional: list[Value], keywords: dict[str, Value], site: Site, frame: Frame
) -> Value | None:
    """The labels that data for a booster holds."""
    held = owner.get("label") if name == "get_label" else None
    labels = as_tensor(reader.machine.settle(held)) if isinstance(held, Value) else None
    return replace(labels, library="numpy") if labels is not None else Unknown()


OPERATIONS: dict[str, Callable[[Any, Bound], Value]] = {"boosted": _boosted}
