"""What the catalogue says about PyTorch, held against the installed PyTorch."""

from __future__ import annotations

import ast
import importlib
import inspect
import pathlib
import typing
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import numpy as np
import pytest

from fromlogits.checker.catalogue import array
from fromlogits.checker.catalogue import torch as catalogue
from fromlogits.checker.catalogue.entry import Entry, Layer, LossEntry, MetricEntry, Op, Parameter, parameters
from fromlogits.vocabulary import Family, OutputKind

torch = pytest.importorskip("torch")

INSTALLED_WITH_TORCH = ("torch", "lightning", "transformers")
OTHERS = (
    "accelerate",
    "composer",
    "fvcore",
    "ignite",
    "kornia",
    "peft",
    "segmentation_models_pytorch",
    "skorch",
    "timm",
    "torcheval",
    "torchvision",
)

OLDER = {
    # gone from transformers 5
    *(
        f"transformers.TF{network}ForSequenceClassification{way}"
        for network in ("Albert", "AutoModel", "Bert", "DistilBert", "Electra", "Roberta", "XLMRoberta", "XLNet")
        for way in ("", ".from_config", ".from_pretrained")
    ),
}

# Python gives no signature of these, and the stubs none that says more than `*args`.
UNSIGNED = {
    "torch.einsum",
    *(name for name, entry in catalogue.ENTRIES.items() if name.startswith("torch.") and name.endswith("Tensor")),
}

# One entry stands for several overloads of which none has these defaults.
MERGED = {
    "torch.autograd.Variable",  # a tensor's constructor by another name; `volatile` is from torch 0.3
    "torch.inference_mode",  # `mode` is a function where it is used without brackets
    "torch.normal",  # (mean, std) of tensors and (mean, std, size) of numbers
    "torch.randint",  # (high, size) and (low, high, size)
    "torch.repeat_interleave",  # (repeats) and (input, repeats, dim)
    "torch.set_grad_enabled",
}


@dataclass(frozen=True)
class Signature:
    positional: tuple[tuple[str, object], ...]  # name and default, `...` where there is none or it is no literal
    required: frozenset[str]
    keywords: frozenset[str]
    rest: bool
    any_keyword: bool

    @property
    def says_nothing(self) -> bool:
        return self.rest and self.any_keyword and not self.positional


def of_python(callable_: object, *, method: bool) -> Iterator[Signature]:
    overloads = typing.get_overloads(callable_) if inspect.isfunction(callable_) else []
    for overload in (*overloads, callable_):
        try:
            found = list(inspect.signature(overload).parameters.values())[1 if method else 0 :]
        except (TypeError, ValueError):
            continue
        positional = [p for p in found if p.kind in (p.POSITIONAL_ONLY, p.POSITIONAL_OR_KEYWORD)]
        yield Signature(
            tuple((p.name, ... if p.default is p.empty else p.default) for p in positional),
            frozenset(p.name for p in positional if p.default is p.empty),
            frozenset(p.name for p in found if p.kind is p.KEYWORD_ONLY),
            any(p.kind is p.VAR_POSITIONAL for p in found),
            any(p.kind is p.VAR_KEYWORD for p in found),
        )


def of_stub(node: ast.FunctionDef, *, method: bool) -> Signature:
    arguments = [*node.args.posonlyargs, *node.args.args]
    defaults = [None] * (len(arguments) - len(node.args.defaults)) + list(node.args.defaults)
    found = list(zip(arguments, defaults, strict=True))[1 if method else 0 :]
    return Signature(
        tuple((argument.arg, literal(default)) for argument, default in found),
        frozenset(argument.arg for argument, default in found if default is None),
        frozenset(argument.arg for argument in node.args.kwonlyargs),
        node.args.vararg is not None,
        node.args.kwarg is not None,
    )


def of_docstring(callable_: object) -> Iterator[Signature]:
    """The first line of a docstring, where the library writes its signature there."""
    line = (inspect.getdoc(callable_) or "").strip().partition("\n")[0].partition(" -> ")[0]
    folder, bracket, rest = line.partition("(")
    line = folder.rpartition(".")[2] + bracket + rest
    try:
        node = ast.parse(f"def {line}: ...").body[0]
    except SyntaxError:
        return
    if isinstance(node, ast.FunctionDef):
        yield of_stub(node, method=False)


def literal(node: ast.expr | None) -> object:
    try:
        return ... if node is None else ast.literal_eval(node)
    except ValueError:
        return ...


