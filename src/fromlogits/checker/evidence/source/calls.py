"""Calls: the callee's body is read, or the catalogue says what a framework's name does."""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from fromlogits.checker.catalogue.entry import Data, Layer, LossEntry, MetricEntry, Op
from fromlogits.checker.evidence.source import statements
from fromlogits.checker.evidence.source.allowance import Exhausted
from fromlogits.checker.evidence.source.arguments import by_default
from fromlogits.checker.evidence.source.attribute_keys import contents_of
from fromlogits.checker.evidence.source.binding import bind_function, bind_signature
from fromlogits.checker.evidence.source.bodies import Unparsed
from fromlogits.checker.evidence.source.datasets import load_data
from fromlogits.checker.evidence.source.enums import is_enum, member_by_value
from fromlogits.checker.evidence.source.generators import generated, generates
from fromlogits.checker.evidence.source.given import as_given, forget
from fromlogits.checker.evidence.source.heads import is_none
from fromlogits.checker.evidence.source.layers import apply_layer, build_layer
from fromlogits.checker.evidence.source.machine import Raised, Return, is_open
from fromlogits.checker.evidence.source.methods import call_method
from fromlogits.checker.evidence.source.mode import heard, in_mode, is_symbolic, open_to, spoken
from fromlogits.checker.evidence.source.names import entry_of, tells_of_a_framework
from fromlogits.checker.evidence.source.noting import imports
from fromlogits.checker.evidence.source.operations.in_place import written_out
from fromlogits.checker.evidence.source.operations.recorded import remade
from fromlogits.checker.evidence.source.relevance import relevance_of
from fromlogits.checker.evidence.source.returning import leave, mark, note
from fromlogits.checker.evidence.source.tensor import Tensor
from fromlogits.checker.evidence.source.uses import use_loss, use_metric
from fromlogits.checker.evidence.source.values import (
    WRAPPER,
    Class,
    Constant,
    Dict,
    External,
    Frame,
    Function,
    Instance,
    Itself,
    List,
    Method,
    Object,
    Site,
    Unknown,
    Value,
    asked_of,
    is_rest,
    result_of,
)

if TYPE_CHECKING:
    from fromlogits.checker.evidence.source.document import Document
    from fromlogits.checker.evidence.source.reader import Reader

__all__ = ["call", "call_function", "construct", "enter", "run_function"]

SELF_CALLS = 2  # how often a function may be inside itself; what a decorator makes of another function is another
FORWARD = {"keras": "call", "linen": "__call__", "nnx": "__call__", "equinox": "__call__", "haiku": "__call__"}
OF_TORCH = {"flatten": 1, "log_softmax": 1, "sigmoid": 0, "softmax": 1}  # methods of torch's tensors, and how many axes they are told
OF_OTHERS = frozenset({"flax", "haiku", "jax", "keras", "optax", "tensorflow"})
UPDATES = ("update", "update_state")  # what a metric does with a batch, whoever calls it


def call(reader: Reader, callee: Value, positional: list[Value], keywords: dict[str, Value], node: ast.AST, frame: Frame) -> Value:
    """`callee(...)`."""
    reader.machine.spend(2)
    if not reader.inside():
        reader.machine.cut_short += 1
        forget(reader.machine, callee, (*positional, *keywords.values()))
        return Unknown()
    if not is_open(callee):
        return _call(reader, callee, positional, keywords, node, frame)
    return reader.machine.spread(lambda one: _call(reader, one, positional, keywords, node, frame), callee)


