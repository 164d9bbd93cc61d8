"""Where attributes and keys are one: `vars(x)`, `__getattr__`, dictionaries whose keys are read as attributes; classes that are containers."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, Any

from fromlogits.checker.evidence.source.values import (
    Attributes,
    Class,
    Constant,
    Dict,
    External,
    Frame,
    Function,
    Instance,
    List,
    Method,
    Module,
    Object,
    Value,
)

if TYPE_CHECKING:
    from fromlogits.checker.evidence.source.reader import Reader

__all__ = ["asked_for", "contents_of", "names_of", "put", "set_by_property", "set_key_too", "vars_of"]

CONTAINERS = {
    "builtins.dict": "builtins.dict",
    "builtins.list": "builtins.list",
    "collections.OrderedDict": "builtins.dict",
    "collections.UserDict": "builtins.dict",
    "collections.UserList": "builtins.list",
    "typing.TypedDict": "builtins.dict",
}
WRAPPERS = frozenset({"collections.UserDict", "collections.UserList"})  # which keep it in `data`
PLAIN = ("builtins.", "collections.")  # where all names of a class are known
BY_KEY = frozenset({"builtins.dict.__getitem__", "builtins.dict.get"})


def vars_of(owner: Instance) -> Attributes:
    """The attributes of an instance by name; what is written there, the instance has."""
    own = {key[1]: value for key, value in owner.slots.items() if isinstance(key, tuple) and key[0] == "attribute"}
    return Attributes(own, holder=owner)


def put(reader: Reader, owner: Dict, key: Any, value: Value) -> None:
    """`owner[key] = value`; of the attributes of an instance, an attribute."""
    reader.machine.write(owner.slots, key, value)
    if isinstance(owner, Attributes) and owner.holder is not None:
        reader.machine.write(owner.holder.slots, ("attribute", key), value)


def contents_of(
    reader: Reader, base: External, positional: list[Value], keywords: dict[str, Value], node: ast.AST, frame: Frame
) -> Value | None:
    """What a class that is a dictionary or a list holds when it is made of these arguments; None where it is neither."""
    kind = CONTAINERS.get(base.name)
    if kind is None:
        return None
    made = reader.machine.settle(reader.call(External(kind), positional, keywords, node, frame))
    if isinstance(made, (Dict, List)):
        return made
    return Dict({}, exact=False) if kind.endswith("dict") else List.of((), exact=False)


def _written(reader: Reader, owner: Instance, name: str) -> Value | None:
    """What the class or one of its bases gives this name."""
    found = next((one.slots[name] for one in reader.linearised(owner.of) if isinstance(one, Class) and name in one.slots), None)
    return reader.machine.settle(found) if found is not None else None


def asked_for(reader: Reader, owner: Instance, name: str, node: ast.AST, frame: Frame) -> Value | None:
    """An attribute that an instance does not have by itself: a key of its own, or what `__getattr__` gives for it."""
    contents = owner.slots.get("contents")
    keyed = contents if isinstance(contents, Dict) else None
    base = reader.base_of(owner)
    if contents is None and base is not None and not base.name.startswith(PLAIN):
        return None  # the framework's class has attributes that nobody wrote down
    if name == "data" and isinstance(contents, (Dict, List)) and base is not None and base.name in WRAPPERS:
        return contents
    if keyed is not None and owner.slots.get(("attribute", "__dict__")) is owner:  # `self.__dict__ = self`
        return keyed.slots.get(name)
    asked = _written(reader, owner, "__getattr__")
    if isinstance(asked, External) and asked.name in BY_KEY and keyed is not None:
        return keyed.slots.get(name)
    if not isinstance(asked, Function) or name.startswith("__") or any(one.label == id(asked.node) for one in reader.machine.calls):
        return None  # it looks for one of its own
    return reader.call(Method(owner, "__getattr__", asked), [Constant(name)], {}, node, frame)


def set_by_property(reader: Reader, owner: Instance, name: str, value: Value) -> bool:
    """`owner.name = value` where the class says what that does: `@name.setter`."""
    found = _written(reader, owner, name)
    setter = found.setter if isinstance(found, Function) and found.kind == "property" else None
    if not isinstance(setter, Function):
        return False
    reader.call(Method(owner, name, setter), [value], {}, setter.node, setter.frame)
    return True


def set_key_too(reader: Reader, owner: Instance, name: str, value: Value) -> None:
    """`cfg.units = 3` where attributes are keys; `self.__dict__ = settings` gives as many attributes as there are keys."""
    contents = owner.slots.get("contents")
    setter = _written(reader, owner, "__setattr__") if isinstance(contents, Dict) else None
    if isinstance(setter, External) and setter.name == "builtins.dict.__setitem__" and isinstance(contents, Dict):
        reader.machine.write(contents.slots, name, value)
    if name == "__dict__" and isinstance(settled := reader.machine.settle(value), Dict):
        for key, one in settled.slots.items():
            reader.machine.write(owner.slots, ("attribute", key), one)


def names_of(module: Module | External) -> Object:
    """`globals()`, `nets.__dict__`, `vars(nets)`: what a module holds, by name."""
    return Object("python.globals", None, {"module": module})
