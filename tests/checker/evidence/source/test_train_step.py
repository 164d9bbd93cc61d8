"""A training step of the project's own: what it gets of what fit was given."""

from __future__ import annotations

import pytest

from fromlogits.checker.check import check
from fromlogits.checker.settings import Settings

MODEL = """\
from keras import layers
pictures = np.random.rand(40, 6).astype('float32')
ids = np.random.randint(0, 3, 40)


class Own(keras.Model):
    def __init__(self):
        super().__init__()
        self.inner = keras.Sequential([layers.Dense({units}, activation='{activation}')])

    def call(self, x):
        return self.inner(x)

    def train_step(self, data):
{step}


model = Own()
model.compile(optimizer='adam')
model.fit({given})
"""
BCE = "keras.losses.binary_crossentropy"
SCE = "keras.losses.sparse_categorical_crossentropy"
STEPS = {
    "alone, labels first": (6, f"        p = self(data)\n        return {BCE}(data, p)", "pictures", set()),
    "alone, output first": (6, f"        p = self(data)\n        return {BCE}(p, data)", "pictures", {"FL303"}),
    "a data set of inputs": (
        6,
        f"        p = self(data)\n        return {BCE}(p, data)",
        "tf.data.Dataset.from_tensor_slices(pictures).batch(8)",
        {"FL303"},
    ),
    "a pair": (3, f"        x, y = data\n        return {SCE}(y, self(x))", "pictures, ids", set()),
    "a pair, dense": (
        3,
        "        x, y = data\n        return keras.losses.categorical_crossentropy(y, self(x))",
        "pictures, ids",
        {"FL202"},
    ),
    "a data set of pairs": (
        3,
        "        x, y = data\n        return keras.losses.categorical_crossentropy(y, self(x))",
        "tf.data.Dataset.from_tensor_slices((pictures, ids)).batch(8)",
        {"FL202"},
    ),
    "weights": (
        3,
        "        x, y, w = data\n        return keras.losses.categorical_crossentropy(y, self(x)) * w",
        "pictures, ids, sample_weight=np.ones(40)",
        {"FL202"},
    ),
}


@pytest.mark.parametrize("case", STEPS)
def test_what_a_step_is_given(case, codes):
    units, step, given, wanted = STEPS[case]
    activation = "sigmoid" if units == 6 else "softmax"
    assert codes(MODEL.format(units=units, activation=activation, step=step, given=given)) == wanted


TESTED = """
import keras
from keras import layers

class Net(keras.Model):
    def __init__(self):
        super().__init__()
        self.out = layers.Dense(3, activation="softmax")
        self.loss_fn = keras.losses.CategoricalCrossentropy()

    def call(self, x):
        return self.out(x)

    def train_step(self, data):
        x, y = data
        return {{"loss": self.loss_fn(y, self(x))}}

    def test_step(self, data):
        x, y = data
        return {{"loss": self.loss_fn({arguments})}}

x = np.random.rand(60, 4)
y = keras.utils.to_categorical(np.random.randint(0, 3, 60), 3)
net = Net()
net.compile("adam")
{use}
"""
USES = [
    "net.fit(x, y, validation_data=(x, y))",
    "net.fit(x, y, validation_split=0.1)",
    "net.fit(x, y, validation_data=tf.data.Dataset.from_tensor_slices((x, y)).batch(8))",
    "net.fit(x, y)\nnet.evaluate(x, y)",
]


@pytest.mark.parametrize("use", USES)
@pytest.mark.parametrize(("arguments", "wanted"), [("self(x), y", {"FL303"}), ("y, self(x)", set())])
def test_a_test_step_is_given_what_is_kept_back(use, arguments, wanted, codes):
    assert codes(TESTED.format(use=use, arguments=arguments)) == wanted


ALIGNED = """
import keras
import numpy as np
from keras import ops
def loss(truth, shares):
    return ops.mean(ops.square({difference}))
model = keras.Sequential([keras.Input((6,)), keras.layers.Dense(1, activation="sigmoid")])
model.compile("adam", loss)
model.fit(np.random.rand(60, 6), np.random.randint(0, 2, 60).astype("float32"))
"""


@pytest.mark.parametrize(
    ("difference", "wanted"),
    [
        ("ops.reshape(truth, (-1,)) - shares", {"error"}),  # Keras aligns them, and the loss undoes it
        ("ops.squeeze(truth, -1) - shares", {"error"}),
        ("truth - shares", {"hint"}),
        ("ops.reshape(truth, (-1, 1)) - shares", set()),
        ("ops.reshape(truth, (-1,)) - ops.reshape(shares, (-1,))", set()),
    ],
)
def test_labels_that_keras_aligns_before_a_loss_makes_them_flat(difference, wanted, tmp_path):
    file = tmp_path / "program.py"
    file.write_text(ALIGNED.format(difference=difference), encoding="utf-8")
    found = check([str(file)], Settings(), hints=True).findings
    assert {(finding.code, str(finding.severity)) for finding in found} == {("FL301", severity) for severity in wanted}


PREDICTING = """
class Own(keras.Model):
    def predict_step(self, data):
        return {given}


inputs = keras.Input((6,))
model = Own(inputs, keras.layers.Dense(1)(inputs))
model.compile("adam", keras.losses.BinaryCrossentropy(from_logits=True))
model.fit(np.random.rand(40, 6), np.random.randint(0, 2, 40))
yes = model.predict(np.random.rand(40, 6)) > 0.5
"""


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ("keras.ops.sigmoid(super().predict_step(data))", set()),
        ("keras.ops.sigmoid(self(data))", set()),
        ("self(data)", {"FL502"}),
        ("super().predict_step(data)", {"FL502"}),
    ],
)
def test_what_a_step_of_its_own_predicts(given, wanted, codes):
    assert codes(PREDICTING.format(given=given)) == wanted


MEASURING = """
class Own(keras.Model):
    def {name}(self, x, y, y_pred, sample_weight=None):
        return super().compute_metrics(x, y, keras.ops.sigmoid(y_pred), sample_weight)


inputs = keras.Input((6,))
model = Own(inputs, keras.layers.Dense(1)(inputs))
model.compile("adam", keras.losses.BinaryCrossentropy(from_logits=True), metrics=[keras.metrics.AUC()])
model.fit(np.random.rand(40, 6), np.random.randint(0, 2, 40))
"""


def test_metrics_that_a_model_computes_itself(codes):
    assert codes(MEASURING.format(name="compute_metrics")) == set()
    assert codes(MEASURING.format(name="of_nobody")) == {"FL501"}
