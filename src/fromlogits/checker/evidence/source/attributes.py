"""Attributes and items: what hangs on a module, an object, an instance, a tensor."""

from __future__ import annotations

import ast
import re
from functools import partial
from math import prod
from typing import TYPE_CHECKING

from fromlogits.checker.catalogue.entry import Layer
from fromlogits.checker.evidence.source import frames, groups, pretrained
from fromlogits.checker.evidence.source.arguments import argument, by_default
from fromlogits.checker.evidence.source.attribute_keys import asked_for, names_of, vars_of
from fromlogits.checker.evidence.source.calendar import DATES, PARTS, dates, part_of_dates
from fromlogits.checker.evidence.source.children import children_of
from fromlogits.checker.evidence.source.clusters import clusters_of
from fromlogits.checker.evidence.source.enums import is_enum, members_by_name
from fromlogits.checker.evidence.source.given import as_given
from fromlogits.checker.evidence.source.heads import count_of, is_none, plain_of
from fromlogits.checker.evidence.source.layers import run_layers
from fromlogits.checker.evidence.source.mode import Mode, as_asked, in_mode, open_to
from fromlogits.checker.evidence.source.names import canonical, entry_of, outside
from fromlogits.checker.evidence.source.operations.classifiers import classifier_attribute
from fromlogits.checker.evidence.source.operations.recorded import within
from fromlogits.checker.evidence.source.operations.records import fields_of, is_named_tuple, values_of
from fromlogits.checker.evidence.source.operations.shaping import size_value
from fromlogits.checker.evidence.source.shapes import Shape, Size
from fromlogits.checker.evidence.source.tensor import Tensor, position
from fromlogits.checker.evidence.source.values import (
    Class,
    Constant,
    Dict,
    External,
    Frame,
    Function,
    Instance,
    Itself,
    List,
    Member,
    Method,
    Module,
    Object,
    Series,
    Site,
    Text,
    Unknown,
    Value,
    is_gradient,
    part_of,
)

if TYPE_CHECKING:
    from fromlogits.checker.evidence.source.reader import Reader

__all__ = ["attribute", "external_item", "iterate", "model_output", "object_item"]

DTYPES = {"float32", "float64", "float16", "bfloat16", "int32", "int64", "int8", "uint8", "bool"}
NAMED = ("keras.", "tensorflow.keras.")
TARGETS = frozenset({("attribute", "targets"), ("attribute", "labels")})  # where a torchvision data set keeps its labels
SAME = {"data", "values", "real", "value", "array", "numpy_values"}
CALLED_BY_INDEX = frozenset(f"{room}.{name}" for room in ("numpy", "jax.numpy") for name in ("c_", "mgrid", "ogrid", "r_"))


def attribute(reader: Reader, owner: Value, name: str, node: ast.AST, frame: Frame) -> Value:
    """`owner.name`."""
    if isinstance(owner, External):
        if (owner.name, name) == ("sys", "argv"):
            return Unknown(("argument", "argv"), text="argv")
        if owner.name == "absl.flags.FLAGS":
            default = reader.machine.settings.get(("flag", name))
            plain = isinstance(default, Constant) and isinstance(default.value, (int, float)) and not isinstance(default.value, bool)
            return default if plain and isinstance(default, Value) else Unknown(("argument", name), text=name)
        given = reader.machine.settings.get(("given", f"{owner.name}.{name}"))
        if isinstance(given, Value):
            return given
        return names_of(owner) if name == "__dict__" else outside(f"{owner.name}.{name}", Site(frame.document, node))
    if isinstance(owner, Module):
        return names_of(owner) if name == "__dict__" else _of_module(reader, owner, name)
    if isinstance(owner, Instance):
        return _of_instance(reader, owner, name, node, frame)
    if isinstance(owner, Class):
        return _of_class(reader, owner, name)
    if isinstance(owner, Object):
        return _of_object(reader, owner, name, node, frame)
    if isinstance(owner, Tensor):
        return _of_tensor(reader, owner, name, frame, node)
    if isinstance(owner, Function):
        named = name in {"__name__", "__qualname__"} and not isinstance(owner.node, ast.Lambda)
        return Constant(owner.node.name) if named else Method(owner, name)  # type: ignore[union-attr]
    if isinstance(owner, List) and owner.kind == "tuple" and name in {"values", "indices"} and len(owner.items) == 2:
        return owner.items[name == "indices"]  # torch.max(x, 1).indices
    if isinstance(owner, Member):
        found = _of_instance(reader, owner.holder, name, node, frame, owner)
        return (
            Method(owner, name)
            if isinstance(found, (Unknown, External)) or (isinstance(found, Method) and found.function is None)
            else found
        )
    if name == "str" and frames.is_column(owner):
        return Object("pandas.str", None, {"values": owner})
    if isinstance(owner, (List, Dict, Series, Constant, Method)):
        return Method(owner, name)
    if isinstance(owner, Text):
        return Method(owner, name)
    if isinstance(owner, Unknown):
        chosen = by_default(reader, owner)
        if chosen is not owner:  # a word from the command line
            return reader.attribute(chosen, name, node, frame)
        if is_gradient(owner):
            return part_of(owner)
        if name in frames.RENAMING and frames.is_column(owner):
            return Method(owner, name)
        return as_given(reader.machine, Unknown(("attribute", owner.key, name), text=f"{owner.text}.{name}" if owner.text else name))
    return Unknown()


