"""Linear cross-entropy in pieces: against the logits built first, on every framework; and the bugs of others, each with its thread."""

from __future__ import annotations

import re

import jax
import jax.numpy as jnp
import numpy as np
import pytest
import tensorflow as tf
import torch

import fromlogits as fl
from fromlogits.losses.kernels import chunked, pieces

ROWS, WIDTH, CLASSES = 150, 16, 101
DRAW = np.random.default_rng(3)
HIDDEN = DRAW.normal(size=(ROWS, WIDTH))
WEIGHT = DRAW.normal(size=(CLASSES, WIDTH)) * 0.3
BIAS = DRAW.normal(size=CLASSES)
IDS = DRAW.integers(CLASSES, size=ROWS)
SOME = np.where(np.arange(ROWS) % 5 == 0, -100, IDS)
SHARES = DRAW.random((ROWS, CLASSES))
SHARES /= SHARES.sum(-1, keepdims=True)

OPTIONS = {
    "plain": {},
    "sum": {"reduction": "sum"},
    "ignored": {"labels": SOME, "ignore_index": -100},
    "denominator": {"denominator": 1000.0},
    "smoothed": {"label_smoothing": 0.1},
    "weighed": {"class_weight": DRAW.random(CLASSES), "sample_weight": DRAW.random(ROWS)},
    "soft-capped": {"softcap": 5.0, "z_loss": 1e-2},
    "scaled": {"scale": 0.5, "focal_gamma": 0.5},
    "focal": {"focal_gamma": 2.0, "label_smoothing": 0.1},
    "shares": {"labels": SHARES},
    "shares, smoothed": {"labels": SHARES, "label_smoothing": 0.2, "class_weight": DRAW.random(CLASSES)},
    "extras": {"returns": ("lse", "entropy", "argmax", "correct", "per_token")},
    "correct": {"returns": ("argmax", "correct"), "labels": SOME, "ignore_index": -100},
    "rows": {"reduction": "none"},
}
every_option = pytest.mark.parametrize("options", OPTIONS.values(), ids=OPTIONS)


@pytest.fixture(autouse=True)
def _small_pieces(monkeypatch):
    monkeypatch.setattr(chunked, "FEWEST", 64)
    monkeypatch.setattr(chunked, "BYTES", 1)  # three pieces of 50 rows


def mixed(found, mean, array):
    """One number that hangs on all that was returned and has a gradient."""
    if not isinstance(found, tuple):
        return mean(found * array(np.arange(1.0, ROWS + 1))) if len(found.shape) else found
    total = found.loss
    for name, factor in (("lse", 0.3), ("entropy", 0.2), ("per_token", 0.7)):
        if name in found._fields:
            total = total + factor * mean(getattr(found, name) * array(np.arange(1.0, ROWS + 1)))
    return total


def on_torch(options, implementation, bias=True):
    options = dict(options)
    labels = torch.tensor(options.pop("labels", IDS))
    given = {name: torch.tensor(one) if isinstance(one, np.ndarray) else one for name, one in options.items()}
    inputs = [torch.tensor(one, requires_grad=True) for one in (HIDDEN, WEIGHT, BIAS)[: 2 + bias]]
    found = fl.linear_cross_entropy(*inputs[:2], labels, bias=inputs[2] if bias else None, implementation=implementation, **given)
    value = mixed(found, torch.mean, torch.tensor)
    return [value.detach(), *torch.autograd.grad(value, inputs)]


@every_option
def test_torch(options):
    for got, wanted in zip(on_torch(options, "chunked"), on_torch(options, "reference"), strict=True):
        torch.testing.assert_close(got, wanted, rtol=1e-10, atol=1e-13)


@every_option
def test_torch_without_numba(options, monkeypatch):
    monkeypatch.setattr(pieces, "INSTALLED", False)
    for got, wanted in zip(on_torch(options, "chunked", bias=False), on_torch(options, "reference", bias=False), strict=True):
        torch.testing.assert_close(got, wanted, rtol=1e-10, atol=1e-13)


