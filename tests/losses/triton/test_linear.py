"""Linear cross-entropy by the kernels, against the formulas in float64."""

from __future__ import annotations

import sys

import pytest
import torch

import fromlogits as fl
from fromlogits.losses.kernels.triton import operators, pieces

pytestmark = [
    pytest.mark.filterwarnings("ignore::fromlogits.ContractWarning"),
    pytest.mark.filterwarnings("ignore::RuntimeWarning"),  # numpy's, in the interpreter
]

OPTIONS = {
    "plain": {},
    "smoothing, z-loss": {"label_smoothing": 0.1, "z_loss": 1e-2},
    "soft-cap, scale": {"softcap": 3.0, "scale": 0.7},
    "focal, class weights": {"focal_gamma": 2.0, "class_weight": True},
    "ignored": {"ignore_index": 3},
    "all": {
        "label_smoothing": 0.1,
        "z_loss": 1e-2,
        "softcap": 3.0,
        "scale": 0.7,
        "class_weight": True,
        "focal_gamma": 1.5,
        "ignore_index": 3,
    },
}
# What a gradient of half precision may differ by, of the largest: one rounding of the logits' gradient and one of its own; the interpreter cuts.
ROUNDED = {torch.float32: 3e-6, torch.bfloat16: 2**-6, torch.float16: 2**-9}


def head(dtype=torch.float32, rows=(2, 3), width=16, classes=43, bias=True):
    hidden = torch.randn(*rows, width).to(dtype).requires_grad_()
    weight = torch.randn(classes, width).to(dtype).requires_grad_()
    return hidden, weight, torch.randn(classes).to(dtype).requires_grad_() if bias else None, torch.randint(classes, rows)


def loss_and_gradients(implementation, tensors, labels, seed=None, **options):
    """Loss and gradients; the reference's in float64."""
    wide = implementation == "reference"
    tensors = [
        None if one is None else one.detach().to(torch.float64 if wide else one.dtype).requires_grad_(one.requires_grad) for one in tensors
    ]
    if options.get("class_weight") is True:
        by_class = torch.linspace(0.5, 2.0, tensors[1].shape[0], device=tensors[1].device)
        options["class_weight"] = by_class.double() if wide else by_class
    labels = labels.double() if wide and labels.is_floating_point() else labels
    found = fl.linear_cross_entropy(*tensors[:2], labels, bias=tensors[2], implementation=implementation, **options)
    loss = found[0] if isinstance(found, tuple) else found
    seeded = (loss if seed is None else (loss * seed).sum()) if not callable(seed) else seed(found)
    asked = [one for one in tensors if one is not None and one.requires_grad]
    return [loss, *torch.autograd.grad(seeded, asked)]


def agree(tensors, labels, seed=None, **options):
    dtype = tensors[0].dtype
    ours = loss_and_gradients("triton", tensors, labels, seed, **options)
    truth = loss_and_gradients("reference", tensors, labels, seed, **options)
    for place, (got, wanted) in enumerate(zip(ours, truth, strict=True)):
        tolerance = 2e-6 if place == 0 else ROUNDED[dtype]
        assert got.dtype == (torch.float32 if place == 0 else dtype)
        assert torch.allclose(got.double(), wanted.detach(), rtol=tolerance, atol=tolerance * wanted.abs().max().item()), place


@pytest.mark.parametrize("dtype", ROUNDED, ids=str)
@pytest.mark.parametrize("options", OPTIONS.values(), ids=OPTIONS)
def test_the_mean(options, dtype):
    *tensors, labels = head(dtype)
    agree(tensors, labels, **options)


@pytest.mark.parametrize("options", OPTIONS.values(), ids=OPTIONS)
def test_rows_with_gradients_of_their_own(options):
    *tensors, labels = head()
    agree(tensors, labels, torch.linspace(-1.0, 2.0, 6).reshape(2, 3), reduction="none", **options)


def test_distributions():
    *tensors, _ = head(bias=False)
    agree(tensors, torch.rand(2, 3, 43).softmax(-1), label_smoothing=0.1)


