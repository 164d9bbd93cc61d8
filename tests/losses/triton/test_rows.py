"""The kernels over rows of logits, against the formulas in float64 and mpmath."""

from __future__ import annotations

import math

import numpy as np
import pytest
import torch
from losses.reference import DTYPES, EPSILON, rows, ulps

import fromlogits as fl
from fromlogits.losses.kernels import triton
from fromlogits.losses.kernels.triton import launching

INF, NAN = math.inf, math.nan
pytestmark = [
    pytest.mark.filterwarnings("ignore::fromlogits.ContractWarning"),  # numbers chosen; hints have their own tests
    pytest.mark.filterwarnings("ignore::RuntimeWarning"),  # numpy's, in the interpreter: infinities are subtracted, and not used
]

OPTIONS = {
    "plain": {},
    "smoothing": {"label_smoothing": 0.1},
    "z-loss": {"z_loss": 1e-2},
    "soft-cap": {"softcap": 3.0},
    "scale": {"scale": 0.7},
    "focal": {"focal_gamma": 2.0},
    "class weights": {"class_weight": "drawn"},
    "smoothing, class weights": {"label_smoothing": 0.2, "class_weight": "drawn"},
    "focal, smoothing": {"focal_gamma": 0.5, "label_smoothing": 0.1},
    "all": {"label_smoothing": 0.1, "z_loss": 1e-2, "softcap": 3.0, "scale": 0.7, "class_weight": "drawn", "focal_gamma": 1.5},
}
LABELS = ("ids", "shares")


def problem(classes, labels, *, masked=False):
    """Five rows of logits, one that does not count, and labels."""
    logits = 3.0 * torch.randn(5, classes)
    ids = torch.randint(5, classes, (5,)) if classes > 5 else torch.zeros(5, dtype=torch.long)
    shares = torch.rand(5, classes)
    if masked:
        logits[:, 2], logits[1, 4] = -INF, -INF
        shares[:, 2], shares[1, 4] = 0.0, 0.0
    weight = torch.rand(5) + 0.5
    weight[3], logits[3] = 0.0, NAN
    return logits, ids if labels == "ids" else shares / shares.sum(-1, keepdim=True), weight


def both(logits, labels, weight, options, monkeypatch, **wanted):
    """Losses, extras and the gradient of the logits: of the formulas in float64, and of the kernels in the dtype of the logits."""
    classes = logits.shape[-1]
    by_class = torch.linspace(0.5, 2.0, classes, device=logits.device) if options.get("class_weight") else None
    given = torch.linspace(-1.0, 2.0, len(logits), device=logits.device)
    found = []
    for wide in (True, False):
        monkeypatch.setattr(triton, "DEVICES", set() if wide else {logits.device.type})
        x = (logits.double() if wide else logits.clone()).requires_grad_()
        q = labels.double() if wide and labels.is_floating_point() else labels
        named = {**options, "class_weight": None if by_class is None else by_class.double() if wide else by_class}
        result = fl.cross_entropy(x * 1, q, sample_weight=weight, **named, **wanted)
        loss = result[0] if wanted.get("returns") else result
        seed = (loss * given).sum() if loss.dim() else loss * 3.0
        if wanted.get("returns"):
            seed = seed + (result.lse * given).sum() + result.entropy.sum()
        found.append((loss, torch.autograd.grad(seed, x)[0], result))
    return found


def near(got, truth, tolerance):
    got, truth = got.detach().double(), truth.detach().double()
    assert torch.allclose(
        got, truth, rtol=tolerance, atol=tolerance * max(truth[truth.isfinite()].abs().max().item(), 1e-30), equal_nan=True
    )


@pytest.mark.parametrize("labels", LABELS)
@pytest.mark.parametrize("options", OPTIONS.values(), ids=OPTIONS)
def test_every_option(options, labels, monkeypatch):
    logits, q, weight = problem(37, labels, masked=True)
    truth, found = both(logits, q, weight, options, monkeypatch, reduction="none", returns=("lse", "entropy", "argmax", "per_token"))
    for got, wanted in zip(found[:2], truth[:2], strict=True):
        near(got, wanted, 2e-6)
    near(found[2].lse, truth[2].lse, 1e-6)
    near(found[2].entropy, truth[2].entropy, 1e-6)
    counted = weight != 0.0
    assert torch.equal(found[2].argmax[counted], truth[2].argmax[counted])


@pytest.mark.parametrize("overwrite", [False, True])
@pytest.mark.parametrize("dtype", [torch.float32, torch.bfloat16, torch.float16], ids=str)
def test_the_mean_in_every_dtype(dtype, overwrite, monkeypatch):
    logits, ids, weight = problem(50, "ids")
    options = {"label_smoothing": 0.1, "z_loss": 1e-3}
    truth, found = both(logits.to(dtype), ids, weight, options, monkeypatch, overwrite_logits=overwrite)
    assert found[0].dtype == torch.float32
    near(found[0], truth[0], 1e-6)
    near(found[1], truth[1], {torch.float32: 2e-6, torch.bfloat16: 2**-7, torch.float16: 2**-10}[dtype])


