import numpy as np
import tensorflow as tf
import tensorflow_addons as tfa

LABELS = ["rock", "jazz", "folk", "metal", "blues"]


def make_model(n_mels=64, frames=96):
    spec = tf.keras.Input((frames, n_mels, 1), name="mel")
    x = spec
    for f in (16, 32, 64):
        x = tf.keras.layers.Conv2D(f, 3, padding="same", activation=tfa.activations.gelu)(x)
        x = tf.keras.layers.MaxPool2D()(x)
    x = tf.keras.layers.GlobalAveragePooling2D()(x)
    return tf.keras.Model(spec, tf.keras.layers.Dense(len(LABELS), name="scores")(x))


def load(path):
    with np.load(path) as z:
        return z["mel"][..., None].astype("float32"), z["tags"].astype("float32")


x, tags = load("gtzan_tags.npz")
model = make_model()
model.compile(
    optimizer=tfa.optimizers.AdamW(weight_decay=1e-4, learning_rate=1e-3),
    loss=tf.keras.losses.BinaryCrossentropy(from_logits=True),
    metrics=[tfa.metrics.F1Score(num_classes=len(LABELS), average="macro", threshold=0.5)],
)
model.fit(x, tags, validation_split=0.1, epochs=20, batch_size=32)
