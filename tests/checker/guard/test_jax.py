from __future__ import annotations

import numpy as np
import pytest

import fromlogits as fl
from fromlogits.checker.guard.watch import BrokenContractError

jax = pytest.importorskip("jax")
optax = pytest.importorskip("optax")
jnp = jax.numpy

DRAWN = np.random.default_rng(0)
X = jnp.asarray(DRAWN.normal(size=(64, 4)), jnp.float32)
Y = jnp.asarray(DRAWN.integers(0, 3, 64))
W = jnp.asarray(DRAWN.normal(size=(4, 3)), jnp.float32)


@pytest.fixture
def watch():
    with fl.guard(on_finding="warn") as found:
        found.tell = lambda _finding: None
        yield found


def wrong(w, x, y):
    return optax.softmax_cross_entropy_with_integer_labels(jax.nn.softmax(x @ w), y).mean()


def right(w, x, y):
    return optax.softmax_cross_entropy_with_integer_labels(x @ w, y).mean()


def codes(watch):
    return [finding.code for finding in watch.findings]


def line_of(function):
    return function.__code__.co_firstlineno + 1


def test_every_function_is_again_what_it_was():
    from jax._src import pjit

    functions = [
        optax.softmax_cross_entropy,
        optax.losses.kl_divergence,
        pjit._run_python_pjit,
        pjit._cpp_pjit,
        pjit.jit_trace,
        jax.lax.scan,
    ]
    before = [function.__code__ for function in functions]
    with fl.guard():
        assert all(function.__code__ is not code for function, code in zip(functions, before, strict=True))
    assert [function.__code__ for function in functions] == before


def test_eagerly(watch):
    right(W, X, Y)
    assert codes(watch) == []
    wrong(W, X, Y)
    assert [(finding.code, finding.where.row) for finding in watch.findings] == [("FL101", line_of(wrong))]


def test_grad(watch):
    jax.grad(wrong)(W, X, Y)
    assert codes(watch) == ["FL101"]


def test_jit_and_grad_and_then_compiled_without(watch):
    traced = []

    @jax.jit
    def step(w, x, y):
        traced.append(True)
        loss, slope = jax.value_and_grad(wrong)(w, x, y)
        return w - 0.1 * slope, loss

    losses, w = [], W
    for _ in range(5):
        w, loss = step(w, X, Y)
        losses.append(loss.item())
    assert [(finding.code, finding.where.row) for finding in watch.findings] == [("FL101", line_of(wrong))]
    assert len(traced) == 2  # with the callback, and without
    assert "callback" not in step.lower(w, X, Y).as_text()
    w = W
    plain = jax.jit(jax.value_and_grad(lambda w: optax.softmax_cross_entropy(jax.nn.softmax(X @ w), jax.nn.one_hot(Y, 3)).mean()))
    for loss in losses:
        value, slope = plain(w)
        assert loss == pytest.approx(value.item(), rel=1e-5)
        w = w - 0.1 * slope


def test_stop_under_jit_raises_where_the_step_is_called():
    step = jax.jit(jax.grad(wrong))
    with pytest.raises(BrokenContractError, match="FL101") as caught, fl.guard():
        step(W, X, Y)
    assert caught.value.finding.where.row == line_of(wrong)


def test_vmap_is_a_batch_again(watch):
    def one(x, y):
        return optax.softmax_cross_entropy_with_integer_labels(x @ W, y)

    jax.vmap(one)(X, Y)
    jax.jit(jax.vmap(one))(X, Y)
    (site,) = watch.sites.values()
    assert {case.output.shape for case in site.cases} == {(64, 3)}
    assert codes(watch) == []


def test_a_compiled_function_under_vmap_is_left_alone(watch):
    one = jax.jit(lambda x, y: optax.softmax_cross_entropy_with_integer_labels(x @ W, y))
    assert jax.vmap(one)(X, Y).shape == (64,)
    assert not watch.faults


def test_scan(watch):
    @jax.jit
    def epoch(w):
        def body(w, batch):
            return w - 0.1 * jax.grad(wrong)(w, *batch), 0

        return jax.lax.scan(body, w, (X.reshape(8, 8, 4), Y.reshape(8, 8)))[0]

    for _ in range(4):
        w = epoch(W)
    assert w.shape == (4, 3)
    assert codes(watch) == ["FL101"]
    assert "callback" not in epoch.lower(W).as_text()


