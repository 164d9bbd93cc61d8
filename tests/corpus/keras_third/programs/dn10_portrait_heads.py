import keras
import numpy as np
from keras import layers

rng = np.random.default_rng(30)
n = 400
age = rng.uniform(5, 90, n)
glasses = (rng.random(n) < 0.1 + age / 150).astype("float32")
hair = rng.integers(0, 5, n)
face = np.column_stack([age / 90, glasses, np.eye(5)[hair]]) @ rng.normal(size=(7, 24)) + 0.2 * rng.normal(size=(n, 24))

inp = keras.Input((24,))
trunk = layers.Dense(48, activation="relu")(inp)
heads = {
    "age": layers.Dense(1, activation="relu", name="age")(trunk),
    "glasses": layers.Dense(1, activation="sigmoid", name="glasses")(trunk),
    "hair": layers.Dense(5, name="hair")(trunk),
}
model = keras.Model(inp, heads)
model.compile(
    optimizer="adam",
    loss={
        "age": "mae",
        "glasses": "binary_crossentropy",
        "hair": keras.losses.SparseCategoricalCrossentropy(from_logits=True),
    },
    loss_weights={"age": 0.01, "glasses": 1.0, "hair": 1.0},
    metrics={"glasses": [keras.metrics.BinaryAccuracy()], "hair": ["accuracy"]},
)
model.fit(face, {"age": age, "glasses": glasses, "hair": hair}, epochs=2, batch_size=40, verbose=0)
out = model.predict(face[:3], verbose=0)
print(out["age"].ravel().round(), out["glasses"].ravel() > 0.5, out["hair"].argmax(-1))
