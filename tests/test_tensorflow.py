"""The TensorFlow door: what tf.nn gives where tf.nn is right, in eager mode, graphs and XLA; one clear error or warning where a contract is broken."""

from __future__ import annotations

import doctest
import inspect
import warnings
from functools import partial

import keras
import numpy as np
import pytest
import tensorflow as tf

import fromlogits as fl
import fromlogits.tensorflow as ours
from fromlogits.tensorflow import (
    sigmoid_cross_entropy_with_logits,
    softmax_cross_entropy_with_logits,
    sparse_softmax_cross_entropy_with_logits,
    weighted_cross_entropy_with_logits,
)

LOGITS = tf.constant([[2.0, 0.5, -1.0], [0.0, 1.0, 3.0], [-0.5, 0.25, 0.75], [1.5, -2.0, 0.0]])
IDS = tf.constant([0, 2, 1, 2])
ROWS = tf.constant([[1.0, 0.0, 0.0], [0.0, 0.0, 1.0], [0.25, 0.5, 0.25], [0.0, 0.25, 0.75]])
BITS = tf.constant([[1.0, 0.0, 0.0], [0.0, 1.0, 1.0], [0.25, 0.5, 0.25], [0.0, 1.0, 0.0]])
NARROW = {"bfloat16": 2.0**-7, "float16": 2.0**-10}
MODES = {"eager": None, "function": {}, "xla": {"jit_compile": True}}
LABELS = {
    "softmax_cross_entropy_with_logits": ROWS,
    "sparse_softmax_cross_entropy_with_logits": IDS,
    "sigmoid_cross_entropy_with_logits": BITS,
    "weighted_cross_entropy_with_logits": BITS,
}
OPTIONS = {"weighted_cross_entropy_with_logits": {"pos_weight": tf.constant([0.5, 2.0, 1.0])}}


def loss_of(name):
    return partial(getattr(ours, name), **OPTIONS.get(name, {}))


def weighted_softplus(labels, logits, pos_weight):
    return pos_weight * labels * tf.math.softplus(-logits) + (1 - labels) * tf.math.softplus(logits)


def theirs_of(name, dtype=tf.float32):
    """tf.nn's own; of the weighted one the gradient is wrong at a logit of exactly 0, so its formula stands here."""
    if name.startswith("weighted"):
        return partial(weighted_softplus, pos_weight=tf.cast(OPTIONS[name]["pos_weight"], dtype))
    return getattr(tf.nn, name)


def in_mode(function, mode):
    return function if MODES[mode] is None else tf.function(function, **MODES[mode])


def with_logits_of(shape, loss, labels, labels_shape):
    """A function of logits and labels whose shapes are not all known when it is traced."""
    spec = [tf.TensorSpec(labels_shape, labels.dtype), tf.TensorSpec(shape, tf.float32)]
    return tf.function(lambda y, z: loss(labels=y, logits=z), input_signature=spec, autograph=False)


# -- what tf.nn gives


@pytest.mark.parametrize("name", ours.__all__)
def test_arguments_are_those_of_tf_nn(name):
    theirs, mine = (inspect.signature(getattr(module, name)).parameters.values() for module in (tf.nn, ours))
    assert [one.name for one in mine] == [one.name for one in theirs]
    # labels and logits default to None in tf.nn, and raise where they are left out
    assert [one.default for one in mine][2:] == [one.default for one in theirs][2:]


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("name", ours.__all__)
def test_values_and_gradients_are_those_of_tf_nn(name, mode):
    def both(loss, labels, logits):
        with tf.GradientTape() as tape:
            tape.watch(logits)
            value = loss(labels=labels, logits=logits)
        return value, tape.gradient(value, logits)

    mine, theirs = (in_mode(partial(both, loss), mode)(LABELS[name], LOGITS) for loss in (loss_of(name), theirs_of(name)))
    for one, other in zip(mine, theirs, strict=True):
        assert one.shape == other.shape
        np.testing.assert_allclose(one, other, rtol=1e-5, atol=1e-6)


@pytest.mark.parametrize("axis", [0, 1, 2])
def test_axes(axis):
    draw = np.random.default_rng(axis)
    logits = tf.constant(draw.normal(size=(2, 3, 4)), tf.float32)
    labels = tf.nn.softmax(tf.constant(draw.normal(size=(2, 3, 4)), tf.float32), axis)
    theirs = tf.nn.softmax_cross_entropy_with_logits(labels, logits, axis)
    np.testing.assert_allclose(softmax_cross_entropy_with_logits(labels, logits, axis), theirs, rtol=1e-5)
    np.testing.assert_allclose(
        softmax_cross_entropy_with_logits(labels, logits, axis - 3), theirs, rtol=1e-5
    )  # tf.nn: an error for -2 and -3


