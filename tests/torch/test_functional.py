"""What `fromlogits.torch.functional` shares with torch: signatures, results in float64, dtypes, and what torch gives at the edges."""

from __future__ import annotations

import doctest
import inspect
import math
import warnings

import pytest
import torch
import torch.nn.functional as theirs
from hypothesis import given, settings
from hypothesis import strategies as st

import fromlogits.torch
from fromlogits.torch import functional as ours

LOSSES = ["binary_cross_entropy", "binary_cross_entropy_with_logits", "cross_entropy", "linear_cross_entropy", "nll_loss"]
REDUCTIONS = ["mean", "sum", "none"]
LOGITS = torch.tensor([[2.0, 0.0, -1.0], [0.0, 1.0, 3.0]])
IDS = torch.tensor([0, 2])
INF, NAN = math.inf, math.nan

pytestmark = pytest.mark.filterwarnings("ignore::fromlogits.ContractWarning")  # random numbers; hints have their own tests


@pytest.mark.parametrize("name", LOSSES)
def test_signatures_are_torchs(name):
    ours_, theirs_ = (inspect.signature(getattr(module, name)).parameters.values() for module in (ours, theirs))
    assert [(one.name, one.kind, one.default) for one in ours_] == [(one.name, one.kind, one.default) for one in theirs_]


@pytest.mark.parametrize("module", [fromlogits.torch, ours], ids=lambda module: module.__name__)
def test_examples(module):
    found = doctest.testmod(module, optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE)
    assert found.attempted > 10
    assert found.failed == 0


def agree(ours_, theirs_, inputs, *arguments, **options):
    """The same value, dtype and gradients as torch, to a few roundings of float64."""
    given_ = [[one.clone().requires_grad_() for one in inputs] for _ in range(2)]
    got, want = (function(*start, *arguments, **options) for function, start in zip((ours_, theirs_), given_, strict=True))
    torch.testing.assert_close(got, want, rtol=1e-11, atol=1e-11, equal_nan=True)
    if not got.isnan().any():
        seed = torch.full_like(got, 0.7)
        for mine, other in zip(torch.autograd.grad(got, given_[0], seed), torch.autograd.grad(want, given_[1], seed), strict=True):
            torch.testing.assert_close(mine, other, rtol=1e-11, atol=1e-11)


@st.composite
def class_problems(draw):
    """Logits, a target and options that torch takes."""
    generator = torch.Generator().manual_seed(draw(st.integers(0, 2**31)))
    classes = draw(st.integers(1, 5))
    batch = draw(st.sampled_from([(), (0,), (1,), (4,)]))
    places = draw(st.sampled_from([(), (3,), (2, 1, 2)])) if batch else ()
    logits = 4.0 * torch.randn(*batch, classes, *places, generator=generator, dtype=torch.float64)
    options = {"reduction": draw(st.sampled_from(REDUCTIONS))}
    if draw(st.booleans()):
        weight = torch.rand(classes, generator=generator, dtype=torch.float64) + 0.1
        options["weight"] = weight - 0.5 if options["reduction"] != "mean" and draw(st.booleans()) else weight
    return generator, logits, (*batch, *places), classes, options


@settings(max_examples=60, deadline=None)
@given(class_problems(), st.sampled_from([0.0, 0.1, 1.0]), st.booleans(), st.sampled_from([-100, -1, 0]))
def test_cross_entropy_agrees_in_float64(problem, label_smoothing, shares, ignore_index):
    generator, logits, rows, classes, options = problem
    options |= {"label_smoothing": label_smoothing}
    if shares:  # torch takes rows that sum to anything
        agree(
            ours.cross_entropy,
            theirs.cross_entropy,
            [logits, torch.rand(logits.shape, generator=generator, dtype=torch.float64)],
            **options,
        )
        return
    target = torch.randint(classes, rows, generator=generator)
    if target.numel() and ignore_index < 0:
        target[torch.rand(rows, generator=generator) < 0.3] = ignore_index
    agree(ours.cross_entropy, theirs.cross_entropy, [logits], target, ignore_index=ignore_index, **options)


@settings(max_examples=40, deadline=None)
@given(class_problems(), st.sampled_from([-100, 0]))
def test_nll_loss_agrees_in_float64_whatever_the_sign(problem, ignore_index):
    generator, scores, rows, classes, options = problem
    agree(ours.nll_loss, theirs.nll_loss, [scores], torch.randint(classes, rows, generator=generator), ignore_index=ignore_index, **options)