@pytest.mark.parametrize("dtype", ["float32", "bfloat16", "float16"])
@pytest.mark.parametrize("classes", [2, 10, 1000])
def test_confident_rows_keep_loss_and_gradient(classes, dtype, device):
    truth = rows(classes, dtype)
    wide = torch.tensor(truth.logits.astype(np.float64), device=device).to(getattr(torch, dtype))
    logits = wide.requires_grad_()
    losses = fl.cross_entropy(logits, torch.tensor(truth.labels), reduction="none")
    assert ulps(losses.detach().cpu().numpy(), truth.losses, "float32", truth.spread) < 4
    (slopes,) = torch.autograd.grad(losses.sum(), logits)
    place = torch.arange(len(truth.labels)), torch.tensor(truth.labels)
    got = slopes[place].float().cpu().numpy().astype(DTYPES[dtype])
    half = 1.0 if (device, dtype) == ("cpu", "bfloat16") else 0.5  # the interpreter cuts off what bfloat16 cannot hold, where a GPU rounds
    allowed = 4 if dtype == "float32" else half + 4 * EPSILON["float32"] / EPSILON[dtype] * truth.spread.max()
    assert ulps(got, truth.gradients[np.arange(len(got)), truth.labels], dtype, truth.spread if dtype == "float32" else 1.0) <= allowed


