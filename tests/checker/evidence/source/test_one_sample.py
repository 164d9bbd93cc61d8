"""The labels of a single sample: a row of zeros and ones with one axis is no list of class ids."""

from __future__ import annotations

import pytest

HEAD = """\
import jax
import jax.numpy as jnp
import optax
import tensorflow as tf

key = jax.random.key(0)
"""

PROGRAMS = {
    "scores that stand alone": ("optax.softmax_cross_entropy(jax.random.normal(key, (3,)), jnp.array([0, 1, 0]))", set()),
    "ids of several samples": ("optax.softmax_cross_entropy(jax.random.normal(key, (3, 2)), jnp.array([0, 1, 0]))", {"FL202"}),
    "one row of scores": (
        "tf.losses.categorical_crossentropy(tf.constant([0, 1]), tf.random.normal([1, 3]) @ tf.random.normal([3, 2]), from_logits=True)",
        set(),
    ),
    "as many samples as classes": (
        "tf.losses.categorical_crossentropy(tf.constant([0, 1]), tf.random.normal([2, 3]) @ tf.random.normal([3, 2]), from_logits=True)",
        {"FL202"},
    ),
    "one row, and ids beyond one": (
        "tf.losses.categorical_crossentropy(tf.constant([2, 0, 1]), tf.random.normal([1, 4]) @ tf.random.normal([4, 3]), from_logits=True)",
        {"FL202"},
    ),
}


@pytest.mark.parametrize("program", PROGRAMS)
def test_labels_of_one_axis(program, codes):
    text, wanted = PROGRAMS[program]
    assert codes(HEAD + text) == wanted