def _call(reader: Reader, callee: Value, positional: list[Value], keywords: dict[str, Value], node: ast.AST, frame: Frame) -> Value:
    if not reader.machine.met:
        reader.machine.met = _of_a_framework(reader, callee)
    if isinstance(callee, Function):
        return call_function(reader, callee, positional, keywords)
    if isinstance(callee, Method):
        if isinstance(callee.function, Function):
            bound = [] if callee.function.kind == "staticmethod" else [callee.receiver]
            return call_function(reader, callee.function, [*bound, *positional], keywords)
        if callee.function is not None:
            return call(reader, callee.function, [callee.receiver, *positional], keywords, node, frame)
        return call_method(reader, callee, positional, keywords, node, frame)
    if isinstance(callee, Class):
        return construct(reader, callee, positional, keywords, node, frame)
    if isinstance(callee, External):
        return call_external(reader, callee, positional, keywords, node, frame)
    if isinstance(callee, Instance):
        return call_instance(reader, callee, positional, keywords, node, frame)
    if isinstance(callee, Object):
        return call_object(reader, callee, positional, keywords, node, frame)
    if isinstance(callee, Unknown):
        asked = asked_of(callee, positional, keywords)
        if asked is not None:
            return as_given(reader.machine, asked)
        of_torch = _of_torch(reader, callee, positional, keywords, node, frame)
        if of_torch is not None:
            return of_torch
        forget(reader.machine, callee, (*positional, *keywords.values()))
        return result_of(callee)
    return Unknown()


def _of_torch(
    reader: Reader, callee: Unknown, positional: list[Value], keywords: dict[str, Value], node: ast.AST, frame: Frame
) -> Value | None:
    """`scores.softmax(1)` of scores that nobody knows: tensors of torch have such a method; where a layer is wanted, it was a factory's."""
    owner, name = callee.key[1:] if isinstance(callee.key, tuple) and callee.key[:1] == ("attribute",) else (None, "")
    if isinstance(owner, Itself):  # a method of the program's own
        return None
    told = [*positional, *keywords.values()]
    if name == "view":
        known = len(positional) > 1 and not keywords and any(map(_is_whole, positional)) and not any(map(is_rest, positional))
        name, positional = "reshape", [List.of(positional, "tuple")]
    else:
        known = OF_TORCH.get(name) == len(told) and keywords.keys() <= {"dim", "start_dim"} and all(map(_is_whole, told))
    if not known or _without_torch(frame.document):
        return None
    return call_external(reader, External(f"torch.{name}"), [Unknown(owner), *positional], keywords, node, frame)


def _is_whole(number: Value) -> bool:
    return isinstance(number, Constant) and type(number.value) is int


def _without_torch(document: Document) -> bool:
    """Whether a file works with arrays of another framework alone, which have no such methods."""
    firsts = {module.partition(".")[0] for module, level in imports(document) if level == 0}
    return "torch" not in firsts and not OF_OTHERS.isdisjoint(firsts)


def _of_a_framework(reader: Reader, callee: Value) -> bool:
    """Whether a framework's function is called, or an object of one of its classes, or a method of one."""
    if isinstance(callee, Method):
        if callee.function is not None:
            return False
        callee = callee.receiver
    if isinstance(callee, (Instance, Class)):
        callee = reader.base_of(callee) or callee
    name = callee.library if isinstance(callee, Tensor) else callee.name if isinstance(callee, (External, Object)) else None
    return name is not None and tells_of_a_framework(name)


# -- the project's own functions and classes


def call_function(reader: Reader, function: Function, positional: Sequence[Value], keywords: Mapping[str, Value]) -> Value:
    """What a function of the project gives, as far as it is followed."""

    def read() -> Value | None:
        return reader.following.follow(function, lambda: run_function(reader, function, positional, keywords))

    recall = reader.recall.remember if function.remembers else reader.recall.call
    found = recall(function, positional, keywords, read)
    return found if found is not None else Unknown()