@st.composite
def unit_problems(draw):
    generator = torch.Generator().manual_seed(draw(st.integers(0, 2**31)))
    shape = draw(st.sampled_from([(), (0,), (3,), (2, 3), (2, 1, 3)]))
    logits = 4.0 * torch.randn(shape, generator=generator, dtype=torch.float64)
    options = {"reduction": draw(st.sampled_from(REDUCTIONS))}
    for name in ("weight", "pos_weight"):
        cut = draw(st.sampled_from([None, 0, 1, 2]))
        if cut is not None:  # the last axes, some of length one
            some = tuple(draw(st.sampled_from([1, size])) for size in shape[cut:])
            options[name] = torch.randn(some, generator=generator, dtype=torch.float64)
    return logits, torch.rand(shape, generator=generator, dtype=torch.float64), options


@settings(max_examples=60, deadline=None)
@given(unit_problems())
def test_binary_cross_entropy_with_logits_agrees_in_float64(problem):
    logits, target, options = problem
    agree(ours.binary_cross_entropy_with_logits, theirs.binary_cross_entropy_with_logits, [logits, target], **options)


@settings(max_examples=40, deadline=None)
@given(unit_problems())
def test_binary_cross_entropy_agrees_in_float64(problem):
    logits, target, options = problem
    options.pop("pos_weight", None)
    agree(ours.binary_cross_entropy, theirs.binary_cross_entropy, [logits.sigmoid(), target], **options)


@settings(max_examples=40, deadline=None)
@given(
    st.sampled_from([(), (4,)]),
    st.sampled_from([(), (2,), (2, 3)]),
    st.booleans(),
    st.booleans(),
    st.sampled_from(REDUCTIONS),
    st.integers(0, 99),
)
def test_linear_cross_entropy_agrees_in_float64(batch, places, shares, biased, reduction, seed):
    places = places if batch else ()
    generator = torch.Generator().manual_seed(seed)
    hidden, head, bias = (
        torch.randn(shape, generator=generator, dtype=torch.float64) for shape in ((*batch, 5), (3, *places, 5), (3, *places))
    )
    target = torch.rand(*batch, 3, *places, dtype=torch.float64) if shares else torch.randint(3, (*batch, *places), generator=generator)
    inputs = [hidden, head, *([bias] if biased else [])]

    def call(function):
        return lambda hidden, head, *bias: function(hidden, head, target, linear_bias=bias[0] if bias else None, reduction=reduction)

    agree(call(ours.linear_cross_entropy), call(theirs.linear_cross_entropy), inputs)


@pytest.mark.parametrize(
    ("name", "dtypes", "dtype"),
    [
        ("cross_entropy", (torch.float16, torch.int64), torch.float16),
        ("cross_entropy", (torch.bfloat16, torch.uint8), torch.bfloat16),
        ("cross_entropy", (torch.bfloat16, torch.float32), torch.float32),
        ("cross_entropy", (torch.float32, torch.bfloat16), torch.float32),
        ("cross_entropy", (torch.float32, torch.float64), torch.float64),
        ("nll_loss", (torch.bfloat16, torch.int64), torch.bfloat16),
        ("binary_cross_entropy_with_logits", (torch.float16, torch.float16), torch.float16),
        ("binary_cross_entropy_with_logits", (torch.bfloat16, torch.float32), torch.float32),
        ("binary_cross_entropy_with_logits", (torch.float32, torch.float64), torch.float64),
        ("binary_cross_entropy", (torch.bfloat16, torch.bfloat16), torch.bfloat16),
    ],
)
def test_the_result_has_torchs_dtype(name, dtypes, dtype):
    binary = name.startswith("binary")
    output = LOGITS.sigmoid() if name == "binary_cross_entropy" else LOGITS
    target = LOGITS.sigmoid() if binary or dtypes[1].is_floating_point else IDS
    for module in (ours, theirs):
        assert getattr(module, name)(output.to(dtypes[0]), target.to(dtypes[1])).dtype == dtype, module


def test_half_precision_is_rounded_once():
    # 0.16984602 in float32; torch computes log_softmax in bfloat16 and gives 0.171875
    got = ours.cross_entropy(LOGITS.bfloat16(), IDS)
    assert got.item() == torch.tensor(0.16984602).bfloat16().item() == 0.169921875


def test_uint8_labels_reach_past_the_byte_of_ignore_index():
    logits = torch.zeros(1, 200)
    assert ours.cross_entropy(logits, torch.tensor([156], dtype=torch.uint8)).item() == pytest.approx(
        math.log(200)
    )  # -100 is 156 as a byte


@pytest.mark.parametrize("target", [torch.tensor([-100, -100]), torch.tensor([], dtype=torch.int64)], ids=["ignored", "empty"])
@pytest.mark.parametrize("name", ["cross_entropy", "nll_loss"])
def test_the_mean_of_nothing_is_nan_with_a_gradient_of_zero(name, target):
    logits = LOGITS[: len(target)].clone().requires_grad_()
    loss = getattr(ours, name)(logits, target)
    assert loss.isnan()
    assert torch.autograd.grad(loss, logits)[0].eq(0).all()
    assert getattr(ours, name)(logits, target, reduction="sum") == 0