@pytest.mark.parametrize("rows", [ROWS[2], ROWS[2:3]])
def test_one_row_of_labels_for_all(rows):
    theirs = tf.nn.softmax_cross_entropy_with_logits(rows, LOGITS)
    np.testing.assert_allclose(softmax_cross_entropy_with_logits(rows, LOGITS), theirs, rtol=1e-6)


def test_leading_axes_and_scalars():
    np.testing.assert_allclose(
        sparse_softmax_cross_entropy_with_logits(tf.reshape(IDS, [2, 1, 2]), tf.reshape(LOGITS, [2, 1, 2, 3])),
        tf.reshape(tf.nn.sparse_softmax_cross_entropy_with_logits(IDS, LOGITS), [2, 1, 2]),
        rtol=1e-6,
    )
    assert sparse_softmax_cross_entropy_with_logits(1, [1.0, 2.0]).shape == ()


@pytest.mark.parametrize("name", ours.__all__)
@pytest.mark.parametrize("dtype", ["float64", "float32", "bfloat16", "float16"])
def test_the_dtype_is_that_of_the_logits(name, dtype):
    loss = loss_of(name)(labels=LABELS[name], logits=tf.cast(LOGITS, dtype))
    assert loss.dtype == dtype


@pytest.mark.parametrize("dtype", NARROW)
@pytest.mark.parametrize("offset", [0.0, 20.0, 1e4])
def test_half_precision_is_rounded_once(dtype, offset):
    loss = sparse_softmax_cross_entropy_with_logits([0], tf.fill([1, 2], tf.cast(offset, dtype)))
    assert abs(float(loss[0]) / np.log(2.0) - 1.0) <= NARROW[dtype] / 2


@pytest.mark.parametrize("dtype", ["int64", "int8", "uint8", "uint16", "uint32", "uint64", "bool"])
def test_ids_of_any_integer_dtype(dtype):
    logits = tf.concat([tf.zeros([2, 1]), tf.fill([2, 1], 5.0), tf.zeros([2, 998])], -1)
    wanted = [np.log(999 + np.exp(5.0)), np.log(999 + np.exp(5.0)) - 5.0]
    np.testing.assert_allclose(sparse_softmax_cross_entropy_with_logits(tf.cast([0, 1], dtype), logits), wanted, rtol=1e-6)


def test_binary_labels_of_another_dtype_are_taken():
    for dtype in ("float64", "int32", "bool", "float16"):
        loss = sigmoid_cross_entropy_with_logits(tf.cast(BITS > 0.3, dtype), LOGITS)
        np.testing.assert_allclose(
            loss, tf.nn.sigmoid_cross_entropy_with_logits(tf.cast(BITS > 0.3, "float32"), LOGITS), rtol=1e-5, atol=1e-7
        )


@pytest.mark.parametrize(
    "option", [{"class_weight": [0.1, 0.7, 0.3]}, {"sample_weight": [0.1, 0.2, 0.3, 0.7]}, {"denominator": 0.3}, {"focal_gamma": 0.3}]
)
def test_numbers_of_python_are_not_rounded_to_float32(option):
    exact = fl.cross_entropy(LOGITS.numpy().astype("float64"), IDS.numpy(), **option)
    np.testing.assert_allclose(fl.cross_entropy(tf.cast(LOGITS, tf.float64), IDS, **option), exact, rtol=1e-14)


@pytest.mark.parametrize(
    "weight", [0.1, [0.1, 0.7, 0.3], np.float64(0.1), tf.constant(0.1, tf.float64), tf.Variable(0.1, dtype=tf.float64), [1, 2, 3]]
)
def test_a_weight_of_any_type_keeps_its_digits(weight):
    labels, logits = tf.cast(BITS, tf.float64), tf.cast(LOGITS, tf.float64)
    theirs = tf.nn.weighted_cross_entropy_with_logits(
        labels, logits, tf.cast(tf.convert_to_tensor(weight, dtype_hint=tf.float64), tf.float64)
    )
    np.testing.assert_allclose(weighted_cross_entropy_with_logits(labels, logits, weight), theirs, rtol=1e-14)


