# ruff: noqa: NPY002 what a program may draw from
from __future__ import annotations

import functools
import random

import numpy as np
import pytest
import torch
from torch import nn
from torch.nn import functional as F  # noqa: N812 as everyone calls it
from torch.utils.data import DataLoader, TensorDataset

import fromlogits as fl
from fromlogits.vocabulary import Confidence


@pytest.fixture
def batch():
    torch.manual_seed(0)
    return torch.randn(64, 8), torch.randint(0, 5, (64,))


def model(*more):
    torch.manual_seed(1)
    return nn.Sequential(nn.Linear(8, 5), *more)


def codes(report):
    return [finding.code for finding in report.findings]


def test_a_right_model(batch):
    report = fl.check(model(), nn.CrossEntropyLoss(), batch)
    assert codes(report) == []
    assert report.ok
    assert "output, loss and labels agree" in str(report)
    report.raise_for_findings()


def test_softmax_before_cross_entropy_is_proved_by_what_made_the_output(batch):
    report = fl.check(model(nn.Softmax(1)), nn.CrossEntropyLoss(), batch)
    assert codes(report) == ["FL101"]
    assert report.findings[0].confidence is Confidence.PROOF
    assert report.findings[0].where.file == __file__
    assert "the loss cannot fall below 0.905" in report.findings[0].message
    with pytest.raises(fl.ContractError, match="FL101 probabilities-as-logits: softmax output reaches a loss that expects logits"):
        report.raise_for_findings()


@pytest.mark.parametrize(
    ("loss", "expected"),
    [
        (F.cross_entropy, []),
        (functools.partial(F.cross_entropy, ignore_index=-1), []),
        (fl.cross_entropy, []),
        (lambda z, y: 2 * F.cross_entropy(z, y), []),
        (lambda z, y: F.nll_loss(z, y) / 2, ["FL103"]),
        (lambda z, y: F.cross_entropy(z.softmax(1), y), ["FL101"]),
        (nn.NLLLoss(), ["FL103"]),
        ("torch.nn.NLLLoss", ["FL103"]),
    ],
)
def test_losses_of_every_form(batch, loss, expected):
    assert codes(fl.check(model(), loss, batch)) == expected


@pytest.mark.parametrize("form", ["tuple", "list", "loader", "dataset", "generator", "list of batches"])
def test_data_of_every_form(batch, form):
    x, y = batch
    data = {
        "tuple": (x, y),
        "list": [x, y],
        "loader": DataLoader(TensorDataset(x, y), batch_size=32),
        "dataset": TensorDataset(x, y),
        "generator": (pair for pair in [(x, y)]),
        "list of batches": [(x, y), (x, y)],
    }[form]
    report = fl.check(model(nn.Softmax(1)), F.cross_entropy, data)
    assert codes(report) == ["FL101"]
    assert report.notes == (("one batch was taken from this generator, and is gone from it",) if form == "generator" else ())


def test_a_program_of_its_own_is_said_to_be_one(batch):
    report = fl.check(model(), lambda z, y: (z**2).mean(), batch)
    assert report.notes == ("<lambda> is the program's own: what it expects is not known",)
    assert "no disagreement seen, but not everything is known" in str(report)


def test_where_the_loss_starts():
    x, y = torch.randn(64, 8), torch.arange(64) % 5
    zero = nn.Linear(8, 5)
    nn.init.zeros_(zero.weight)
    nn.init.zeros_(zero.bias)
    start = fl.check(zero, F.cross_entropy, (x, y)).start
    assert (start.exact, start.own, start.guess) == (pytest.approx(1.609438), pytest.approx(1.609438), pytest.approx(1.609438))
    doubled = fl.check(nn.Sequential(zero, nn.Softmax(1)), F.cross_entropy, (x, y)).start
    assert str(doubled) == "the loss of this batch is 1.609, exactly 1.609, a guess has 1.609"


def test_the_probe_tells_what_learns(batch):
    right = fl.check(model(), F.cross_entropy, batch, train=True).probe
    assert right.learns
    assert right.floor == 0.0
    assert right.losses[-1] < 0.8 * right.losses[0]
    wrong = fl.check(model(), nn.NLLLoss(), batch, train=True).probe
    assert not wrong.learns
    assert "no cross-entropy is negative" in wrong.verdict
    assert fl.check(model(nn.Softmax(1)), F.cross_entropy, batch, train=True).probe.floor == pytest.approx(0.9048, abs=1e-4)


class Restless(nn.Module):
    """A module that changes all that a call can change."""

    def __init__(self):
        super().__init__()
        self.layers = nn.Sequential(nn.Linear(8, 16), nn.BatchNorm1d(16), nn.Dropout(0.5), nn.Linear(16, 5))
        self.register_buffer("seen", torch.zeros(()))
        self.calls = 0

    def forward(self, x):
        self.calls += 1
        self.seen += len(x)
        random.random()
        np.random.rand()
        return self.layers(x)


