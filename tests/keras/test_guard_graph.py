"""Loops of a program's own, compiled by tf.function and by jax.jit."""

import contextlib

import keras
import numpy as np
import pytest
from keras import layers

from fromlogits.checker.guard.keras import install
from fromlogits.checker.guard.watch import Watch

BACKEND = keras.backend.backend()
RNG = np.random.default_rng(0)
X = RNG.normal(size=(96, 6)).astype("float32")
IDS = RNG.integers(0, 3, 96)
ROWS = np.eye(3, dtype="float32")[IDS]
FLAGS = (IDS > 0).astype("float32")
SPARSE, DENSE = keras.losses.SparseCategoricalCrossentropy, keras.losses.CategoricalCrossentropy

only_tensorflow = pytest.mark.skipif(BACKEND != "tensorflow", reason="tf.function")
only_jax = pytest.mark.skipif(BACKEND != "jax", reason="jax.jit")


@contextlib.contextmanager
def guarded():
    watch = Watch("warn", 2)
    watch.tell = lambda finding: None
    uninstall = install(watch)
    try:
        yield watch
    finally:
        uninstall()
    assert watch.faults == []


def net(units=3, activation=None):
    return keras.Sequential([keras.Input((6,)), layers.Dense(units, activation=activation)])


def found(watch):
    return sorted({finding.code for finding in watch.findings})


def stepped(model, loss, change=lambda labels: labels, labels=IDS):
    """Three steps of a compiled function, each with a place of its own for the loss."""
    import tensorflow as tf

    optimizer = keras.optimizers.SGD(0.1)

    @tf.function
    def step(x, y):
        with tf.GradientTape() as tape:
            value = loss(change(y), model(x, training=True))
        gradients = tape.gradient(value, model.trainable_variables)
        optimizer.apply_gradients(zip(gradients, model.trainable_variables, strict=True))
        return value

    with guarded() as watch:
        for _ in range(3):
            step(X, labels)
    return watch


@only_tensorflow
def test_what_made_the_output_of_a_compiled_step():
    assert found(stepped(net(activation="softmax"), SPARSE(from_logits=True))) == ["FL101"]
    assert found(stepped(net(), SPARSE())) == ["FL102"]
    assert found(stepped(net(activation="softmax"), SPARSE())) == []
    assert found(stepped(net(), SPARSE(from_logits=True))) == []


@only_tensorflow
def test_labels_that_the_graph_makes():
    import tensorflow as tf

    smoothed = stepped(net(activation="softmax"), DENSE(), lambda y: tf.one_hot(tf.cast(y, tf.int32), 3) + 0.1)
    assert found(smoothed) == ["FL206"]
    assert found(stepped(net(activation="softmax"), DENSE(), lambda y: tf.one_hot(y, 3) * 0.9 + 0.1 / 3)) == []
    assert found(stepped(net(1, "sigmoid"), keras.losses.BinaryCrossentropy(), labels=(2 * FLAGS - 1)[:, None])) == ["FL204"]


@only_tensorflow
def test_a_line_that_autograph_rewrote():
    watch = stepped(net(), SPARSE())
    (finding,) = watch.findings
    assert finding.where.file == __file__
    assert finding.case.loss.text.startswith("value = loss(change(y)")


@only_tensorflow
def test_labels_that_a_model_made_and_labels_in_the_wrong_place():
    import tensorflow as tf

    student, teacher, loss = net(activation="softmax"), net(activation="softmax"), DENSE()

    @tf.function
    def distilled(x):
        return loss(teacher(x), student(x))

    @tf.function
    def exchanged(x, y):
        return loss(student(x), y)

    with guarded() as watch:
        distilled(X)
        assert found(watch) == []
        exchanged(X, ROWS)
    assert found(watch) == ["FL303"]


@only_jax
def test_a_loop_that_jax_compiles():
    import jax

    model, loss = net(), SPARSE()

    def computed(weights, others, x, y):
        scores, _ = model.stateless_call(weights, others, x, training=True)
        return loss(y, scores)

    step = jax.jit(jax.value_and_grad(computed))
    weights = [one.value for one in model.trainable_variables]
    others = [one.value for one in model.non_trainable_variables]
    plain = step(weights, others, X, IDS)[0]
    fresh = jax.jit(jax.value_and_grad(computed))
    with guarded() as watch:
        watched = [fresh(weights, others, X, IDS)[0] for _ in range(4)]
        for wait in watch.under_way:
            wait()
    assert found(watch) == ["FL102"]
    assert np.allclose(watched, plain)
