"""Padding and other marks among labels, masked out on the way to a loss that knows of no such mark."""

from __future__ import annotations

import pytest

PROGRAM = """
    import jax.numpy as jnp
    import numpy as np
    import optax
    from flax import linen as nn
    import jax

    PAD = {pad}
    rng = np.random.default_rng(0)
    tags = rng.integers(0, 4, (32, 12))
    for row, cut in enumerate(rng.integers(5, 12, 32)):
        tags[row, cut:] = PAD
    tags = jnp.asarray(tags)
    model = nn.Dense(4)
    x = jnp.ones((32, 12, 8))
    params = model.init(jax.random.PRNGKey(0), x)

    def loss(params):
        keep = tags != PAD
        return (optax.softmax_cross_entropy_with_integer_labels(model.apply(params, x), {safe}) * keep).sum()

    jax.grad(loss)(params)
"""


@pytest.mark.parametrize("pad", ["-100", "-1", "-9"])
@pytest.mark.parametrize(
    "safe", ["jnp.where(keep, tags, 0)", "jnp.where(tags == PAD, 0, tags)", "jnp.where(~keep, 0, tags)", "jnp.maximum(tags, 0)"]
)
def test_what_is_masked_out_is_no_label(pad, safe, codes):
    assert codes(PROGRAM.format(pad=pad, safe=safe)) == set()


@pytest.mark.parametrize(("pad", "wanted"), [("-100", {"FL204"}), ("-9", {"FL204"}), ("-1", set())])
def test_what_is_masked_out_of_the_loss_alone(pad, wanted, codes):
    """Optax counts -1 from the end, and the row is multiplied by zero; beyond the classes it gives NaN, and so does NaN times 0.0."""
    program = PROGRAM.format(pad=pad, safe="tags")
    assert codes(program) == set()  # NaN times False is 0
    assert codes(program.replace("* keep", "* keep.astype(jnp.float32)")) == wanted


@pytest.mark.parametrize("pad", ["-100", "-1"])
def test_what_is_not_masked_out_is(pad, codes):
    assert codes(PROGRAM.format(pad=pad, safe="tags").replace(" * keep", "")) == {"FL204"}
