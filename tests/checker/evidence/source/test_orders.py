"""Losses taken both ways round in one function are meant so; the wrong way round alone is a slip."""

from __future__ import annotations

import pytest

KERAS = """
    import numpy as np
    import keras

    {loss}

    model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(3, activation="softmax")])
    model.compile(loss=loss)
"""
FIT = "    model.fit(np.random.rand(8, 4), keras.utils.to_categorical(np.random.randint(0, 3, 8), 3))\n"
SYMMETRIC = """
    def loss(y_true, y_pred):
        forward = keras.losses.categorical_crossentropy(y_true, y_pred)
        backward = keras.losses.categorical_crossentropy(y_pred, keras.ops.clip(y_true, 1e-4, 1.0))
        return forward + 0.1 * backward
"""
TURNED = """
    def loss(y_true, y_pred):
        return keras.losses.categorical_crossentropy(y_pred, y_true)
"""


@pytest.mark.parametrize("fit", ["", FIT], ids=["compiled", "fitted"])
def test_a_symmetric_cross_entropy_is_meant(codes, fit):
    assert codes(KERAS.format(loss=SYMMETRIC) + fit) == set()


@pytest.mark.parametrize("fit", ["", FIT], ids=["compiled", "fitted"])
def test_the_wrong_way_round_alone_is_a_slip(codes, fit):
    assert codes(KERAS.format(loss=TURNED) + fit) == {"FL303"}


def test_the_right_way_round_in_another_function_says_nothing(codes):
    program = """
    import numpy as np
    import keras

    model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(3, activation="softmax")])
    x, y = np.random.rand(8, 4), keras.utils.to_categorical(np.random.randint(0, 3, 8), 3)

    def train(x, y):
        return keras.losses.categorical_crossentropy(y, model(x))

    def validate(x, y):
        return keras.losses.categorical_crossentropy(model(x), y)

    train(x, y)
    validate(x, y)
"""
    assert codes(program) == {"FL303"}


def test_compile_in_the_same_function_is_not_the_other_half(codes):
    program = """
    import numpy as np
    import keras

    def train(x):
        model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(3, activation="softmax")])
        model.compile(loss="categorical_crossentropy")
        y = keras.utils.to_categorical(np.random.randint(0, 3, 8), 3)
        {losses}

    train(np.random.rand(8, 4))
"""
    turned = "loss = keras.losses.categorical_crossentropy(model(x), y)"
    assert codes(program.format(losses=turned)) == {"FL303"}
    assert codes(program.format(losses=f"{turned} + keras.losses.categorical_crossentropy(y, model(x))")) == set()


def test_a_divergence_may_be_meant_the_other_way_round(codes):
    assert codes(KERAS.format(loss=TURNED.replace("categorical_crossentropy", "kl_divergence"))) == set()
