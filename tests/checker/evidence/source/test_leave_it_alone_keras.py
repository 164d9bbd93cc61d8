"""Programs of Keras and TensorFlow that look wrong and are right: each taken from real code, made small, and silent for ever.

Beside some stands a neighbour that is wrong: silence must not come from having looked away.
"""

from __future__ import annotations

from textwrap import dedent

import pytest

from fromlogits.checker.check import check
from fromlogits.checker.settings import Settings

SILENT = {
    "the place of every point: softmax over places, and labels of as many": """
        import keras
        import numpy as np

        x, y = np.random.randn(32, 7, 5), np.eye(7)[np.random.randint(0, 7, (32, 3))]
        model = keras.Sequential([keras.Input((7, 5)), keras.layers.Dense(3), keras.layers.Permute((2, 1)), keras.layers.Softmax()])
        model.compile("sgd", "categorical_crossentropy")
        model.fit(x, y)
    """,
    "leaves of a decision forest: shares of paths times distributions": """
        import keras
        import tensorflow as tf
        from keras import layers

        class Tree(keras.Model):
            def __init__(self, leaves, classes):
                super().__init__()
                self.pi = tf.Variable(tf.random_normal_initializer()(shape=[leaves, classes]), trainable=True)
                self.path = layers.Dense(leaves, activation="sigmoid")

            def call(self, features):
                return tf.matmul(self.path(features), keras.activations.softmax(self.pi))

        model = Tree(8, 10)
        model.compile("adam", loss=keras.losses.SparseCategoricalCrossentropy())
    """,
    "a metric that turns logits into probabilities before the metric it is mixed with": """
        import keras
        import tensorflow as tf

        class FromLogits(keras.metrics.Metric):
            def __init__(self, from_logits, **kwargs):
                super().__init__(**kwargs)
                self.from_logits = from_logits

            def update_state(self, y_true, y_pred, sample_weight=None):
                return super().update_state(y_true, tf.nn.sigmoid(y_pred) if self.from_logits else y_pred, sample_weight)

        class Precision(FromLogits, keras.metrics.Precision):
            pass

        model = keras.Sequential([keras.layers.Dense(1)])
        model.compile("adam", keras.losses.BinaryCrossentropy(from_logits=True), metrics=[Precision(from_logits=True)])
    """,
    "weights that nobody trains, set to one: the sum of probabilities times a mask": """
        import keras
        from keras import layers

        x, asked = keras.Input((None, 6)), keras.Input((None, 6))
        skills = layers.Dense(6, activation="sigmoid")(layers.LSTM(8, return_sequences=True)(x))
        ones = layers.Dense(1, use_bias=False, trainable=False, kernel_initializer="ones")
        model = keras.Model([x, asked], ones(layers.Multiply()([skills, asked])))
        model.compile("adam", "binary_crossentropy", metrics=[keras.metrics.AUC()])
    """,
    "an output and a metric that one test of several keeps apart": """
        import keras

        def build(data, metrics=None):
            several = data.several()
            regression = False
            if not several and len(data[0][-1].shape) == 1:
                regression = True
            if several and metrics is None:
                metrics = ["binary_accuracy"]
            elif metrics is None:
                metrics = ["mae"]
            loss, activation = "categorical_crossentropy", "softmax"
            if several:
                loss, activation = "binary_crossentropy", "sigmoid"
            elif regression:
                loss, activation = "mse", None
            model = keras.Sequential([keras.layers.Dense(1 if regression else data.classes, activation=activation)])
            model.compile("adam", loss=loss, metrics=metrics)
            return model
    """,
    "a training step that never asks for the loss of compile": """
        import keras
        import tensorflow as tf
        from keras import layers

        class Depth(keras.Model):
            def __init__(self):
                super().__init__()
                self.head = layers.Conv2D(1, 1, activation="tanh")

            def call(self, x):
                return self.head(x)

            def train_step(self, data):
                x, target = data
                with tf.GradientTape() as tape:
                    loss = tf.reduce_mean(tf.abs(target - self(x, training=True)))
                gradients = tape.gradient(loss, self.trainable_variables)
                self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
                return {"mae": loss}

        model = Depth()
        model.compile("adam", loss=keras.losses.SparseCategoricalCrossentropy(from_logits=True))
    """,
    "the entropy of a mean of softmax outputs": """
        import keras
        import tensorflow as tf
        from keras import layers

        class Entropy(keras.losses.Loss):
            def call(self, target, shares):
                shares = tf.clip_by_value(tf.reduce_mean(shares, axis=0), 1e-8, 1.0)
                return tf.reduce_sum(shares * tf.math.log(shares))

        model = keras.Sequential([layers.Dense(20, activation="softmax")])
        model.compile("adam", loss=Entropy())
    """,
    "a label binarizer for several labels, given one for each row": """
        import keras
        from keras import layers
        from sklearn.preprocessing import MultiLabelBinarizer

        (x_train, y_train), _ = keras.datasets.mnist.load_data()
        y_train = MultiLabelBinarizer().fit_transform([[label] for label in y_train])
        model = keras.Sequential([layers.Flatten(), layers.Dense(10, activation="softmax")])
        model.compile("adam", loss="categorical_crossentropy")
        model.fit(x_train, y_train)
    """,
    "padded ids that look like a row of labels": """
        import keras
        from keras import ops

        loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
        y_true = ops.array([[1, 0, 0]])
        y_pred = ops.ones((1, 3, 4))
        print(loss(y_true, y_pred))
    """,
    "ids drawn by the logarithm of probabilities, with a temperature": """
        import keras
        import tensorflow as tf
        from keras import layers

        model = keras.Sequential([layers.GRU(128, return_sequences=True), layers.Dense(39, activation="softmax")])
        model.compile("adam", loss="sparse_categorical_crossentropy")

        def next_character(text, temperature=1.0):
            probabilities = model(text)[0, -1:, :]
            rescaled = tf.math.log(probabilities) / temperature
            return tf.random.categorical(rescaled, num_samples=1)
    """,
    "one logit for each position: where an answer begins, and where it ends": """
        import tensorflow as tf

        def scores(hidden):
            weights = tf.get_variable("weights", [2, 768])
            flat = tf.matmul(tf.reshape(hidden, [8 * 128, 768]), weights, transpose_b=True)
            start, end = tf.unstack(tf.transpose(tf.reshape(flat, [8, 128, 2]), [2, 0, 1]), axis=0)
            return start, end

        def loss(logits, positions):
            rows = tf.one_hot(positions, depth=128, dtype=tf.float32)
            return -tf.reduce_mean(tf.reduce_sum(rows * tf.nn.log_softmax(logits, axis=-1), axis=-1))

        def model_fn(features):
            start, end = scores(features["hidden"])
            return loss(start, features["start"]) + loss(end, features["end"])
    """,
    "half precision behind a setting of a module that is not here": """
        import keras
        from settings import amp

        if amp:
            keras.mixed_precision.set_global_policy("mixed_float16")
        model = keras.Sequential([keras.layers.Dense(10, activation="softmax")])
        model.compile("adam", "sparse_categorical_crossentropy")
    """,
    "a head and a loss that hang on one setting of a module that is not here": """
        import keras
        from settings import HEAD

        activation = "softmax" if HEAD == "probabilities" else None
        model = keras.Sequential([keras.layers.Dense(10, activation=activation)])
        model.compile("adam", keras.losses.SparseCategoricalCrossentropy(from_logits=HEAD != "probabilities"))
    """,
    "made-up predictions with more columns than made-up labels name": """
        import keras
        import numpy as np

        predictions = np.random.random_sample((3, 10, 15))
        labels = np.random.randint(10, size=(3, 10))
        print(keras.losses.sparse_categorical_crossentropy(labels, predictions))
    """,
    "a function nobody calls, and a global that changed after it was written": """
        import keras
        from keras import layers
        from keras.utils import to_categorical

        (x_train, y_train), _ = keras.datasets.mnist.load_data()
        classes = 2
        rows = to_categorical(y_train == 6, classes)

        def build():
            model = keras.Sequential([layers.Flatten(), layers.Dense(classes), layers.Activation("softmax")])
            model.compile("sgd", loss="categorical_crossentropy")
            model.fit(x_train, rows)

        classes = 10
        others = to_categorical(y_train, classes)
    """,
    "pixels that were cut off at one": """
        import keras
        import numpy as np
        from keras import layers

        movies = np.zeros((100, 15, 40, 40, 1))
        for movie in range(100):
            for frame in range(15):
                movies[movie, frame, 10:20, 10:20, 0] += 1
                movies[movie, frame, 15:25, 15:25, 0] += 1
        movies[movies >= 1] = 1
        model = keras.Sequential([layers.Conv3D(1, 3, activation="sigmoid", padding="same")])
        model.compile("adadelta", loss="binary_crossentropy")
        model.fit(movies, movies)
    """,
}

