"""stax: what the pairs of functions make of an input, and which losses fit them."""

from __future__ import annotations

import pytest

STAX = "from jax.example_libraries import stax\n\n"
NET = STAX + "init, apply = {}\n_, params = init(jax.random.PRNGKey(0), {})\ny = apply(params, jnp.ones({}))\n"


def net(layers: str, shape: str) -> str:
    return NET.format(layers, f"(-1, {shape})", f"(5, {shape})")


CASES = [
    (net("stax.Dense(3)", "4"), {"shape": (5, 3), "kind": "logits", "units": 3}),
    (net("stax.serial(stax.Dense(8), stax.Relu, stax.Dense(3))", "4"), {"shape": (5, 3), "kind": "logits", "activation": None}),
    (net("stax.serial(stax.Dense(3), stax.Softmax)", "4"), {"kind": "probabilities", "activation": "softmax", "units": 3}),
    (net("stax.serial(stax.Dense(3), stax.LogSoftmax)", "4"), {"kind": "log-probabilities", "shape": (5, 3)}),
    (net("stax.serial(stax.Dense(1), stax.Sigmoid)", "4"), {"kind": "probabilities", "activation": "sigmoid"}),
    (net("stax.serial(stax.Dense(3), stax.serial(stax.Relu, stax.Softmax))", "4"), {"activation": "softmax"}),
    (net("stax.serial(stax.Dense(3), stax.Identity)", "4"), {"kind": "logits", "units": 3}),
    (net("stax.serial(stax.Conv(6, (3, 3), padding='SAME'), stax.Relu, stax.Flatten, stax.Dense(3))", "8, 8, 1"), {"shape": (5, 3)}),
    (
        net(
            "stax.serial(stax.GeneralConv(('NHWC', 'HWIO', 'NHWC'), 4, (3, 3)), stax.AvgPool((2, 2)), stax.Flatten, stax.Dense(2))",
            "9, 9, 1",
        ),
        {"shape": (5, 2), "kind": "logits"},
    ),
    (net("stax.serial(stax.Dense(3), stax.elementwise(jax.nn.softmax, axis=-1))", "4"), {"activation": "softmax"}),
    (net("stax.serial(stax.Dense(3), stax.elementwise(lambda x: x / 2))", "4"), {"kind": "logits"}),
    (
        net("stax.serial(stax.FanOut(2), stax.parallel(stax.Dense(3), stax.Dense(3)), stax.FanInSum)", "4"),
        {"shape": (5, 3), "kind": "logits"},
    ),
    (net("stax.serial(stax.FanOut(2), stax.parallel(stax.Dense(3), stax.Identity), stax.FanInConcat(-1))", "4"), {"kind": None}),
    (net("stax.shape_dependent(lambda shape: stax.Dense(3))", "4"), {"shape": (5, 3)}),
    (
        STAX
        + "own = (lambda rng, shape: (shape, ()), lambda params, x, **kwargs: x * 2)\n"
        + net("stax.serial(stax.Dense(3), own)", "4").removeprefix(STAX),
        {"kind": "logits", "shape": (5, 3)},
    ),
]


@pytest.mark.parametrize(("program", "wanted"), CASES, ids=[program.splitlines()[2][:90] for program, _ in CASES])
def test_what_is_read(program, wanted, facts):
    assert facts(program, wanted) == wanted


@pytest.mark.parametrize("program", [program for program, _ in CASES], ids=[program.splitlines()[2][:90] for program, _ in CASES])
def test_it_is_true(program, true):
    true(program)


LEARN = """
    import jax
    import jax.numpy as jnp
    import optax
    from jax.example_libraries import stax
    from jax.example_libraries.stax import Dense, LogSoftmax, Relu, Softmax

    init, predict = stax.serial(Dense(8), Relu, Dense(3){tail})
    _, params = init(jax.random.PRNGKey(0), (-1, 4))

    def loss(params, x, t):
        out = predict(params, x)
        return {loss}

    x, t = jnp.ones((9, 4)), jax.nn.one_hot(jnp.arange(9) % 3, 3)
    grads = jax.grad(loss)(params, x, t)
"""
CLASSIC = "-jnp.mean(jnp.sum(out * t, axis=1))"
CODES = [
    (", LogSoftmax", CLASSIC, set()),
    (", Softmax", CLASSIC, {"FL103"}),
    ("", CLASSIC, {"FL103"}),
    ("", "optax.softmax_cross_entropy(out, t).mean()", set()),
    (", Softmax", "optax.softmax_cross_entropy(out, t).mean()", {"FL101"}),
    (", stax.Softmax", "optax.softmax_cross_entropy(out, t).mean()", {"FL101"}),
    (", Softmax", "jnp.mean((out - t) ** 2)", set()),
    (", Softmax", "-jnp.mean(jnp.sum(jnp.log(out) * t, axis=1))", {"FL401"}),
]


@pytest.mark.parametrize(("tail", "loss", "wanted"), CODES)
def test_codes(tail, loss, wanted, codes):
    assert codes(LEARN.format(tail=tail, loss=loss)) == wanted
