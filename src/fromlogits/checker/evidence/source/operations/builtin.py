"""Python's own functions: len, range, zip, isinstance, getattr and what surrounds them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from fromlogits.checker.evidence.source.arguments import by_default
from fromlogits.checker.evidence.source.containers import distinct, elements, key_of, typical
from fromlogits.checker.evidence.source.enums import is_enum
from fromlogits.checker.evidence.source.lengths import as_many_as, common_length, length_of
from fromlogits.checker.evidence.source.names import canonical
from fromlogits.checker.evidence.source.operations.bound import Bound
from fromlogits.checker.evidence.source.operations.casting import cast_to
from fromlogits.checker.evidence.source.operations.classifiers import gives
from fromlogits.checker.evidence.source.operations.shaping import size_value
from fromlogits.checker.evidence.source.operations.writing import number_in
from fromlogits.checker.evidence.source.presence import presence
from fromlogits.checker.evidence.source.tensor import Tensor, derived, position
from fromlogits.checker.evidence.source.truth import decided, flag
from fromlogits.checker.evidence.source.values import (
    Choice,
    Class,
    Constant,
    Dict,
    External,
    Function,
    Instance,
    Itself,
    List,
    Member,
    Method,
    Object,
    Series,
    Text,
    Unknown,
    Value,
    counted,
)

if TYPE_CHECKING:
    from fromlogits.checker.evidence.source.reader import Reader

__all__ = ["OPERATIONS"]

Run = Callable[[Any, Bound], Value]
MOST_TERMS = 64
MOST_ROWS = 128  # of an array that are told apart in a list
MOST_WORDS = 64  # of a set, that are told one by one


def _len(reader: Reader, bound: Bound) -> Value:
    value = bound.value("x")
    if isinstance(value, List):
        return Constant(len(value.items)) if value.exact else Unknown(("len", Itself(value.slots)))
    if isinstance(value, Dict):
        return Constant(len(value.slots)) if value.exact else Unknown()
    if isinstance(value, Constant) and isinstance(value.value, (str, bytes, tuple)):
        return Constant(len(value.value))
    if isinstance(value, (Series, Tensor)) and (length := length_of(value)) is not None:
        return size_value(length)
    if isinstance(value, Object) and isinstance(value.get("layers"), List):
        layers = value.get("layers")
        return Constant(len(layers.items)) if layers.exact else Unknown()
    if isinstance(value, Class) and is_enum(reader, value):
        return Constant(len(elements(reader, value)[0]))
    if isinstance(value, Unknown):
        return Unknown(("len", value.key))
    if isinstance(value, Instance):
        method = reader.method_of(value, "__len__")
        return reader.call(method, [], {}, bound.node, value.of.frame) if method is not None else Unknown()
    return counted()


def _range(reader: Reader, bound: Bound) -> Value:
    bounds = bound.plain("bounds")
    if isinstance(bounds, tuple) and bounds and all(isinstance(part, int) for part in bounds):
        try:
            numbers = range(*bounds)
            ends = [float(number) for number in (numbers[0], numbers[-1])] if len(numbers) > 512 else []
        except (TypeError, ValueError, OverflowError):
            return Series(counted())
        if not ends:
            return reader.machine.new_list([Constant(number) for number in numbers], "range")
        return Series(Tensor(shape=(), integral=True, low=min(ends), high=max(ends), learned=False), len(numbers))
    return Series(counted())


def _enumerate(reader: Reader, bound: Bound) -> Value:
    items, exact = elements(reader, bound.value("xs"))
    start = bound.plain("start", 0)
    if not exact or not isinstance(start, int):
        place = replace(position(), low=float(start)) if isinstance(start, int) else Unknown()
        rows = [List.of([place, item], "tuple") for item in items or (Unknown(),)]
        return _some(reader, rows, length_of(bound.value("xs")))
    return reader.machine.new_list([List.of([Constant(start + place), item], "tuple") for place, item in enumerate(items)])


def _some(reader: Reader, rows: list[List], length: Any) -> Value:
    """Rows of a length that nobody says: one that stands for any, or several kinds, the last of which comes last."""
    return Series(rows[0], length) if len(rows) == 1 else as_many_as(reader.machine.new_list(rows, exact=False), length)


def _zip(reader: Reader, bound: Bound) -> Value:
    sources = [reader.machine.settle(item) for item in elements(reader, bound.value("xs"))[0]]
    columns = [elements(reader, item) for item in sources]
    if not columns:
        return reader.machine.new_list(())
    if all(exact for _, exact in columns):
        shortest = min(len(items) for items, _ in columns)
        if bound.truth("longest"):
            rest = bound.values.get("fillvalue")
            filler = rest if isinstance(rest, Value) else Constant(None)
            length = max(len(items) for items, _ in columns)
            columns = [((*items, *[filler] * (length - len(items))), True) for items, _ in columns]
            shortest = length
        return reader.machine.new_list([List.of((items[place] for items, _ in columns), "tuple") for place in range(shortest)])
    known = [len(items) for items, exact in columns if exact]
    if known and min(known) <= 16:
        count = min(known)
        rows = [
            List.of((items[place] if exact else items[0] if items else Unknown() for items, exact in columns), "tuple")
            for place in range(count)
        ]
        return reader.machine.new_list(rows)
    kinds = {len(items) for items, _ in columns if len(items) > 1}
    count = kinds.pop() if len(kinds) == 1 and not known else 1
    some = [items if len(items) == count else [items[0] if items else Unknown()] * count for items, _ in columns]
    return _some(reader, [List.of(row, "tuple") for row in zip(*some, strict=True)], common_length(sources))


def _container(kind: str) -> Run:
    def run(reader: Reader, bound: Bound) -> Value:
        value = bound.value("xs")
        if isinstance(value, Constant) and value.value == ():
            return reader.machine.new_list((), kind)
        words = _words_of(reader, value) if kind == "set" and isinstance(value, (List, Series, Tensor)) else None
        if words is not None:
            return reader.machine.new_list([Constant(word) for word in words], kind)
        if isinstance(value, List) and kind == "set":
            return reader.machine.new_list(distinct(value.items), kind, exact=value.exact)
        if isinstance(value, List):
            return List({"items": value.slots["items"], "exact": value.exact}, kind, reader.machine.loops)
        if isinstance(value, Tensor) and kind == "set":
            return Series(reader.operate("row", x=value, index=Unknown()), value.classes)
        if isinstance(value, Series) and kind == "set":
            element = value.element
            return Series(element, element.classes if isinstance(element, Tensor) else None)
        if isinstance(value, Tensor):
            items, exact = elements(reader, value)
            length = length_of(value)
            if not exact and isinstance(length, int) and length <= MOST_ROWS:  # so many, though nobody says what each of them is
                items, exact = items[:1] * length, True
            made = reader.machine.new_list(items, kind, exact=exact)
            return as_many_as(made, length) if kind != "set" else made
        items, exact = elements(reader, value) if isinstance(value, Value) else ((), True)
        made = reader.machine.new_list(distinct(items) if kind == "set" else items, kind, exact=exact)
        return as_many_as(made, length_of(value)) if isinstance(value, Series) and kind != "set" else made

    return run


def _words_of(reader: Reader, value: List | Series | Tensor) -> list[str] | None:
    """The different words of a column of texts, where the program spells out every one that may be there."""
    items = [value] if isinstance(value, Tensor) else [reader.machine.settle(item) for item in elements(reader, value)[0][:MOST_WORDS]]
    drawn = [item for item in items if isinstance(item, Tensor) and item.words is not None]
    if len(drawn) < len(items) or not drawn:
        return None
    found = sorted(frozenset().union(*(item.words for item in drawn if item.words is not None)))
    return found if len(found) <= MOST_WORDS else None


def _bound_as(reader: Reader, bound: Bound) -> Value:
    """`criterion = staticmethod(mse)` in a class: how instances get it; a framework's function is never bound to them."""
    value = bound.value("x")
    if isinstance(value, Function):
        return replace(value, kind=str(bound.plain("kind")))
    return value if isinstance(value, Value) and bound.plain("kind") == "staticmethod" else Unknown()