def test_extras_carry_their_gradients():
    *tensors, labels = head()

    def seed(found):
        return found.loss + (found.lse * 0.5).sum() + found.entropy.mean() + found.per_token.square().sum()

    agree(tensors, labels, seed, returns=("lse", "entropy", "argmax", "correct", "per_token"))
    agree(tensors, labels, lambda found: found.loss * 2.0, returns=("lse", "entropy"))


def test_pieces_make_no_difference(monkeypatch):
    """Pieces of 128 rows, and of 1024 classes; sums are float32, and half precision is rounded once, whatever their number."""
    *tensors, labels = head(torch.bfloat16, rows=(140,), width=8, classes=1030)
    whole = loss_and_gradients("triton", tensors, labels)
    rows = loss_and_gradients("triton", tensors, labels, 1.0, reduction="none")
    monkeypatch.setattr(pieces, "PIECE", 0)
    monkeypatch.setattr(pieces, "at_once", lambda *_: False)
    again = loss_and_gradients("triton", tensors, labels)
    again_rows = loss_and_gradients("triton", tensors, labels, 1.0, reduction="none")
    assert torch.equal(rows[0], again_rows[0])
    for got, wanted in zip((*again, *again_rows[1:]), (*whole, *rows[1:]), strict=True):
        assert (got.double() - wanted.double()).norm() <= 2**-7 * wanted.double().norm()  # the interpreter cuts
    assert torch.allclose(again[0], whole[0], rtol=1e-7)


@pytest.mark.parametrize("asked", [(True, False), (False, True)], ids=["frozen head", "frozen body"])
@pytest.mark.parametrize("reduction", ["mean", "none"])
def test_what_is_frozen_gets_no_gradient_and_the_other_does(asked, reduction):
    *tensors, labels = head(bias=False)
    for one, want in zip(tensors[:2], asked, strict=True):
        one.requires_grad_(want)
    agree(tensors, labels, None if reduction == "mean" else 1.0, reduction=reduction)


def test_without_gradients_only_the_losses_are_computed(monkeypatch):
    *tensors, labels = head()
    monkeypatch.setattr(pieces, "statistics_and_gradients", None)
    with torch.no_grad():
        loss = fl.linear_cross_entropy(*tensors[:2], labels, bias=tensors[2], implementation="triton")
    assert not loss.requires_grad
    assert loss.item() == pytest.approx(
        fl.linear_cross_entropy(*tensors[:2], labels, bias=tensors[2], implementation="reference").item(), rel=1e-6
    )


@pytest.mark.parametrize("rows", [(0,), (2,)])
def test_where_nothing_counts_loss_and_gradients_are_zero(rows):
    hidden, weight, bias, _ = head(rows=rows)
    loss = fl.linear_cross_entropy(hidden, weight, torch.full(rows, -100), bias=bias, ignore_index=-100, implementation="triton")
    assert loss.item() == 0.0
    assert all(not one.any() for one in torch.autograd.grad(loss, (hidden, weight, bias)))


def test_one_row_without_an_axis():
    *tensors, _ = head(rows=())
    agree(tensors, torch.tensor(4))


def test_a_second_backward_is_right():
    *tensors, labels = head()
    loss = fl.linear_cross_entropy(*tensors[:2], labels, implementation="triton")
    first = torch.autograd.grad(2.0 * loss, tensors[:2], retain_graph=True)
    for one, again in zip(first, torch.autograd.grad(2.0 * loss, tensors[:2]), strict=True):
        assert torch.allclose(one, again, rtol=1e-5, atol=1e-7)


def test_second_derivatives_are_those_of_the_formulas():
    found = []
    for implementation in ("triton", "reference"):
        torch.manual_seed(1)
        hidden, weight, _, labels = head()
        loss = fl.linear_cross_entropy(hidden, weight, labels, z_loss=0.1, implementation=implementation)
        (slopes,) = torch.autograd.grad(loss, hidden, create_graph=True)
        found.append(torch.autograd.grad(slopes.square().sum(), (hidden, weight)))
    for ours, truth in zip(*found, strict=True):
        assert torch.allclose(ours, truth, rtol=1e-4, atol=1e-7)


