"""Rows without a label that are left out of the loss after it was taken, and rows that are not."""

from __future__ import annotations

import pytest

JAX = """\
X, t = jnp.ones((8, 4)), jnp.array([0, 1, 2, -1, 1, 0, 1, 0])
def loss(w):
    rows = optax.softmax_cross_entropy_with_integer_labels(X @ w, t)
    {}
jax.grad(loss)(jnp.zeros((4, 3)))
"""
LEFT_OUT = {
    "times a mask": "mask = (t >= 0).astype(jnp.float32)\n    return (rows * mask).sum() / mask.sum()",
    "times a mask before a mean": "return (0.5 * rows * (t != -1)).mean()",
    "where": "return jnp.where(t < 0, 0.0, rows).mean()",
    "by a mask": "return rows[t >= 0].mean()",
    "in the mean": "return rows.mean(where=t >= 0)",
    "as weights": "return jnp.average(rows, weights=t >= 0)",
    "by weights that nobody knows": "return (rows * weights).mean()",
}
LEFT_IN = {
    "all of them": "return rows.mean()",
    "scaled": "return (0.5 * rows).mean()",
    "weighted by class": "return (rows * jnp.array([1.0, 2.0, 3.0])[t]).mean()",
}


@pytest.mark.parametrize("way", LEFT_OUT)
def test_rows_left_out(way, codes):
    assert codes(JAX.format(LEFT_OUT[way])) == set()


@pytest.mark.parametrize(
    ("way", "wanted"),
    [("times a mask", {"FL204"}), ("times a mask before a mean", set()), ("where", set()), ("by a mask", set()), ("in the mean", set())],
)
def test_rows_that_are_no_number(way, wanted, codes):
    assert codes(JAX.format(LEFT_OUT[way]).replace("-1, 1", "-100, 1").replace("t != -1", "t != -100")) == wanted


@pytest.mark.parametrize("way", LEFT_IN)
def test_rows_left_in(way, codes):
    assert codes(JAX.format(LEFT_IN[way])) == {"FL204"}


TORCH = "z, t = nn.Linear(4, 1)(torch.rand(4, 4)).squeeze(1), torch.tensor([0.0, 1.0, -1.0, 1.0])\n"


@pytest.mark.parametrize(
    ("program", "wanted"),
    [
        ("rows = F.binary_cross_entropy_with_logits(z, t, reduction='none')\n(rows * (t >= 0)).sum().backward()", set()),
        ("nn.BCEWithLogitsLoss(reduction='none')(z, t)[t != -1].mean().backward()", set()),
        ("rows = nn.BCEWithLogitsLoss(reduction='none')(z, t)\ntorch.masked_select(rows, t > -1.0).mean().backward()", set()),
        ("rows = nn.BCEWithLogitsLoss(reduction='none')(z, t)\nrows.masked_fill(t < 0, 0.0).mean().backward()", set()),
        ("rows = nn.BCEWithLogitsLoss(reduction='none')(z, t)\nrows[t == -1] = 0\nrows.mean().backward()", set()),
        ("rows = nn.BCEWithLogitsLoss(reduction='none')(z, t)\nrows[0] = 0\nrows.mean().backward()", {"FL204"}),
        ("F.binary_cross_entropy_with_logits(z, t, weight=(t >= 0).float(), reduction='sum').backward()", set()),
        ("F.binary_cross_entropy_with_logits(z, t, reduction='none').mean().backward()", {"FL204"}),
        ("(0.5 * F.binary_cross_entropy_with_logits(z, t)).backward()", {"FL204"}),
    ],
)
def test_rows_of_torch(program, wanted, codes):
    assert codes(TORCH + program) == wanted


def test_an_error_stays_one(codes):
    program = "t = torch.tensor([0, 1, -1])\nrows = F.cross_entropy(nn.Linear(4, 3)(torch.rand(3, 4)), t, reduction='none')\n"
    assert codes(f"{program}(rows * (t >= 0)).sum().backward()") == {"FL204"}