def _chain_map(reader: Reader, bound: Bound) -> Value:
    """`ChainMap(own, defaults)`: what the first that has a key says."""
    given = bound.value("xs")
    maps = [reader.machine.settle(one) for one in given.items] if isinstance(given, List) else []
    known = [one for one in maps if isinstance(one, Dict)]
    if len(known) < len(maps) or not all(one.exact for one in known):
        return Unknown()
    return Dict({key: value for one in reversed(known) for key, value in one.slots.items()})


def _dict(reader: Reader, bound: Bound) -> Value:
    value = bound.value("xs")
    slots: dict[Any, Any] = {}
    exact = True
    if isinstance(value, Dict):
        slots, exact = dict(value.slots), value.exact
    elif isinstance(value, (List, Series)):
        pairs, exact = elements(reader, value)
        for item in pairs if exact or isinstance(value, List) else ():
            pair = reader.machine.settle(item)
            name = key_of(reader.machine.settle(pair.items[0])) if isinstance(pair, List) and len(pair.items) == 2 else None
            if name is not None and isinstance(pair, List):
                slots[name[0]] = pair.items[1]
            else:
                exact = False
    elif isinstance(value, Unknown):
        exact = False
    for key, item in bound.values.items():
        if key not in {"xs", "given", "library", "frame"} and isinstance(item, Value):
            slots[key] = item
    return Dict(slots, exact)