def test_ragged_units():
    logits, labels = tf.RaggedTensor.from_row_lengths([1.0, 2.0, 3.0], [2, 1]), tf.RaggedTensor.from_row_lengths([1.0, 0.0, 1.0], [2, 1])
    loss = sigmoid_cross_entropy_with_logits(labels, logits)
    assert isinstance(loss, tf.RaggedTensor)
    np.testing.assert_allclose(loss.flat_values, tf.nn.sigmoid_cross_entropy_with_logits(labels, logits).flat_values, rtol=1e-6)


def test_the_name_is_the_operations():
    with tf.Graph().as_default():
        loss = sigmoid_cross_entropy_with_logits(BITS.numpy(), tf.constant(LOGITS.numpy()), name="mine")
    assert loss.op.name.startswith("mine/")


def test_small_losses_are_not_zero():
    """log1p(e^-20) = 2.0611536e-9; tf.nn gives 0, with a gradient of 0 for the label."""
    logits = tf.constant([[20.0, 0.0]])
    with tf.GradientTape() as tape:
        tape.watch(logits)
        loss = sparse_softmax_cross_entropy_with_logits([0], logits)
    np.testing.assert_allclose(loss, [2.0611536e-9], rtol=1e-6)
    np.testing.assert_allclose(tape.gradient(loss, logits), [[-2.0611536e-9, 2.0611536e-9]], rtol=1e-6)


# -- derivatives


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("name", ours.__all__)
def test_second_derivatives(name, mode):
    """In float64 tf.nn's are right, but for class ids, of which it has none; those of one-hot rows are the same."""

    def second(loss, labels, logits):
        with tf.GradientTape() as outer:
            outer.watch(logits)
            with tf.GradientTape() as inner:
                inner.watch(logits)
                value = tf.reduce_sum(loss(labels=labels, logits=logits)[..., None] * tf.constant([1.0, -2.0, 0.5], tf.float64))
            slope = tf.reduce_sum(inner.gradient(value, logits) * STEP)
        return outer.gradient(slope, logits)

    logits = tf.cast(LOGITS, tf.float64)
    mine = in_mode(partial(second, loss_of(name)), mode)(LABELS[name], logits)
    sparse = name.startswith("sparse")
    labels = tf.one_hot(IDS, 3, dtype=tf.float64) if sparse else tf.cast(LABELS[name], tf.float64)
    theirs = second(theirs_of("softmax_cross_entropy_with_logits" if sparse else name, tf.float64), labels, logits)
    np.testing.assert_allclose(mine, theirs, rtol=1e-9, atol=1e-12)


STEP = tf.constant([[0.5, -1.0, 2.0], [1.0, 1.0, -0.5], [0.0, 0.25, 0.5], [-2.0, 0.0, 1.0]], tf.float64)


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("name", ours.__all__)
def test_forward_mode(name, mode):
    logits = tf.cast(LOGITS, tf.float64)

    def along(y, z):
        with tf.autodiff.ForwardAccumulator(z, STEP) as accumulator:
            value = loss_of(name)(labels=y, logits=z)
        return accumulator.jvp(value)

    with tf.GradientTape() as tape:
        tape.watch(logits)
        value = loss_of(name)(labels=LABELS[name], logits=logits)
    slopes = tape.gradient(value, logits) * STEP
    wanted = tf.reduce_sum(slopes, -1) if value.shape.rank == 1 else slopes
    np.testing.assert_allclose(in_mode(along, mode)(LABELS[name], logits), wanted, rtol=1e-9)


def test_forward_over_reverse():
    logits = tf.cast(LOGITS, tf.float64)
    with tf.autodiff.ForwardAccumulator(logits, STEP) as accumulator:
        with tf.GradientTape() as tape:
            tape.watch(logits)
            value = tf.reduce_sum(sparse_softmax_cross_entropy_with_logits(IDS, logits))
        slope = tape.gradient(value, logits)
    p = tf.nn.softmax(logits)
    wanted = p * (STEP - tf.reduce_sum(p * STEP, -1, keepdims=True))
    np.testing.assert_allclose(accumulator.jvp(slope), wanted, rtol=1e-9)


