"""How much is looked at, cell by cell: what each mode says of shapes, dtypes, provenance and the values of labels, and how `checks` changes it.

An accelerator is played by tensors that say they are on one, and whose values nobody may ask for: looking would make a device wait.
torch stands with its own tests.
"""

from __future__ import annotations

import warnings
from contextlib import nullcontext
from types import SimpleNamespace

import jax
import jax.numpy as jnp
import keras
import numpy as np
import pytest
import tensorflow as tf

import fromlogits as fl
from fromlogits.losses import hints
from fromlogits.losses.tensors import jax as jax_tensors
from fromlogits.losses.tensors import tensorflow as tensorflow_tensors

LOGITS = [[2.0, 0.5, -1.0], [0.0, 1.0, 3.0]]
ROWS = np.random.default_rng(0).normal(size=(32, 3)).astype("float32")


def plain(function):
    return function


FRAMEWORKS = {"numpy": np.asarray, "jax": jnp.asarray, "tensorflow": tf.convert_to_tensor}
MODES = {  # the framework, and how a function is run there
    "numpy": ("numpy", plain),
    "jax": ("jax", plain),
    "jax on an accelerator": ("jax", plain),
    "jax.jit": ("jax", jax.jit),
    "jax.vmap": ("jax", lambda f: lambda z, y: jax.vmap(f)(z[None], y[None])[0]),
    "tensorflow": ("tensorflow", plain),
    "tensorflow on an accelerator": ("tensorflow", plain),
    "tf.function": ("tensorflow", tf.function),
    "tf.function on an accelerator": ("tensorflow", tf.function),
    "XLA": ("tensorflow", tf.function(jit_compile=True)),
}
STOPS = tf.errors.InvalidArgumentError
# What a label without a class gives: an error, or None for a row of NaN.
TABLE = {
    "numpy": {"auto": fl.LabelError, "always": fl.LabelError, "never": None},
    "jax": {"auto": fl.LabelError, "always": fl.LabelError, "never": None},
    "jax on an accelerator": {"auto": None, "always": fl.LabelError, "never": None},
    "jax.jit": {"auto": None, "always": None, "never": None},
    "jax.vmap": {"auto": None, "always": None, "never": None},
    "tensorflow": {"auto": fl.LabelError, "always": fl.LabelError, "never": None},
    "tensorflow on an accelerator": {"auto": None, "always": fl.LabelError, "never": None},
    "tf.function": {"auto": STOPS, "always": STOPS, "never": None},
    "tf.function on an accelerator": {"auto": None, "always": STOPS, "never": None},
    "XLA": {"auto": None, "always": None, "never": None},
}


def losses(logits, labels):
    return fl.cross_entropy(logits, labels, reduction="none")


@pytest.fixture
def on(monkeypatch):
    """Run a function of logits and labels in a mode; with `looking=False` it is an error to ask for values."""

    def run(mode, function, logits, labels, *, looking=True):
        framework, wrap = MODES[mode]
        if mode.endswith("accelerator"):
            for tensors in (jax_tensors, tensorflow_tensors):
                monkeypatch.setattr(type(tensors.OPERATIONS), "away", lambda self, x: True)
                if not looking:
                    monkeypatch.setattr(type(tensors.OPERATIONS), "values", lambda self, x: pytest.fail("a device was made to wait"))
            monkeypatch.setattr(tf.config, "list_logical_devices", lambda: [SimpleNamespace(device_type=kind) for kind in ("CPU", "GPU")])
        array = FRAMEWORKS[framework]
        return np.asarray(wrap(function)(array(np.asarray(logits, "float32")), array(labels)))

    return run


@pytest.fixture(params=["context", "environment"])
def said(request, monkeypatch):
    """Say how much is looked at, in either way."""

    def say(how):
        if request.param == "environment":
            monkeypatch.setenv("FROMLOGITS_CHECKS", how)
            return nullcontext()
        return fl.checks(how)

    return say


# -- the values of labels


@pytest.mark.parametrize("label", [3, -1])
@pytest.mark.parametrize("how", ["auto", "always", "never"])
@pytest.mark.parametrize("mode", MODES)
def test_a_label_without_a_class(on, said, mode, how, label):
    wanted = TABLE[mode][how]
    with said(how):
        if wanted is None:
            assert (np.isnan(on(mode, losses, LOGITS, [0, label], looking=False)) == [False, True]).all()
        else:
            with pytest.raises(wanted, match="has no class"):
                on(mode, losses, LOGITS, [0, label])