def _of_module(reader: Reader, owner: Module, name: str) -> Value:
    found = reader.modules.member(owner.frame, name)
    if found is not None:
        return found
    path = reader.project.resolve(owner.frame.document, name, 1) if owner.frame.document.file.endswith("__init__.py") else None
    inner = reader.modules.frame(path) if path is not None else None
    return Module(inner, name) if inner is not None else Unknown()


def _of_instance(reader: Reader, owner: Instance, name: str, node: ast.AST, frame: Frame, receiver: Value | None = None) -> Value:
    """`owner.name`; `receiver` is what its methods get, where that is more than the instance."""
    found = owner.slots.get(("attribute", name))
    if found is not None:
        return found
    receiver = receiver or owner
    if name == "__class__":
        return owner.of
    if name == "__dict__":
        return vars_of(owner)
    if name == "_fields" and is_named_tuple(reader, owner):
        return List.of((Constant(one) for one in fields_of(reader, owner.of)), "tuple")
    for one in reader.linearised(owner.of):
        if not isinstance(one, Class) or name not in one.slots:
            continue
        value = reader.machine.settle(one.slots[name])
        if isinstance(value, Function):
            if value.kind == "property":
                return reader.call(Method(receiver, name, value), [], {}, node, frame)
            if value.kind == "staticmethod":
                return value
            return Method(owner.of if value.kind == "classmethod" else receiver, name, value)
        if isinstance(value, Object) and value.name.startswith("function."):
            return Method(receiver, name, value)
        if "member" in owner.slots:
            return _of_class(reader, owner.of, name)
        return _described(reader, value, owner, owner.of, node, frame)
    base = owner.slots.get("base")
    if isinstance(base, Object):
        inner = _of_object(reader, base, name, node, frame)
        if not isinstance(inner, Method):
            return inner
    asked = asked_for(reader, owner, name, node, frame)
    if asked is not None:
        return asked
    if name == "training":
        return Constant(True)
    if name == "_modules":
        return children_of(reader, owner, name) or Unknown()
    if reader.base_of(owner) is not None or (name == "replace" and fields_of(reader, owner.of)):  # flax.struct.dataclass gives it
        return Method(owner, name)
    return Unknown(("attribute", Itself(owner), name), text=name)


def _described(reader: Reader, value: Value, owner: Value, of: Class, node: ast.AST, frame: Frame) -> Value:
    """A class attribute that says itself what reading it gives: an instance of a class with `__get__`."""
    method = reader.method_of(value, "__get__") if isinstance(value, Instance) else None
    return reader.call(method, [owner, of], {}, node, frame) if method is not None else value


def _of_class(reader: Reader, owner: Class, name: str) -> Value:
    if name == "__name__":
        return Constant(owner.name)
    if name == "__subclasses__":
        return Method(owner, name)
    if is_enum(reader, owner):
        held = members_by_name(reader, owner)
        if name == "__members__" or name in held.slots:
            return held if name == "__members__" else held.slots[name]
    for one in reader.linearised(owner):
        if isinstance(one, Class) and name in one.slots:
            value = reader.machine.settle(one.slots[name])
            if isinstance(value, Function) and value.kind == "classmethod":
                return Method(owner, name, value)
            return value
    base = reader.base_of(owner)
    if base is not None and base.name == "torch.autograd.Function":
        return Method(owner, name)
    return External(canonical(f"{base.name}.{name}")) if base is not None else Unknown()


