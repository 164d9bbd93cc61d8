"""Keras models dressed as scikit-learn's estimators: the program writes a function that builds one, the wrapper calls it and fits what it built."""

from __future__ import annotations

import ast
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from fromlogits.checker.evidence.source.heads import is_none
from fromlogits.checker.evidence.source.operations.bound import as_tensor
from fromlogits.checker.evidence.source.shapes import Size
from fromlogits.checker.evidence.source.syntax import walk
from fromlogits.checker.evidence.source.tensor import Tensor
from fromlogits.checker.evidence.source.values import Constant, Dict, Frame, Function, Instance, Method, Object, Site, Unknown, Value

if TYPE_CHECKING:
    from fromlogits.checker.evidence.source.reader import Reader

__all__ = ["estimator_method", "try_estimator"]

SETTING = frozenset({"dict", "set_params"})  # calls whose keywords are options that are set


def try_estimator(reader: Reader, estimator: Object, site: Site, frame: Frame) -> None:
    """Build and fit as the wrapper will, on data that nobody knows yet: a search or a pipeline may be all that fits it."""
    if estimator.get("compiles") is True:
        later = _set_later(site)
        reader.machine.spread(lambda model: _compiled(reader, estimator, model, later, site), _built(reader, estimator, later, site, frame))
        return
    _fitted(reader, estimator, Tensor(learned=False), Tensor(learned=False), site, frame)


def estimator_method(
    reader: Reader, owner: Object, name: str, positional: list[Value], keywords: dict[str, Value], site: Site, frame: Frame
) -> Value | None:
    """`fit` and what follows it."""
    if owner.get("compiles") is True:  # its labels are encoded anew
        return owner if name in {"fit", "partial_fit", "set_params"} else Unknown()
    if name == "fit":
        x, y = (positional[place] if len(positional) > place else keywords.get(key) for place, key in enumerate("Xy"))
        given = [as_tensor(reader.machine.settle(one)) if one is not None else None for one in (x, y)]
        model = _fitted(reader, owner, given[0] or Tensor(learned=False), given[1] or Tensor(learned=False), site, frame)
        reader.machine.write(owner.slots, ("attribute", "model_"), model)
        return owner
    built = owner.slots.get(("attribute", "model_"))
    if name == "predict_proba" and isinstance(built, Value):
        return reader.call(Method(built, "predict"), positional, keywords, site.node, frame)
    return Unknown()


def _built(reader: Reader, estimator: Object, later: set[str], site: Site, frame: Frame) -> Value:
    """What SciKeras's wrapper builds: the function gets those of the wrapper's options that it has parameters for."""
    builder = reader.machine.settle(estimator.get("model"))
    function = builder.function if isinstance(builder, Method) else builder
    if not isinstance(function, Function):
        return builder
    arguments = function.node.args
    names = [parameter.arg for parameter in [*arguments.args, *arguments.kwonlyargs]]
    told: dict[str, Value] = {"meta": Dict({}, exact=False), "compile_kwargs": Dict(_compile_options(estimator), exact=False)}
    for name in names:
        given = estimator.get(f"model__{name}") or estimator.get(name)
        if name in later:
            told[name] = Unknown()
        elif isinstance(given, Value) and not is_none(given):
            told[name] = given
    keywords = told if arguments.kwarg is not None else {name: value for name, value in told.items() if name in names}
    return reader.call(builder, [], keywords, site.node, frame)


def _set_later(site: Site) -> set[str]:
    """The options that a search tries or `set_params` changes: whatever the builder has for them, it is not what is trained."""
    found: set[str] = set()
    for node in walk(site.document.tree) if site.document.tree is not None else ():
        if isinstance(node, ast.Dict):
            found |= {key.value for key in node.keys if isinstance(key, ast.Constant) and isinstance(key.value, str)}
        elif isinstance(node, ast.Call) and getattr(node.func, "attr", getattr(node.func, "id", None)) in SETTING:
            found |= {keyword.arg for keyword in node.keywords if keyword.arg is not None}
    return {name.rpartition("__")[2] for name in found}


def _compile_options(estimator: Object) -> dict[Any, Value]:
    """What the wrapper compiles with, without options of an option: `loss__from_logits=True`."""
    refined = any(isinstance(key, str) and key.startswith("loss__") for key in estimator.slots)
    names = ("optimizer", "metrics") if refined else ("optimizer", "loss", "metrics")
    return {name: estimator.slots[name] for name in names if isinstance(estimator.slots.get(name), Value)}


def _compiled(reader: Reader, estimator: Object, model: Value, later: set[str], site: Site) -> Value:
    """A model that its builder left as it is, compiled by the wrapper."""
    options = _compile_options(estimator)
    if isinstance(model, (Object, Instance)) and "compiled" not in model.slots and "loss" in options and "loss" not in later:
        frame = Frame({}, None, site.document, "estimator")
        reader.call(Method(model, "compile"), [], options, site.node, frame)
    return model


def _fitted(reader: Reader, estimator: Object, x: Tensor, y: Tensor, site: Site, frame: Frame) -> Value:
    """The model that is built for labels as the wrapper prepares them."""
    builder, options = estimator.get("model"), reader.machine.settle(estimator.get("model_kwargs"))
    labels = _prepared(reader, estimator, y, site)
    model: Any = builder if isinstance(builder, Value) else Unknown()
    if isinstance(builder, (Function, Method)):
        more = {str(key): value for key, value in options.slots.items()} if isinstance(options, Dict) else {}
        model = reader.machine.settle(reader.call(builder, [], {"X": x, "y": labels, **more}, site.node, frame))
    elif isinstance(builder, Object):
        model = reader.operate("cloned", x=builder, site=site)
        if isinstance(model, Object) and "compiled" in builder.slots:
            model.slots["compiled"] = builder.slots["compiled"]
    if isinstance(model, (Object, Instance)):
        reader.call(Method(model, "fit"), [x, labels], {}, site.node, frame)
    return model


def _prepared(reader: Reader, estimator: Object, y: Tensor, site: Site) -> Tensor:
    """A row of zeros and a one for every label of a classifier; a column of a regressor's numbers."""
    rows: Any = y.shape[0] if y.shape and y.rank == 1 else Size("rows", single=False)
    if estimator.get("rows") is not True:
        return replace(y, shape=(rows, 1)) if y.rank == 1 else y
    classes = Constant(y.classes) if y.classes is not None else Unknown()
    made = reader.operate("one_hot", x=Tensor(shape=(rows,), integral=True, learned=False), classes=classes, site=y.origin or site)
    return made if isinstance(made, Tensor) else Tensor(learned=False)