def run_function(
    reader: Reader,
    function: Function,
    positional: Sequence[Value],
    keywords: Mapping[str, Value],
    *,
    resume: Callable[[Value], None] | None = None,
) -> Value:
    """Read a function's body with its parameters bound; `resume` is what runs where a context manager yields."""
    machine = reader.machine
    node = function.node
    machine.called.add(id(node))
    if sum(1 for one in machine.calls if one.label == id(node) and one.parent is function.frame) >= SELF_CALLS:
        machine.cut_short += 1
        return Unknown()
    inner = Frame({}, function.frame, function.frame.document, "call", module=function.frame.module)
    inner.label = id(node)  # type: ignore[assignment]
    bind_function(reader, function, positional, keywords, inner)
    if function.owner is not None:
        inner.names["__class__"] = function.owner
    machine.calls.append(inner)
    before = machine.path
    inner.entered, inner.resume, inner.mark = (machine.loops, frozenset(before.items())), resume, mark(machine)
    try:
        if isinstance(node, ast.Lambda):
            return reader.evaluate(node.body, inner)
        with suppress(Return):
            statements.execute(reader, node.body, inner)
            if inner.states:  # the end is a way out, too
                note(machine, inner)
        leave(machine, inner)
    except Raised:
        if not inner.returns:  # no path led past it
            raise
        leave(machine, inner, raised=True)
    except Exhausted:
        machine.called.discard(id(node))  # not to its end: it is read again on its own
        raise
    finally:
        machine.calls.pop()
        machine.path = before
    if generates(function):
        return generated(reader, inner)
    entered = frozenset(before.items())
    return machine.settle(machine.join([(guards - entered, value) for guards, value in inner.returns]))


def construct(reader: Reader, of: Class, positional: list[Value], keywords: dict[str, Value], node: ast.AST, frame: Frame) -> Value:
    """Make an instance of a class the project wrote."""
    if not reader.machine.cautious:
        return _construct(reader, of, positional, keywords, node, frame)
    made = reader.recall.call(of, positional, keywords, lambda: _construct(reader, of, positional, keywords, node, frame))
    if isinstance(made, Instance) and (made.site is None or made.site.node is not node):  # another like the first, with a life of its own
        made = Instance(of, dict(made.slots), made.like or made, site=Site(frame.document, node))
        reader.instances[id(of.node)] = made
    return made if made is not None else Unknown()


def _construct(reader: Reader, of: Class, positional: list[Value], keywords: dict[str, Value], node: ast.AST, frame: Frame) -> Value:
    reader.machine.called.add(id(of.node))
    made = Instance(of, {}, site=Site(frame.document, node))
    reader.instances[id(of.node)] = made
    base = reader.base_of(of)
    if is_enum(reader, of):
        wanted = by_default(reader, reader.machine.settle(positional[0])) if positional else Unknown()
        return reader.machine.spread(lambda one: member_by_value(reader, of, one), wanted)
    held = contents_of(reader, base, [], {}, node, frame) if base is not None else None
    if held is not None:
        made.slots["contents"] = held
    initialise = reader.method_of(made, "__init__")
    if initialise is not None:
        call(reader, initialise, positional, keywords, node, frame)
    else:
        fields = [field for one in reversed(reader.linearised(of)) if isinstance(one, Class) for field in one.fields]
        if fields and "contents" not in made.slots:
            _fill_fields(reader, made, fields, positional, keywords)
            ready = reader.method_of(made, "__post_init__")
            if ready is not None:
                call(reader, ready, [], {}, node, frame)
        elif base is not None:
            adopt(reader, made, base, positional, keywords, node, frame)
    setup = reader.method_of(made, "setup") if protocol(reader, made) == "linen" else None
    if setup is not None:
        call(reader, setup, [], {}, node, frame)
    build = reader.method_of(made, "build") if protocol(reader, made) == "keras" else None
    if build is not None and isinstance(build.function, Function) and len(build.function.node.args.args) > 1:
        call(reader, build, [Unknown()], {}, node, frame)
    return Unknown() if _called_the_unparsed(reader, of) else made


def _called_the_unparsed(reader: Reader, of: Class) -> bool:
    """Whether a method was called that does not parse: what attributes an instance has is anybody's guess then."""
    methods = (method for one in reader.linearised(of) if isinstance(one, Class) for method in one.node.body)
    return any(isinstance(method, Unparsed) and id(method) in reader.machine.called for method in methods)


