from __future__ import annotations

import numpy as np
import pytest

from fromlogits.checker.guard.damage import measured, spoken
from fromlogits.vocabulary import Case, Family, Loss, Output, OutputKind

LOGITS, PROBABILITIES, LOG_PROBABILITIES = OutputKind.LOGITS, OutputKind.PROBABILITIES, OutputKind.LOG_PROBABILITIES


def case(kind, expects, family=Family.MULTICLASS, activation=None, **facts):
    return Case(Output(kind, activation), Loss("loss", expects, family, **facts))


def test_softmax_taken_for_logits():
    # rows (0.5, 0.5): the loss is ln 2 either way; the gradient goes once more through a softmax, whose slope there is 1/2
    output, labels = np.array([[0.5, 0.5], [0.5, 0.5]], np.float32), np.array([0, 1])
    assert measured("FL101", case(PROBABILITIES, LOGITS, activation="softmax"), output, labels) == pytest.approx(
        {"loss": 0.693147, "right": 0.693147, "gradient": 0.5}, abs=1e-6
    )


def test_softmax_taken_for_logits_by_torch_itself():
    torch = pytest.importorskip("torch")
    generator = torch.Generator().manual_seed(0)
    z = torch.randn(64, 5, generator=generator, dtype=torch.float64, requires_grad=True)
    y = torch.randint(0, 5, (64,), generator=generator)
    wrong = torch.nn.functional.cross_entropy(z.softmax(1), y)
    right = torch.nn.functional.cross_entropy(z, y)
    (slope,), (true,) = torch.autograd.grad(wrong, z, retain_graph=True), torch.autograd.grad(right, z)
    found = measured("FL101", case(PROBABILITIES, LOGITS, activation="softmax"), z.softmax(1).detach().numpy(), y.numpy())
    assert found == pytest.approx({"loss": wrong.item(), "right": right.item(), "gradient": (slope.norm() / true.norm()).item()}, rel=1e-9)


@pytest.mark.parametrize("probabilities", [True, False])
def test_no_logarithm_before_nll_loss_by_torch_itself(probabilities):
    torch = pytest.importorskip("torch")
    generator = torch.Generator().manual_seed(1)
    z = torch.randn(64, 5, generator=generator, dtype=torch.float64, requires_grad=True)
    y = torch.randint(0, 5, (64,), generator=generator)
    output = z.softmax(1) if probabilities else z * 1
    wrong, right = torch.nn.functional.nll_loss(output, y), torch.nn.functional.cross_entropy(z, y)
    (slope,), (true,) = torch.autograd.grad(wrong, z, retain_graph=True), torch.autograd.grad(right, z)
    kind = PROBABILITIES if probabilities else LOGITS
    facts = case(kind, LOG_PROBABILITIES, activation="softmax" if probabilities else None, class_axis=1)
    found = measured("FL103", facts, output.detach().numpy(), y.numpy())
    assert found == pytest.approx({"loss": wrong.item(), "right": right.item(), "gradient": (slope.norm() / true.norm()).item()}, rel=1e-9)


def test_sigmoid_taken_for_logits_by_torch_itself():
    torch = pytest.importorskip("torch")
    generator = torch.Generator().manual_seed(2)
    z = torch.randn(64, 1, generator=generator, dtype=torch.float64, requires_grad=True)
    y = torch.randint(0, 2, (64, 1), generator=generator).double()
    bce = torch.nn.functional.binary_cross_entropy_with_logits
    wrong, right = bce(z.sigmoid(), y), bce(z, y)
    (slope,), (true,) = torch.autograd.grad(wrong, z, retain_graph=True), torch.autograd.grad(right, z)
    facts = case(PROBABILITIES, LOGITS, Family.BINARY, "sigmoid")
    found = measured("FL101", facts, z.sigmoid().detach().numpy(), y.numpy())
    assert found == pytest.approx({"loss": wrong.item(), "right": right.item(), "gradient": (slope.norm() / true.norm()).item()}, rel=1e-9)


def test_rows_that_do_not_count_are_left_out():
    output = np.array([[0.5, 0.5], [0.9, 0.1]])
    found = measured("FL101", case(PROBABILITIES, LOGITS, activation="softmax", ignore_index=-100), output, np.array([0, -100]))
    assert found["right"] == pytest.approx(0.693147, abs=1e-6)


@pytest.mark.parametrize("labels", [np.array([0, 7]), np.array([0]), np.array([0.5, 0.5])])
def test_nothing_is_said_where_it_cannot_be_told(labels):
    assert measured("FL101", case(PROBABILITIES, LOGITS, activation="softmax"), np.array([[0.5, 0.5], [0.9, 0.1]]), labels) == {}


def test_other_rules_are_not_measured():
    assert measured("FL204", case(PROBABILITIES, LOGITS, activation="softmax"), np.array([[0.5, 0.5]]), np.array([0])) == {}


def test_spoken():
    assert spoken({}) is None
    assert spoken({"right": 0.42}) == "taken as scores, the loss of this batch is 0.42"
    assert spoken({"loss": 1.61, "right": 0.42, "gradient": 0.18}) == (
        "on this batch the loss is 1.61 where it should be 0.42, and its gradient 0.18 times what it should be"
    )