def test_the_weighted_gradient_at_zero():
    """`(1 - t) p - w t (1 - p)` with p = 1/2; tf.nn gives 1, which is the slope of its formula on one side."""
    logits = tf.zeros([1])
    with tf.GradientTape(persistent=True) as tape:
        tape.watch(logits)
        mine = weighted_cross_entropy_with_logits(tf.zeros([1]), logits, 1.0)
        theirs = tf.nn.weighted_cross_entropy_with_logits(tf.zeros([1]), logits, 1.0)
    assert tape.gradient(mine, logits)[0] == 0.5
    assert tape.gradient(theirs, logits)[0] == 1.0


def test_gradients_of_labels_and_weights():
    rows, weight = tf.Variable(ROWS), tf.Variable([0.5, 2.0, 1.0])
    with tf.GradientTape(persistent=True) as tape:
        loss = softmax_cross_entropy_with_logits(rows, LOGITS)
        units = weighted_cross_entropy_with_logits(BITS, LOGITS, weight)
    np.testing.assert_allclose(tape.gradient(loss, rows), -tf.nn.log_softmax(LOGITS), rtol=1e-5)
    np.testing.assert_allclose(tape.gradient(units, weight), tf.reduce_sum(BITS * tf.math.softplus(-LOGITS), 0), rtol=1e-5)
    with tf.GradientTape() as tape:
        spread = tf.reduce_sum(softmax_cross_entropy_with_logits(rows[2:3], LOGITS))  # one row for all: its gradient is the sum
    np.testing.assert_allclose(tape.gradient(spread, rows)[2], -tf.reduce_sum(tf.nn.log_softmax(LOGITS), 0), rtol=1e-5)


def test_variables():
    variable = tf.Variable(LOGITS)
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(sparse_softmax_cross_entropy_with_logits(IDS, variable))
    wanted = (tf.nn.softmax(LOGITS) - tf.one_hot(IDS, 3)) / 4
    np.testing.assert_allclose(tape.gradient(loss, variable), wanted, atol=1e-6)


# -- masks


MASKED = tf.where(tf.constant([[False, False, True], [False] * 3, [True, False, False], [False] * 3]), -np.inf, LOGITS)
MASKED_ROWS = tf.constant([[1.0, 0.0, 0.0], [0.0, 0.0, 1.0], [0.0, 0.75, 0.25], [0.0, 0.25, 0.75]])


@pytest.mark.parametrize("mode", MODES)
def test_minus_infinity_masks_in_value_and_derivatives(mode):
    def all_of(y, q, z):
        with tf.GradientTape() as outer:
            outer.watch(z)
            with tf.GradientTape(persistent=True) as tape:
                tape.watch(z)
                ids, rows = sparse_softmax_cross_entropy_with_logits(y, z), softmax_cross_entropy_with_logits(q, z)
            slopes = tape.gradient(ids, z), tape.gradient(rows, z)
            total = tf.reduce_sum(slopes[0] * tf.cast(STEP, tf.float32)) + tf.reduce_sum(slopes[1] * tf.cast(STEP, tf.float32))
        return ids, rows, *slopes, outer.gradient(total, z)

    found = in_mode(all_of, mode)(IDS, MASKED_ROWS, MASKED)
    assert all(np.isfinite(one).all() for one in found)
    lse = np.log(np.exp(0.25) + np.exp(0.75))
    np.testing.assert_allclose(found[0][2], lse - 0.25, rtol=1e-6)
    np.testing.assert_allclose(found[1][2], lse - (0.75 * 0.25 + 0.25 * 0.75), rtol=1e-6)
    for slopes in found[2:4]:
        assert slopes[0, 2] == slopes[2, 0] == 0.0
        np.testing.assert_allclose(tf.reduce_sum(slopes, -1), 0.0, atol=1e-6)


@pytest.mark.parametrize("bad", [np.inf, np.nan])
def test_infinite_and_missing_logits_are_never_a_plausible_number(bad):
    logits = tf.tensor_scatter_nd_update(LOGITS, [[1, 2]], [bad])
    assert np.isnan(sparse_softmax_cross_entropy_with_logits(IDS, logits)[1])
    assert np.isnan(softmax_cross_entropy_with_logits(ROWS, logits)[1])


@pytest.fixture
def checked_numbers():
    """TensorFlow stops at the first operation that makes NaN or infinity, whatever becomes of it."""
    tf.debugging.enable_check_numerics()
    yield
    tf.debugging.disable_check_numerics()


