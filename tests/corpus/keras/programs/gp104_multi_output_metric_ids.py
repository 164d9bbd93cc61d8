import keras
import numpy as np
from keras import layers

rng = np.random.default_rng(61)
n = 400
color, shape = rng.integers(0, 6, n), rng.integers(0, 3, n)
x = np.c_[np.eye(6)[color], np.eye(3)[shape]] + 0.3 * rng.normal(size=(n, 9))

inp = layers.Input((9,), name="pixels")
h = layers.Dense(32, activation="relu")(inp)
heads = {
    "color": layers.Dense(6, activation="softmax", name="color")(h),
    "shape": layers.Dense(3, activation="softmax", name="shape")(h),
}
model = keras.Model(inp, heads)
model.compile(
    optimizer="adam",
    loss={"color": "sparse_categorical_crossentropy", "shape": "categorical_crossentropy"},
    metrics={"color": "categorical_accuracy", "shape": "categorical_accuracy"},
)
targets = {"color": color[:, None], "shape": keras.utils.to_categorical(shape, 3)}
model.fit(x, targets, epochs=3, verbose=0)
print(model.evaluate(x, targets, verbose=0, return_dict=True))
