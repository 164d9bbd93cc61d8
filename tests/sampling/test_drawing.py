"""What is drawn: as often as it should be, again from the same seed, never what is not there; and what is refused."""

from __future__ import annotations

import doctest
import math

import numpy as np
import pytest
from sampling.reference import array, dtype_of, frameworks, tensor, truth

import fromlogits as fl
from fromlogits.losses import hints
from fromlogits.sampling import drawing

INF, NAN = math.inf, math.nan
LOGITS = np.array([2.0, -1.0, 0.5, 0.5, -INF, 1.5, -3.0, 0.0, -0.7, 1.1, -2.2, 0.9, 0.3, -0.4, -1.6, 0.05])
# The 0.999 quantiles of chi-square by its degrees of freedom.
RARE = {1: 10.83, 4: 18.47, 5: 20.52, 8: 26.12, 14: 36.12}


def chi_square(counts, shares):
    wanted = counts.sum() * shares[shares > 0]
    return float(((counts[shares > 0] - wanted) ** 2 / wanted).sum())


@frameworks
@pytest.mark.parametrize(
    ("options", "freedom"), [({}, 14), ({"top_k": 6}, 5), ({"temperature": 0.7, "top_p": 0.8}, 4), ({"min_p": 0.1}, 8)], ids=str
)
def test_a_million_draws(framework, options, freedom):
    rows = tensor(framework, np.tile(LOGITS.astype("float32"), (250_000, 1)))
    ids = np.concatenate([array(fl.sample(rows, seed=seed, **options)) for seed in range(4)])
    shares = np.exp(truth(LOGITS[None], "float32", **options).logs[0])
    assert (shares > 0).sum() == freedom + 1
    counts = np.bincount(ids, minlength=len(LOGITS))
    assert counts[shares == 0].sum() == 0
    assert chi_square(counts, shares) < RARE[freedom]


def generators(framework):
    """Two fresh generators of one seed, in the framework's own way; None where a value is the seed itself."""
    if framework == "numpy":
        return [np.random.default_rng(5) for _ in range(2)]
    if framework == "torch":
        import torch

        return [torch.Generator().manual_seed(5) for _ in range(2)]
    if framework == "jax":
        import jax

        return [jax.random.key(5), jax.random.key(5)]
    import tensorflow as tf

    return [tf.random.Generator.from_seed(5) for _ in range(2)]


@frameworks
@pytest.mark.parametrize("options", [{}, {"top_k": 10}], ids=str)
def test_seeds_reproduce(framework, options):
    rows = tensor(framework, np.tile(LOGITS.astype("float32"), (500, 1)))
    first, again, other = (array(fl.sample(rows, seed=seed, **options)) for seed in (3, 3, 4))
    assert (first == again).all()
    assert (first != other).any()
    one, two = generators(framework)
    assert (array(fl.sample(rows, seed=one, **options)) == array(fl.sample(rows, seed=two, **options))).all()
    if framework != "jax":  # a generator moves on
        assert (array(fl.sample(rows, seed=one, **options)) != array(fl.sample(rows, seed=two, **options))).sum() == 0
        assert (array(fl.sample(rows, seed=one, **options)) != first).any()
    if framework != "jax":
        assert (array(fl.sample(rows, **options)) != array(fl.sample(rows, **options))).any()


def test_the_frameworks_own_state():
    import tensorflow as tf
    import torch

    rows = np.tile(LOGITS.astype("float32"), (500, 1))
    torch.manual_seed(1)
    first = fl.sample(torch.tensor(rows))
    torch.manual_seed(1)
    assert (fl.sample(torch.tensor(rows)) == first).all()
    tf.random.set_seed(1)
    first = fl.sample(tf.constant(rows)).numpy()
    tf.random.set_seed(1)
    assert (fl.sample(tf.constant(rows)).numpy() == first).all()


def test_an_old_key_of_jax():
    import jax
    import jax.numpy as jnp

    rows = jnp.asarray(np.tile(LOGITS.astype("float32"), (50, 1)))
    assert (fl.sample(rows, seed=jax.random.PRNGKey(2)) == fl.sample(rows, seed=jax.random.key(2))).all()
    assert (fl.sample(rows, seed=2) == fl.sample(rows, seed=jax.random.key(2))).all()


@frameworks
def test_shapes_and_dtypes(framework):
    whole = {"jax": "int32"}.get(framework, "int64")
    for shape in ((5,), (3, 5), (2, 3, 5), (0, 5)):
        logits = tensor(framework, np.zeros(shape, "float32"))
        found = fl.sample(logits, seed=0, top_k=3, returns=("kept", "log_probabilities", "log_probability", "entropy"))
        assert found._fields == ("ids", "kept", "log_probabilities", "log_probability", "entropy")
        assert [tuple(one.shape) for one in found] == [shape[:-1], shape, shape, shape[:-1], shape[:-1]]
        assert dtype_of(found.ids) == whole
        if shape[0]:
            np.testing.assert_allclose(array(found.entropy), math.log(3), rtol=1e-6)
            np.testing.assert_allclose(array(found.log_probability), -math.log(3), rtol=1e-6)