def test_what_is_compiled_ahead_of_time_is_what_it_would_be(watch):
    step = jax.jit(jax.grad(wrong))
    lowered = step.lower(W, X, Y)
    exported = jax.export.export(step)(W, X, Y)
    assert "callback" not in lowered.as_text() + exported.mlir_module() + str(jax.make_jaxpr(wrong)(W, X, Y))
    assert lowered.compile()(W, X, Y).shape == (4, 3)
    assert codes(watch) == []
    for _ in range(3):
        step(W, X, Y)
    assert codes(watch) == ["FL101"]
    assert "callback" not in step.lower(W, X, Y).as_text()


@pytest.mark.parametrize(
    "look",
    [
        lambda step: step.lower(W, X, Y),
        lambda step: jax.export.export(step)(W, X, Y),
        lambda step: jax.eval_shape(step, W, X, Y),
        lambda step: jax.make_jaxpr(step)(W, X, Y),
    ],
)
@pytest.mark.parametrize("loss", [wrong, right])
def test_what_was_looked_at_ahead_of_time_still_brings_numbers_from_a_function_within(watch, look, loss):
    @jax.jit
    def inner(w, x, y):
        return loss(w, x, y)

    step = jax.jit(lambda w, x, y: w - 0.1 * jax.grad(inner)(w, x, y))
    look(step)
    for _ in range(3):
        step(W, X, Y)
    assert codes(watch) == ["FL101"] * (loss is wrong)
    assert "callback" not in step.lower(W, X, Y).as_text()


@pytest.mark.parametrize(
    "loop", [lambda body: jax.lax.scan(body, W, None, 4)[0], lambda body: jax.lax.fori_loop(0, 4, lambda i, w: body(w, i)[0], W)]
)
def test_a_loop_without_jit_is_let_go(watch, monkeypatch, loop):
    looked = []
    own = jax.debug.callback
    monkeypatch.setattr(jax.debug, "callback", lambda look, *given: own(lambda *numbers: (looked.append(1), look(*numbers)), *given))

    def body(w, _):
        return w - 0.1 * jax.grad(wrong)(w, X, Y), 0

    for _ in range(3):
        loop(body)
    jax.effects_barrier()
    assert codes(watch) == ["FL101"]
    assert len(looked) == 4  # in the first of the three


@pytest.mark.parametrize(
    "given",
    [
        lambda: optax.softmax_cross_entropy(X @ W, jax.nn.one_hot(Y, 3)),
        lambda: optax.sigmoid_binary_cross_entropy(X @ W, jax.nn.one_hot(Y, 3)),
        lambda: optax.losses.kl_divergence(jax.nn.log_softmax(X @ W), jax.nn.softmax(X @ W)),
    ],
)
def test_what_is_right_is_silent(watch, given):
    jax.jit(given)()
    given()
    assert codes(watch) == []
    assert not watch.faults


def test_flax_metrics(watch):
    nnx = pytest.importorskip("flax.nnx")
    binary = (Y > 0).astype(jnp.int32)
    nnx.metrics.Accuracy(threshold=0.5).update(logits=(X @ W)[:, 0], labels=binary)
    nnx.metrics.Accuracy().update(logits=X @ W, labels=Y)
    assert codes(watch) == ["FL501"]


def test_flax_metrics_with_one_hot_labels(watch):
    nnx = pytest.importorskip("flax.nnx")
    with pytest.raises(ValueError, match="labels"):
        nnx.metrics.Accuracy().update(logits=X @ W, labels=jax.nn.one_hot(Y, 3))
    assert codes(watch) == ["FL503"]


def test_shapes_are_told_before_the_compiler_fails(watch):
    step = jax.jit(lambda w: optax.softmax_cross_entropy_with_integer_labels(X @ w, jax.nn.one_hot(Y, 3)).mean())
    with pytest.raises(TypeError, match="integer"):
        step(W)
    assert codes(watch) == ["FL201"]
