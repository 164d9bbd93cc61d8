"""Value and gradient of the label against mpmath, for every dtype, from a label that is 200 below the others to one that is 200 above.

The truth is that of the rounded inputs. Loss and label gradient are within 4 ulp, times the spread of the logits where that exceeds 1, down to the
smallest normal number; half precision is within half an ulp of its own, for the one rounding, and what float32 adds.
"""

from __future__ import annotations

import mpmath
import pytest
import torch

from fromlogits.torch import functional as ours

MARGINS = [-200.0, -88.0, -30.0, -1.0, 0.0, 1.0, 15.0, 30.0, 60.0, 88.0, 104.0, 200.0]
DTYPES = [torch.float64, torch.float32, torch.bfloat16, torch.float16]

pytestmark = pytest.mark.filterwarnings("ignore::fromlogits.ContractWarning")  # numbers chosen; hints have their own tests
every_dtype = pytest.mark.parametrize("dtype", DTYPES, ids=str)


def allowed(truth, dtype, spread):
    """How far a number may be from the truth."""
    info, wide = torch.finfo(dtype), torch.finfo(torch.float64 if dtype == torch.float64 else torch.float32)
    relative = 4 * wide.eps * max(1.0, spread) + (0.0 if info.eps == wide.eps else 0.5 * info.eps)
    return max(abs(truth) * relative, info.tiny if info.eps == wide.eps else info.smallest_normal * info.eps)


def spread_of(logits):
    wide = logits.detach().double()
    return (wide.max(1).values - wide.min(1).values).tolist()


def assert_near(got, truth, dtype, spreads=None):
    wrong = [
        (one, mpmath.nstr(true, 12), mpmath.nstr(abs(one - true) / abs(true), 3))
        for one, true, spread in zip(got.double().tolist(), truth, spreads or [1.0] * len(truth), strict=True)
        if not abs(one - true) <= allowed(true, dtype, spread)
    ]
    assert not wrong


def rows(classes, dtype, offset=0.0):
    """One row for each margin between the label, class 0, and the largest of the others."""
    others = torch.randn(len(MARGINS), classes - 1, generator=torch.Generator().manual_seed(classes), dtype=torch.float64)
    label = others.max(1).values + torch.tensor(MARGINS, dtype=torch.float64)
    return (torch.cat([label[:, None], others], 1) + offset).to(dtype)


def truth_of_rows(logits):
    """Loss, and gradient of the label: log(1 + s) and -s / (1 + s), s the sum of exp over the others, relative to the label."""
    with mpmath.workdps(50):
        sums = [mpmath.fsum(mpmath.exp(mpmath.mpf(one) - row[0]) for one in row[1:]) for row in logits.double().tolist()]
        return [mpmath.log1p(s) for s in sums], [-s / (1 + s) for s in sums]


@every_dtype
@pytest.mark.parametrize("classes", [2, 10, 1000, pytest.param(50257, marks=pytest.mark.slow)])
def test_cross_entropy_is_exact(classes, dtype):
    logits = rows(classes, dtype).requires_grad_()
    losses = ours.cross_entropy(logits, torch.zeros(len(MARGINS), dtype=torch.long), reduction="none")
    slopes = torch.autograd.grad(losses.sum(), logits)[0][:, 0]
    for got, truth in zip((losses, slopes), truth_of_rows(logits), strict=True):
        assert_near(got, truth, dtype, spread_of(logits))


@every_dtype
def test_the_spread_is_what_bounds_the_error_not_the_offset(dtype):
    logits = torch.tensor([[1e4, 1e4 + 8.0, 1e4 - 8.0], [-1e4, -1e4 + 16.0, -1e4]]).to(dtype).requires_grad_()
    losses = ours.cross_entropy(logits, torch.zeros(2, dtype=torch.long), reduction="none")
    slopes = torch.autograd.grad(losses.sum(), logits)[0][:, 0]
    for got, truth in zip((losses, slopes), truth_of_rows(logits), strict=True):
        assert_near(got, truth, dtype, spread_of(logits))