@cache
def stubs() -> dict[tuple[str, str], list[Signature]]:
    """The overloads in torch's own stub files, by where they stand and their name."""
    folder = pathlib.Path(torch.__file__).parent / "_C"
    found: dict[tuple[str, str], list[Signature]] = {}
    for where, file in (("function", "_VariableFunctions.pyi"), ("function", "_nn.pyi"), ("method", "__init__.pyi")):
        body = ast.parse((folder / file).read_text()).body
        if where == "method":
            body = next(node for node in body if isinstance(node, ast.ClassDef) and node.name == "TensorBase").body
        for node in body:
            if isinstance(node, ast.FunctionDef):
                found.setdefault((where, node.name), []).append(of_stub(node, method=where == "method"))
    return found


def resolve(name: str) -> object:
    """The object behind a dotted name; LookupError when there is none."""
    package, *parts = name.split(".")
    found: object = importlib.import_module(package)
    path = package
    for part in parts:
        path = f"{path}.{part}"
        try:  # an attribute first: a function may have the name of the module that it stands in
            found = getattr(found, part) if hasattr(found, part) else importlib.import_module(path)
        except ModuleNotFoundError:
            raise LookupError(name) from None
    return found


@cache
def exported(package: str) -> frozenset[str]:
    return frozenset(dir(importlib.import_module(package)))


def exists(name: str) -> bool:
    package, *_ = name.split(".")
    if package == "transformers":  # importing a network to see that it is there would take seconds each
        return name.split(".")[1] in exported(package)
    try:
        resolve(name)
    except (LookupError, ModuleNotFoundError):
        return False
    return True


def candidates(name: str) -> list[Signature]:
    short = name.rpartition(".")[2]
    if name.startswith("torch.Tensor."):
        found = [*of_python(resolve(name), method=True), *stubs().get(("method", short), [])]
    else:
        target = resolve(name)
        makers = (target.__init__, target.__new__) if isinstance(target, type) else (target,)
        bound = isinstance(target, type) or (inspect.isfunction(target) and isinstance(resolve(name.rpartition(".")[0]), type))
        found = [signature for maker in makers for signature in of_python(maker, method=bound)]
        if name.startswith("torch."):
            found += of_docstring(target)
            found += stubs().get(("function", short), [])
            undispatched = getattr(torch.nn.functional, f"_{short}", None)  # what a boolean dispatch chooses from
            found += list(of_python(undispatched, method=False)) if callable(undispatched) else []
    return [signature for signature in found if not signature.says_nothing]


def complaints(ours: tuple[Parameter, ...], real: Signature) -> list[str]:
    said = []
    plain = [parameter for parameter in ours if not parameter.keyword_only and not parameter.rest]
    for place, parameter in enumerate(plain):
        if place >= len(real.positional):
            said += [] if parameter.name in real.keywords or real.any_keyword else [f"no parameter {parameter.name}"]
            continue
        name, default = real.positional[place]
        if name != parameter.name:
            said.append(f"parameter {place} is {name}, not {parameter.name}")
        elif parameter.required and name not in real.required:
            said.append(f"{name} has a default")
        elif not parameter.required and parameter.default is not None and default != parameter.default:
            said.append(f"{name} is {default!r} by default, not {parameter.default!r}")
    known = {name for name, _ in real.positional} | real.keywords
    said += [f"no keyword {p.name}" for p in ours if p.keyword_only and not p.rest and p.name not in known and not real.any_keyword]
    if any(parameter.rest and parameter.canonical != "arguments" for parameter in ours) and not real.rest:
        said.append("no rest of positionals")
    return said


def agrees(ours: tuple[Parameter, ...], found: list[Signature]) -> bool | str:
    if all(parameter.rest for parameter in ours):
        return True
    said = [complaints(ours, real) for real in found]
    return True if any(not lines for lines in said) else f"{[p.name for p in ours]}: " + " | ".join("; ".join(lines) for lines in said)


def names(*packages: str) -> list[str]:
    return [name for name in catalogue.ENTRIES if name.partition(".")[0] in packages]


def written(entry: Entry) -> str:
    """The signature of the name itself: of the constructor where it is a class."""
    if isinstance(entry, (LossEntry, MetricEntry)):
        return entry.call if entry.make is None else entry.make
    return entry.signature


def check_signatures(name: str) -> None:
    entry, target = catalogue.ENTRIES[name], resolve(name)
    bound = name.startswith("torch.Tensor.") or (parameters(written(entry)) and parameters(written(entry))[0].name == "self")
    assert agrees(parameters(written(entry))[1 if bound else 0 :], candidates(name)) is True
    if isinstance(target, type) and isinstance(entry, Layer | LossEntry) and entry.call != "x":
        call = vars(target).get("__call__", target.forward)
        assert agrees(parameters(entry.call), list(of_python(call, method=True))) is True


