"""Things found by a name that the program makes up as it runs: `getattr(nets, args.arch)`, `globals()[name]`, `importlib.import_module(name)`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from fromlogits.checker.evidence.source.arguments import by_default
from fromlogits.checker.evidence.source.attribute_keys import names_of
from fromlogits.checker.evidence.source.names import canonical
from fromlogits.checker.evidence.source.operations.bound import Bound
from fromlogits.checker.evidence.source.operations.records import HYPERPARAMETERS
from fromlogits.checker.evidence.source.presence import presence
from fromlogits.checker.evidence.source.values import (
    Class,
    Constant,
    Dict,
    External,
    Instance,
    List,
    Method,
    Module,
    Object,
    Unknown,
    Value,
)

if TYPE_CHECKING:
    from fromlogits.checker.evidence.source.reader import Reader

__all__ = ["OPERATIONS"]

DEEPEST = 8  # things within things
RESERVED = frozenset({"_target_", "_args_", "_partial_", "_recursive_", "_convert_"})


def _getattr(reader: Reader, bound: Bound) -> Value:
    """An attribute by its name; where the command line names it, the one that nobody has to name."""
    owner = bound.value("x")
    if not isinstance(owner, Value):
        return Unknown()
    return reader.machine.spread(lambda name: _found(reader, owner, name, bound), by_default(reader, bound.value("name")))


def _found(reader: Reader, owner: Value, name: Any, bound: Bound) -> Value:
    if not isinstance(name, Constant) or not isinstance(name.value, str):
        return Unknown()
    found = reader.attribute(owner, name.value, bound.node, bound.values["frame"])
    fallback = bound.values.get("default")  # which may be None
    there = presence(owner.slots, name.value) if isinstance(owner, Instance) and isinstance(fallback, Value) else None
    if there is not None:
        return reader.machine.spread(lambda one: found if one.value else fallback, there)
    known = _is_open_book(reader, owner)
    missing = isinstance(found, Unknown) or (known and isinstance(found, Method) and found.function is None)
    if missing and (known or bound.given("default")):
        return fallback if isinstance(fallback, Value) else found
    return found


def _is_open_book(reader: Reader, owner: Value) -> bool:
    """Whether everything that something has stands in the program."""
    if isinstance(owner, Object):
        return owner.name == "types.SimpleNamespace"
    return isinstance(owner, (Class, Instance)) and reader.base_of(owner) is None and "contents" not in owner.slots


def _globals(reader: Reader, bound: Bound) -> Value:
    frame = bound.values["frame"]
    return names_of(Module(frame.module, "__main__")) if frame.module is not None else Unknown()


def _import_module(reader: Reader, bound: Bound) -> Value:
    """`importlib.import_module("nets")`: the module, which has run by then."""
    return reader.machine.spread(lambda name: _module(reader, name, bound), by_default(reader, bound.value("name")))


def _module(reader: Reader, wanted: Any, bound: Bound) -> Value:
    name, package = wanted.value if isinstance(wanted, Constant) else None, bound.plain("package")
    if not isinstance(name, str) or not name.strip("."):
        return Unknown()
    level = len(name) - len(name.lstrip("."))
    if level and not isinstance(package, str):
        return Unknown()
    return reader.modules.imported(name.lstrip("."), level, bound.values["frame"])


def _instantiate(reader: Reader, bound: Bound) -> Value:
    """Hydra's `instantiate({"_target_": "torch.nn.Linear", …})`: the thing of that name, called with the rest; what is in it first."""
    extra = {
        key: value for key, value in bound.values.items() if key not in {"x", "given", "library", "frame"} and isinstance(value, Value)
    }
    return _built(reader, bound.value("x"), extra, bound, DEEPEST)


def _built(reader: Reader, value: Any, extra: Mapping[str, Value], bound: Bound, depth: int) -> Value:
    settled = reader.machine.settle(value) if isinstance(value, Value) else Unknown()
    if isinstance(settled, Object) and settled.name == HYPERPARAMETERS:
        settled = settled.slots["fields"]
    if isinstance(settled, List) and depth:
        return List.of((_built(reader, item, {}, bound, depth - 1) for item in settled.items), settled.kind, exact=settled.exact)
    if not isinstance(settled, Dict) or not depth:
        return settled
    target = reader.machine.settle(settled.slots.get("_target_", Constant(None)))
    if not isinstance(target, Constant):
        return Unknown()
    module, _, name = target.value.rpartition(".") if isinstance(target.value, str) else ("", "", "")
    if not module:
        return settled
    own = {key: _built(reader, part, {}, bound, depth - 1) for key, part in settled.slots.items() if isinstance(key, str)}
    given = reader.machine.settle(own.get("_args_", Constant(None)))
    keywords = {key: part for key, part in own.items() if key not in RESERVED} | dict(extra)
    frame = bound.values["frame"]
    made = reader.attribute(reader.modules.imported(module, 0, frame), name, bound.node, frame)
    partial = own.get("_partial_")
    if isinstance(partial, Constant) and partial.value is True:
        return reader.call(External("functools.partial"), [made], keywords, bound.node, frame)
    return reader.call(made, [*given.items] if isinstance(given, List) else [], keywords, bound.node, frame)


def _named_network(reader: Reader, bound: Bound) -> Value:
    """`get_model("resnet18", weights="DEFAULT")`: what a library holds under a name, made with the other arguments."""
    library, homes = bound.values.get("library_of"), bound.values.get("repositories")
    if homes is not None and not str(bound.plain("repository")).startswith(homes):
        return Unknown()
    keywords = {key: bound.values[key] for key in bound.values["given"] if key not in {"arguments", "name", "repository"}}

    def made(name: Value) -> Value:
        found = External(canonical(f"{library}.{name.value}")) if isinstance(name, Constant) and isinstance(name.value, str) else None
        return reader.call(found, [], keywords, bound.node, bound.values["frame"]) if found is not None else Unknown()

    return reader.machine.spread(made, by_default(reader, bound.value("name") or Unknown()))


OPERATIONS: dict[str, Callable[[Any, Bound], Value]] = {
    "python_getattr": _getattr,
    "python_globals": _globals,
    "python_import": _import_module,
    "instantiate": _instantiate,
    "named_network": _named_network,
}
