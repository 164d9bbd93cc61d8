"""A model's own step, or its own loss, asks for the loss of compile: it judges what is handed over, not what the model returns."""

from __future__ import annotations

import pytest

MODEL = """\
import keras
from keras import layers, ops
k, x = np.random.randint(0, 4, 200), np.random.rand(200, 6)

class Own(keras.Model):
    def __init__(self):
        super().__init__()
        self.scores = layers.Dense(4{activation})

    def call(self, x):
        return self.scores(x)

{method}

model = Own()
model.compile("adam", loss={loss})
{fit}
"""
COMPUTED = """\
    def compute_loss(self, x=None, y=None, y_pred=None, sample_weight=None, training=True):
        return super().compute_loss({given})
"""
STEP = """\
    def train_step(self, data):
        {unpacked}
        with tf.GradientTape() as tape:
            loss = {asked}
        return {{"loss": loss}}
"""
PAIR = "x, y = data"
SPARSE, SCORES = '"sparse_categorical_crossentropy"', "keras.losses.SparseCategoricalCrossentropy(from_logits=True)"
BY_HAND = "lambda y, p: keras.losses.sparse_categorical_crossentropy(y, p)"
PLAIN, SOFT = COMPUTED.format(given="x=x, y=y, y_pred=y_pred"), COMPUTED.format(given="x=x, y=y, y_pred=ops.softmax(y_pred)")
BY_PLACE = COMPUTED.format(given="x, y, ops.softmax(y_pred), sample_weight")
ROWS = COMPUTED.format(given="x=x, y=ops.one_hot(y, 4), y_pred=ops.softmax(y_pred)")
CASES = [
    (SOFT, SPARSE, set()),
    (PLAIN, SPARSE, {"FL102"}),
    (BY_PLACE, SCORES, {"FL101"}),
    (ROWS, '"categorical_crossentropy"', set()),
    (STEP.format(unpacked=PAIR, asked="self.compute_loss(y=y, y_pred=tf.nn.softmax(self(x)))"), SPARSE, set()),
    (STEP.format(unpacked=PAIR, asked="self.compute_loss(y=y, y_pred=tf.nn.softmax(self(x)))"), BY_HAND, set()),
    (STEP.format(unpacked=PAIR, asked="self.compute_loss(y=y, y_pred=self(x))"), SPARSE, {"FL102"}),
    (STEP.format(unpacked=PAIR, asked="self.compiled_loss(y, tf.nn.softmax(self(x)), regularization_losses=self.losses)"), SPARSE, set()),
    (STEP.format(unpacked=PAIR, asked="self.loss(y, tf.nn.softmax(self(x)))"), SCORES, {"FL101"}),
    (STEP.format(unpacked=PAIR, asked="self.loss(y, self(x))"), SCORES, set()),
]


@pytest.mark.parametrize("fit", ["model.fit(x, k)", ""])
@pytest.mark.parametrize(("method", "loss", "wanted"), CASES)
def test_what_is_handed_over(method, loss, wanted, fit, codes):
    assert codes(MODEL.format(method=method, loss=loss, fit=fit, activation="")) == wanted


@pytest.mark.parametrize(
    ("unpacked", "imported"),
    [
        ("x, y, w = keras.utils.unpack_x_y_sample_weight(data)", ""),
        ("x, y, w = data_adapter.unpack_x_y_sample_weight(data)", "from keras.engine import data_adapter\n"),
        ("x, y, w = data_adapter.unpack_x_y_sample_weight(data)", "from tensorflow.python.keras.engine import data_adapter\n"),
    ],
)
@pytest.mark.parametrize(("loss", "wanted"), [('"categorical_crossentropy"', {"FL202"}), (SPARSE, set())])
def test_a_batch_is_unpacked(unpacked, imported, loss, wanted, codes):
    step = STEP.format(unpacked=unpacked, asked="self.compute_loss(x=x, y=y, y_pred=self(x), sample_weight=w)")
    program = MODEL.format(method=step, loss=loss, fit="model.fit(x, k)", activation=', activation="softmax"')
    assert codes(imported + program) == wanted


def test_a_loss_that_the_model_keeps_itself(codes):
    step = STEP.format(unpacked=PAIR, asked="self.loss(y, self(x))")
    program = MODEL.format(method=step, loss="None", fit="model.fit(x, k)", activation="")
    assert codes(
        program.replace("        self.scores =", "        self.loss = keras.losses.SparseCategoricalCrossentropy()\n        self.scores =")
    ) == {"FL102"}