@frameworks
@pytest.mark.parametrize("options", [{}, {"top_k": 2}, {"top_p": 0.5}, {"min_p": 0.1}, {"temperature": 0}], ids=str)
@pytest.mark.parametrize(("bad", "fact"), [(NAN, "NaN"), (INF, r"\+inf"), (-INF, "-inf alone")])
def test_a_row_that_cannot_be_drawn_from_is_an_error(framework, options, bad, fact):
    logits = np.zeros((2, 3, 6), "float32")
    logits[1, 2] = bad if bad == -INF else 0.0
    logits[1, 2, 4] = bad
    for function in (fl.sample, fl.sampling.filter_logits):
        seed = {"seed": 0} if function is fl.sample else {}
        with pytest.raises(fl.OutputKindError, match=rf"logits\[1, 2\] holds {fact}"):
            function(tensor(framework, logits), **seed, **options)
    with fl.checks("never"):
        found = fl.sample(tensor(framework, logits), seed=0, returns=("kept", "entropy"), **options)
    assert array(found.ids)[1, 2] == -1
    assert array(found.kept)[1, 2].sum() == 0
    assert np.isnan(array(found.entropy)[1, 2])
    rest = np.delete(array(found.ids).ravel(), 5)
    assert ((rest >= 0) & (rest < 6)).all()


@frameworks
@pytest.mark.parametrize(
    ("options", "says"),
    [
        ({"temperature": -1}, r"temperature=-1 is not in \[0, inf\). 1 leaves the logits as they are, 0 takes the largest."),
        ({"temperature": NAN}, "temperature=nan is not in"),
        ({"temperature": INF}, "temperature=inf is not in"),
        ({"top_k": 0}, "top_k=0 is not in 1, 2, 3, …. To keep every class leave it out."),
        ({"top_k": 2.5}, "top_k=2.5 is not in"),
        ({"top_p": 1.5}, r"top_p=1.5 is not in \[0, 1\]."),
        ({"min_p": [0.0, -0.5]}, r"min_p\[1\] is -0.5, which is not in \[0, 1\]."),
        ({"top_p": [0.5, 0.5, 0.5]}, r"top_p of shape \(3,\) with logits of \(2,\) rows: give one number, or one for each row."),
        ({"returns": ("entrophy",)}, "returns='entrophy' is not known; .* Did you mean 'entropy'?"),
        ({"seed": -1}, r"seed=-1 is not in \[0, 2\^63\)."),
        ({"seed": "a"}, "seed is of type str, but logits of"),
    ],
    ids=str,
)
def test_options_that_are_refused(framework, options, says):
    with pytest.raises((ValueError, TypeError), match=says):
        fl.sample(tensor(framework, np.zeros((2, 3), "float32")), **{"seed": 0, **options})


def test_jax_has_no_state_of_its_own():
    import jax.numpy as jnp

    with pytest.raises(ValueError, match=r"pass seed=jax.random.key\(0\)"):
        fl.sample(jnp.zeros((2, 3)))
    assert fl.sample(jnp.zeros((2, 3)), temperature=0).tolist() == [0, 0]  # nothing is left to chance


def test_logits_that_are_none():
    import torch

    with pytest.raises(fl.OutputKindError, match="this tensor is the output of softmax: sampling would apply softmax to it"):
        fl.sample(torch.zeros(2, 3, requires_grad=True).softmax(-1))
    fl.sample(torch.zeros(2, 3, requires_grad=True).log_softmax(-1))  # logarithms of probabilities are logits
    with pytest.raises(fl.OutputKindError, match="logits have dtype bool"):
        fl.sample(np.zeros((2, 3), bool))
    with pytest.raises(fl.ShapeError, match="have 0 axes"):
        fl.sample(3.0)
    with pytest.raises(fl.ShapeError, match="length 0"):
        fl.sample(np.zeros((2, 0)))
    hints._looked.clear()
    shares = np.random.default_rng(0).dirichlet(np.ones(50), 40).astype("float32")
    with pytest.warns(
        fl.ContractWarning, match=r"the 40 rows sum to 1 and nothing is negative in this batch of shape \(40, 50\) \(FL101\)"
    ):
        fl.sample(shares)


def test_examples():
    assert doctest.testmod(drawing, optionflags=doctest.ELLIPSIS).failed == 0