def _fill_fields(
    reader: Reader, made: Instance, fields: Sequence[tuple[str, Value | None]], positional: Sequence[Value], keywords: Mapping[str, Value]
) -> None:
    """What a dataclass's generated `__init__` does."""
    names = list(dict(fields))
    for name, default in dict(fields).items():
        value: Value = default if default is not None else Unknown()
        if isinstance(value, Object) and value.name == "dataclasses.field":
            factory = value.get("default_factory")
            default_value = value.get("default")
            value = (
                reader.call(factory, [], {}, ast.Pass(), made.of.frame)
                if isinstance(factory, Value) and not _none(factory)
                else default_value or Unknown()
            )
        place = names.index(name)
        if place < len(positional):
            value = positional[place]
        value = keywords.get(name, value)
        reader.machine.write(made.slots, ("attribute", name), value)


def _none(value: Value) -> bool:
    return isinstance(value, Constant) and value.value is None


def adopt(
    reader: Reader, made: Instance, base: External, positional: list[Value], keywords: dict[str, Value], node: ast.AST, frame: Frame
) -> None:
    """Give an instance the framework's object it is: what `super().__init__(...)` of a framework's class does."""
    held = contents_of(reader, base, positional, keywords, node, frame)
    if held is not None:
        before = made.slots.get("contents")
        if isinstance(before, Dict) and isinstance(held, Dict):  # what it holds already, it keeps
            held = Dict({**before.slots, **held.slots}, before.exact and held.exact)
        reader.machine.write(made.slots, "contents", held)
        return
    entry = entry_of(base.name)
    operation = entry.operation if isinstance(entry, Layer) else None
    if operation in {"module", "model"} and not positional and not ({"inputs", "outputs"} & keywords.keys()):
        return
    if operation == "engine":  # what the loss is given, a class may have changed
        return
    if operation == "tuner" and reader.method_of(made, "run_trial") is not None:  # it builds and fits by itself
        return
    if isinstance(entry, (Layer, LossEntry, MetricEntry)):
        made_base = call_external(reader, base, positional, keywords, node, frame)
        if isinstance(made_base, Object):
            reader.machine.write(made.slots, "base", made_base)


def protocol(reader: Reader, owner: Instance | Class) -> str | None:
    """How instances of a framework's base class are called: forward, call or __call__."""
    base = reader.base_of(owner)
    entry = entry_of(base.name) if base is not None else None
    if isinstance(entry, Layer):
        found = entry.fixed.get("protocol")
        if found:
            return str(found)
        return (
            "torch"
            if base is not None and base.name.startswith("torch.")
            else "keras"
            if base is not None and base.name.startswith("keras.")
            else None
        )
    if base is not None and isinstance(entry, (LossEntry, MetricEntry)):
        return "torch" if base.name.startswith("torch.") else "keras"
    return None


def call_instance(
    reader: Reader, callee: Instance, positional: list[Value], keywords: dict[str, Value], node: ast.AST, frame: Frame
) -> Value:
    """Call an instance of a project's class."""
    way = protocol(reader, callee)
    base = callee.slots.get("base")
    names = [FORWARD[way]] if way in FORWARD else []
    own = callee.slots.get(("attribute", "forward")) if way == "torch" else None  # `net.forward = net.scores`
    if own is not None and reader.method_of(callee, "__call__") is None:
        return call(reader, own, positional, keywords, node, frame)
    updates = UPDATES if isinstance(base, Object) and isinstance(base.entry, MetricEntry) else ()
    for name in [*names, "__call__", "forward", "call", *updates]:
        method = reader.method_of(callee, name)
        if method is None:
            continue
        if way == "keras":
            return _in_mode(reader, method, positional, keywords, node, frame, nothing=name in updates)
        given = call(reader, method, positional, keywords, node, frame)
        return Unknown() if name in updates else given
    return call_base(reader, callee, base, positional, keywords, node, frame) if isinstance(base, Object) else Unknown()