def _defaultdict(reader: Reader, bound: Bound) -> Value:
    made = _dict(reader, bound)
    factory = bound.value("factory")
    if isinstance(made, Dict):
        made.slots.pop("factory", None)
        made.factory = (factory, bound.values["frame"]) if isinstance(factory, Value) and bound.given("factory") else None
        made.exact = made.exact and made.factory is not None
    return made


def _namespace(reader: Reader, bound: Bound) -> Value:
    made = Object("types.SimpleNamespace", None, {})
    for key, item in bound.values.items():
        if key not in {"given", "library", "frame"} and isinstance(item, Value):
            made.slots["attribute", key] = item
    return made


def _number(kind: type) -> Run:
    def run(reader: Reader, bound: Bound) -> Value:
        value = by_default(reader, bound.value("x")) if kind is not bool else bound.value("x")
        if isinstance(value, Choice):
            made = reader.machine.spread(lambda one: run(reader, Bound(reader, {**bound.values, "x": one}, bound.site)), value)
            usual = made.options[0][1] if isinstance(made, Choice) else made
            return usual if isinstance(usual, Constant) and usual.value not in (0, 1) else made  # 0 and 1 may be flags
        if isinstance(value, Constant):
            try:
                return Constant(kind(value.value))
            except (TypeError, ValueError, OverflowError):
                return Unknown()
        if isinstance(value, Tensor):
            return replace(cast_to(value, {"int": "int64", "float": "float64", "bool": "bool"}[kind.__name__]), shape=())
        if isinstance(value, Text) and kind is not bool:
            return number_in(value, kind.__name__)
        if kind is bool and isinstance(value, Value):
            known = decided(value)
            return Constant(known) if known is not None else value
        return value if isinstance(value, Unknown) else Unknown()

    return run


def _sum(reader: Reader, bound: Bound) -> Value:
    source = bound.value("xs")
    if isinstance(source, Tensor):
        return reader.operate("sum", x=source, axis=0)
    items, exact = elements(reader, source)
    start = bound.plain("start", 0)
    numbers = [item.value for item in items if isinstance(item, Constant) and isinstance(item.value, (int, float))]
    if exact and len(numbers) == len(items) and isinstance(start, (int, float)):
        return Constant(sum(numbers, start))
    if not exact or not items or len(items) > MOST_TERMS:
        return Unknown()
    total = items[0]
    for item in items[1:]:
        total = reader.operate("add", x=total, y=item)
    return total


def _reversed(reader: Reader, bound: Bound) -> Value:
    items, exact = elements(reader, bound.value("xs"))
    return reader.machine.new_list(items[::-1], exact=exact)


