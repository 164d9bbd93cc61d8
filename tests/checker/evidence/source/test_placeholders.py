"""Graphs of TensorFlow 1 and before: what is fed to them, and the losses that took the logits first."""

from __future__ import annotations

import pytest

GRAPH = """
import tensorflow as tf
x = tf.placeholder("float", [None, 784])
y = tf.placeholder("float", [None, 10])
z = tf.matmul(x, tf.Variable(tf.random_normal([784, 10])))
cost = tf.reduce_mean(tf.{loss})
"""
LOSSES = {
    "logits first": ("softmax_cross_entropy_with_logits(z, y)", set()),
    "logits first, labels reshaped": ("softmax_cross_entropy_with_logits(z, tf.reshape(y, [-1, 10]))", set()),
    "one of two first": ("softmax_cross_entropy_with_logits(z if wide() else tf.matmul(z, tf.Variable(tf.eye(10))), y)", set()),
    "shares first": ("softmax_cross_entropy_with_logits(tf.nn.softmax(z), y)", {"FL101"}),
    "by name": ("softmax_cross_entropy_with_logits(labels=y, logits=z)", set()),
    "of the younger losses": ("losses.softmax_cross_entropy(y, z)", set()),
    "of the younger losses, logits first": ("losses.softmax_cross_entropy(z, y)", {"FL303"}),
    "by the wrong name": ("softmax_cross_entropy_with_logits(labels=z, logits=y)", {"FL303"}),
}


@pytest.mark.parametrize("loss", LOSSES)
def test_which_comes_first(loss, codes):
    call, wanted = LOSSES[loss]
    assert codes(GRAPH.format(loss=call if call.startswith("losses.") else f"nn.{call}")) == wanted


def test_however_far_from_what_is_fed(codes):
    program = """
import tensorflow as tf

x = tf.placeholder(tf.float32, [None, 16])
h = x
for _ in range(6):
    h = tf.nn.relu(tf.matmul(h, tf.Variable(tf.random_normal([16, 16]))) + tf.Variable(tf.zeros([16])))
d = tf.matmul(h, tf.Variable(tf.random_normal([16, 1])))
cost = tf.reduce_mean(tf.nn.sigmoid_cross_entropy_with_logits({given}))
"""
    assert codes(program.format(given="d, tf.zeros_like(d)")) == set()
    assert codes(program.format(given="labels=d, logits=tf.zeros_like(d)")) == {"FL303"}