def test_the_mean_over_weights_that_cancel_is_torchs():
    weight, logits = torch.tensor([1.0, 0.0, -1.0]), LOGITS * torch.tensor([[1.0], [3.0]])  # the first row costs more
    assert ours.cross_entropy(logits, IDS, weight).item() == theirs.cross_entropy(logits, IDS, weight).item() == INF
    assert ours.cross_entropy(LOGITS, IDS, weight).isnan()  # the rows cost the same: 0 / 0
    assert theirs.cross_entropy(LOGITS, IDS, weight).isnan()


def test_the_binary_mean_of_nothing_is_nan():
    for loss in (ours.binary_cross_entropy, ours.binary_cross_entropy_with_logits):
        assert loss(torch.zeros(0), torch.zeros(0)).isnan()
        assert loss(torch.zeros(0), torch.zeros(0), reduction="none").shape == (0,)


def test_classes_that_weigh_nothing_may_hold_anything():
    logits, weight = torch.tensor([[NAN, NAN, NAN], [0.0, 1.0, 2.0]]), torch.tensor([1.0, 0.0, 1.0])
    assert ours.cross_entropy(logits, torch.tensor([-100, 0]), weight).item() == pytest.approx(
        2.407606, rel=1e-6
    )  # 2 + log(1 + 1/e + 1/e²)
    units = ours.binary_cross_entropy_with_logits(
        torch.tensor([NAN, 1.0]), torch.tensor([1.0, 0.0]), torch.tensor([0.0, 1.0]), reduction="none"
    )
    assert units.tolist() == pytest.approx([0.0, 1.3132617])  # log(1 + e)


def test_masked_classes_count_nothing_in_any_mode():
    logits = torch.tensor([[0.0, -INF, 1.0]], requires_grad=True)
    whole = math.log1p(math.e)  # 1.3132617: log(e^0 + e^1)
    for target, options, loss in [
        (torch.tensor([0]), {}, whole),
        (torch.tensor([[0.5, 0.0, 0.5]]), {}, whole - 0.5),  # torch: NaN
        (torch.tensor([0]), {"label_smoothing": 0.1}, whole - 0.05),  # torch: inf; smoothed over the two classes that are there
    ]:
        got = ours.cross_entropy(logits, target, **options)
        assert got.item() == pytest.approx(loss, rel=1e-6)
        gradient = torch.autograd.grad(got, logits)[0]
        assert gradient[0, 1] == 0
        assert gradient.sum().item() == pytest.approx(0, abs=1e-7)


@pytest.mark.parametrize("wild", [INF, NAN])
def test_wild_logits_give_nan(wild):
    assert ours.cross_entropy(torch.tensor([[0.0, wild, 1.0]]), torch.tensor([0])).isnan()


def test_gradients_of_targets_beyond_the_range_of_exp():
    target = torch.tensor([[1.0, 0.0]], requires_grad=True)
    loss = ours.cross_entropy(torch.tensor([[300.0, 0.0]]), target)
    assert torch.autograd.grad(loss, target)[0].tolist() == [[0.0, 300.0]]  # minus the log-probabilities


def test_weights_give_gradients_where_torch_refuses():
    weight = torch.tensor([1.0, 2.0, 3.0], requires_grad=True)
    losses = theirs.cross_entropy(LOGITS, IDS, reduction="none")
    got = torch.autograd.grad(ours.cross_entropy(LOGITS, IDS, weight), weight)[0]
    # d/dw of (w0 l0 + w2 l1) / (w0 + w2), at 1 and 3: (l0 - l1) * 3/16 and (l1 - l0) / 16
    torch.testing.assert_close(got, torch.stack([(losses[0] - losses[1]) * 3 / 16, torch.tensor(0.0), (losses[1] - losses[0]) / 16]))


@pytest.mark.parametrize(
    ("options", "reduction"),
    [
        ({"size_average": False}, "sum"),
        ({"reduce": False}, "none"),
        ({"size_average": True}, "mean"),
        ({"reduction": "elementwise_mean"}, "mean"),
    ],
)
def test_deprecated_arguments_name_a_reduction(options, reduction):
    with pytest.warns(UserWarning, match=f"torch deprecates .*; write reduction='{reduction}'") as caught:
        got = ours.cross_entropy(LOGITS, IDS, **options)
    assert caught[0].filename == __file__
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.testing.assert_close(got, theirs.cross_entropy(LOGITS, IDS, **options))


def test_a_label_in_brackets_for_a_row_without_a_batch():
    for name in ("cross_entropy", "nll_loss"):
        got, want = (getattr(module, name)(LOGITS[0], torch.tensor([2]), reduction="none") for module in (ours, theirs))
        assert got.shape == want.shape == ()
        torch.testing.assert_close(got, want)
