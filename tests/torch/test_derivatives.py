"""Derivatives of every loss: of both orders, in both modes, under torch.func, and through autograd as training programs use it."""

from __future__ import annotations

from functools import partial

import pytest
import torch
from torch.autograd import forward_ad, gradcheck, gradgradcheck
from torch.func import grad, hessian, jacfwd, jacrev, jvp, vmap

from fromlogits.torch import functional as ours

pytestmark = pytest.mark.filterwarnings("ignore::fromlogits.ContractWarning")  # random numbers; hints have their own tests

GENERATOR = torch.Generator().manual_seed(7)
random = partial(torch.rand, generator=GENERATOR, dtype=torch.float64)
normal = partial(torch.randn, generator=GENERATOR, dtype=torch.float64)
IDS = torch.tensor([2, -100, 0])
WEIGHT = torch.tensor([0.5, 1.5, 2.0], dtype=torch.float64)
POSITIVE = torch.tensor([3.0, 1.0, 0.5], dtype=torch.float64)

LOSSES = {  # the loss as a function of what may ask for a gradient, and that
    "cross_entropy": (lambda z: ours.cross_entropy(z, IDS), [normal(3, 3)]),
    "cross_entropy, smoothed and weighed": (lambda z, w: ours.cross_entropy(z, IDS, w, label_smoothing=0.2), [normal(3, 3), WEIGHT]),
    "cross_entropy, places": (lambda z: ours.cross_entropy(z, torch.tensor([[0, 1], [2, 2]]), reduction="none"), [normal(2, 3, 2)]),
    "cross_entropy, one row": (lambda z: ours.cross_entropy(z, torch.tensor(1)), [normal(3)]),
    "cross_entropy, shares": (lambda z, q: ours.cross_entropy(z, q, WEIGHT, label_smoothing=0.2), [normal(2, 3), random(2, 3)]),
    "nll_loss": (lambda z: ours.nll_loss(z, IDS, WEIGHT, reduction="sum"), [normal(3, 3)]),
    "with_logits": (ours.binary_cross_entropy_with_logits, [normal(2, 3), random(2, 3)]),
    "with_logits, weighed": (
        lambda z, t, p: ours.binary_cross_entropy_with_logits(z, t, WEIGHT, pos_weight=p, reduction="none"), [normal(2, 3), random(2, 3), POSITIVE]
    ),
    "binary": (lambda p, t: ours.binary_cross_entropy(p, t, WEIGHT), [random(2, 3) * 0.9 + 0.05, random(2, 3)]),
    "linear": (lambda h, w, b: ours.linear_cross_entropy(h, w, IDS, linear_bias=b), [normal(3, 2), normal(3, 2), normal(3)]),
    "linear, places": (lambda h, w: ours.linear_cross_entropy(h, w, IDS[:, None].expand(3, 2)), [normal(3, 2), normal(3, 2, 2)]),
}  # fmt: skip
every_loss = pytest.mark.parametrize(("loss", "inputs"), LOSSES.values(), ids=LOSSES)


def asking(inputs):
    return [one.clone().requires_grad_() for one in inputs]


@every_loss
def test_first_derivatives(loss, inputs):
    assert gradcheck(loss, asking(inputs), check_forward_ad=True, check_batched_grad=True, check_batched_forward_grad=True)


@every_loss
def test_second_derivatives(loss, inputs):
    assert gradgradcheck(loss, asking(inputs), check_fwd_over_rev=True, check_batched_grad=True)


