"""scikit-learn's classifiers, and those that are spoken to as they are: the scale of what each of their methods gives."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from fromlogits.checker.evidence.source.heads import plain_of
from fromlogits.checker.evidence.source.operations.bound import Bound, as_tensor
from fromlogits.checker.evidence.source.shapes import Size
from fromlogits.checker.evidence.source.tensor import Tensor
from fromlogits.checker.evidence.source.values import Constant, Frame, List, Object, Series, Site, Unknown, Value
from fromlogits.vocabulary import OutputKind

if TYPE_CHECKING:
    from fromlogits.checker.evidence.source.reader import Reader

__all__ = ["OPERATIONS", "classifier_attribute", "classifier_method", "gives"]

DEEPEST = 6  # estimators within searches and pipelines
LOGISTIC = frozenset({"log_loss", "log"})  # losses of stochastic descent whose scores are log-odds
RAW = ("output_margin", "raw_score")  # how boosters are asked for the scores themselves, by any of their methods
APART = ("pred_contrib", "pred_leaf", "prediction_type")  # how they are asked for something else
STAGED = "staged_"  # what a booster gives after one, two, three … of its steps
FITS = frozenset({"fit", "partial_fit", "set_params"})


def classifier_method(
    reader: Reader, owner: Object, name: str, positional: list[Value], keywords: dict[str, Value], site: Site, frame: Frame
) -> Value | None:
    """`fit`, and what is predicted."""
    if name in FITS:
        labels = positional[1] if len(positional) > 1 else keywords.get("y")
        if name != "set_params" and labels is not None:
            reader.machine.write(owner.slots, "seen", as_tensor(reader.machine.settle(labels)))
        return owner
    x = positional[0] if positional else keywords.get("X")
    flags = {option: keywords[option] for option in (*RAW, *APART) if option in keywords}
    if len(positional) > 1 or _of_its_own(reader, owner) or any(_unlike_a_classifier(option, flag) for option, flag in flags.items()):
        return Unknown()
    raw = any(isinstance(flag, Constant) and flag.value is True for flag in flags.values())
    if name.startswith(STAGED):
        made = _given(reader, owner, name.removeprefix(STAGED), x, owner.get("seen"), site)
        if isinstance(made, Tensor) and made.kind is OutputKind.LOGITS:  # of two classes a column, or a row: each booster has its own way
            made.shape = None
        return Series(made)
    return _given(reader, owner, "decision_function" if raw else name, x, owner.get("seen"), site)


def _unlike_a_classifier(option: str, flag: Value) -> bool:
    """Whether an option of a booster's method makes it give leaves, shares of features, or nobody knows what."""
    return not isinstance(flag, Constant) or (option not in RAW and bool(flag.value))


def _of_its_own(reader: Reader, owner: Object) -> bool:
    """Whether an objective was written into a booster that has no name: whatever it fits, it gives as it stands."""
    for one in _inward(reader, owner):
        objective = one.get("objective")
        settled = reader.machine.settle(objective) if isinstance(objective, Value) else None
        if settled is not None and not (isinstance(settled, Constant) and (settled.value is None or isinstance(settled.value, str))):
            return True
    return False


def classifier_attribute(reader: Reader, owner: Object, name: str) -> Value | None:
    """The weights of a linear classifier, and the best of those that were searched."""
    if name == "best_estimator_":
        inner = owner.get("estimator")
        best = reader.machine.settle(inner) if isinstance(inner, Value) else None
        if isinstance(best, Object) and best.get("seen") is None:
            best = Object(best.name, best.entry, {**best.slots, "seen": owner.get("seen")}, site=best.site)
        return best
    if name not in {"coef_", "intercept_"} or plain_of(owner, "linear") is not True:
        return None
    classes = _classes(owner.get("seen"))
    rows = 1 if classes == 2 else classes or Size("rows of weights")
    return Tensor(shape=(rows, Size("columns")) if name == "coef_" else (rows,), library="numpy", learned=True, operation="weights")


def _given(reader: Reader, owner: Object, method: str, x: Value | None, seen: Any, site: Site | None) -> Value:
    """What a method gives for some rows, after labels were seen."""
    run = METHODS.get(method)
    several = isinstance(seen, Tensor) and seen.rank == 2 and seen.columns != 1  # of each row, several labels
    if run is None or several or plain_of(owner, "apart") is True:
        return Unknown()
    data = as_tensor(reader.machine.settle(x)) if x is not None else None
    rows = data.shape[0] if data is not None and data.shape and data.shape[0] is not ... else Size("rows", single=False)
    made = run(rows, _classes(seen), site)
    if method == "predict":
        made.integral = seen.integral if isinstance(seen, Tensor) else None
        made.form, made.kind, made.made = "ids" if made.integral else None, None, None
    if method == "decision_function" and _log_odds(reader, owner):
        reader.ledger.taken_as_logits(made)
    return made