@pytest.mark.parametrize("mode", ["eager", "graph"])
@pytest.mark.parametrize("name", ours.__all__)
@pytest.mark.usefixtures("checked_numbers")
def test_who_looks_for_nans_finds_none_of_ours(name, mode):
    def slope(labels, logits):
        with tf.GradientTape() as tape:
            tape.watch(logits)
            value = loss_of(name)(labels=labels, logits=logits)
        return tape.gradient(value, logits)

    function = slope if mode == "eager" else tf.function(slope)
    for logits in (LOGITS, 40.0 * LOGITS):
        assert np.isfinite(function(LABELS[name], logits)).all()


@pytest.mark.usefixtures("checked_numbers")
def test_nor_of_the_options_of_the_strict_losses():
    for options in ({"label_smoothing": 0.1}, {"z_loss": 0.1, "softcap": 5.0}, {"focal_gamma": 2.0}, {"kind": "probabilities"}):
        with tf.GradientTape() as tape:
            given = tf.nn.softmax(LOGITS) if "kind" in options else LOGITS
            tape.watch(given)
            value = fl.cross_entropy(given, IDS, **options)
        assert np.isfinite(tape.gradient(value, given)).all()


def test_rows_that_do_not_sum_to_one_have_the_gradient_of_their_loss():
    """With labels 2 q the loss doubles, and so does its gradient; tf.nn gives p - 2 q."""
    with tf.GradientTape() as tape, fl.checks("never"):
        tape.watch(LOGITS)
        loss = softmax_cross_entropy_with_logits(2.0 * ROWS, LOGITS)
    np.testing.assert_allclose(tape.gradient(loss, LOGITS), 2.0 * (tf.nn.softmax(LOGITS) - ROWS), atol=1e-6)


# -- shapes that are not known yet


@pytest.mark.parametrize("xla", [False, True])
@pytest.mark.parametrize("shape", [[None, 3], [None, None], None])
@pytest.mark.parametrize("name", ours.__all__)
def test_unknown_lengths_and_ranks(name, shape, xla):
    labels = LABELS[name]
    for labels_shape in (labels.shape, [None] * labels.shape.rank, None):
        spec = [tf.TensorSpec(labels_shape, labels.dtype), tf.TensorSpec(shape, tf.float32)]
        function = tf.function(lambda y, z: loss_of(name)(labels=y, logits=z), input_signature=spec, autograph=False, jit_compile=xla)
        np.testing.assert_allclose(function(labels, LOGITS), loss_of(name)(labels=labels, logits=LOGITS), rtol=1e-6)
        known = function.get_concrete_function().output_shapes
        assert known.rank in {None, labels.shape.rank - (name == "softmax_cross_entropy_with_logits")}


@pytest.mark.parametrize("axis", [0, 1, -1, -2])
def test_unknown_rank_with_an_axis(axis):
    function = with_logits_of(None, partial(softmax_cross_entropy_with_logits, axis=axis), ROWS, None)
    labels = tf.nn.softmax(LOGITS, axis)
    np.testing.assert_allclose(function(labels, LOGITS), softmax_cross_entropy_with_logits(labels, LOGITS, axis), rtol=1e-6)


def test_many_classes_that_are_not_known_yet_are_summed_as_exactly():
    logits = tf.constant(np.random.default_rng(0).normal(size=(1, 50257)), tf.float32)
    function = with_logits_of([None, None], sparse_softmax_cross_entropy_with_logits, IDS, [None])
    known = sparse_softmax_cross_entropy_with_logits([7], logits)
    np.testing.assert_allclose(function(tf.constant([7]), logits), known, rtol=3e-7)


@pytest.mark.parametrize("xla", [False, True])
@pytest.mark.parametrize(
    ("name", "labels"),
    [
        ("sparse_softmax_cross_entropy_with_logits", IDS[:1]),
        ("sparse_softmax_cross_entropy_with_logits", tf.concat([IDS, IDS], 0)),
        ("softmax_cross_entropy_with_logits", ROWS[:, :1]),
        ("softmax_cross_entropy_with_logits", ROWS[:2]),
        ("sigmoid_cross_entropy_with_logits", BITS[:, :1]),
        ("sigmoid_cross_entropy_with_logits", BITS[:1]),
    ],
)
@pytest.mark.parametrize("shape", [[None, None], None])
def test_what_is_not_known_yet_is_not_broadcast_either(name, labels, shape, xla):
    """tf.nn spreads binary labels here."""
    spec = [tf.TensorSpec(None if shape is None else [None] * labels.shape.rank, labels.dtype), tf.TensorSpec(shape, tf.float32)]
    function = tf.function(lambda y, z: loss_of(name)(labels=y, logits=z), input_signature=spec, autograph=False, jit_compile=xla)
    with pytest.raises(tf.errors.InvalidArgumentError):
        function(labels, LOGITS)