def test_by_default_the_mode_is_auto(on, monkeypatch):
    monkeypatch.delenv("FROMLOGITS_CHECKS", raising=False)
    for mode in ("numpy", "jax", "tensorflow"):
        with pytest.raises(fl.LabelError):
            on(mode, losses, LOGITS, [0, 3])


def test_the_nearest_word_holds(on, monkeypatch):
    monkeypatch.setenv("FROMLOGITS_CHECKS", "never")
    with fl.checks("always"):
        with fl.checks("never"):
            on("numpy", losses, LOGITS, [0, 3])
        with pytest.raises(fl.LabelError):
            on("numpy", losses, LOGITS, [0, 3])
    on("numpy", losses, LOGITS, [0, 3])


def test_words_that_are_not_known(on, monkeypatch):
    with pytest.raises(ValueError, match=r"mode='allways' is not known; .* Did you mean 'always'"):
        fl.checks("allways")
    monkeypatch.setenv("FROMLOGITS_CHECKS", "nevr")
    with pytest.raises(ValueError, match="FROMLOGITS_CHECKS='nevr' is not known"):
        on("numpy", losses, LOGITS, [0, 1])


@pytest.mark.parametrize("mode", ["tf.function", "XLA"])
def test_rows_that_do_not_count_stop_no_graph(on, mode):
    def ignoring(logits, labels):
        return fl.cross_entropy(logits, labels, ignore_index=-100, reduction="none")

    found = on(mode, ignoring, LOGITS, [0, -100])
    assert found[1] == 0.0
    assert np.isfinite(found).all()


@pytest.mark.parametrize(
    ("function", "labels", "says"),
    [
        (fl.binary_cross_entropy, [[0, 1, 2], [0, 0, 1]], r"binary labels lie in \[0, 1\]"),
        (fl.binary_cross_entropy, [[0, 1, np.nan], [0, 0, 1]], r"labels\[0, 2\] is NaN"),
        (fl.cross_entropy, [[0, 0.5, 0.75], [0, 0, 1]], r"labels\[0\] sums to 1\.25"),
        (fl.cross_entropy, [[0, np.nan, 1], [0, 0, 1]], r"labels\[0, 1\] is NaN"),
        (fl.cross_entropy, [[-0.5, 0.5, 1], [0, 0, 1]], r"labels\[0, 0\] is -0\.5"),
    ],
)
@pytest.mark.parametrize("mode", MODES)
def test_other_values_of_labels(on, mode, function, labels, says):
    """No graph can name them; what is computed from NaN is NaN."""
    labels = np.asarray(labels, "float32")
    if TABLE[mode]["auto"] is fl.LabelError:
        with pytest.raises(fl.LabelError, match=says):
            on(mode, function, LOGITS, labels)
    else:
        assert np.isnan(on(mode, function, LOGITS, labels, looking=False)) == np.isnan(labels).any()
    with fl.checks("never"):
        assert np.isnan(on(mode, function, LOGITS, labels, looking=False)) == np.isnan(labels).any()


@pytest.mark.parametrize(
    ("kind", "output"),
    [
        ("probabilities", [[0.5, 2.0, 0.25], [0.25, 0.25, 0.5]]),
        ("probabilities", [[0.5, -0.5, 1.0], [0.25, 0.25, 0.5]]),
        ("log_probabilities", np.log([[0.5, 2.0, 0.25], [0.25, 0.25, 0.5]])),
    ],
)
@pytest.mark.parametrize("mode", MODES)
def test_outputs_that_cannot_be_of_their_kind(on, mode, kind, output):
    """Where nobody looks a row that holds what is no probability is NaN, and no loss of a class that it happens to be right about."""
    output = np.asarray(output, "float32")

    def rows(output, labels):
        return fl.cross_entropy(output, labels, kind=kind, reduction="none")

    def units(output, labels):
        return fl.binary_cross_entropy(output, labels, kind=kind, reduction="none")

    if TABLE[mode]["auto"] is fl.LabelError:
        with pytest.raises(fl.OutputKindError, match=f"kind='{kind}', but"):
            on(mode, rows, output, [0, 0])
    with fl.checks("never"):
        found = on(mode, rows, output, [0, 0], looking=False)
        assert np.isnan(found[0])
        np.testing.assert_allclose(found[1], 1.3862944, rtol=1e-6)  # ln 4
        found = on(mode, units, output, np.ones((2, 3), "float32"), looking=False)
        assert np.isnan(found).tolist() == [[False, True, False], [False, False, False]]