def _iter(reader: Reader, bound: Bound) -> Value:
    """What goes through a list by itself, and does not come back."""
    value = bound.value("xs")
    held = value.get("layers") if isinstance(value, Object) else value
    if isinstance(held, List) and held.exact and held.items:
        return Series(typical(reader, held.items), slots={"left": held.items})
    return value if isinstance(value, Value) else Unknown()


def _next(reader: Reader, bound: Bound) -> Value:
    source = bound.value("xs")
    items, exact = elements(reader, source)
    one_by_one = (
        "left" if isinstance(source, Series) and source.left is not None else "items" if isinstance(source, List) and exact else None
    )
    if one_by_one is not None and items:  # `map` and `zip` give an iterator too
        if reader.machine.loops:  # taken in a loop of unknown length: any of them
            return typical(reader, items) if _are_of_a_kind(items) else Unknown()
        reader.machine.write(source.slots, one_by_one, items[1:])
    return items[0] if items else bound.value("default") if bound.given("default") else Unknown()


def _are_of_a_kind(items: Sequence[Any]) -> bool:
    """Whether arrays that are taken one after the other, or in the same place of tuples, mean the same."""
    if all(isinstance(one, List) and one.exact for one in items):
        return all(map(_are_of_a_kind, zip(*(one.items for one in items), strict=False)))
    arrays = [one for one in items if isinstance(one, Tensor)]
    return len({(one.kind, one.form, one.dtype, one.integral, one.rank) for one in arrays}) < 2


def _isinstance(reader: Reader, bound: Bound) -> Value:
    value, types = bound.value("x"), bound.value("types")
    wanted = types.items if isinstance(types, List) else (types,)
    verdicts = [_is_a(reader, value, reader.machine.settle(one) if isinstance(one, Value) else one) for one in wanted]
    if any(verdict is True for verdict in verdicts):
        return Constant(True)
    if all(verdict is False for verdict in verdicts):
        return Constant(False)
    return Unknown(("isinstance", flag(value), *map(flag, wanted)))  # asked again, it is the same


def _of_kind(reader: Reader, bound: Bound) -> Value:
    """`torch.is_tensor(x)`, `inspect.isclass(x)`."""
    known = _is_a(reader, bound.value("x"), External(str(bound.plain("kind"))))
    return Unknown() if known is None else Constant(known)


PLAIN_TYPES = {"str": str, "int": int, "float": float, "bool": bool, "bytes": bytes}
NUMBERS = frozenset({"int", "float", "bool", "complex"})
WHOLE_NUMBERS = frozenset({"builtins.int", "numbers.Integral", "numbers.Number", "numbers.Real"})
CONTAINERS = {"list": "list", "tuple": "tuple", "set": "set"}


def _is_a(reader: Reader, value: Any, kind: Any) -> bool | None:
    if isinstance(value, Unknown) or value is None or isinstance(kind, Unknown):
        return None
    if isinstance(kind, External):
        short = kind.name.rpartition(".")[2]
        if isinstance(value, Tensor) and value.operation == "position":
            return kind.name in WHOLE_NUMBERS if kind.name.startswith(("builtins.", "numbers.", "numpy.", "torch.")) else None
        if kind.name == "builtins.type" and isinstance(value, (Class, External)):
            return True if isinstance(value, Class) else None
        if kind.name.startswith("builtins."):
            if isinstance(value, Constant):
                return isinstance(value.value, PLAIN_TYPES[short]) if short in PLAIN_TYPES else False
            if isinstance(value, List):
                return CONTAINERS.get(short) == value.kind
            if isinstance(value, Dict):
                return short == "dict"
            return None if short in NUMBERS and isinstance(value, Tensor) and value.rank in (0, None) else False
        if isinstance(value, Object):
            return True if canonical(kind.name) == value.name else None if value.entry is None else _derives(value.name, kind.name)
        if isinstance(value, Instance):
            base = reader.base_of(value)
            return True if base is not None and base.name == kind.name else None
        if isinstance(value, Tensor):
            tensorish = short in {"Tensor", "ndarray", "Array", "EagerTensor"}
            return None if not tensorish or value.library is None else kind.name.startswith(value.library) or None
        return False if isinstance(value, (Constant, List, Dict)) else None
    if isinstance(kind, Class):
        if isinstance(value, Member):
            value = value.holder
        if isinstance(value, Instance):
            return any(one is kind for one in reader.linearised(value.of))
        return False if isinstance(value, (Constant, List, Dict, Tensor, Object)) else None
    return None