def _of_object(reader: Reader, owner: Object, name: str, node: ast.AST, frame: Frame) -> Value:
    found = owner.slots.get(("attribute", name))
    if found is not None:
        return found
    if name == "loss":
        pretrained.trained(reader, owner)
    if owner.name == "python.super":
        return _of_super(reader, owner, name)
    if owner.name == DATES and name in PARTS:
        return part_of_dates(owner, name, Site(frame.document, node))
    if owner.name == frames.TABLE:
        cell = frames.attribute(reader, owner, name)
        return cell if cell is not None else Method(owner, name)
    if owner.name == groups.GROUPS:
        return groups.attribute(owner, name) or Method(owner, name)
    if owner.name == "pandas.Categorical" and name == "cat":
        return owner
    if owner.name in {"pandas.cat", "pandas.Categorical"} and name == "codes":
        return reader.operate("category_codes", x=owner, site=Site(frame.document, node))
    if owner.name == "argparse.values":
        return argument(reader, owner, name)
    operation = owner.entry.operation if isinstance(owner.entry, Layer) else ""
    if operation in {"model", "sequential", "backbone"} and name in {"output", "outputs", "input", "layers"}:
        return _of_model(reader, owner, name, node, frame)
    if operation == "module_dict" and (held := _of_module_dict(reader, owner, name)) is not None:
        return held
    if operation == "tensor_dataset" and name == "tensors":
        return owner.get("tensors") if isinstance(owner.get("tensors"), Value) else Unknown()
    if operation == "wrapper" and name == "module" and isinstance(owner.get("layer"), Value):  # DataParallel(net).module
        return owner.slots["layer"]
    if operation in {"loader", "subset"} and name == "dataset":
        return owner.get("dataset") if isinstance(owner.get("dataset"), Value) else Unknown()
    if name in owner.slots and isinstance(owner.slots[name], Value) and operation not in {"", "affine", "conv"}:
        return owner.slots[name]
    if name == "output" and isinstance(owner.get("within"), Object):
        return _output_within(reader, owner, owner.slots["within"], node, frame)
    if name == "name" and owner.name.startswith(NAMED):
        return _own_name(owner)
    if name == "training":
        return Constant(True)
    if name in {"weight", "kernel", "bias"} and operation in {"affine", "conv", "embedding"}:
        return _weight(owner, name)
    if name in {"out_features", "units", "num_classes"} and isinstance(owner.get("units"), Value):
        return owner.get("units")
    if operation == "encoder" and name == "classes_" and isinstance(owner.get("seen"), Tensor):
        return reader.operate("unique", x=owner.get("seen"))
    if operation == "clusters" and name == "labels_":
        seen = owner.get("seen")
        return clusters_of(owner, seen if isinstance(seen, Tensor) else None, owner.site)
    if operation == "estimator":
        return classifier_attribute(reader, owner, name) or Method(owner, name)
    return Method(owner, name)


def _output_within(reader: Reader, layer: Object, model: Object, node: ast.AST, frame: Frame) -> Value:
    """What comes out of a layer of a Sequential."""
    layers = model.get("layers")
    before = [place for place, item in enumerate(layers.items) if item is layer] if isinstance(layers, List) and layers.exact else []
    if len(before) != 1:
        return Unknown()
    batch = Tensor(learned=False, operation="input", library="keras", shape=None)
    return run_layers(reader, layers.items[: before[0] + 1], batch, Site(frame.document, node), frame)


def _own_name(owner: Object) -> Value:
    """The name of a Keras loss or metric: given, or its class in small letters. Layers are counted, so theirs is open."""
    made = owner.site.node if owner.site is not None else None
    given = [word.value for word in made.keywords if word.arg in {"name", None}] if isinstance(made, ast.Call) else [made]
    if len(given) == 1 and isinstance(given[0], ast.Constant):
        return Constant(given[0].value)
    if given or isinstance(owner.entry, Layer) or owner.entry is None:
        return Unknown(("attribute", Itself(owner), "name"))
    parted = re.sub(r"(.)([A-Z][a-z]+)", r"\1_\2", owner.name.rpartition(".")[2])
    return Constant(re.sub(r"([a-z])([A-Z])", r"\1_\2", parted).lower())