HARMLESS = {  # worth a hint, since other frameworks differ
    "a loss function given to compile: Keras aligns (N,) with (N, 1) before it calls it": """
        import keras
        import numpy as np
        import tensorflow as tf
        from keras import layers

        def contrastive(y_true, y_pred):
            return tf.reduce_mean((1 - y_true) * tf.square(y_pred) + y_true * tf.square(tf.maximum(1 - y_pred, 0)))

        x, y = np.random.rand(100, 8), np.random.randint(0, 2, 100)
        model = keras.Sequential([layers.Dense(1, activation="sigmoid")])
        model.compile("adam", loss=contrastive)
        model.fit(x, y)
    """,
}

WRONG = {
    "softmax over places, and labels of classes": (
        "FL302",
        """
        import keras
        import numpy as np

        x, y = np.random.randn(32, 7, 5), np.eye(3)[np.random.randint(0, 3, (32, 7))]
        model = keras.Sequential([
            keras.Input((7, 5)), keras.layers.Dense(3), keras.layers.Permute((2, 1)), keras.layers.Softmax(), keras.layers.Permute((2, 1))
        ])
        model.compile("sgd", "categorical_crossentropy")
        model.fit(x, y)
        """,
    ),
    "a random bit for every class is no class id": (
        "FL206",
        """
        import keras
        import numpy as np
        from keras import layers

        departments = np.random.randint(2, size=(1280, 4))
        model = keras.Sequential([layers.Dense(4)])
        model.compile("adam", loss=keras.losses.CategoricalCrossentropy(from_logits=True))
        model.fit(np.random.rand(1280, 8), departments)
        """,
    ),
    "a head that is frozen when it is there was trained before": (
        "FL102",
        """
        import keras
        from keras import layers

        model = keras.Sequential([keras.Input((6,)), layers.Dense(3, trainable=True)])
        for layer in model.layers:
            layer.trainable = False
        model.compile("adam", "categorical_crossentropy")
        """,
    ),
    "a training step that hands its output to the loss of compile": (
        "FL102",
        """
        import keras
        import tensorflow as tf
        from keras import layers

        class Own(keras.Model):
            def __init__(self):
                super().__init__()
                self.head = layers.Dense(10)

            def call(self, x):
                return self.head(x)

            def train_step(self, data):
                x, y = data
                with tf.GradientTape() as tape:
                    loss = self.compute_loss(y=y, y_pred=self(x, training=True))
                gradients = tape.gradient(loss, self.trainable_variables)
                self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
                return {"loss": loss}

        model = Own()
        model.compile("adam", loss=keras.losses.SparseCategoricalCrossentropy())
        """,
    ),
    "half precision behind a variable of the environment": (
        "FL402",
        """
        import os

        import keras

        if os.environ.get("NO_HALF") is None:
            keras.mixed_precision.set_global_policy("mixed_float16")
        model = keras.Sequential([keras.layers.Dense(10, activation="softmax")])
        model.compile("adam", "sparse_categorical_crossentropy")
        """,
    ),
    "modules that a star brought": (
        "FL101",
        """
        from tensorflow.keras import *

        model = models.Sequential([layers.Dense(46, activation="softmax")])
        model.compile(optimizer=optimizers.Nadam(), loss=losses.SparseCategoricalCrossentropy(from_logits=True))
        """,
    ),
    "a logarithm of probabilities that is minimised": (
        "FL401",
        """
        import keras
        import tensorflow as tf

        model = keras.Sequential([keras.layers.Dense(10, activation="softmax")])

        def loss(x, rows):
            return -tf.reduce_mean(tf.reduce_sum(rows * tf.math.log(model(x)), axis=-1))
        """,
    ),
}


def judged(program, tmp_path, *, hints=True):
    file = tmp_path / "program.py"
    file.write_text(dedent(program), encoding="utf-8")
    result = check([str(file)], Settings(), hints=hints)
    assert not result.troubles
    return [f"{finding.code} in row {finding.where.row}: {finding.message}" for finding in result.findings]


@pytest.mark.parametrize("situation", SILENT)
def test_silent(situation, tmp_path):
    assert judged(SILENT[situation], tmp_path) == []


@pytest.mark.parametrize("situation", HARMLESS)
def test_harmless(situation, tmp_path):
    assert judged(HARMLESS[situation], tmp_path, hints=False) == []


@pytest.mark.parametrize("situation", WRONG)
def test_wrong(situation, tmp_path):
    code, program = WRONG[situation]
    assert [found.split()[0] for found in judged(program, tmp_path, hints=False)] == [code]