@pytest.mark.parametrize("name", names(*INSTALLED_WITH_TORCH))
def test_every_name_exists(name):
    pytest.importorskip(name.partition(".")[0])
    assert exists(name) != (name in OLDER)


@pytest.mark.parametrize("name", [name for name in names("torch") if name not in UNSIGNED | MERGED])
def test_signatures_are_those_of_torch(name):
    check_signatures(name)


@pytest.mark.parametrize(
    "name", ["transformers.Trainer", "transformers.AutoModelForSequenceClassification.from_pretrained", "lightning.fabric.Fabric.setup"]
)
def test_signatures_of_trainers(name):
    pytest.importorskip(name.partition(".")[0])
    target = resolve(name)
    found = list(of_python(target.__init__ if isinstance(target, type) else target, method=isinstance(target, type)))
    ours = [parameter for parameter in parameters(catalogue.ENTRIES[name].signature) if parameter.name != "self"]
    assert agrees(tuple(ours), found) is True


@pytest.mark.parametrize("package", OTHERS)
def test_packages_around_torch(package):
    pytest.importorskip(package)
    assert [name for name in names(package) if not exists(name)] == []
    for name in names(package):
        check_signatures(name)


# Classes of their own that mean the same here.
TWINS = {
    "fvcore.nn.sigmoid_focal_loss_jit",
    "torch.cuda.BoolTensor",
    "torch.cuda.FloatTensor",
    "torch.cuda.LongTensor",
    "torch.nn.NLLLoss2d",
}


@pytest.mark.parametrize("alias", [alias for alias in catalogue.ALIASES if alias not in TWINS and not alias.startswith("transformers")])
def test_aliases_lead_to_the_same_thing(alias):
    if not exists(alias):
        pytest.skip("not in this version")
    assert resolve(alias) is resolve(catalogue.ALIASES[alias]) or inspect.ismodule(resolve(alias))


def test_aliases_end_at_packages_that_have_entries():
    for target in catalogue.ALIASES.values():
        assert any(name == target or name.startswith(f"{target}.") for name in [*catalogue.ENTRIES, "torchmetrics"]), target


def test_no_alias_hides_an_entry():
    assert not set(catalogue.ALIASES) & set(catalogue.ENTRIES)


# Methods of arrays

NOT_TORCH = {"asnumpy", "astype", "block_until_ready", "copy", "eval", "get_shape", "ipu", "to_numpy"}
NUMPYS_MEANING = {"repeat", "round", "round_", "take", "transpose"}  # positions or meaning are numpy's
IN_TORCHS_WORDS = {"axis": "dim", "keepdims": "keepdim"}


def methods() -> list[str]:
    return [name.removeprefix("array.") for name in array.ENTRIES]


def test_every_method_belongs_to_some_array():
    assert {name for name in methods() if not hasattr(torch.Tensor, name)} == NOT_TORCH - {"ipu"}
    assert all(hasattr(np.ndarray, name) for name in ("astype", "copy"))


@pytest.mark.parametrize("name", [name for name in methods() if name not in NOT_TORCH | NUMPYS_MEANING])
def test_methods_have_torchs_order_of_parameters(name):
    entry = f"torch.Tensor.{name}"
    first, *ours = parameters((catalogue.ENTRIES.get(entry) or array.ENTRIES[f"array.{name}"]).signature)
    assert first.canonical in {"x", "self", "p", "like", "logits"}
    plain = [IN_TORCHS_WORDS.get(p.name, p.name) for p in ours if not p.keyword_only and not p.rest]
    orders = [[parameter for parameter, _ in real.positional] for real in candidates(entry)]
    assert any(order[: len(plain)] == plain for order in orders), (plain, orders)


@pytest.mark.parametrize("name", [name for name, entry in array.ENTRIES.items() if entry.operation == "cast" and entry.fixed])
def test_casts_give_the_dtype_they_say(name):
    cast = getattr(torch.ones(2), name.removeprefix("array."))
    assert cast().dtype is getattr(torch, array.ENTRIES[name].fixed["dtype"])


def test_tensor_types_give_the_dtype_they_say():
    types = [name for name in UNSIGNED if name.endswith("Tensor")]
    assert len(types) == 11
    for name in types:
        assert resolve(name)([1]).dtype is getattr(torch, catalogue.ENTRIES[name].fixed["dtype"])


# What operations return


@pytest.mark.parametrize(
    "name", [name for name, entry in catalogue.ENTRIES.items() if getattr(entry, "operation", "") == "max_values_indices"]
)
def test_pairs_of_values_and_indices(name):
    given = [torch.rand(3, 4)] + ([1] if name.endswith("kthvalue") else [])
    values, indices = resolve(name)(*given, dim=1)
    assert values.shape == (3,)
    assert indices.dtype is torch.int64