def call_base(
    reader: Reader, owner: Instance, base: Object, positional: list[Value], keywords: dict[str, Value], node: ast.AST, frame: Frame
) -> Value:
    """What a framework's class makes of its input, unless the project's own class does the step of it that counts."""
    step = base.get("step")
    if isinstance(step, str) and reader.method_of(owner, step) is not None:
        return Unknown()
    return call_object(reader, base, positional, keywords, node, frame)


def _in_mode(
    reader: Reader, method: Method, positional: list[Value], keywords: dict[str, Value], node: ast.AST, frame: Frame, *, nothing: bool
) -> Value:
    """Call a method as Keras does: whether it trains is told once, to the outermost, and to all within that do not say otherwise."""
    placed = _by_position(method, "training", positional)
    told = placed or keywords.get("training")
    if placed is None and (told is None or is_none(told)):
        default = _default(method, "training", told)
        told = spoken(reader.training) or (open_to(default) if is_symbolic(positional) else default)
    keywords = {key: value for key, value in keywords.items() if key != "training"}
    if told is not None and placed is None and _takes(method, "training"):
        keywords["training"] = told
    with in_mode(reader, heard(told)):
        given = call(reader, method, positional, keywords, node, frame)
    return Unknown() if nothing else given


def _default(method: Method, name: str, otherwise: Value | None) -> Value | None:
    """What a parameter is where nobody gives it anything, if that is written down as it is."""
    function = method.function
    if not isinstance(function, Function):
        return otherwise
    arguments = function.node.args
    placed = dict(zip(reversed(arguments.args), reversed(arguments.defaults), strict=False))
    defaults = {one.arg: default for one, default in [*placed.items(), *zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True)]}
    default = defaults.get(name)
    return Constant(default.value) if isinstance(default, ast.Constant) else otherwise


def _by_position(method: Method, name: str, positional: list[Value]) -> Value | None:
    """What a parameter is given without its name."""
    function = method.function
    named = [one.arg for one in function.node.args.args[1:]] if isinstance(function, Function) else []
    return dict(zip(named, positional, strict=False)).get(name)


def _takes(method: Method, name: str) -> bool:
    function = method.function
    if not isinstance(function, Function):
        return True
    arguments = function.node.args
    return arguments.kwarg is not None or any(one.arg == name for one in [*arguments.args, *arguments.kwonlyargs])


# -- frameworks


def call_external(
    reader: Reader, callee: External, positional: list[Value], keywords: dict[str, Value], node: ast.AST, frame: Frame
) -> Value:
    """Call a framework's name as the catalogue tells it."""
    if callee.name == WRAPPER:
        return positional[0] if positional else callee
    entry = entry_of(callee.name)
    site = Site(frame.document, node)
    if entry is None and positional and callee.name.startswith("keras.") and callee.name.endswith(".from_config"):
        made = callee.name.removesuffix(".from_config")
        config = reader.machine.settle(positional[0])  # what `get_config` wrote down
        again = remade(reader, config)
        if again is not None:
            return again
        words = {key: part for key, part in config.slots.items() if isinstance(key, str)} if isinstance(config, Dict) else None
        return reader.call(External(made), [], words, node, frame) if words is not None else Unknown()
    if isinstance(entry, Op):
        values = bind_signature(reader, entry.signature, positional, keywords)
        values.update(entry.fixed)
        values["library"] = callee.name.partition(".")[0]
        values["frame"] = frame
        given = reader.operate(entry.operation, site=site, **values)
        return written_out(reader, site.node, given, frame) if "out" in keywords else given
    if isinstance(entry, Layer):
        return build_layer(reader, callee.name, entry, positional, keywords, site, frame)
    if isinstance(entry, LossEntry):
        if entry.make is None:
            return use_loss(reader, entry, callee.name, None, positional, keywords, site, frame)
        return Object(callee.name, entry, dict(bind_signature(reader, entry.make, positional, keywords)), site=site)
    if isinstance(entry, MetricEntry):
        if entry.make is None:
            return use_metric(reader, entry, callee.name, None, positional, keywords, site, frame)
        return Object(callee.name, entry, dict(bind_signature(reader, entry.make, positional, keywords)), site=site)
    if isinstance(entry, Data):
        return load_data(reader, callee.name, entry, positional, keywords, site)
    forget(reader.machine, callee, (*positional, *keywords.values()))
    return Unknown()