@pytest.mark.parametrize("dtype", ["int32", "uint8", "bool", "float16", "float32"])
@pytest.mark.parametrize("mode", MODES)
def test_probabilities_of_any_dtype(on, mode, dtype):
    certain = np.eye(3).astype(dtype)
    with fl.checks("never"):
        for loss, labels in ((fl.cross_entropy, [0, 1, 2]), (fl.binary_cross_entropy, np.eye(3, dtype="float32"))):
            assert on(mode, lambda p, y, loss=loss: loss(p, y, kind="probabilities"), certain, labels, looking=False) == 0.0


def test_a_row_that_does_not_count_may_hold_anything():
    """The slopes too: what is not looked at is no NaN where nothing asks for it."""
    output, labels = np.array([[0.5, 0.5], [3.0, 1.0]], "float32"), np.array([0, -100])

    def loss(output):
        return fl.cross_entropy(output, labels, kind="probabilities", ignore_index=-100)

    watched = tf.constant(output)
    with tf.GradientTape() as tape:
        tape.watch(watched)
        found = tf.function(loss)(watched)
    slopes = tape.gradient(found, watched)
    for value, gradient in ((found, slopes), jax.jit(jax.value_and_grad(loss))(jnp.asarray(output))):
        assert float(value) == pytest.approx(0.6931472)
        assert np.asarray(gradient).tolist() == [[-2.0, 0.0], [0.0, 0.0]]


# -- shapes and dtypes: in every mode, whatever `checks` says


@pytest.mark.parametrize("how", ["auto", "never"])
@pytest.mark.parametrize(
    ("function", "labels", "error", "says"),
    [
        (losses, [[0], [1]], fl.ShapeError, "two ways"),
        (losses, [0, 1, 2], fl.ShapeError, "class ids need shape"),
        (losses, [0.0, 1.0], fl.LabelError, "class ids are integers"),
        (fl.binary_cross_entropy, [0.0, 1.0], fl.ShapeError, "compare every row with every other"),
        (lambda z, y: fl.cross_entropy(z, y, axis=5), [0, 1], fl.ShapeError, "axis=5"),
        (lambda z, y: fl.linear_cross_entropy(z, z[:, :2], y), [0, 1], fl.ShapeError, "weight of shape"),
    ],
)
@pytest.mark.parametrize("mode", MODES)
def test_shapes_and_dtypes(on, mode, how, function, labels, error, says):
    labels = np.asarray(labels, "float32" if isinstance(labels[0], float) else "int32")
    with fl.checks(how), pytest.raises(error, match=says):
        on(mode, function, LOGITS, labels, looking=how == "auto")


# -- provenance: where the framework keeps it


@pytest.mark.parametrize("how", ["auto", "never"])
@pytest.mark.parametrize("mode", ["tensorflow", "tensorflow on an accelerator", "tf.function", "XLA"])
def test_provenance(on, mode, how):
    with fl.checks(how), pytest.raises(fl.OutputKindError, match="this tensor is the output of softmax"):
        on(mode, lambda z, y: losses(keras.ops.softmax(z), y), LOGITS, [0, 1], looking=False)


@pytest.mark.parametrize("mode", ["numpy", "jax", "jax.jit", "jax.vmap"])
def test_where_there_is_none(on, mode):
    """The values are those of a softmax taken twice; in eager mode the numbers give a hint, under jit nothing can be known."""
    z = np.asarray(LOGITS, "float64")
    p = np.exp(z) / np.exp(z).sum(-1, keepdims=True)
    softmax = (lambda z: np.exp(z) / np.exp(z).sum(-1, keepdims=True)) if mode == "numpy" else jax.nn.softmax
    wanted = np.log(np.exp(p).sum(-1)) - p[[0, 1], [0, 1]]
    np.testing.assert_allclose(on(mode, lambda z, y: losses(softmax(z), y), LOGITS, [0, 1]), wanted, rtol=1e-6)


# -- hints: where values may be looked at


@pytest.mark.parametrize("how", ["auto", "always", "never"])
@pytest.mark.parametrize("mode", MODES)
def test_hints(on, monkeypatch, mode, how):
    monkeypatch.setattr(hints, "_looked", {})  # this file's call sites were looked at often enough
    shares = np.exp(ROWS) / np.exp(ROWS).sum(-1, keepdims=True)
    looked_at = TABLE[mode][how] is fl.LabelError
    with warnings.catch_warnings(record=True) as caught, fl.checks(how):
        warnings.simplefilter("always")
        on(mode, losses, shares, np.zeros(32, "int32"), looking=looked_at)
    assert len([one for one in caught if issubclass(one.category, fl.ContractWarning)]) == looked_at