@pytest.mark.parametrize("name", ["torch.sort", "torch.Tensor.sort", "torch.topk"])
def test_sorting_gives_a_pair_of_the_same_rank(name):
    values, indices = resolve(name)(torch.rand(3, 4), *([2] if name == "torch.topk" else []))
    assert catalogue.ENTRIES[name].operation == "top_k"
    assert values.ndim == indices.ndim == 2
    assert indices.dtype is torch.int64


def test_split_takes_a_size_and_chunk_a_count():
    assert len(torch.split(torch.arange(6), 2)) == 3
    assert len(torch.chunk(torch.arange(6), 2)) == 2
    assert catalogue.ENTRIES["torch.split"].fixed == {}
    assert catalogue.ENTRIES["torch.chunk"].fixed == {"counted": True}


@pytest.mark.parametrize(
    "name",
    [
        name
        for name in names("torch")
        if name.startswith("torch.nn.functional.") and getattr(catalogue.ENTRIES[name], "operation", "") == "activation"
    ],
)
def test_activations_keep_the_shape(name):
    more = {"prelu": [torch.ones(1)], "threshold": [0.0, 0.0], "threshold_": [0.0, 0.0], "softmin": [-1]}
    x = torch.randn(2, 3)
    assert resolve(name)(x, *more.get(name.rpartition(".")[2], [])).shape == x.shape


def test_layers_and_functions_name_activations_alike():
    found = {
        kind: {
            entry.fixed["name"]
            for name, entry in catalogue.ENTRIES.items()
            if name.startswith("torch.nn.") and isinstance(entry, kind) and entry.operation == "activation"
        }
        for kind in (Layer, Op)
    }
    assert found[Layer] == found[Op]


# Losses


def losses() -> dict[str, LossEntry]:
    return {name: entry for name, entry in catalogue.ENTRIES.items() if isinstance(entry, LossEntry) and name.startswith("torch.nn.")}


def loss_of(name: str) -> object:
    return resolve(name) if losses()[name].make is None else resolve(name)()


X = torch.tensor([[1.0, -2.0, 0.5], [0.3, 3.0, -1.0]])
IDS = torch.tensor([2, 0])
ROWS = torch.nn.functional.one_hot(IDS, 3).float()


@pytest.mark.parametrize("name", [name for name, entry in losses().items() if entry.logits])
def test_the_twin_that_takes_logits_gives_the_same_loss(name):
    entry = losses()[name]
    labels = IDS if entry.family is Family.MULTICLASS else ROWS
    output = torch.sigmoid(X) if entry.expects is OutputKind.PROBABILITIES else torch.log_softmax(X, 1)
    assert losses()[entry.logits].expects is OutputKind.LOGITS
    assert torch.allclose(loss_of(name)(output, labels), loss_of(entry.logits)(X, labels))


@pytest.mark.parametrize("name", [name for name, entry in losses().items() if entry.expects is OutputKind.LOGITS])
def test_losses_of_logits_apply_the_activation_themselves(name):
    entry = losses()[name]
    assert entry.fused
    labels = ROWS if entry.labels else 2 * ROWS - 1
    loss = loss_of(name)
    if entry.family is Family.MULTICLASS:
        assert torch.allclose(loss(X, labels), loss(torch.log_softmax(X, 1), labels))
    else:
        assert torch.allclose(loss(X, labels), torch.nn.functional.binary_cross_entropy(torch.sigmoid(X), ROWS))


@pytest.mark.parametrize("name", [name for name, entry in losses().items() if entry.expects is OutputKind.PROBABILITIES])
def test_losses_of_probabilities_refuse_logits(name):
    with pytest.raises(RuntimeError, match="between 0 and 1"):
        loss_of(name)(X, ROWS)


@pytest.mark.parametrize("name", [name for name, entry in losses().items() if entry.class_axis == 1])
def test_the_class_axis_is_the_second(name):
    assert loss_of(name)(torch.zeros(2, 3, 5), torch.zeros(2, 5, dtype=torch.int64)).ndim == 0


@pytest.mark.parametrize("name", ["torch.nn.KLDivLoss", "torch.nn.functional.kl_div"])
def test_divergence_takes_log_probabilities(name):
    assert losses()[name].expects is OutputKind.LOG_PROBABILITIES
    rows = torch.softmax(X, 1)
    assert torch.allclose(loss_of(name)(torch.log(rows), rows), torch.tensor(0.0), atol=1e-6)