def call_object(reader: Reader, callee: Object, positional: list[Value], keywords: dict[str, Value], node: ast.AST, frame: Frame) -> Value:
    """Call an instance of a framework's class."""
    site = Site(frame.document, node)
    if isinstance(callee.entry, LossEntry):
        return use_loss(reader, callee.entry, callee.name, callee, positional, keywords, site, frame)
    if isinstance(callee.entry, MetricEntry):
        return use_metric(reader, callee.entry, callee.name, callee, positional, keywords, site, frame)
    told = heard(keywords.get("training"))
    if told is None:
        return apply_layer(reader, callee, positional, keywords, site, frame)
    with in_mode(reader, told):
        return apply_layer(reader, callee, positional, keywords, site, frame)


# -- what nobody calls

STEPS = ("training_step", "compute_loss", "train_step", "validation_step", "test_step", "predict_step", "forward", "call", "__call__")


def enter(reader: Reader, value: Function | Class, steps: int) -> None:
    """Read a function or class nobody called, with unknown arguments; each piece of it may cost so many steps."""
    if isinstance(value, Function):
        if isinstance(value.node, ast.Lambda):
            return
        reader.entry(steps, partial(call_function, reader, value, _unknowns(value.node, skip=0), {}), value)
        return
    node = value.node
    frame = value.frame
    initialise = next(
        (one.slots.get("__init__") for one in reader.linearised(value) if isinstance(one, Class) and "__init__" in one.slots), None
    )
    arguments = (
        _unknowns(initialise.node, skip=1) if isinstance(initialise, Function) and not isinstance(initialise.node, ast.Lambda) else []
    )
    made: Value | None = reader.instances.get(id(node))
    if made is None:
        made = reader.entry(steps, partial(construct, reader, value, list(arguments), {}, node, frame), value)
    if not isinstance(made, Instance):
        return
    methods = [method for method in value.slots.values() if isinstance(method, Function) and not isinstance(method.node, ast.Lambda)]
    relevance = relevance_of(frame.document)
    methods = [method for method in methods if relevance.tells(method.node, node)]  # type: ignore[arg-type]
    for method in sorted(methods, key=lambda one: STEPS.index(one.node.name) if one.node.name in STEPS else len(STEPS)):  # type: ignore[union-attr]
        if id(method.node) in reader.machine.called:
            continue
        skip = 0 if method.kind == "staticmethod" else 1
        bound = [] if method.kind == "staticmethod" else [made]
        handed = [*bound, *_unknowns(method.node, skip=skip)]  # type: ignore[arg-type]
        reader.entry(steps, partial(call_function, reader, method, handed, _offered(method.node)), method)  # type: ignore[arg-type]


def _unknowns(node: ast.FunctionDef | ast.AsyncFunctionDef, *, skip: int) -> list[Value]:
    """Unknown values for the parameters that have no default."""
    arguments = node.args
    positional = [*arguments.posonlyargs, *arguments.args]
    required = positional[skip : len(positional) - len(arguments.defaults)]
    return [Unknown(text=one.arg) for one in required]


def _offered(node: ast.FunctionDef | ast.AsyncFunctionDef) -> dict[str, Value]:
    """Unknown values for what a framework hands a step where it has it, and nothing otherwise: `def forward(self, x, labels=None)`."""
    if node.name not in STEPS:
        return {}
    arguments = node.args
    positional = [*arguments.posonlyargs, *arguments.args][-len(arguments.defaults) :] if arguments.defaults else []
    pairs = [*zip(positional, arguments.defaults, strict=True), *zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True)]
    return {one.arg: Unknown(text=one.arg) for one, default in pairs if isinstance(default, ast.Constant) and default.value is None}
