"""Under torch.compile: one graph for every loss and module, the same numbers and gradients."""

from __future__ import annotations

import math

import pytest
import torch

import fromlogits as fl
import fromlogits.torch as nn
from fromlogits.torch import functional as ours

GENERATOR = torch.Generator().manual_seed(3)
LOGITS = torch.randn(4, 3, generator=GENERATOR)
SHARES = torch.rand(4, 3, generator=GENERATOR)
WEIGHT = torch.tensor([0.5, 1.5, 2.0])
IDS = torch.tensor([2, -100, 0, 1])
PLACES = IDS[:, None].expand(4, 2)

LOSSES = {
    "cross_entropy": (ours.cross_entropy, LOGITS, IDS),
    "cross_entropy, weighed and smoothed": (lambda z, y: ours.cross_entropy(z, y, WEIGHT, label_smoothing=0.1), LOGITS, IDS),
    "cross_entropy, shares": (ours.cross_entropy, LOGITS, SHARES),
    "cross_entropy, old arguments": (lambda z, y: ours.cross_entropy(z, y, size_average=False), LOGITS, IDS),
    "nll_loss": (ours.nll_loss, LOGITS.log_softmax(1), IDS),
    "with_logits": (lambda z, t: ours.binary_cross_entropy_with_logits(z, t, WEIGHT, pos_weight=WEIGHT), LOGITS, SHARES),
    "binary": (lambda z, t: ours.binary_cross_entropy(z.sigmoid(), t), LOGITS, SHARES),
    "linear": (lambda h, y: ours.linear_cross_entropy(h, torch.ones(5, 3).tril(), y), LOGITS, IDS),
    "linear, places": (lambda h, y: ours.linear_cross_entropy(h, torch.ones(5, 2, 3).tril(), y), LOGITS, PLACES),
    "CrossEntropyLoss": (nn.CrossEntropyLoss(WEIGHT, label_smoothing=0.1), LOGITS, IDS),
    "NLLLoss": (nn.NLLLoss(WEIGHT, reduction="sum"), LOGITS, IDS),
    "BCEWithLogitsLoss": (nn.BCEWithLogitsLoss(WEIGHT, pos_weight=WEIGHT), LOGITS, SHARES),
    "BCELoss": (nn.BCELoss(WEIGHT), LOGITS.sigmoid(), SHARES),
    "LinearCrossEntropyLoss": (nn.LinearCrossEntropyLoss(3, 4, bias=True), LOGITS, IDS),
}
every_loss = pytest.mark.parametrize(("loss", "output", "target"), LOSSES.values(), ids=LOSSES)

pytestmark = [
    pytest.mark.filterwarnings("ignore::fromlogits.ContractWarning"),  # random numbers; hints have their own tests
    pytest.mark.filterwarnings("ignore:torch deprecates"),
]


@pytest.fixture(autouse=True)
def _fresh():
    torch._dynamo.reset()


def value_and_gradient(loss, output, target):
    start = output.clone().requires_grad_()
    value = loss(start, target)
    return value.detach(), torch.autograd.grad(value, start)[0]


@every_loss
def test_one_graph_and_the_same_numbers(loss, output, target):
    compiled = torch.compile(loss, backend="aot_eager", fullgraph=True)
    for got, wanted in zip(value_and_gradient(compiled, output, target), value_and_gradient(loss, output, target), strict=True):
        torch.testing.assert_close(got, wanted, rtol=1e-6, atol=1e-8)


def test_a_training_step_with_its_model_is_one_graph():
    model, loss = torch.nn.Linear(3, 3), nn.CrossEntropyLoss()
    step = torch.compile(lambda x, y: loss(model(x), y), backend="aot_eager", fullgraph=True)
    step(LOGITS, IDS).backward()
    compiled = model.weight.grad.clone()
    model.zero_grad()
    loss(model(LOGITS), IDS).backward()
    torch.testing.assert_close(compiled, model.weight.grad)