def _weight(owner: Object, name: str) -> Tensor:
    units = owner.get("units")
    size = units.value if isinstance(units, Constant) and isinstance(units.value, int) else None
    if name == "bias":
        return Tensor(shape=(size,), learned=True)
    operation = owner.entry.operation if isinstance(owner.entry, Layer) else ""
    if operation == "embedding":
        return Tensor(shape=(count_of(owner.get("num_embeddings")), size), learned=True)
    if operation == "conv":
        return Tensor(learned=True)
    torch = owner.name.startswith("torch.")
    return Tensor(shape=(size, None) if torch else (None, size), learned=True)


def _of_super(reader: Reader, owner: Object, name: str) -> Value:
    instance, after = owner.get("self"), owner.get("class")
    if isinstance(instance, Instance) and isinstance(after, Class):
        method = reader.method_of(instance, name, after=after)
        if method is not None:
            return method
        return Method(owner, name)
    if isinstance(instance, Class):
        return Method(owner, name)
    return Unknown()


def _of_model(reader: Reader, owner: Object, name: str, node: ast.AST, frame: Frame) -> Value:
    if name == "layers":
        layers = owner.get("layers")
        for item in layers.items if isinstance(layers, List) and layers.exact else ():
            if isinstance(item, Object):
                within(item, owner)
        return layers if isinstance(layers, Value) else Unknown()
    if name in {"output", "outputs"}:
        return model_output(reader, owner, Site(frame.document, node), frame, training=open_to(None))
    inputs = owner.get("inputs")
    return inputs if isinstance(inputs, Value) else Tensor(learned=False)


def model_output(reader: Reader, model: Value, site: Site, frame: Frame, shape: Shape | None = None, *, training: Mode = True) -> Value:
    """What a Keras model gives for its own inputs, or for a batch of that shape where it does not say what it takes."""
    if isinstance(model, Object) and isinstance(model.entry, Layer) and model.entry.operation == "model":
        outputs = model.get("outputs")
        return as_asked(reader, outputs, training) if isinstance(outputs, Value) else Unknown()
    batch = Tensor(learned=False, operation="input", library="keras", shape=shape)
    with reader.ledger.components.asking(model.slots), in_mode(reader, training):  # type: ignore[attr-defined]
        return reader.call(model, [batch], {}, site.node, frame)


def _of_tensor(reader: Reader, owner: Tensor, name: str, frame: Frame, node: ast.AST) -> Value:
    if name in {"shape", "size"} and not (name == "size" and owner.library in {"torch", None}):
        if name == "size":
            if owner.shape and all(isinstance(length, int) for length in owner.shape):
                return Constant(prod(length for length in owner.shape if isinstance(length, int)))
            return size_value(owner.shape[0]) if owner.rank == 1 and owner.shape else Unknown()
        return reader.operate("shape", x=owner)
    if name in {"T", "mT", "H"}:
        return reader.operate("transpose", x=owner)
    if name == "ndim":
        return reader.operate("rank", x=owner)
    if name == "dtype":
        return External(f"numpy.{owner.dtype}") if owner.dtype else Unknown()
    if name == "at" and owner.library != "pandas":
        return Object("jax.at", None, {"x": owner})
    if name in {"data", "values", "real", "value", "grad_fn", "iloc", "loc", "at", "array"}:
        return owner
    if name == "str" and owner.strings:
        return Object("pandas.str", None, {"values": owner})
    if name == "dt":
        return dates(owner)
    if owner.operation == "dates" and name in PARTS:
        return part_of_dates(owner, name, Site(frame.document, node))
    if name == "str":
        return Unknown()
    if name == "cat":
        return Object("pandas.cat", None, {"values": owner})
    if name in {"grad", "device", "is_cuda", "requires_grad", "names", "index"}:
        return Unknown()
    return Method(owner, name)


# -- items


def _of_module_dict(reader: Reader, owner: Object, name: str) -> Value | None:
    """`heads.color`, which is `heads["color"]`."""
    layers = owner.get("layers")
    settled = reader.machine.settle(layers) if isinstance(layers, Value) else None
    held = owner.slots.get(("item", name))
    return held if held is not None or not isinstance(settled, Dict) else settled.slots.get(name)


