"""Which argument is which: for functions of the project, and for signatures of the catalogue."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from fromlogits.checker.catalogue.entry import parameters
from fromlogits.checker.evidence.source.values import Constant, Dict, Frame, Function, List, Unknown, Value

if TYPE_CHECKING:
    from fromlogits.checker.evidence.source.reader import Reader

__all__ = ["bind_function", "bind_signature", "places"]


def bind_function(reader: Reader, function: Function, positional: Sequence[Value], keywords: Mapping[str, Value], frame: Frame) -> None:
    """Bind a call's arguments to the parameters of a function the project wrote."""
    arguments = function.node.args
    named = [*arguments.posonlyargs, *arguments.args]
    open_ended = "**" in keywords
    for position, parameter in enumerate(named):
        if position < len(positional):
            value = positional[position]
        elif parameter.arg in keywords:
            value = keywords[parameter.arg]
        elif parameter.arg in function.defaults and not open_ended:
            value = function.defaults[parameter.arg]
        else:
            value = Unknown(text=parameter.arg)
        if function.learns is not None and position in function.learns:
            value = reader.operate("learn", x=value)
        frame.names[parameter.arg] = value
    if arguments.vararg is not None:
        frame.names[arguments.vararg.arg] = List.of(positional[len(named) :], "tuple", depth=reader.machine.loops)
    for parameter in arguments.kwonlyargs:
        default = function.defaults.get(parameter.arg)
        frame.names[parameter.arg] = keywords.get(parameter.arg) or default or Unknown(text=parameter.arg)
    if arguments.kwarg is not None:
        taken = {parameter.arg for parameter in [*named, *arguments.kwonlyargs]}
        frame.names[arguments.kwarg.arg] = Dict(
            {key: value for key, value in keywords.items() if key not in taken and key != "**"}, exact=not open_ended
        )


def bind_signature(reader: Reader, signature: str, positional: Sequence[Value], keywords: Mapping[str, Value]) -> dict[str, Any]:
    """Bind a call's arguments to a catalogue signature: canonical names to values, defaults filled in.

    `given` holds the canonical names the call spelled out.
    """
    bound: dict[str, Any] = {}
    given: set[str] = set()
    left = list(positional)
    names = parameters(signature)
    for parameter in names:
        if parameter.rest and not left and parameter.name in keywords:
            bound[parameter.canonical] = keywords[parameter.name]
            given.add(parameter.canonical)
        elif parameter.rest:
            bound[parameter.canonical] = List.of(left, "tuple", depth=reader.machine.loops)
            given.add(parameter.canonical)
            left = []
        elif left and not parameter.keyword_only:
            bound[parameter.canonical] = left.pop(0)
            given.add(parameter.canonical)
        elif parameter.name in keywords:
            bound[parameter.canonical] = keywords[parameter.name]
            given.add(parameter.canonical)
        elif "**" in keywords:
            bound[parameter.canonical] = Unknown()
        elif not parameter.required:
            bound.setdefault(parameter.canonical, Constant(parameter.default))
    spelled = _spelled(signature)
    for key, value in keywords.items():  # spelled by the operation's own name, or not known to the catalogue
        if key not in spelled and key not in given and key != "**":
            bound[key] = value
            given.add(key)
    bound["given"] = frozenset(given)
    return bound


@cache
def _spelled(signature: str) -> frozenset[str]:
    return frozenset(parameter.name for parameter in parameters(signature))


def places(signature: str) -> dict[str, tuple[int, str]]:
    """Where a canonical parameter stands: its position and the framework's name for it."""
    return {parameter.canonical: (position, parameter.name) for position, parameter in enumerate(parameters(signature))}