def _classes(seen: Any) -> int | None:
    return seen.classes if isinstance(seen, Tensor) else None


def _shares(kind: OutputKind, activation: str | None, low: float | None, high: float) -> Callable[[Any, int | None, Site | None], Tensor]:
    def run(rows: Any, classes: int | None, site: Site | None) -> Tensor:
        return Tensor(
            shape=(rows, classes or Size("classes")), kind=kind, axis=-1, units=classes, activation=activation,
            activations=(activation,) if activation else (), low=low, high=high, **_facts(site),
        )  # fmt: skip

    return run


def _scores(rows: Any, classes: int | None, site: Site | None) -> Tensor:
    """One number a row for two classes, one for every class otherwise."""
    if classes is None:
        return Tensor(kind=OutputKind.LOGITS, **_facts(site))
    shape, axis, units = ((rows,), None, 1) if classes == 2 else ((rows, classes), -1, classes)
    return Tensor(shape=shape, kind=OutputKind.LOGITS, axis=axis, units=units, **_facts(site))


def _ids(rows: Any, classes: int | None, site: Site | None) -> Tensor:
    return Tensor(shape=(rows,), classes=classes, **{**_facts(site), "made": None})


def _facts(site: Site | None) -> dict[str, Any]:
    return {"library": "numpy", "learned": True, "held_out": True, "made": site, "origin": site, "operation": "predicted"}


METHODS: dict[str, Callable[[Any, int | None, Site | None], Tensor]] = {
    "predict": _ids,
    "predict_proba": _shares(OutputKind.PROBABILITIES, "predict_proba", 0.0, 1.0),
    "predict_log_proba": _shares(OutputKind.LOG_PROBABILITIES, None, None, 0.0),
    "decision_function": _scores,
}


def _log_odds(reader: Reader, owner: Object) -> bool:
    """Whether a score of 0 is a probability of a half and the scale is that of logits; the margins of a machine are of no such scale."""
    return any(plain_of(one, "log_odds") is True or plain_of(one, "loss") in LOGISTIC for one in _inward(reader, owner))


def gives(reader: Reader, owner: Object, name: str) -> bool | None:
    """Whether a classifier has a method that gives scores; None where it hangs on its options."""
    known = next((one.get("gives") for one in _inward(reader, owner) if one.get("gives") is not None), None)
    return name in known if known is not None and name in METHODS else None


def _inward(reader: Reader, owner: Object) -> Iterator[Object]:
    """An estimator, what it searches for or the last of its steps, and so on."""
    for _ in range(DEEPEST):
        yield owner
        steps = owner.get("steps")
        inner = reader.machine.settle(owner.get("estimator")) if isinstance(owner.get("estimator"), Value) else None
        settled = reader.machine.settle(steps) if isinstance(steps, Value) else None
        if isinstance(settled, List) and settled.items:
            inner = reader.machine.settle(settled.items[-1])
            if isinstance(inner, List) and len(inner.items) > 1:  # under a name
                inner = reader.machine.settle(inner.items[1])
        if not isinstance(inner, Object):
            return
        owner = inner


def _cross_predicted(reader: Reader, bound: Bound) -> Value:
    """`cross_val_predict(model, X, y, method=…)`."""
    model, method, labels = bound.value("estimator"), bound.plain("method"), bound.value("y")
    seen = as_tensor(labels) if isinstance(labels, Value) else None
    known = isinstance(model, Object) and isinstance(method, str)
    return _given(reader, model, method, bound.value("X"), seen, bound.site) if known else Unknown()


def _scorer(reader: Reader, bound: Bound) -> Value:
    """`make_scorer(log_loss, response_method=…)`: called with labels and with what that method of some classifier gives."""
    function, method = bound.value("f"), bound.plain("method")
    if bound.truth("needs_threshold"):
        method = "decision_function"
    if isinstance(function, Value) and isinstance(method, str) and method in METHODS and method != "predict":
        rows = Size("rows", single=False)
        labels = Tensor(shape=(rows,), learned=False)
        reader.call(function, [labels, METHODS[method](rows, None, bound.site)], {}, bound.node, bound.values["frame"])
    return Unknown()


OPERATIONS: dict[str, Callable[[Any, Bound], Value]] = {"cross_predicted": _cross_predicted, "scorer": _scorer}
