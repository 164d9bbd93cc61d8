"""Autocast, accelerators, and tensors without numbers."""

from __future__ import annotations

import pytest
import torch

import fromlogits as fl
import fromlogits.torch as nn
from fromlogits.torch import functional as ours

LOGITS = torch.tensor([[2.0, 0.0, -1.0], [0.0, 1.0, 3.0]])
IDS = torch.tensor([0, 2])
SHARES = torch.tensor([[0.0, 1.0, 0.25], [1.0, 0.0, 0.5]])
HEAD = torch.tensor([[0.5, 0.0, 1.0], [0.0, 0.5, -1.0]])

CALLS = {
    "cross_entropy": lambda z, y, _, __: ours.cross_entropy(z, y),
    "cross_entropy, weighed": lambda z, y, _, h: ours.cross_entropy(z, y, h[0], label_smoothing=0.1, reduction="sum"),
    "cross_entropy, shares": lambda z, _, q, __: ours.cross_entropy(z, q),
    "nll_loss": lambda z, y, _, __: ours.nll_loss(z.log_softmax(1), y),
    "with_logits": lambda z, _, q, __: ours.binary_cross_entropy_with_logits(z, q, q, pos_weight=q[0]),
    "binary": lambda z, _, q, __: ours.binary_cross_entropy(z.sigmoid(), q, reduction="none").sum(),
    "linear": lambda z, y, _, h: ours.linear_cross_entropy(z, h, y // 2),
}
every_loss = pytest.mark.parametrize("loss", CALLS.values(), ids=CALLS)
on_cuda = pytest.mark.skipif(not torch.cuda.is_available(), reason="no CUDA device here")


@pytest.mark.parametrize("dtype", [torch.bfloat16, torch.float16])
def test_autocast_computes_in_float32(dtype):
    half = LOGITS.to(dtype)
    with torch.autocast("cpu", torch.bfloat16):
        rows = ours.cross_entropy(half, IDS)
        units = ours.binary_cross_entropy_with_logits(half, SHARES)
        probabilities = ours.binary_cross_entropy(LOGITS.sigmoid(), SHARES.to(dtype))
    assert rows.dtype == units.dtype == probabilities.dtype == torch.float32
    torch.testing.assert_close(rows, ours.cross_entropy(LOGITS, IDS), rtol=0, atol=0)  # these logits are bfloat16 numbers
    torch.testing.assert_close(units, ours.binary_cross_entropy_with_logits(LOGITS, SHARES), rtol=0, atol=0)


def test_autocast_multiplies_in_half_precision_as_it_was_asked_to():
    with torch.autocast("cpu", torch.bfloat16):
        got = ours.linear_cross_entropy(LOGITS / 3, HEAD, IDS // 2)
        wanted = ours.cross_entropy(torch.nn.functional.linear(LOGITS / 3, HEAD), IDS // 2)
    assert got.dtype == torch.float32
    torch.testing.assert_close(got, wanted, rtol=0, atol=0)


def test_autocast_trains():
    model, loss = torch.nn.Linear(3, 3), nn.CrossEntropyLoss()
    with torch.autocast("cpu", torch.bfloat16):
        value = loss(model(LOGITS), IDS)
    value.backward()
    assert model.weight.grad.dtype == torch.float32
    assert model.weight.grad.abs().sum() > 0


def test_products_of_half_precision_are_summed_in_float32():
    hidden, head = torch.full((1, 4096), 0.01, dtype=torch.float16), torch.full((2, 4096), 0.01, dtype=torch.float16)
    head[1] = 0.0
    logits = 4096 * hidden[0, 0].double().item() * head[0, 0].double().item()
    got = ours.linear_cross_entropy(hidden, head, torch.tensor([1]))
    assert got.dtype == torch.float16
    assert got.item() == torch.tensor(logits).exp().log1p().half().item()


@every_loss
def test_shapes_are_known_without_numbers(loss):
    assert loss(*(one.to("meta") for one in (LOGITS, IDS, SHARES, HEAD))).shape == ()


@on_cuda
@every_loss
def test_a_device_is_not_waited_for(loss):
    output, *others = (one.cuda() for one in (LOGITS, IDS, SHARES, HEAD))
    output.requires_grad_()
    torch.cuda.synchronize()
    torch.cuda.set_sync_debug_mode("error")
    try:
        slope = torch.autograd.grad(loss(output, *others), output)[0]
    finally:
        torch.cuda.set_sync_debug_mode("default")
    start = LOGITS.clone().requires_grad_()
    torch.testing.assert_close(slope.cpu(), torch.autograd.grad(loss(start, IDS, SHARES, HEAD), start)[0])


@on_cuda
def test_labels_on_a_device_are_looked_at_on_request():
    logits, labels = LOGITS.cuda(), torch.tensor([0, 3]).cuda()
    assert ours.cross_entropy(logits, labels, reduction="none").isnan().tolist() == [False, True]
    with fl.checks("always"), pytest.raises(fl.LabelError, match=r"label 3 at target\[1\] has no class"):
        ours.cross_entropy(logits, labels)


@on_cuda
def test_autocast_on_a_device():
    with torch.autocast("cuda", torch.float16):
        assert ours.binary_cross_entropy(LOGITS.cuda().half().sigmoid(), SHARES.cuda()).dtype == torch.float32  # torch refuses