def test_shapes_may_vary_in_one_graph():
    compiled = torch.compile(ours.cross_entropy, backend="aot_eager", fullgraph=True, dynamic=True)
    for rows in (4, 3, 2):
        torch.testing.assert_close(compiled(LOGITS[:rows], IDS[:rows]), ours.cross_entropy(LOGITS[:rows], IDS[:rows]))


def test_autocast_inside_the_graph():
    def loss(output, target):
        with torch.autocast("cpu", torch.bfloat16):
            return ours.cross_entropy(output.bfloat16(), target)

    got = torch.compile(loss, backend="aot_eager", fullgraph=True)(LOGITS, IDS)
    assert got.dtype == torch.float32
    torch.testing.assert_close(got, ours.cross_entropy(LOGITS.bfloat16().float(), IDS))


def test_what_nobody_can_look_at_is_never_plausible():
    rows = torch.compile(lambda z, y: ours.cross_entropy(z, y, reduction="none"), backend="aot_eager", fullgraph=True)
    assert rows(LOGITS, torch.tensor([0, 3, -1, 2])).isnan().tolist() == [False, True, True, False]
    units = torch.compile(lambda p, t: ours.binary_cross_entropy(p, t, reduction="none"), backend="aot_eager", fullgraph=True)
    assert units(torch.tensor([0.5, 1.8, -0.1]), torch.ones(3)).isnan().tolist() == [False, True, True]


def test_shapes_and_dtypes_are_checked_in_the_graph():
    compiled = torch.compile(ours.cross_entropy, backend="eager")
    with pytest.raises(ValueError, match=r"labels of shape \(4, 1\) with logits of shape \(4, 3\) can be read in two ways"):
        compiled(LOGITS, IDS[:, None])


@pytest.mark.slow
@pytest.mark.parametrize("margin", [-80.0, 0.0, 30.0, 80.0])
def test_generated_code_is_exact(margin):
    compiled = torch.compile(lambda z: ours.cross_entropy(z, torch.tensor([1]), reduction="sum"), fullgraph=True)
    logits = torch.tensor([[0.0, margin]], requires_grad=True)
    loss = compiled(logits)
    slope = torch.autograd.grad(loss, logits)[0]
    true, others = math.log1p(math.exp(-margin)), 1 / (1 + math.exp(margin))  # softplus(-margin), sigmoid(-margin) in float64
    spread = 4 * 2.0**-23 * max(1.0, abs(margin))
    assert loss.item() == pytest.approx(true, rel=spread)
    assert slope[0].tolist() == pytest.approx([others, -others], rel=spread)


def test_a_gradient_taken_in_the_graph():
    def slope(logits):
        return torch.func.grad(lambda z: ours.cross_entropy(z, IDS))(logits)

    torch.testing.assert_close(torch.compile(slope, backend="aot_eager", fullgraph=True)(LOGITS), slope(LOGITS))


@pytest.mark.parametrize("reduction", ["mean", "none"])
def test_a_last_layer_is_one_operator(reduction):
    draw = torch.Generator().manual_seed(1)
    hidden, weight = (torch.randn(size, 4, generator=draw, dtype=torch.float64, requires_grad=True) for size in (150, 30))
    labels = torch.randint(30, (150,), generator=draw).where(torch.arange(150) % 5 > 0, -100)
    compiled = torch.compile(fl.linear_cross_entropy, backend="aot_eager", fullgraph=True)
    found = []
    for function in (compiled, fl.linear_cross_entropy):
        loss = function(hidden, weight, labels, ignore_index=-100, reduction=reduction)
        found.append((loss.detach(), *torch.autograd.grad((loss * torch.arange(1.0, 1.0 + loss.numel())).sum(), (hidden, weight))))
    for got, wanted in zip(*found, strict=True):
        torch.testing.assert_close(got, wanted)