def object_item(reader: Reader, owner: Value, index: Value, node: ast.AST, frame: Frame) -> Value:
    """`owner[index]` for a framework's object."""
    if not isinstance(owner, Object):
        return Unknown()
    plain = index.value if isinstance(index, Constant) else None
    stored = owner.slots.get(("item", plain)) if isinstance(index, Constant) else None
    if stored is not None:
        return stored
    if plain == "loss":
        pretrained.trained(reader, owner)
    if owner.name == frames.TABLE:
        return frames.item(reader, owner, index)
    if owner.name == groups.GROUPS:
        return groups.item(owner, index)
    if owner.name == "python.globals":
        named = partial(_by_name, reader, owner.slots["module"], node, frame)
        return reader.machine.spread(named, by_default(reader, index))
    if owner.name == "jax.at":
        return Object("jax.at", None, {**owner.slots, "index": index})
    if owner.name == "argparse.values":
        return Unknown()
    if isinstance(owner.entry, Layer) and owner.entry.operation in {"sequential", "module_list", "module_dict"}:
        layers = owner.get("layers")
        if isinstance(layers, Value):
            settled = reader.machine.settle(layers)
            if isinstance(index, Object) and index.name == "slice":
                from fromlogits.checker.evidence.source.containers import item

                part = item(reader, settled, index)
                return Object(owner.name, owner.entry, {**owner.slots, "layers": part}, site=owner.site)
            from fromlogits.checker.evidence.source.expressions import subscript

            return subscript(reader, settled, index, node, frame)
    if (
        isinstance(owner.entry, Layer)
        and owner.entry.operation in {"dataset", "tensor_dataset", "subset", "joined_datasets", "stacked_datasets"}
    ) or owner.name == "tensorflow.data.Dataset":
        from fromlogits.checker.evidence.source.datasets import sifted_items

        items = sifted_items(iterate(reader, owner)[0], index)
        return items[0] if items else Unknown()
    return Unknown()


def _by_name(reader: Reader, module: Value, node: ast.AST, frame: Frame, name: Value) -> Value:
    return reader.attribute(module, name.value, node, frame) if isinstance(name, Constant) and isinstance(name.value, str) else Unknown()


def external_item(reader: Reader, owner: External, index: Value, node: ast.AST, frame: Frame) -> Value:
    """`np.c_[a, b]`, `np.mgrid[a:b, c:d]`, `sys.modules[__name__]`, `Optional[int]`."""
    if owner.name == "sys.modules" and isinstance(index, Constant) and frame.module is not None:
        here = frame.module.names["__name__"]
        return Module(frame.module, "__main__") if isinstance(here, Constant) and here.value == index.value else Unknown()
    entry = entry_of(owner.name)
    if owner.name in CALLED_BY_INDEX and entry is not None:
        parts = index if isinstance(index, List) else List.of([index], "tuple")
        return reader.call(owner, list(parts.items), {}, node, frame)
    return part_of(owner, index)


# -- iterating


def iterate(reader: Reader, owner: Value) -> tuple[tuple[Value, ...], bool]:
    """What iterating an object gives."""
    if isinstance(owner, Instance):
        return _iterate_instance(reader, owner)
    if not isinstance(owner, Object):
        return (Unknown(),), False
    if owner.name == "haiku.Transformed":
        return (Method(owner, "init"), Method(owner, "apply")), True
    operation = owner.entry.operation if isinstance(owner.entry, Layer) else ""
    if operation in {"sequential", "module_list"}:
        layers = reader.machine.settle(owner.get("layers"))
        return (layers.items, layers.exact) if isinstance(layers, List) else ((Unknown(),), False)
    if owner.name == "python.record":
        return tuple(value for key, value in owner.slots.items() if key[0] == "item"), True
    if owner.name == "tensorflow.data.Dataset":
        element = owner.get("element")
        return (element if isinstance(element, Value) else Unknown(),), False
    if operation == "tensor_dataset":
        tensors = owner.get("tensors")
        rows = [reader.operate("row", x=item, index=Unknown()) for item in tensors.items] if isinstance(tensors, List) else []
        return (List.of(rows, "tuple"),), False
    if operation == "subset" and isinstance(owner.get("dataset"), Value):
        from fromlogits.checker.evidence.source.containers import elements
        from fromlogits.checker.evidence.source.datasets import sifted_items

        items, exact = elements(reader, reader.machine.settle(owner.get("dataset")))
        return sifted_items(items, reader.machine.settle(owner.get("indices"))), exact
    if operation in {"joined_datasets", "stacked_datasets"}:
        from fromlogits.checker.evidence.source.datasets import joined, stacked

        return ((joined if operation == "joined_datasets" else stacked)(reader, owner),), False
    if operation == "loader":
        return (_batch(reader, owner),), False
    if operation == "dataset":
        from fromlogits.checker.evidence.source.datasets import described

        item = (owner.get("by_split") or {}).get(str(plain_of(owner, "split")), owner.get("item"))
        return (_transformed(reader, owner, described(item, owner.site)) if item is not None else Unknown(),), False
    return (Unknown(),), False


