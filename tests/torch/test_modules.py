from __future__ import annotations

import copy
import inspect
import pickle

import pytest
import torch

import fromlogits.torch as ours
from fromlogits import ShapeError

NAMES = ["BCELoss", "BCEWithLogitsLoss", "CrossEntropyLoss", "NLLLoss"]
WEIGHT = torch.tensor([1.0, 2.0, 3.0])
MODULES = [
    ("CrossEntropyLoss", {"weight": WEIGHT, "ignore_index": 1, "reduction": "sum", "label_smoothing": 0.1}),
    ("NLLLoss", {"weight": WEIGHT, "ignore_index": 1, "reduction": "none"}),
    ("BCEWithLogitsLoss", {"weight": WEIGHT, "pos_weight": 2 * WEIGHT, "reduction": "none"}),
    ("BCELoss", {"weight": WEIGHT}),
    (
        "LinearCrossEntropyLoss",
        {"in_features": 3, "num_classes": 3, "bias": True, "weight": WEIGHT, "ignore_index": 1, "label_smoothing": 0.1},
    ),
]
every_module = pytest.mark.parametrize(("name", "options"), MODULES, ids=[name for name, _ in MODULES])


def pickled(module):
    return pickle.loads(pickle.dumps(module))  # noqa: S301 what it has just written


def arguments(name):
    scores = torch.linspace(-1.0, 2.0, 6).reshape(2, 3)
    if name.startswith("BCE"):
        return (scores.sigmoid() if name == "BCELoss" else scores), torch.tensor([[0.0, 1.0, 0.5], [1.0, 0.0, 0.25]])
    return (scores.log_softmax(1) if name == "NLLLoss" else scores), torch.tensor([0, 2])


@pytest.mark.parametrize("name", [*NAMES, "LinearCrossEntropyLoss"])
def test_signatures_are_torchs(name):
    ours_, theirs = (inspect.signature(getattr(module, name)).parameters.values() for module in (ours, torch.nn))
    assert [(one.name, one.kind, one.default) for one in ours_] == [(one.name, one.kind, one.default) for one in theirs]


@every_module
def test_modules_are_built_saved_and_shown_as_torchs(name, options):
    torch.manual_seed(0)
    mine = getattr(ours, name)(**options)
    torch.manual_seed(0)
    other = getattr(torch.nn, name)(**options)
    assert repr(mine) == repr(other)
    assert [key for key, _ in mine.named_buffers()] == [key for key, _ in other.named_buffers()]
    assert mine.state_dict().keys() == other.state_dict().keys()
    for key in {"reduction", *options} - {"bias", "in_features", "pos_weight", "weight"}:
        assert getattr(mine, key) == getattr(other, key)
    mine.load_state_dict({key: value + 1 for key, value in other.state_dict().items()})
    other.load_state_dict(mine.state_dict())
    inputs = arguments(name)
    torch.testing.assert_close(mine(*inputs), other(*inputs))


@pytest.mark.parametrize("name", NAMES)
def test_modules_are_instances_of_torchs(name):
    assert isinstance(getattr(ours, name)(), getattr(torch.nn, name))


@every_module
@pytest.mark.parametrize("copied", [copy.deepcopy, pickled], ids=["deepcopy", "pickle"])
def test_modules_survive_copies(name, options, copied):
    module = getattr(ours, name)(**options)
    again = copied(module)
    assert type(again) is type(module)
    assert repr(again) == repr(module)
    assert torch.equal(again(*arguments(name)), module(*arguments(name)))
    assert again.weight is not module.weight


@every_module
def test_modules_move_their_buffers(name, options):
    module = getattr(ours, name)(**options).double()
    output, target = arguments(name)
    assert module.weight.dtype == torch.float64
    assert module(output.double(), target.double() if target.is_floating_point() else target).dtype == torch.float64


def test_deprecated_arguments_warn_as_in_torch():
    with pytest.warns(UserWarning, match="size_average and reduce args will be deprecated"):
        assert ours.CrossEntropyLoss(size_average=False).reduction == "sum"


def test_linear_options_are_accepted():
    options = torch.nn.LinearCrossEntropyOptions(batch_chunk_size=2)
    module = ours.LinearCrossEntropyLoss(3, 4, options=options)
    hidden, target = torch.eye(3, requires_grad=True), torch.tensor([0, 3, 1])
    torch.autograd.functional.hessian(lambda x: module(x, target), hidden)  # torch's way in pieces refuses
    torch.testing.assert_close(module(hidden, target), torch.nn.functional.cross_entropy(module.linear(hidden), target))


def test_linear_options_are_checked_when_the_module_is_made():
    with pytest.raises(ShapeError, match=r"weight of shape \(3,\), but \(2,\) was expected"):
        ours.LinearCrossEntropyLoss(3, 2, weight=WEIGHT)
    with pytest.raises(ValueError, match=r"label_smoothing=2.0 is not in \[0, 1\]"):
        ours.LinearCrossEntropyLoss(3, 2, label_smoothing=2.0)