@every_option
def test_numpy(options):
    options = dict(options)
    labels = options.pop("labels", IDS)
    found = [fl.linear_cross_entropy(HIDDEN, WEIGHT, labels, bias=BIAS, implementation=one, **options) for one in ("chunked", "reference")]
    for got, wanted in zip(*(one if isinstance(one, tuple) else (one,) for one in found), strict=True):
        np.testing.assert_allclose(got, wanted, rtol=1e-12)


@every_option
def test_jax(options):
    options = dict(options)
    labels = jnp.asarray(options.pop("labels", IDS))
    with jax.enable_x64(True):
        inputs = [jnp.asarray(one) for one in (HIDDEN, WEIGHT, BIAS)]
        found = []
        for implementation in ("scanned", "reference"):

            def loss(h, w, b, implementation=implementation):
                return mixed(fl.linear_cross_entropy(h, w, labels, bias=b, implementation=implementation, **options), jnp.mean, jnp.asarray)

            run = jax.value_and_grad(loss, (0, 1, 2))
            value, slopes = jax.jit(run)(*inputs)
            found.append([value, *slopes])
        for got, wanted in zip(*found, strict=True):
            np.testing.assert_allclose(got, wanted, rtol=1e-10, atol=1e-13)


def test_jax_moves_forward_and_twice():
    with jax.enable_x64(True):
        inputs = tuple(jnp.asarray(one) for one in (HIDDEN, WEIGHT, BIAS))
        found = []
        for implementation in ("scanned", "reference"):

            def loss(h, w, b, implementation=implementation):
                return fl.linear_cross_entropy(h, w, IDS, bias=b, implementation=implementation)

            forward = jax.jvp(loss, inputs, inputs)[1]
            bent = jax.grad(lambda w, loss=loss: jnp.vdot(jax.grad(loss, 1)(inputs[0], w, inputs[2]), inputs[1]))(inputs[1])
            along = jax.jit(lambda h, loss=loss: jax.jvp(lambda h: jax.grad(loss)(h, *inputs[1:]), (h,), (h,))[1])(inputs[0])
            several = jax.vmap(loss, (0, None, None))(jnp.stack([inputs[0], inputs[0] * 2]), *inputs[1:])
            found.append([forward, bent, along, several])
        for got, wanted in zip(*found, strict=True):
            np.testing.assert_allclose(got, wanted, rtol=1e-9, atol=1e-12)


@pytest.mark.parametrize(("rows", "width", "classes"), [(8192, 256, 50257), (2048, 512, 32000), (2000, 512, 32003)])
def test_jax_holds_one_piece_of_logits(monkeypatch, rows, width, classes):
    """A piece takes 31 to 49 MiB, the logits of all rows 244 to 1571; beyond inputs and gradients no more than 64 MiB are asked for."""
    monkeypatch.undo()  # pieces of the usual size
    given = [jax.ShapeDtypeStruct((rows, width), jnp.float32), jax.ShapeDtypeStruct((classes, width), jnp.float32)]
    step = jax.jit(jax.value_and_grad(fl.linear_cross_entropy, (0, 1)))
    needed = step.lower(*given, jax.ShapeDtypeStruct((rows,), jnp.int32)).compile().memory_analysis().temp_size_in_bytes
    assert 250 * classes * 4 <= needed <= 64 << 20


def test_jax_multiplies_in_halves_on_accelerators(monkeypatch):
    """What is compiled for an accelerator can be read without one, and computed here. A float32 split in two bfloat16 loses 2^-17 of it, less than the
    2^-9 of the rounding."""
    hidden, weight = (jnp.asarray(one, jnp.bfloat16) for one in (HIDDEN, WEIGHT))
    step = jax.jit(jax.value_and_grad(fl.linear_cross_entropy, (0, 1)))
    text = {one: step.trace(hidden, weight, IDS).lower(lowering_platforms=(one,)).as_text() for one in ("cuda", "cpu")}
    dots = {one: re.findall(r"dot_general.*: (\(tensor<\d+x\d+x.*)", text[one]) for one in text}
    assert len(dots["cuda"]) == 1 + 2 + 2  # logits; two for each gradient
    assert all(line.count("bf16") == 2 and line.endswith("f32>") for line in dots["cuda"])
    assert len(dots["cpu"]) == 3
    assert not any("bf16" in line for line in dots["cpu"])
    monkeypatch.setattr(jax.lax, "platform_dependent", lambda *given, cpu, default: default(*given))
    jax.clear_caches()
    rounded_once(jax.jit(jax.grad(fl.linear_cross_entropy, (0, 1)))(hidden, weight, IDS))
    jax.clear_caches()