@pytest.mark.parametrize("train", [False, True])
@pytest.mark.parametrize("training", [False, True])
def test_nothing_of_the_program_changes(batch, train, training):
    x, y = batch
    module = Restless().train(training)
    F.cross_entropy(module(x), y).backward()
    optimizer = torch.optim.Adam(module.parameters())
    optimizer.step()
    loader = DataLoader(TensorDataset(x, y), batch_size=16, shuffle=True)

    def state():
        tensors = {**module.state_dict(), **{f"{name}.grad": one.grad for name, one in module.named_parameters()}}
        moments = [held[name] for held in optimizer.state_dict()["state"].values() for name in sorted(held)]
        flags = [one.training for one in module.modules()], [one.requires_grad for one in module.parameters()]
        drawn = random.getstate(), np.random.get_state()[1].tolist(), np.random.get_state()[2], torch.get_rng_state().tolist()
        return (
            {name: one.clone().numpy().tobytes() for name, one in tensors.items()},
            [one.numpy().tobytes() for one in moments],
            flags,
            drawn,
            module.calls,
        )

    before = state()
    report = fl.check(module, F.cross_entropy, loader, train=train)
    assert state() == before
    assert report.ok


def test_a_lazy_module_stays_lazy(batch):
    module = nn.Sequential(nn.LazyLinear(5))
    assert codes(fl.check(module, nn.NLLLoss(), batch)) == ["FL103"]
    assert torch.nn.parameter.is_lazy(module[0].weight)


class Scores(nn.Module):
    def __init__(self):
        super().__init__()
        self.head = nn.Linear(8, 5)

    def forward(self, x):
        return {"logits": self.head(x), "hidden": x}


def test_outputs_in_a_dictionary(batch):
    assert codes(fl.check(Scores(), F.nll_loss, batch)) == ["FL103"]


def test_a_batch_that_is_a_dictionary(batch):
    x, y = batch
    assert codes(fl.check(Scores(), F.nll_loss, [{"x": x, "labels": y}])) == ["FL103"]
    assert codes(fl.check(Scores(), F.nll_loss, {"x": x, "labels": y})) == ["FL103"]


def raising(error):
    raise error
    yield


@pytest.mark.parametrize(
    ("call", "text", "cause"),
    [
        (lambda x, y: fl.check(3, F.cross_entropy, (x, y)), "a model was expected, but this is int", None),
        (lambda x, y: fl.check(model(), nn.CrossEntropyLoss, (x, y)), "loss is the class CrossEntropyLoss, not an object of it: pass CrossEntropyLoss()", None),
        (lambda x, y: fl.check(model(), 5, (x, y)), "a loss was expected, but this is int", None),
        (lambda x, y: fl.check(model(), "crossentropy", (x, y)), "did you mean 'binary_crossentropy' or ", None),
        (lambda x, y: fl.check(model(), "torch.nn.NLLLos", (x, y)), "no loss is known by the name 'torch.nn.NLLLos'; did you mean 'torch.nn.NLLLoss'", None),
        (lambda x, y: fl.check(model(), F.cross_entropy, (x[:, :3], y)), "cannot be called with Tensor of shape (64, 3): RuntimeError: mat1 and mat2", RuntimeError),
        (lambda x, y: fl.check(model(), F.cross_entropy, DataLoader([], batch_size=2)), "DataLoader is empty: there is no first batch", None),
        (lambda x, y: fl.check(model(), F.cross_entropy, raising(KeyError("path"))), "generator raises where its first batch is taken: KeyError: 'path'", KeyError),
        (lambda x, y: fl.check(model(), F.cross_entropy, []), "this list is empty", None),
        (lambda x, y: fl.check(model(), F.cross_entropy, (x,)), "this batch has inputs but no labels", None),
        (lambda x, y: fl.check(model(), F.cross_entropy, x), "a batch of inputs and labels was expected, but this is Tensor", None),
        (lambda x, y: fl.check(model(), F.cross_entropy, 7), "a batch of inputs and labels was expected, but this is int", TypeError),
        (lambda x, y: fl.check(nn.ModuleList([nn.Linear(8, 5)]), F.cross_entropy, (x, y)), "the ModuleList cannot be called", NotImplementedError),
    ],
)  # fmt: skip
def test_what_cannot_be_looked_at_is_said_in_one_line(batch, call, text, cause):
    with pytest.raises(fl.CheckError) as caught:
        call(*batch)
    assert text in str(caught.value)
    assert "\n" not in str(caught.value)
    assert type(caught.value.__cause__) is (cause or type(None))


def test_outputs_that_are_no_tensors(batch):
    class Text(nn.Module):
        def forward(self, x):
            return "five"

    with pytest.raises(fl.CheckError, match="the Text gives str, and which tensor the loss takes cannot be told"):
        fl.check(Text(), F.cross_entropy, batch)


def test_without_data_a_module_tells_nothing():
    report = fl.check(model(), F.cross_entropy)
    assert report.notes == ("without data, this model does not tell what it gives: pass data=(inputs, labels)",)
    assert "nothing could be looked at" in str(report)


@pytest.mark.parametrize(
    ("given", "says"),
    [
        ({"logits": torch.ones(2, 3)}, "this gives dict with logits, and which tensor the loss takes cannot be told"),
        ((torch.ones(2, 3), torch.ones(2)), "this gives tuple"),
        (None, "this gives NoneType"),
        ("logits", "this gives str"),
    ],
)
def test_what_holds_no_outputs_is_not_looked_at(given, says):
    """Of a model's dictionary it was said that one number tells too little."""
    with pytest.raises(fl.errors.CheckError, match=says):
        fl.inspect(given)
