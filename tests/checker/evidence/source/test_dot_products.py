"""A cross-entropy written as a dot product, a mask or a pick: what it takes for logarithms should be some."""

from __future__ import annotations

import pytest

PROGRAM = """\
from sklearn.datasets import load_iris
x, y = load_iris(return_X_y=True)
Y = jax.nn.one_hot(y, 3)
def loss(w):
    out = {output}
    return {form}
g = jax.grad(loss)(jnp.zeros((4, 3)))
"""
OUTPUTS = {
    "probabilities": ("jax.nn.softmax(x @ w)", {"FL103"}),
    "scores": ("x @ w", {"FL103"}),
    "logarithms": ("jax.nn.log_softmax(x @ w)", set()),
    "logarithms of scores": ("jnp.log(x @ w)", {"FL102"}),
    "logarithms of probabilities": ("jnp.log(jax.nn.softmax(x @ w))", {"FL401"}),
}
FORMS = (
    "jax.vmap(lambda a, b: -jnp.vdot(a, b))(out, Y).mean()",
    "-jax.vmap(jnp.dot)(out, Y).mean()",
    "-jax.vmap(jnp.inner)(Y, out).mean()",
    "-jax.vmap(lambda a, b: a @ b)(out, Y).mean()",
    "-jnp.einsum('bc,bc->b', out, Y).mean()",
    "-jnp.einsum('bc,bc->', out, Y) / len(x)",
    "-jnp.vecdot(out, Y).mean()",
    "-jnp.vdot(out, Y) / len(x)",
    "-jnp.tensordot(out, Y, 2) / len(x)",
    "((-Y) * out).sum() / len(x)",
    "-jnp.where(Y == 1, out, 0).sum(-1).mean()",
    "-out[Y.astype(bool)].mean()",
    "-jax.vmap(lambda r, t: r[t])(out, y).mean()",
    "-jnp.select([Y == 1], [out], 0.0).sum() / len(x)",
    "-jnp.average((out * Y).sum(1))",
)


@pytest.mark.parametrize("output", OUTPUTS)
@pytest.mark.parametrize("form", FORMS)
def test_forms(form, output, codes):
    made, wanted = OUTPUTS[output]
    assert codes(PROGRAM.format(output=made, form=form)) == wanted