def _derives(name: str, base: str) -> bool | None:
    """Whether a framework's layer is a subclass of another: every layer is a Module, a Dense is no Softmax."""
    short = base.rpartition(".")[2]
    if short in {"Module", "Layer", "Model"}:
        return name.startswith(base.partition(".")[0])
    return False


def _hasattr(reader: Reader, bound: Bound) -> Value:
    owner, name = bound.value("x"), bound.plain("name")
    if not isinstance(owner, Value) or not isinstance(name, str):
        return Unknown()
    if isinstance(owner, (Instance, Object)) and ("attribute", name) in owner.slots:
        return presence(owner.slots, name) or Constant(True)
    known = _has(reader, owner, name)
    if known is not None:
        return Constant(known)
    key = owner.key if type(owner) is Unknown else Itself(owner) if isinstance(owner, (Instance, Object)) else None
    return Unknown(("hasattr", key, name)) if key is not None else Unknown()


def _has(reader: Reader, owner: Value, name: str) -> bool | None:
    """Whether something has an attribute that the program has not put there itself."""
    if isinstance(owner, (Class, Instance)):
        of = owner if isinstance(owner, Class) else owner.of
        if any(isinstance(one, Class) and name in one.slots for one in reader.linearised(of)):
            return True
        return False if isinstance(owner, Class) and reader.base_of(owner) is None else None
    if not isinstance(owner, Object):
        return None
    declared = owner.get("declared") if owner.name == "argparse.values" else None
    return True if declared and name in declared else gives(reader, owner, name)


def _setattr(reader: Reader, bound: Bound) -> Value:
    from fromlogits.checker.evidence.source.statements import set_attribute

    owner, name, value = bound.value("x"), bound.plain("name"), bound.values.get("value")
    if isinstance(owner, Value) and isinstance(name, str) and isinstance(value, Value):
        set_attribute(reader, owner, name, value)
    return Constant(None)


def _delattr(reader: Reader, bound: Bound) -> Value:
    from fromlogits.checker.evidence.source.statements import delete_attribute

    owner, name = bound.value("x"), bound.plain("name")
    if isinstance(owner, Value) and isinstance(name, str):
        delete_attribute(reader, owner, name)
    return Constant(None)


def _super(reader: Reader, bound: Bound) -> Value:
    """`super()`: the instance of the method that is running, after the class that wrote it."""
    for frame in reversed(reader.machine.calls):
        owner = frame.names.get("__class__")
        if isinstance(owner, Class):
            node_first = next(iter(frame.names.values()), None)
            subject = next((value for key, value in frame.names.items() if key in {"self", "cls"}), node_first)
            given = bound.value("type")
            return Object("python.super", None, {"self": subject, "class": given if isinstance(given, Class) else owner})
    return Unknown()


def _type(reader: Reader, bound: Bound) -> Value:
    value = bound.value("x")
    return value.of if isinstance(value, Instance) else External(value.name) if isinstance(value, Object) else Unknown()


def _callable(reader: Reader, bound: Bound) -> Value:
    value = bound.value("x")
    if isinstance(value, (Function, Method, Class, External, Instance, Object)):
        return Constant(True)
    return Constant(False) if isinstance(value, (Constant, List, Dict, Tensor)) else Unknown()


def _nothing(reader: Reader, bound: Bound) -> Value:
    return Constant(None)


def _constant(reader: Reader, bound: Bound) -> Value:
    return Constant(bound.plain("value"))


def _getitem(reader: Reader, bound: Bound) -> Value:
    from fromlogits.checker.evidence.source.expressions import subscript

    owner, key = bound.value("x"), bound.value("key")
    return (
        subscript(reader, owner, key, bound.node, bound.values["frame"])
        if isinstance(owner, Value) and isinstance(key, Value)
        else Unknown()
    )


