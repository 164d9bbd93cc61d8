"""KerasTuner: a search calls a function of the project, or a HyperModel's `build`, with hyperparameters to choose, and fits what it builds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fromlogits.checker.evidence.source.names import entry_of
from fromlogits.checker.evidence.source.values import (
    Choice,
    Constant,
    Frame,
    Function,
    Instance,
    List,
    Method,
    Object,
    Site,
    Unknown,
    Value,
)

if TYPE_CHECKING:
    from fromlogits.checker.evidence.source.reader import Reader

__all__ = ["hyperparameter", "tuner_method"]

HYPERPARAMETERS = "keras_tuner.HyperParameters"
MOST = 4  # words that one hyperparameter chooses from


def tuner_method(
    reader: Reader, owner: Object, name: str, positional: list[Value], keywords: dict[str, Value], site: Site, frame: Frame
) -> Value | None:
    """`search` builds and fits; afterwards the best of what was built can be had."""
    chosen = Object(HYPERPARAMETERS, entry_of(HYPERPARAMETERS), {})
    if name == "search":
        reader.machine.write(owner.slots, "built", _searched(reader, owner, chosen, positional, keywords, site, frame))
        return Constant(None)
    if name == "get_best_models":
        built = owner.get("built")
        return List.of([built if isinstance(built, Value) else Unknown()], exact=False)
    return List.of([chosen], exact=False) if name == "get_best_hyperparameters" else Unknown()


def _searched(
    reader: Reader, tuner: Object, chosen: Object, positional: list[Value], keywords: dict[str, Value], site: Site, frame: Frame
) -> Value:
    """The model as it is built, and fitted by the hypermodel's own `fit` where it has one."""
    builder = reader.machine.settle(tuner.get("hypermodel"))
    own = isinstance(builder, Instance)
    build = reader.method_of(builder, "build") if own else builder
    if not isinstance(build, (Function, Method)):
        return Unknown()
    model = reader.call(build, [chosen], {}, site.node, frame)
    fit = reader.method_of(builder, "fit") if own else None
    given = positional if fit is None else [chosen, model, *positional]
    reader.machine.spread(lambda one: reader.call(fit or Method(one, "fit"), given, keywords, site.node, frame), model)
    return model


def hyperparameter(
    reader: Reader, owner: Object, name: str, positional: list[Value], keywords: dict[str, Value], site: Site, frame: Frame
) -> Value | None:
    """`hp.Choice("head", ["softmax", "sigmoid"])`: one of a few words, the same wherever it is asked for by that name; numbers stay open."""
    given: dict[str, Any] = {**dict(zip(("name", "values" if name == "Choice" else "value"), positional, strict=False)), **keywords}
    label = reader.machine.settle(given.get("name"))
    key = ("hyperparameter", label.value if isinstance(label, Constant) else site)
    if name == "Fixed":
        return given.get("value")
    values = reader.machine.settle(given.get("values")) if name == "Choice" else None
    words = values.items if isinstance(values, List) and values.exact and 1 < len(values.items) <= MOST else ()
    if not words or not all(isinstance(word, Constant) and isinstance(word.value, str) for word in words):
        return Unknown(key)
    return Choice(
        tuple((frozenset(((*key, other), place == other) for other in range(len(words))), word) for place, word in enumerate(words)),
        site=site,
    )