@pytest.mark.parametrize("reduction", ["mean", "none"])
def test_a_compiled_loss_is_one_graph(reduction):
    def loss(hidden, weight, bias, labels):
        found = fl.linear_cross_entropy(
            hidden * 1.0, weight, labels, bias=bias, ignore_index=3, label_smoothing=0.1, reduction=reduction, implementation="triton"
        )
        return found.sum()

    *tensors, labels = head(torch.bfloat16)
    compiled = torch.compile(loss, fullgraph=True, backend="aot_eager")
    for ours, eager in zip(
        torch.autograd.grad(compiled(*tensors, labels), tensors), torch.autograd.grad(loss(*tensors, labels), tensors), strict=True
    ):
        assert torch.allclose(ours.float(), eager.float(), rtol=2**-7)  # where the interpreter cuts, the compiler rounds


def test_the_operators_keep_the_rules_of_torch():
    hidden, weight, bias, labels = (one.detach() for one in head())
    given = (hidden.flatten(0, 1), weight, bias, labels.flatten(), torch.ones(6), torch.ones(6), None)
    options = (0.1, 0.0, None, 1.0, None, True)
    checks = ("test_schema", "test_faketensor")
    torch.library.opcheck(operators.linear_statistics, (*given, *options, True), test_utils=checks)
    torch.library.opcheck(operators.linear_sum, (*given, torch.ones(()), *options, True, True, True, True), test_utils=checks)
    known = operators.linear_statistics(*given, *options, True)
    torch.library.opcheck(
        operators.linear_gradients, (*given, *known, *(torch.ones(6),) * 3, *options, True, True, False), test_utils=checks
    )
    logits = torch.randn(6, 9)
    rest = (torch.zeros(6, dtype=torch.long), torch.ones(6), torch.ones(6), None)
    torch.library.opcheck(operators.logits_statistics, (logits, *rest, *options, False), test_utils=checks)
    known = operators.logits_statistics(logits, *rest, *options, False)
    torch.library.opcheck(operators.logits_gradient, (logits, *rest, *known, *(torch.ones(6),) * 3, *options), test_utils=checks)


def test_activation_checkpointing():
    *tensors, labels = head(bias=False)

    def loss(hidden, weight):
        return fl.linear_cross_entropy(hidden.tanh(), weight, labels, implementation="triton")

    plain = torch.autograd.grad(loss(*tensors[:2]), tensors[:2])
    kept = torch.autograd.grad(torch.utils.checkpoint.checkpoint(loss, *tensors[:2], use_reentrant=False), tensors[:2])
    assert all(torch.equal(one, other) for one, other in zip(plain, kept, strict=True))


def test_autocast_multiplies_in_half_precision(device):
    *tensors, labels = head(rows=(8,), bias=False)
    with torch.autocast(device, dtype=torch.bfloat16):
        loss = fl.linear_cross_entropy(*tensors[:2], labels, implementation="triton")
    slopes = torch.autograd.grad(loss, tensors[:2])
    rounded = [one.detach().bfloat16().double().requires_grad_() for one in tensors[:2]]
    truth = fl.linear_cross_entropy(*rounded, labels, implementation="reference")
    assert loss.item() == pytest.approx(truth.item(), rel=1e-6)
    for got, wanted in zip(slopes, torch.autograd.grad(truth, rounded), strict=True):
        assert got.dtype == torch.float32
        assert torch.allclose(got.double(), wanted, rtol=2**-6, atol=2**-7 * wanted.abs().max().item())


def test_weights_far_from_one_keep_float16_in_range():
    """Times a class weight of 1e5 a float16 gradient of logits would overflow; divided by the count it would vanish."""
    hidden, weight, _, labels = head(torch.float16, rows=(64,), classes=50)
    options = {"class_weight": torch.full((50,), 1e5)}
    truth = [one.detach().double().requires_grad_() for one in (hidden, weight)]
    for scale in (1.0, 2.0**-10):  # what a loss scaler may come to
        loss = fl.linear_cross_entropy(hidden, weight, labels, implementation="triton", **options) * scale
        slopes = torch.autograd.grad(loss, (hidden, weight))
        wide = fl.linear_cross_entropy(*truth, labels, implementation="reference", class_weight=options["class_weight"].double()) * scale
        for got, wanted in zip(slopes, torch.autograd.grad(wide, truth), strict=True):
            assert torch.allclose(got.double(), wanted, rtol=2**-8, atol=max(2**-9 * wanted.abs().max().item(), 1e-7))


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (lambda h, w: (h.double(), w.double()), "computes in float32, hidden is float64"),
        (lambda h, w: (h.to("meta"), w.to("meta")), "needs a CUDA device, hidden is on meta"),
    ],
)
def test_what_it_does_not_take_it_says(make, reason):
    hidden, weight, _, labels = head()
    with pytest.raises(NotImplementedError, match=f"triton: {reason}"):
        fl.linear_cross_entropy(*make(hidden, weight), labels, implementation="triton")