def test_gradients_in_bfloat16_are_rounded_once():
    """Not before they are multiplied by what comes in, one over 150 rows, and again behind it."""
    hidden, weight = (jnp.asarray(one, jnp.bfloat16) for one in (HIDDEN, WEIGHT))
    rounded_once(jax.jit(jax.grad(fl.linear_cross_entropy, (0, 1)))(hidden, weight, IDS))
    given = [tf.constant(one, tf.bfloat16) for one in (HIDDEN, WEIGHT)]
    with tf.GradientTape() as tape:
        tape.watch(given)
        loss = fl.linear_cross_entropy(*given, IDS)
    rounded_once([tf.cast(one, tf.float32) for one in tape.gradient(loss, given)])


def rounded_once(slopes):
    """Gradients of hidden states and weights are as close to the truth of the inputs as their bfloat16 can be."""
    inputs = [torch.tensor(one).bfloat16().double().requires_grad_() for one in (HIDDEN, WEIGHT)]
    torch.nn.functional.cross_entropy(inputs[0] @ inputs[1].T, torch.tensor(IDS)).backward()
    for slope, x in zip(slopes, inputs, strict=True):
        floor = (x.grad.bfloat16().double() - x.grad).norm()
        assert (torch.tensor(np.float64(slope)) - x.grad).norm() <= 1.05 * floor


@pytest.mark.parametrize(
    ("name", "mode"),
    [*((name, "graph") for name in OPTIONS), *((name, mode) for name in ("ignored", "rows") for mode in ("eager", "XLA", "unknown rows"))],
)
def test_tensorflow(name, mode):
    options = dict(OPTIONS[name])
    labels = tf.constant(options.pop("labels", IDS))
    given = {name: tf.constant(one) if isinstance(one, np.ndarray) else one for name, one in options.items()}
    inputs = [tf.constant(one) for one in (HIDDEN, WEIGHT, BIAS)]
    found = []
    for implementation in ("scanned", "reference"):

        def step(h, w, b, implementation=implementation):
            with tf.GradientTape() as tape:
                tape.watch((h, w, b))
                value = mixed(
                    fl.linear_cross_entropy(h, w, labels, bias=b, implementation=implementation, **given), tf.reduce_mean, tf.constant
                )
            return value, *tape.gradient(value, (h, w, b))

        if mode != "eager":
            unknown = [tf.TensorSpec([None, WIDTH], tf.float64), *map(tf.TensorSpec.from_tensor, inputs[1:])]
            step = tf.function(step, jit_compile=mode == "XLA", input_signature=unknown if mode == "unknown rows" else None)
        found.append(step(*inputs))
    for got, wanted in zip(*found, strict=True):
        np.testing.assert_allclose(got, wanted, rtol=1e-10, atol=1e-13)


# -- what others got wrong


def inputs_of(dtype=torch.float64, *, hidden=True, weight=True):
    return torch.tensor(HIDDEN, dtype=dtype).requires_grad_(hidden), torch.tensor(WEIGHT, dtype=dtype).requires_grad_(weight)


def test_single_losses_have_gradients_of_their_own():
    """linkedin/Liger-Kernel#968, #872, #488, PR #1298: every gradient was multiplied by that of the first row, zero where it is ignored."""
    labels = torch.tensor(np.where(np.arange(ROWS) == 0, -100, IDS))
    given = torch.arange(ROWS, dtype=torch.float64)
    found = []
    for implementation in ("chunked", "reference"):
        inputs = inputs_of()
        rows = fl.linear_cross_entropy(*inputs, labels, ignore_index=-100, reduction="none", implementation=implementation)
        assert rows.shape == (ROWS,)
        found.append(torch.autograd.grad(rows, inputs, given))
    torch.testing.assert_close(*found)