# -- broken contracts


@pytest.mark.parametrize(
    ("labels", "says"),
    [
        ([0, 2, 1, 3], r"label 3 at labels\[3\] has no class: logits of shape \(4, 3\) give classes 0\.\.2"),
        ([0, -1, 1, 2], "If -1 marks rows without a label, give such rows any class id and multiply their losses by 0"),
        ([0, 2, -100, 2], "If -100 marks rows without a label"),
        ([1, 3, 2, 3], "The classes seem to be counted from 1"),
    ],
)
def test_labels_without_a_class(labels, says):
    with pytest.raises(fl.LabelError, match=says):
        sparse_softmax_cross_entropy_with_logits(labels, LOGITS)
    lost = (np.array(labels) < 0) | (np.array(labels) > 2)
    row = int(lost.argmax())
    with pytest.raises(tf.errors.InvalidArgumentError, match=rf"(?s)a label has no class.*classes 0\.\.2.*\[{labels[row]}\] \[{row}\]"):
        tf.function(sparse_softmax_cross_entropy_with_logits)(tf.constant(labels), LOGITS)

    @tf.function(jit_compile=True)
    def under_xla(y, z):
        with tf.GradientTape() as tape:
            tape.watch(z)
            value = sparse_softmax_cross_entropy_with_logits(y, z)
        return value, tape.gradient(value, z)

    value, slope = under_xla(tf.constant(labels), LOGITS)
    assert (np.isnan(value) == lost).all()
    assert (np.isnan(slope) == lost[:, None]).all()


def test_a_gradient_alone_stops_too():
    @tf.function
    def slope(y, z):
        with tf.GradientTape() as tape:
            tape.watch(z)
            value = sparse_softmax_cross_entropy_with_logits(y, z)
        return tape.gradient(value, z)

    with pytest.raises(tf.errors.InvalidArgumentError, match="a label has no class"):
        slope(IDS + 1, LOGITS)


@pytest.mark.parametrize(
    ("name", "labels", "logits", "error", "says"),
    [
        ("sparse_softmax", ROWS, LOGITS, fl.ShapeError, r"labels of shape \(4, 3\) do not go with logits of shape \(4, 3\)"),
        ("sparse_softmax", IDS[:, None], LOGITS, fl.ShapeError, "can be read in two ways.*squeeze"),
        ("sparse_softmax", IDS[:3], LOGITS, fl.ShapeError, r"\(3,\)"),
        ("sparse_softmax", ROWS[:, 0] + 0.5, LOGITS, fl.LabelError, "dtype float32 with values"),
        ("sparse_softmax", 0, 1.0, fl.ShapeError, "have 0 axes"),
        ("softmax", IDS, LOGITS, fl.ShapeError, r"class ids need shape \(4,\), a distribution needs shape \(4, 3\)"),
        ("softmax", IDS[:3], LOGITS[:3], fl.ShapeError, r"class ids need shape \(3,\)"),  # N == C: tf.nn compares all with all
        ("softmax", IDS[:, None], LOGITS, fl.ShapeError, "can be read in two ways"),
        ("softmax", tf.where(ROWS == 0.5, np.nan, ROWS), LOGITS, fl.LabelError, r"labels\[2, 1\] is NaN"),
        ("softmax", LOGITS, tf.one_hot(IDS, 3, dtype=tf.int32), fl.OutputKindError, "logits have dtype int32.*changed places"),
        ("sigmoid", BITS[:, 0], LOGITS[:, :1], fl.ShapeError, "compare every row with every other"),
        ("sigmoid", BITS[:, :1], LOGITS, fl.ShapeError, "must have the same shape"),
        ("sigmoid", 1.0, LOGITS, fl.ShapeError, "must have the same shape"),
        ("sigmoid", BITS + 1.0, LOGITS, fl.LabelError, "pass labels - 1"),
        ("sigmoid", tf.sign(BITS - 0.4), LOGITS, fl.LabelError, r"pass \(labels \+ 1\) / 2"),
        ("sigmoid", 255.0 * tf.round(BITS), LOGITS, fl.LabelError, "pass labels / 255"),
        ("sigmoid", tf.where(BITS == 0.5, np.nan, BITS), LOGITS, fl.LabelError, r"labels\[2, 1\] is NaN"),
        ("weighted", BITS, LOGITS, fl.ShapeError, r"pos_weight of shape \(4, 1, 3\), but \(4, 3\) was expected"),
    ],
)
def test_broken_contracts(name, labels, logits, error, says):
    options = {"pos_weight": tf.ones([4, 1, 3])} if name == "weighted" else {}
    with pytest.raises(error, match=says):
        getattr(ours, f"{name}_cross_entropy_with_logits")(labels=labels, logits=logits, **options)
    assert issubclass(error, ValueError)