def _transformed(reader: Reader, owner: Object, element: Value) -> Value:
    """An element of a torchvision data set: its count of classes, and what `target_transform` makes of its label."""
    if not isinstance(element, List) or len(element.items) != 2:
        return element
    image, label = element.items
    count = owner.get("classes")
    if isinstance(label, Tensor) and label.classes is None and isinstance(count, Constant) and isinstance(count.value, int):
        label.low, label.high, label.classes = 0.0, float(count.value - 1), count.value
    if not TARGETS.isdisjoint(owner.slots):  # the program has put its own in their place
        label = Unknown()
    change = reader.machine.settle(owner.get("target_transform"))
    if isinstance(change, Value) and not (isinstance(change, Constant) and change.value is None):
        node = owner.site.node if owner.site is not None else ast.Pass()
        frame = change.frame if isinstance(change, Function) else Frame({}, None, owner.site.document) if owner.site is not None else None
        label = reader.machine.settle(reader.call(change, [label], {}, node, frame)) if frame is not None else Unknown()
    return List.of([image, label], element.kind)


def _iterate_instance(reader: Reader, owner: Instance) -> tuple[tuple[Value, ...], bool]:
    if is_named_tuple(reader, owner):
        return tuple(values_of(reader, owner)), True
    node = owner.site.node if owner.site is not None else ast.Pass()
    for name, arguments in (("__iter__", []), ("__getitem__", [position()])):
        method = reader.method_of(owner, name)
        if method is not None:
            from fromlogits.checker.evidence.source.containers import elements

            value = reader.machine.settle(reader.call(method, arguments, {}, node, owner.of.frame))
            return elements(reader, value) if name == "__iter__" and value is not owner else ((value,), False)
    base = owner.slots.get("base")
    if isinstance(base, Object) and isinstance(base.entry, Layer) and base.entry.operation == "dataset":
        own = {slot: value for slot, value in owner.slots.items() if slot in TARGETS}
        base = Object(base.name, base.entry, {**base.slots, **own}, site=base.site)
    return iterate(reader, base) if isinstance(base, Object) else ((Unknown(),), False)


def _batch(reader: Reader, loader: Object) -> Value:
    """One batch of a DataLoader."""
    from fromlogits.checker.evidence.source.containers import elements, typical
    from fromlogits.checker.evidence.source.datasets import collated, collated_by, sampled_items

    dataset = loader.get("dataset")
    single = is_none(loader.get("batch_size")) and is_none(loader.get("batch_sampler"))  # items as they are: they may be batches
    if not isinstance(dataset, Value) or (single and not is_none(loader.get("sampler"))):  # what is asked for may be many rows
        return Unknown()
    found, _ = elements(reader, reader.machine.settle(dataset))
    sampler = reader.machine.settle(loader.get("sampler"))
    found = sampled_items(reader, found, sampler) if isinstance(sampler, Object) else found
    items = [typical(reader, found)] if found else []
    if items:
        rows = Series(items[0], None if _plainly_one(loader) else Size("batch", single=False))
        made = collated_by(reader, loader.get("collate_fn"), rows, loader.site.node if loader.site else ast.Pass())
        if made is not None:
            return made
    if not items or single:
        return items[0] if items else Unknown()
    told = loader.get("batch_size")
    return collated(reader, found, 1 if isinstance(told, Constant) and told.value == 1 and _plainly_one(loader) else None)


def _plainly_one(loader: Object) -> bool:
    """Whether a loader gives one item at a time: it was told to, or was not told otherwise."""
    size = loader.get("batch_size")
    return is_none(loader.get("batch_sampler")) and (size == 1 or (isinstance(size, Constant) and size.value in {1, None}))