@pytest.mark.parametrize("pieces_of", [150, 19, 3])
def test_the_weight_gradient_in_bfloat16_is_rounded_once_whatever_the_pieces(monkeypatch, pieces_of):
    """linkedin/Liger-Kernel#512, apple/ml-cross-entropy#14: sums of half precision, whose error grows with the number of pieces."""
    monkeypatch.setattr(chunked, "FEWEST", pieces_of)
    inputs = inputs_of(torch.bfloat16)
    slope = torch.autograd.grad(fl.linear_cross_entropy(*inputs, torch.tensor(IDS), implementation="chunked"), inputs)[1]
    exact = [one.detach().double().requires_grad_() for one in inputs]
    truth = torch.autograd.grad(fl.linear_cross_entropy(*exact, torch.tensor(IDS), implementation="reference"), exact)[1]
    floor = (truth.bfloat16().double() - truth).norm()
    assert (slope.double() - truth).norm() <= 1.05 * floor


def test_the_bias_counts_once():
    """apple/ml-cross-entropy#52, PR #53: it was added to the label's logit several times."""
    loss = fl.linear_cross_entropy(np.zeros((70, 4)), np.zeros((9, 4)), np.zeros(70, int), bias=np.full(9, 3.0), implementation="chunked")
    assert loss == pytest.approx(np.log(9))


def test_label_smoothing_is_applied():
    """linkedin/Liger-Kernel#243: accepted, and left out. Half of the label is spread evenly, so each of 4 classes costs log 4."""
    logits = np.zeros((70, 4))
    logits[:, 0] = 1e3
    loss = fl.linear_cross_entropy(logits, np.eye(4), np.zeros(70, int), label_smoothing=0.5, implementation="chunked")
    assert loss == pytest.approx(0.5 * 0.75 * 1e3)


def test_no_rows_and_none_that_count():
    """linkedin/Liger-Kernel#767, TRL #3368: an empty shard divided by zero; pytorch/pytorch#70348: NaN where all are ignored."""
    for labels in (IDS[:0], np.full(70, -100)):
        hidden, weight = inputs_of()
        hidden = hidden[: len(labels)]
        loss = fl.linear_cross_entropy(hidden, weight, torch.tensor(labels), ignore_index=-100, implementation="chunked")
        assert loss.item() == 0.0
        assert torch.autograd.grad(loss, weight)[0].abs().sum() == 0.0


@pytest.mark.parametrize(("hidden", "weight"), [(True, False), (False, True)])
@pytest.mark.parametrize("reduction", ["mean", "none"])
def test_frozen_bodies_and_frozen_heads(hidden, weight, reduction):
    """verl PR #6913, fla PR #1253: a frozen body left the head without a gradient, and a frozen head had one computed."""
    inputs = inputs_of(hidden=hidden, weight=weight)
    fl.linear_cross_entropy(*inputs, torch.tensor(IDS), reduction=reduction, implementation="chunked").sum().backward()
    wanted = inputs_of()
    fl.linear_cross_entropy(*wanted, torch.tensor(IDS), reduction=reduction, implementation="reference").sum().backward()
    for one, other in zip(inputs, wanted, strict=True):
        assert one.grad is None if not one.requires_grad else torch.allclose(one.grad, other.grad)


@pytest.mark.parametrize("factor", [2.0, 0.25, -1.0])
@pytest.mark.parametrize("reduction", ["mean", "none"])
def test_backward_twice_and_the_gradient_that_comes_in(factor, reduction):
    """torchtitan's chunked loss, DeepSpeed's tiles, Liger's second backward pass: the gradient that comes in was not used, or used twice."""
    inputs = inputs_of()
    wanted = torch.autograd.grad(
        fl.linear_cross_entropy(*inputs, torch.tensor(IDS), reduction=reduction, implementation="reference").sum(), inputs
    )
    loss = factor * fl.linear_cross_entropy(*inputs, torch.tensor(IDS), reduction=reduction, implementation="chunked").sum()
    for _ in range(3):
        for got, one in zip(torch.autograd.grad(loss, inputs, retain_graph=True), wanted, strict=True):
            torch.testing.assert_close(got, factor * one)


