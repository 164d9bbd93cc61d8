"""`fit_generator`, which older Keras has beside `fit`: batches of a generator, and then how many of them."""

from __future__ import annotations

import pytest

PROGRAM = """
    import numpy as np
    import keras
    from keras import layers
    from keras.utils import to_categorical

    def batches(size):
        while True:
            yield np.random.rand(size, 4), {labels}

    class Own(keras.Model):
        def __init__(self):
            super().__init__()
            self.head = layers.Dense(3, activation="softmax")

        def call(self, x):
            return self.head(x)

    model = {model}
    model.compile(loss="categorical_crossentropy")
    model.{call}
"""
IDS = "np.random.randint(0, 3, size)"
ROWS = f"to_categorical({IDS}, 3)"
MODELS = ['keras.Sequential([keras.Input((4,)), layers.Dense(3, activation="softmax")])', "Own()"]
CALLS = [
    "fit_generator(batches(8), 5)",
    "fit_generator(batches(8), 5, 10, 1, None, batches(8))",
    "fit_generator(generator=batches(8), steps_per_epoch=5)",
    "evaluate_generator(batches(8), 5)",
    "evaluate_generator(steps=5, generator=batches(8))",
]


@pytest.mark.parametrize("model", MODELS)
@pytest.mark.parametrize("call", CALLS)
def test_the_second_place_counts_batches_and_holds_no_labels(codes, call, model):
    assert codes(PROGRAM.format(labels=ROWS, model=model, call=call)) == set()
    assert codes(PROGRAM.format(labels=IDS, model=model, call=call)) == {"FL202"}


def test_the_sixth_place_is_for_validation(codes):
    program = PROGRAM.format(labels=ROWS, model=MODELS[0], call="fit_generator(batches(8), 5, 10, 1, None, held_out)")
    held_out = "held_out = (np.zeros((9, 4)), {labels})\n    model = "
    assert codes(program.replace("model = ", held_out.format(labels="to_categorical(np.arange(9) % 3)"), 1)) == set()
    assert codes(program.replace("model = ", held_out.format(labels="np.arange(9) % 3"), 1)) == {"FL203"}


def test_what_predict_generator_gives_is_what_the_model_gives(codes):
    one = 'keras.Sequential([keras.Input((4,)), layers.Dense(1, activation="sigmoid")])'
    program = PROGRAM.format(labels="np.random.randint(0, 2, size)", model=one, call="predict_generator(batches(8), 5) > 0.5")
    program = program.replace('loss="categorical_crossentropy"', "loss=keras.losses.BinaryCrossentropy(from_logits={})")
    assert codes(program.format(False)) == set()
    assert codes(program.replace('(1, activation="sigmoid")', "(1)").format(True)) == {"FL502"}