@every_dtype
def test_class_probabilities_are_exact(dtype):
    logits = rows(10, dtype)
    shares = torch.tensor([[0.75, 0.25, *[0.0] * 8]]).expand(len(MARGINS), 10).to(dtype)
    with mpmath.workdps(50):
        truth = [
            mpmath.mpf(0.75) * mpmath.log(mpmath.fsum(mpmath.exp(mpmath.mpf(one) - row[0]) for one in row))
            + mpmath.mpf(0.25) * mpmath.log(mpmath.fsum(mpmath.exp(mpmath.mpf(one) - row[1]) for one in row))
            for row in logits.double().tolist()
        ]
    assert_near(ours.cross_entropy(logits, shares, reduction="none"), truth, dtype, spread_of(logits))


@every_dtype
@pytest.mark.parametrize("label", [0.0, 1.0])
def test_binary_cross_entropy_with_logits_is_exact(label, dtype):
    logits = torch.tensor(MARGINS).to(dtype).requires_grad_()
    losses = ours.binary_cross_entropy_with_logits(logits, torch.full_like(logits, label, requires_grad=False), reduction="none")
    slopes = torch.autograd.grad(losses.sum(), logits)[0]
    with mpmath.workdps(50):
        wrong_way = [mpmath.mpf(one) if label == 0.0 else -mpmath.mpf(one) for one in logits.double().tolist()]
        sums = [mpmath.exp(one) for one in wrong_way]
        assert_near(losses, [mpmath.log1p(s) for s in sums], dtype)
        assert_near(slopes, [(1 if label == 0.0 else -1) * s / (1 + s) for s in sums], dtype)


@every_dtype
def test_binary_cross_entropy_is_exact_down_to_the_smallest_normal_number(dtype):
    info = torch.finfo(dtype)
    p = torch.tensor([info.tiny, 1e-7, 0.3, 0.5, 1 - info.eps], dtype=torch.float64).to(dtype).requires_grad_()
    for label in (0.0, 1.0):
        losses = ours.binary_cross_entropy(p, torch.full_like(p, label, requires_grad=False), reduction="none")
        slopes = torch.autograd.grad(losses.sum(), p)[0]
        with mpmath.workdps(50):
            yes = [mpmath.mpf(one) for one in p.double().tolist()]
            assert_near(losses, [-mpmath.log(one) if label else -mpmath.log1p(-one) for one in yes], dtype)
            slope = [-1 / one if label else 1 / (1 - one) for one in yes]
            some = [place for place, one in enumerate(slope) if abs(one) <= info.max]
            assert_near(slopes[some], [slope[place] for place in some], dtype)


@pytest.mark.parametrize(
    ("dtype", "floor"), [(torch.float32, 87.3365447505), (torch.float64, 708.396418532), (torch.bfloat16, 87.5)], ids=str
)
def test_a_probability_of_nothing_costs_the_logarithm_of_the_smallest_normal_number(dtype, floor):
    p = torch.tensor([0.0, 1.0], dtype=dtype, requires_grad=True)  # -log(2^-126), -log(2^-1022); 87.34 rounded to bfloat16 is 87.5
    losses = ours.binary_cross_entropy(p, torch.tensor([1.0, 0.0], dtype=dtype), reduction="none")
    assert losses.tolist() == pytest.approx([floor, floor], rel=1e-7)
    assert torch.autograd.grad(losses.sum(), p)[0].isfinite().all()


@every_dtype
def test_nll_loss_gives_what_it_is_given(dtype):
    scores = torch.tensor([[-1e-30, -5.0], [-87.0, 3.0]]).to(dtype)
    assert torch.equal(ours.nll_loss(scores, torch.tensor([0, 0]), reduction="none"), -scores[:, 0])


@every_dtype
def test_gradients_of_half_precision_heads_do_not_hang_on_the_batch(dtype):
    hidden = torch.linspace(-1, 1, 64).reshape(8, 8).to(dtype)
    head = torch.linspace(-2, 2, 40).reshape(5, 8).to(dtype).requires_grad_()
    target = torch.arange(8) % 5
    whole = torch.autograd.grad(ours.linear_cross_entropy(hidden, head, target, reduction="sum"), head)[0]
    exact = head.detach().double().requires_grad_()
    truth = torch.autograd.grad(ours.linear_cross_entropy(hidden.double(), exact, target, reduction="sum"), exact)[0]
    rounding = torch.finfo(dtype).eps if dtype in {torch.bfloat16, torch.float16} else 64 * torch.finfo(dtype).eps
    torch.testing.assert_close(whole.double(), truth, rtol=rounding, atol=1e-6 if dtype != torch.float64 else 1e-14)