def _environment(reader: Reader, bound: Bound) -> Value:
    """A variable of the environment: open, with the default that the program gives it."""
    name, default = bound.plain("key"), bound.value("default")
    if not isinstance(name, str):
        return Unknown()
    key = ("environment", name)
    if isinstance(default, Constant) and isinstance(default.value, str):  # as the default of an argument is
        reader.machine.settings["defaults", key] = default.value
        reader.machine.settings["by default", key] = default
    return Unknown(key, text=name)


def _set_environment(reader: Reader, bound: Bound) -> Value:
    if bound.plain("key") == "KERAS_BACKEND" and isinstance(bound.plain("value"), str):
        reader.machine.settings["backend"] = bound.plain("value")
    return Constant(None)


def _policy(reader: Reader, bound: Bound) -> Value:
    """keras.mixed_precision.set_global_policy: the dtype every layer made from here on computes in."""
    value = bound.value("policy") if bound.given("policy") else bound.value("dtype")
    if isinstance(value, Value):
        reader.machine.write(reader.machine.settings, "dtype", _half_of_policy(reader, value))
    return Constant(None)


def _half_of_policy(reader: Reader, policy: Value) -> Value:
    """The half precision that a policy, or one of this name, computes in; None for one that computes in full."""

    def half(one: Value) -> Value:
        if isinstance(one, Object):
            return _half_of_policy(reader, one.get("name") or one.get("policy") or Unknown())
        if not isinstance(one, Constant) or not isinstance(one.value, str):
            return Unknown()
        dtype = one.value.removeprefix("mixed_")
        return Constant(dtype if dtype in {"float16", "bfloat16"} else None)

    return reader.machine.spread(half, by_default(reader, policy))


def _item(reader: Reader, bound: Bound) -> Value:
    x = bound.tensor()
    return Unknown() if x is None else derived(x, "item", keep=True, shape=())


def _tolist(reader: Reader, bound: Bound) -> Value:
    """A list of the rows: added to another it grows longer, where an array would add numbers."""
    x = bound.tensor()
    if x is None or x.rank == 0:
        return _item(reader, bound)
    x = replace(x, dtype=None, library=None)  # Python's own numbers
    items, exact = elements(reader, x)
    if exact:
        return reader.machine.new_list(items)
    return List.of([reader.operate("row", x=x, index=Unknown())], exact=False)


def _set_backend(reader: Reader, bound: Bound) -> Value:
    if isinstance(bound.plain("backend"), str):
        reader.machine.settings["backend"] = bound.plain("backend")
    return Constant(None)


OPERATIONS: dict[str, Run] = {
    "python_len": _len,
    "python_range": _range,
    "python_enumerate": _enumerate,
    "python_zip": _zip,
    "python_list": _container("list"),
    "python_tuple": _container("tuple"),
    "python_set": _container("set"),
    "python_bound_as": _bound_as,
    "python_chainmap": _chain_map,
    "python_dict": _dict,
    "python_defaultdict": _defaultdict,
    "python_counter": lambda reader, bound: Dict({}, exact=False),
    "python_namespace": _namespace,
    "python_int": _number(int),
    "python_float": _number(float),
    "python_bool": _number(bool),
    "python_sum": _sum,
    "python_reversed": _reversed,
    "python_iter": _iter,
    "python_next": _next,
    "python_is_a": _of_kind,
    "python_isinstance": _isinstance,
    "python_hasattr": _hasattr,
    "python_setattr": _setattr,
    "python_delattr": _delattr,
    "python_super": _super,
    "python_type": _type,
    "python_callable": _callable,
    "python_getitem": _getitem,
    "python_environ": _environment,
    "python_getenv": _environment,
    "python_setenv": _set_environment,
    "nothing": _nothing,
    "constant": _constant,
    "set_policy": _policy,
    "set_floatx": _policy,
    "set_backend": _set_backend,
    "item": _item,
    "tolist": _tolist,
}