def test_after_tensorflow_it_is_not_loaded(monkeypatch):
    """Two copies of LLVM in one process, in that order, would end it."""
    hidden, weight, _, labels = head()
    monkeypatch.setitem(sys.modules, "tensorflow", sys)
    monkeypatch.delitem(sys.modules, "triton")
    with pytest.raises(NotImplementedError, match="cannot be loaded after tensorflow in one process: import triton first"):
        fl.linear_cross_entropy(hidden, weight, labels, implementation="triton")


@pytest.mark.skipif(not torch.cuda.is_available(), reason="graphs are CUDA's")
def test_a_cuda_graph_holds_forward_and_backward():
    *tensors, labels = head(torch.bfloat16, rows=(64,), bias=False)

    def step():
        for one in tensors[:2]:
            one.grad = None
        loss = fl.linear_cross_entropy(*tensors[:2], labels, ignore_index=-100)
        loss.backward()
        return loss

    stream = torch.cuda.Stream()
    with torch.cuda.stream(stream):
        for _ in range(3):
            step()
    torch.cuda.current_stream().wait_stream(stream)
    graph = torch.cuda.CUDAGraph()
    with torch.cuda.graph(graph):
        loss = step()
    with torch.no_grad():
        tensors[0].copy_(torch.randn_like(tensors[0]))
    graph.replay()
    replayed = [loss.clone(), *(one.grad.clone() for one in tensors[:2])]
    fresh = [step(), *(one.grad for one in tensors[:2])]
    assert all(torch.equal(one, other) for one, other in zip(replayed, fresh, strict=True))


@pytest.mark.skipif(not torch.cuda.is_available(), reason="only a device can be waited for")
def test_nothing_waits_for_the_device():
    *tensors, labels = head(torch.bfloat16, rows=(64,))
    for reduction in ("mean", "none"):
        fl.linear_cross_entropy(*tensors[:2], labels, ignore_index=-100, reduction=reduction).sum().backward()
    torch.cuda.set_sync_debug_mode("error")
    try:
        for reduction in ("mean", "none"):
            fl.linear_cross_entropy(*tensors[:2], labels, ignore_index=-100, reduction=reduction).sum().backward()
        logits = torch.nn.functional.linear(*tensors[:2])
        fl.cross_entropy(logits, labels, ignore_index=-100, overwrite_logits=True).backward()
    finally:
        torch.cuda.set_sync_debug_mode("default")


@pytest.mark.skipif(not torch.cuda.is_available(), reason="3 GB of logits need a device")
def test_logits_of_more_than_2_31_numbers_in_all():
    rows, classes = 2**14 + 40, 2**17 + 3
    hidden, weight, _, labels = head(torch.bfloat16, rows=(rows,), width=64, classes=classes, bias=False)
    with torch.no_grad():
        weight *= 0.1
    loss = fl.linear_cross_entropy(hidden, weight, labels, implementation="triton")
    slopes = torch.autograd.grad(loss, (hidden, weight))
    with torch.no_grad():
        total, of_hidden, of_weight = 0.0, [], torch.zeros(classes, 64)
        for begin in range(0, rows, 2048):
            h, y = hidden[begin : begin + 2048].float(), labels[begin : begin + 2048]
            logits = h @ weight.float().T
            p = logits.softmax(-1)
            total += torch.nn.functional.cross_entropy(logits.double(), y, reduction="sum").item()
            p[torch.arange(len(y)), y] -= 1.0
            of_hidden.append(p @ weight.float() / rows)
            of_weight += p.T @ h / rows
    assert loss.item() == pytest.approx(total / rows, rel=1e-6)
    for got, wanted in zip(slopes, (torch.cat(of_hidden), of_weight), strict=True):
        assert (got.float() - wanted).norm() / wanted.norm() < 4e-3