@every_loss
def test_transforms_agree_with_autograd(loss, inputs):
    def summed(*given):
        return loss(*given).sum()

    start = asking(inputs)
    slope = torch.autograd.grad(summed(*start), start)[0]
    torch.testing.assert_close(grad(summed)(*inputs), slope)
    torch.testing.assert_close(jacrev(summed)(*inputs), slope)
    torch.testing.assert_close(jacfwd(summed)(*inputs), slope)
    direction = torch.ones_like(inputs[0])
    torch.testing.assert_close(jvp(lambda x: summed(x, *inputs[1:]), (inputs[0],), (direction,))[1], slope.sum())
    bent = hessian(summed)(*inputs)
    torch.testing.assert_close(jacfwd(jacfwd(summed))(*inputs), bent)
    torch.testing.assert_close(jacrev(jacrev(summed))(*inputs), bent)


@every_loss
def test_many_at_once(loss, inputs):
    def summed(x):
        return loss(x, *inputs[1:]).sum()

    several = torch.stack([inputs[0], inputs[0] * 0.5])
    one_by_one = torch.stack([grad(summed)(x) for x in several])
    torch.testing.assert_close(vmap(grad(summed))(several), one_by_one)
    torch.testing.assert_close(vmap(jacrev(summed))(several), one_by_one)
    torch.testing.assert_close(vmap(jacfwd(summed))(several), one_by_one)


def test_gradients_of_each_row():
    logits, labels = normal(4, 3), torch.tensor([0, 1, 2, 1])
    each = vmap(grad(ours.cross_entropy))(logits, labels)  # labels are mapped too
    torch.testing.assert_close(each, logits.softmax(1) - torch.nn.functional.one_hot(labels, 3))


def test_an_ensemble_of_models_is_vmapped():
    weights, rows = normal(5, 3, 2), normal(4, 2)
    losses = vmap(lambda weight: ours.linear_cross_entropy(rows, weight, torch.tensor([0, 1, 2, 1])))(weights)
    torch.testing.assert_close(
        losses, torch.stack([ours.linear_cross_entropy(rows, weight, torch.tensor([0, 1, 2, 1])) for weight in weights])
    )


def test_labels_out_of_range_give_nan_where_nobody_can_look():
    losses = vmap(ours.cross_entropy)(normal(3, 3), torch.tensor([0, 3, -1]))
    assert losses.isnan().tolist() == [False, True, True]


def test_forward_mode_with_dual_numbers():
    logits, change = normal(3, 3), normal(3, 3)
    with forward_ad.dual_level():
        moved = forward_ad.unpack_dual(ours.cross_entropy(forward_ad.make_dual(logits, change), IDS)).tangent
    torch.testing.assert_close(moved, (grad(lambda z: ours.cross_entropy(z, IDS))(logits) * change).sum())


@every_loss
def test_backward_twice_gives_twice(loss, inputs):
    start = asking(inputs)
    value = loss(*start).sum()
    value.backward(retain_graph=True)
    once = [one.grad.clone() for one in start]
    value.backward()
    for one, first in zip(start, once, strict=True):
        torch.testing.assert_close(one.grad, 2 * first)


@every_loss
@pytest.mark.parametrize("factor", [-3.0, 0.0, 1e30])
def test_the_gradient_that_comes_in_is_used(loss, inputs, factor):
    start = asking(inputs)
    value = loss(*start)
    given = torch.arange(1.0, value.numel() + 1.0, dtype=torch.float64).reshape(value.shape)
    plain = torch.autograd.grad(value, start, given, retain_graph=True)
    for got, one in zip(torch.autograd.grad(value, start, factor * given), plain, strict=True):
        torch.testing.assert_close(got, factor * one)


@every_loss
def test_a_gradient_of_nan_is_passed_on(loss, inputs):
    start = asking(inputs)
    value = loss(*start)
    assert torch.autograd.grad(value, start[0], torch.full_like(value, torch.nan))[0].isnan().any()


def test_only_what_asks_gets_a_gradient():
    logits, target = normal(2, 3), random(2, 3).requires_grad_()
    loss = ours.cross_entropy(logits, target)
    torch.testing.assert_close(torch.autograd.grad(loss, target)[0], -logits.log_softmax(1) / 2)
    assert not ours.cross_entropy(logits, target.detach()).requires_grad
