"""Subclass with a dict of outputs; losses, metrics and labels are matched by key."""
import numpy as np
import tensorflow as tf

keras = tf.keras


class Headline(keras.Model):
    def __init__(self, topics):
        super().__init__()
        self.body = keras.Sequential([keras.layers.Dense(32, "relu"), keras.layers.Dropout(0.1)])
        self.topic = keras.layers.Dense(topics)
        self.clickbait = keras.layers.Dense(1)
        self.mood = keras.layers.Dense(1, "tanh")

    def call(self, inputs, training=False):
        h = self.body(inputs["vector"], training=training)
        return {"topic": self.topic(h), "clickbait": self.clickbait(h), "mood": self.mood(h)}


def stream():
    rng = np.random.default_rng(1)
    for _ in range(256):
        topic = rng.integers(0, 5)
        v = rng.normal(size=10) + topic
        yield {"vector": v.astype("float32")}, {
            "mood": np.float32([np.tanh(v[0])]),
            "topic": np.int32(topic),
            "clickbait": np.float32([v[1] > 2]),
        }


spec = (
    {"vector": tf.TensorSpec((10,), tf.float32)},
    {"mood": tf.TensorSpec((1,), tf.float32), "topic": tf.TensorSpec((), tf.int32), "clickbait": tf.TensorSpec((1,), tf.float32)},
)
data = tf.data.Dataset.from_generator(stream, output_signature=spec).batch(32)
model = Headline(5)
model.compile(
    optimizer="adam",
    loss={
        "mood": "mse",
        "clickbait": keras.losses.BinaryCrossentropy(from_logits=True),
        "topic": keras.losses.SparseCategoricalCrossentropy(from_logits=True),
    },
    loss_weights={"mood": 0.2, "clickbait": 1.0, "topic": 1.0},
    metrics={"clickbait": keras.metrics.BinaryAccuracy(threshold=0.0), "topic": "accuracy"},
)
model.fit(data, epochs=2, verbose=2)