@pytest.mark.parametrize(
    ("labels", "says"),
    [
        (tf.constant(["a", "b", "a", "c"]), "a loss takes numbers"),
        (np.array(["a", "b", "a", "c"]), "a loss takes numbers"),
        (np.array([0, 1, 2, 1], object), "a loss takes numbers"),
        ([0, 1, [0, 0, 1], 2], "labels mix two forms"),
    ],
)
@pytest.mark.parametrize("name", ours.__all__)
def test_labels_that_hold_no_numbers(name, labels, says):
    with pytest.raises(fl.LabelError, match=says):
        loss_of(name)(labels=labels, logits=LOGITS)


RAGGED = tf.RaggedTensor.from_row_lengths([1.0, 0.0, 1.0], [2, 1])
softmax, sparse, sigmoid, weighted = (getattr(ours, name) for name in LABELS)


@pytest.mark.parametrize(
    ("call", "error", "says"),
    [
        (lambda: softmax(None, LOGITS), TypeError, "labels is None"),
        (lambda: sparse(IDS, None), TypeError, "logits is None"),
        (lambda: weighted(BITS, LOGITS, None), TypeError, "pos_weight is None"),
        (lambda: weighted(BITS, LOGITS, "2"), ValueError, "pos_weight is of type str"),
        (lambda: weighted(BITS, LOGITS, 1j), ValueError, "pos_weight has dtype complex128"),
        (lambda: softmax(tf.cast(ROWS, tf.complex64), LOGITS), fl.LabelError, "labels of dtype complex64"),
        (lambda: sigmoid(tf.cast(BITS, tf.complex64), LOGITS), fl.LabelError, "labels of dtype complex64"),
        (
            lambda: softmax(RAGGED, RAGGED),
            fl.ShapeError,
            r"logits came as a RaggedTensor.*pass labels\.flat_values and logits\.flat_values",
        ),
        (lambda: sparse(RAGGED, LOGITS), fl.ShapeError, "labels came as a RaggedTensor"),
        (lambda: sigmoid(BITS, RAGGED), fl.ShapeError, "logits came as a RaggedTensor, but labels did not"),
        (
            lambda: sigmoid(tf.RaggedTensor.from_row_lengths([1.0, 0.0, 1.0], [1, 2]), RAGGED),
            fl.ShapeError,
            r"rows of \(1, 2\) .* of \(2, 1\)",
        ),
        *(
            (partial(softmax, ROWS, LOGITS, axis), ValueError, "is no whole number: the classes of logits")
            for axis in (None, 1.0, "1", (0, 1), True)
        ),
    ],
)
def test_what_is_no_array_and_no_axis_is_named(call, error, says):
    with pytest.raises(error, match=says):
        call()


def test_errors_come_out_of_a_graph_as_what_they_are():
    def train(labels, logits):
        return softmax_cross_entropy_with_logits(labels, logits)

    with pytest.raises(fl.ShapeError, match="class ids need shape"):
        tf.function(train)(IDS, LOGITS)


# -- provenance


def by_hand(z):
    powers = tf.exp(z - tf.reduce_max(z, -1, keepdims=True))
    return powers / tf.reduce_sum(powers, -1, keepdims=True)


BEFORE = {
    "softmax": tf.nn.softmax,
    "sigmoid": tf.sigmoid,
    "softmax, reshaped and cast": lambda z: tf.cast(tf.reshape(tf.nn.softmax(tf.cast(z, tf.float64)), [4, 3]), tf.float32),
    "softmax, a part of it": lambda z: tf.identity(tf.nn.softmax(tf.concat([z, z], 0))[:4]),
    "softmax of another axis": lambda z: tf.transpose(tf.nn.softmax(tf.transpose(z))),
    "softmax by hand": by_hand,
    "softmax of Keras": keras.ops.softmax,
    "sigmoid of Keras": keras.ops.sigmoid,
    "softmax layer": keras.layers.Softmax(),
}