def test_the_mean_is_over_all_rows_not_over_means_of_pieces():
    """NVIDIA-NeMo/Automodel PR #3804, huggingface/transformers#34191: means of means."""
    labels = np.where(np.arange(ROWS) < 60, -100, IDS)
    loss = fl.linear_cross_entropy(HIDDEN, WEIGHT, labels, ignore_index=-100, implementation="chunked")
    rows = fl.linear_cross_entropy(HIDDEN[60:], WEIGHT, IDS[60:], reduction="none", implementation="reference")
    assert loss == pytest.approx(rows.mean(), rel=1e-12)


def test_masked_classes_stay_masked_under_a_soft_cap():
    """unslothai/unsloth PR #10616: masked classes became -softcap and took part of the probability."""
    bias = np.where(np.arange(CLASSES) < 50, 0.0, -np.inf)
    loss = fl.linear_cross_entropy(0 * HIDDEN, WEIGHT, IDS % 50, bias=bias, softcap=5.0, implementation="chunked")
    assert loss == pytest.approx(np.log(50))


def test_entropy_of_a_padded_vocabulary():
    """NovaSky-AI/SkyRL PR #2259: 0 * -inf."""
    bias = np.where(np.arange(CLASSES) < 64, 0.0, -np.inf)
    found = fl.linear_cross_entropy(0 * HIDDEN, WEIGHT, IDS % 64, bias=bias, returns=("entropy",), implementation="chunked")
    np.testing.assert_allclose(found.entropy, np.log(64))


def test_ignored_rows_may_hold_anything_and_are_not_multiplied():
    hidden, weight = inputs_of()
    broken = torch.where(torch.tensor(SOME)[:, None] == -100, torch.nan, hidden)
    loss = fl.linear_cross_entropy(broken, weight, torch.tensor(SOME), ignore_index=-100, implementation="chunked")
    wanted = fl.linear_cross_entropy(hidden, weight, torch.tensor(SOME), ignore_index=-100, implementation="reference")
    torch.testing.assert_close(loss, wanted)
    assert not torch.autograd.grad(loss, weight)[0].isnan().any()


def test_any_number_of_classes():
    """openxla/tokamax, chunked_xla: a vocabulary that is no multiple of its block was filled up, and what filled it counted."""
    for classes in (50257, 128257):
        hidden, weight = np.zeros((300, 2), "float32"), np.zeros((classes, 2), "float32")
        loss = fl.linear_cross_entropy(hidden, weight, np.arange(300), implementation="chunked")
        assert loss == pytest.approx(np.log(classes), rel=1e-6)


def test_offsets_beyond_32_bits_are_whole_numbers_of_python():
    """apple/ml-cross-entropy#37, fla PR #1082: offsets ran over past 2^31 elements. Pieces are cut by rows, and none is that large."""
    assert chunked.rows_at_once(1 << 26, 128257, 4) * 128257 < 2**31


def test_the_pieces(monkeypatch):
    monkeypatch.undo()
    assert chunked.rows_at_once(2048, 32000, 4) >= 256
    assert chunked.rows_at_once(8192, 50257, 4) == 256
    assert chunked.rows_at_once(10, 50257, 4) == 10


def test_a_way_that_declines_says_why():
    with pytest.raises(NotImplementedError, match=r"no implementation takes this call\. scanned: torch has no scan that is compiled"):
        fl.linear_cross_entropy(torch.zeros(2, 3), torch.zeros(4, 3), torch.zeros(2, dtype=torch.long), implementation="scanned")
    weight = torch.ones(4, requires_grad=True)
    with pytest.raises(NotImplementedError, match="chunked: class_weight asks for a gradient"):
        fl.linear_cross_entropy(
            torch.zeros(2, 3), torch.zeros(4, 3), torch.zeros(2, dtype=torch.long), class_weight=weight, implementation="chunked"
        )
    with pytest.raises(ValueError, match="implementation='chuncked' is not known"):
        fl.linear_cross_entropy(np.zeros((2, 3)), np.zeros((4, 3)), [0, 1], implementation="chuncked")
    weighed = fl.linear_cross_entropy(
        torch.zeros(2, 3), torch.zeros(4, 3), torch.zeros(2, dtype=torch.long), class_weight=weight, reduction="sum"
    )
    assert torch.autograd.grad(weighed, weight)[0][0].item() == pytest.approx(2 * np.log(4))
