"""Functions of functions: wrapped, partial, mapped, differentiated."""

from __future__ import annotations

import pytest

CASES = [
    ("jax.jit(lambda a: a + 1)(jnp.arange(3))", {"shape": (3,), "low": 1, "high": 3}),
    ("@torch.no_grad()\ndef f(a):\n    return a * 2\n\n\nf(torch.arange(3))", {"high": 4, "shape": (3,)}),
    ("@tf.function\ndef f(a):\n    return a + 1\n\n\nf(tf.range(3))", {"high": 3}),
    ("functools.partial(np.full, 3)(5)", {"shape": (3,), "high": 5}),
    ("jax.vmap(lambda row: row.sum())(jnp.ones((4, 3)))", {"shape": (4,), "high": 3}),
    ("jax.vmap(lambda row, k: row * k, in_axes=(0, None))(jnp.ones((4, 3)), 2)", {"shape": (4, 3), "high": 2}),
    ("jax.value_and_grad(lambda a: (a * 0).sum())(jnp.ones(3))[0]", {"shape": ()}),
    ("tf.map_fn(lambda row: row * 2, tf.ones([4, 3]))", {"shape": (4, 3), "high": 2}),
    ("keras.ops.map(lambda row: row + 1, keras.ops.zeros((4, 3)))", {"shape": (4, 3), "low": 1}),
    ("jax.lax.map(lambda row: row.max(), jnp.ones((4, 3)))", {"shape": (4,)}),
    ("jax.lax.fori_loop(0, 3, lambda i, a: a, jnp.ones(2))", {"shape": (2,), "high": 1}),
    ("jax.lax.while_loop(lambda a: a.sum() < 0, lambda a: a, jnp.ones(2))", {"shape": (2,), "high": 1}),
    ("jax.lax.scan(lambda c, a: (c, a * 2), 0, jnp.ones((5, 2)))[1]", {"high": 2}),
    ("jax.lax.cond(True, lambda a: a, lambda a: a * 0, jnp.ones(2))", {"shape": (2,), "low": 1}),
    ("np.array(list(map(lambda a: a + 1, [0, 1])))", {"numbers": (1, 2)}),
    ("torch.stack(list(map(lambda row: row * 2, torch.ones(3, 2))))", {"shape": (3, 2), "high": 2}),
    ("np.array([f(3) for f in (lambda a: a, lambda a: a * 2)])", {"numbers": (3, 6)}),
]


@pytest.mark.parametrize(("program", "wanted"), CASES, ids=[program[:60] for program, _ in CASES])
def test_what_is_read(program, wanted, facts):
    assert facts(program, wanted) == wanted


@pytest.mark.parametrize("program", [program for program, _ in CASES], ids=[program[:60] for program, _ in CASES])
def test_it_is_true(program, true):
    true(program)


def test_what_a_function_is_differentiated_by_is_learned(facts):
    program = "def loss(w, x):\n    global y\n    y = x @ w\n    return y.sum()\n\n\njax.grad(loss)(jnp.zeros((4, 3)), jnp.ones((6, 4)))\n"
    wanted = {"kind": "logits", "units": 3, "shape": (6, 3), "learned": True}
    assert facts(program, wanted) == wanted


def test_a_model_and_its_state(codes):
    program = """
    import equinox as eqx

    class Net(eqx.Module):
        norm: eqx.nn.BatchNorm
        out: eqx.nn.Linear

        def __init__(self, key):
            self.norm = eqx.nn.BatchNorm(6, "batch")
            self.out = eqx.nn.Linear(6, "scalar", key=key)

        def __call__(self, x, state):
            x, state = self.norm(x, state)
            return END(self.out(x)), state

    net, state = eqx.nn.make_with_state(Net)(jax.random.key(0))
    z, state = jax.vmap(net, axis_name="batch", in_axes=(0, None), out_axes=(0, None))(jnp.ones((8, 6)), state)
    optax.sigmoid_binary_cross_entropy(z, jnp.ones(8))
    """
    assert codes(program.replace("END", "jax.nn.sigmoid")) == {"FL101"}
    assert codes(program.replace("END", "")) == set()