@pytest.mark.parametrize("before", BEFORE)
def test_what_made_the_logits_is_known_in_a_graph(before):
    activation = before.split(maxsplit=1)[0].strip(",")
    for name in ours.__all__:
        function = tf.function(lambda y, z: loss_of(name)(labels=y, logits=BEFORE[before](z)))  # noqa: B023 called at once
        with pytest.raises(fl.OutputKindError, match=f"this tensor is the output of {activation}: the loss would apply"):
            function(LABELS[name], LOGITS)


@pytest.mark.parametrize("activation", ["softmax", "sigmoid"])
def test_what_keras_leaves_on_eager_tensors_is_seen(activation):
    output = getattr(keras.ops, activation)(LOGITS)
    for name in ours.__all__:
        with pytest.raises(fl.OutputKindError, match=f"output of {activation}") as raised:
            loss_of(name)(labels=LABELS[name], logits=output)
        twin = "cross_entropy" if "softmax" in name else "binary_cross_entropy"  # tf.nn has no loss that takes probabilities
        assert str(raised.value).endswith(f"or give the probabilities to fromlogits.{twin} with kind='probabilities'.")


@pytest.mark.parametrize(
    "before", [tf.nn.log_softmax, tf.nn.relu, tf.identity, lambda z: z / tf.reduce_sum(tf.abs(z)), lambda z: 2.0 * tf.nn.softmax(z)]
)
def test_other_logits_pass(before):
    function = tf.function(lambda y, z: sparse_softmax_cross_entropy_with_logits(y, before(z)), autograph=False)
    np.testing.assert_allclose(
        function(IDS, LOGITS), tf.nn.sparse_softmax_cross_entropy_with_logits(IDS, before(LOGITS)), rtol=1e-5, atol=1e-7
    )


# -- hints


MANY = tf.constant(np.random.default_rng(1).normal(size=(32, 3)), tf.float32)
MANY_IDS = tf.range(32) % 3
MANY_ROWS = tf.one_hot(MANY_IDS, 3)


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda: sparse_softmax_cross_entropy_with_logits(MANY_IDS, tf.nn.softmax(MANY)), "rows sum to 1.*FL101"),
        (lambda: sparse_softmax_cross_entropy_with_logits(MANY_IDS, by_hand(MANY)), "rows sum to 1.*FL101"),
        (lambda: softmax_cross_entropy_with_logits(MANY_ROWS, tf.sigmoid(MANY)), "every number lies between 0 and 1.*FL101"),
        (lambda: sigmoid_cross_entropy_with_logits(MANY_ROWS, tf.sigmoid(MANY)), "every number lies between 0 and 1.*FL101"),
        (lambda: weighted_cross_entropy_with_logits(MANY_ROWS, tf.nn.softmax(MANY), 2.0), "every number lies between 0 and 1.*FL101"),
        (lambda: softmax_cross_entropy_with_logits(2.0 * MANY_ROWS, MANY), r"labels\[0\] sums to 2.*FL206"),
        (lambda: softmax_cross_entropy_with_logits(MANY, MANY_ROWS), "FL101|FL206"),  # labels and logits have changed places: both are said
    ],
)
def test_numbers_that_only_look_wrong_are_warned_of_once(call, says):
    def often():
        for _ in range(5):
            call()

    with pytest.warns(fl.ContractWarning, match=says) as caught:
        often()
    assert len(caught) <= 2  # one of each sort
    assert {one.filename for one in caught} == {__file__}


def test_nothing_is_said_of_what_is_right():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        sparse_softmax_cross_entropy_with_logits(MANY_IDS, MANY)
        sparse_softmax_cross_entropy_with_logits(MANY_IDS, tf.nn.log_softmax(MANY))
        softmax_cross_entropy_with_logits(tf.nn.softmax(MANY), MANY)
        sigmoid_cross_entropy_with_logits(MANY_ROWS, MANY)


def test_empty_batches():
    assert softmax_cross_entropy_with_logits(tf.zeros([0, 3]), tf.zeros([0, 3])).shape == (0,)
    assert sparse_softmax_cross_entropy_with_logits(tf.zeros([0], tf.int32), tf.zeros([0, 3])).shape == (0,)
    with pytest.raises(fl.ShapeError, match="there is no class to choose"):
        softmax_cross_entropy_with_logits(tf.zeros([2, 0]), tf.zeros([2, 0]))


def test_docstrings_are_true():
    assert doctest.testmod(ours, optionflags=doctest.ELLIPSIS).failed == 0