@pytest.mark.parametrize("classes", [1, 2, 63, 4097, 8193, 33001])
def test_rows_of_any_length(classes, monkeypatch):
    """Shorter than a block, longer than one, longer than what one program takes; the first of equal logits is the largest."""
    logits = torch.randn(3, classes)
    logits[:, classes // 2] = logits[:, -1] = 7.0
    ids = torch.tensor([0, classes - 1, classes // 3])
    truth, found = both(logits, ids, torch.ones(3), {}, monkeypatch, returns=("lse", "entropy", "argmax"))
    near(found[0], truth[0], 1e-6)
    near(found[1], truth[1], 2e-6)
    assert found[2].argmax.tolist() == [classes // 2] * 3


def test_a_first_block_of_masks_is_no_reason_for_nan(monkeypatch):
    logits = torch.randn(2, 8300)
    logits[:, :8250] = -INF
    truth, found = both(logits, torch.tensor([8251, 8299]), torch.ones(2), {"label_smoothing": 0.1}, monkeypatch)
    near(found[0], truth[0], 1e-6)
    near(found[1], truth[1], 2e-6)


MANY_OPTIONS = {
    "smoothing": {"label_smoothing": 0.1},
    "smoothing, class weights": {"label_smoothing": 0.1, "class_weight": "drawn"},
    "focal, smoothing": {"focal_gamma": 0.5, "label_smoothing": 0.1},
    "soft-cap, class weights": {"softcap": 3.0, "scale": 0.7, "label_smoothing": 0.1, "class_weight": "drawn"},
}


@pytest.mark.parametrize("labels", LABELS)
@pytest.mark.parametrize("options", MANY_OPTIONS.values(), ids=MANY_OPTIONS)
def test_masks_among_the_whole_blocks_of_a_row(options, labels, monkeypatch):
    """Where all of a block are classes nobody looks for masks; the sum for smoothing tells of them, and is taken again."""
    logits, q, weight = problem(5001, labels, masked=True)
    logits[0, 700:900], logits[2, :4500] = -INF, -INF
    if labels == "ids":
        q[:] = torch.tensor([5, 300, 4999, 0, 5000])
    else:
        q = torch.where(logits == -INF, 0.0, q)
        q /= q.sum(-1, keepdim=True)
    truth, found = both(logits, q, weight, options, monkeypatch, reduction="none", returns=("lse", "entropy", "argmax", "per_token"))
    near(found[0], truth[0], 2e-6)
    near(found[1], truth[1], 2e-6)
    near(found[2].entropy, truth[2].entropy, 1e-6)
    counted = weight != 0.0
    assert torch.equal(found[2].argmax[counted], truth[2].argmax[counted])


@pytest.mark.parametrize("labels", LABELS)
@pytest.mark.parametrize("options", [{}, *MANY_OPTIONS.values()], ids=["plain", *MANY_OPTIONS])
def test_rows_that_begin_within_a_vector(options, labels, monkeypatch):
    """Rows of an odd width, read and overwritten in whole vectors but for their ends, between which others' memory lies."""
    logits, q, weight = problem(4099, labels)
    for overwrite in (True, False):
        truth, found = both(logits, q, weight, options, monkeypatch, reduction="sum", overwrite_logits=overwrite)
        near(found[0], truth[0], 2e-6)
        near(found[1], truth[1], 2e-6)


@pytest.mark.parametrize("overwrite", [False, True])
def test_rows_of_half_precision_that_begin_within_a_vector(overwrite, monkeypatch):
    logits, ids, weight = problem(9001, "ids")
    truth, found = both(logits.bfloat16(), ids, weight, {"label_smoothing": 0.1}, monkeypatch, reduction="sum", overwrite_logits=overwrite)
    near(found[0], truth[0], 2e-6)
    near(found[1], truth[1], 2**-7)


def test_what_lies_between_rows_is_left_alone(device):
    memory = torch.randn(4, 5003).bfloat16()
    logits, gaps = memory[:, :4999], memory[:, 4999:].clone()
    weight = torch.tensor([1.0, 1.0, 0.0, 1.0])
    labels = launching.Labels(torch.tensor([0, 1, 2, 4998]), weight, torch.ones(4), None)
    wanted = torch.autograd.functional.jacobian(
        lambda x: (torch.nn.functional.cross_entropy(x, labels.values, reduction="none") * weight).sum(), logits.double()
    )
    found = launching.blank(4, torch.device(device))
    launching.statistics_and_gradient(logits, None, labels, launching.Recipe(), torch.ones(()), found, logits)
    assert torch.equal(memory[:, 4999:], gaps)
    near(logits, wanted, 2**-7)


@pytest.mark.parametrize("dtype", [torch.float32, torch.bfloat16], ids=str)
def test_logits_near_the_cap_and_far_beyond_it(dtype, monkeypatch):
    logits = torch.linspace(-14.0, 14.0, 600).reshape(6, 100).T.contiguous().to(dtype)
    ids = torch.arange(100) % 6
    truth, found = both(logits, ids, torch.ones(100), {"softcap": 2.0}, monkeypatch, reduction="sum", overwrite_logits=True)
    near(found[0], truth[0], 1e-6)
    near(found[1], truth[1], {torch.float32: 2e-6, torch.bfloat16: 2**-7}[dtype])
    slopes = found[1].double() / truth[1] - 1.0  # the smallest have as many digits as the largest
    assert slopes.abs().max() < {torch.float32: 2e-5, torch.bfloat16: 2**-6}[dtype]


def test_a_common_offset_changes_nothing(monkeypatch):
    logits = torch.randint(-8, 8, (3, 40)).float()
    plain, moved = (both(one, torch.arange(3), torch.ones(3), {}, monkeypatch)[1] for one in (logits, logits + 1e4))
    assert torch.equal(plain[0], moved[0])
    assert torch.equal(plain[1], moved[1])


@pytest.mark.parametrize("number", [NAN, INF])
def test_numbers_that_are_none_give_nan_rows(number):
    logits = torch.randn(2, 9)
    logits[0, 3] = number
    logits.requires_grad_()
    losses = fl.cross_entropy(logits, torch.tensor([1, 1]), reduction="none")
    (slopes,) = torch.autograd.grad(losses.sum(), logits)
    assert losses.isnan().tolist() == [True, False]
    assert slopes.isnan().any(-1).tolist() == [True, False]


@pytest.mark.parametrize("label", [-1, 9, 2**32 + 3])
def test_a_label_that_has_no_class_gives_a_nan_row(label, device):
    logits = torch.randn(2, 9, requires_grad=True)
    with fl.checks("never"):
        losses = fl.cross_entropy(logits, torch.tensor([label, 1]), reduction="none")
        total = fl.cross_entropy(logits * 1, torch.tensor([label, 1]), reduction="sum", overwrite_logits=True)
    for one in (losses.sum(), total):
        (slopes,) = torch.autograd.grad(one, logits)
        assert slopes.isnan().all(-1).tolist() == [True, False]
    assert losses.isnan().tolist() == [True, False]


@pytest.mark.parametrize("rows_", [0, 2])
def test_where_nothing_counts_loss_and_gradient_are_zero(rows_):
    logits = torch.full((rows_, 5), NAN, requires_grad=True)
    loss = fl.cross_entropy(logits, torch.full((rows_,), -100), ignore_index=-100)
    assert loss.item() == 0.0
    assert torch.autograd.grad(loss, logits)[0].tolist() == [[0.0] * 5] * rows_


def test_logits_whose_memory_is_taken_are_gone_for_everybody():
    leaf = torch.randn(3, 7, requires_grad=True)
    logits = leaf * 1
    kept = logits.exp() * logits  # needs the logits for its own gradient
    loss = fl.cross_entropy(logits, torch.arange(3), overwrite_logits=True)
    with pytest.raises(RuntimeError, match="modified by an inplace operation"):
        kept.sum().backward(retain_graph=True)
    loss.backward(retain_graph=True)
    with pytest.raises(RuntimeError, match="overwrite_logits=False"):
        loss.backward()


def test_rows_of_logits_that_lie_apart(monkeypatch):
    wide = torch.randn(4, 100)
    truth, found = both(wide[:, :33], torch.arange(4), torch.ones(4), {}, monkeypatch)
    near(found[1], truth[1], 2e-6)
    columns = torch.randn(33, 4)
    loss = fl.cross_entropy(columns, torch.arange(4), axis=0)
    near(loss, torch.nn.functional.cross_entropy(columns.double().T, torch.arange(4)), 1e-6)


def test_second_derivatives_are_those_of_the_formulas():
    logits = torch.randn(3, 6, requires_grad=True)

    def slopes(x):
        return torch.autograd.grad(fl.cross_entropy(x, torch.arange(3), z_loss=0.1), x, create_graph=True)[0]

    (ours,) = torch.autograd.grad(slopes(logits).square().sum(), logits)
    wide = logits.detach().double().requires_grad_()
    (truth,) = torch.autograd.grad(slopes(wide).square().sum(), wide)
    near(ours, truth, 1e-5)


def test_a_compiled_loss_is_one_graph():
    def loss(x, y):
        return fl.cross_entropy(x * 2.0, y, ignore_index=-100, label_smoothing=0.1, overwrite_logits=True)

    x, y = torch.randn(4, 9, requires_grad=True), torch.tensor([0, 8, -100, 3])
    compiled = torch.compile(loss, fullgraph=True, backend="aot_eager")
    near(compiled(x, y), loss(x, y), 1e-6)
    near(torch.autograd.grad(compiled(x, y), x)[0], torch.autograd.grad(loss(x, y), x)[0], 1e-6)


def test_log1p_and_tanh_keep_small_numbers():
    """The statistics of one class above the rest: log(1 + exp(-gap)); and a cap so wide that tanh(x) is almost x."""
    gaps = torch.tensor([1e-3, 0.3, 0.9, 5.0, 17.0, 40.0, 80.0])
    logits = torch.stack([gaps, torch.zeros_like(gaps)], 1)
    losses = fl.cross_entropy(logits, torch.zeros(7, dtype=torch.long), reduction="none")
    wanted = [math.log1p(math.exp(-gap)) for gap in gaps.tolist()]
    assert losses.tolist() == pytest.approx(wanted, rel=4e-7)
    small = torch.tensor([[1e-3, 0.0], [0.5, -0.25]], requires_grad=True)
    losses = fl.cross_entropy(small, torch.tensor([0, 0]), softcap=50.0, reduction="none")
    bent = [[50 * math.tanh(x / 50) for x in row] for row in small.tolist()]
    assert losses.tolist() == pytest.approx([math.log1p(math.exp(b - a)) for a, b in bent], rel=4e-7)


@pytest.mark.skipif(not torch.cuda.is_available(), reason="offsets beyond 2^31 need 9 GB of memory on a device")
def test_offsets_beyond_32_bits(device):
    rows_, classes = 2**14 + 8, 2**17 + 64
    logits = torch.randn(rows_, classes, dtype=torch.bfloat16)
    ids = torch.randint(classes, (rows_,))
    last = logits[-3:].double().requires_grad_()
    truth = torch.nn.functional.cross_entropy(last, ids[-3:], reduction="none")
    (wanted,) = torch.autograd.grad(truth.sum(), last)
    losses = fl.cross_entropy(logits.requires_grad_(), ids, reduction="none")
    near(losses[-3:], truth, 1e-6)
    (slopes,) = torch.autograd.grad(losses.sum(), logits)
    near(slopes[-3:], wanted, 2**-7)
    taken = fl.cross_entropy(logits, ids, reduction="sum", overwrite_logits=True)
    (slopes,) = torch.autograd.grad(taken, logits)
    near(slopes[-3:], wanted, 2**-7)


def test_rows_that_several_programs_share_are_the_same(device, monkeypatch):
    """Split or not, statistics and gradients agree; in the interpreter programs run one after the other, so there a row is never split."""
    logits = torch.randn(40, 9001)
    ids = torch.randint(9001, (40,))
    results = []
    for span in (4096, 16384):
        monkeypatch.setitem(launching.SHARED, 4, launching.SHARED[4]._replace(span=span))
        x = logits.clone().requires_grad_()
        result = fl.cross_entropy(x * 1, ids, label_smoothing=0.1, z_loss=1e-2, reduction="sum", returns=("argmax",), overwrite_logits=True)
        results.append((result.loss, torch.autograd.grad(result.loss, x)[0], result.argmax))
    near(results[0][0], results[1][0], 1e-6)
    near(results[0][1], results[1][1], 1e-6)
    assert torch.equal(results[0][2], results[1][2])
