import keras
import numpy as np

rng = np.random.default_rng(9)
n, classes = 180, 5
port = rng.integers(0, classes, n)
voyage = rng.normal(size=(classes, 8))[port] + 0.3 * rng.normal(size=(n, 8))

targets = np.zeros((n, classes), dtype="float32")
targets[np.arange(n), port] = 1.0

model = keras.Sequential([
    keras.Input((8,)),
    keras.layers.Dense(24, activation="relu"),
    keras.layers.Dense(classes, activation="softmax"),
])
model.compile(optimizer="adam", loss="sparse_categorical_crossentropy")
model.fit(voyage, targets, epochs=2, verbose=0)
print(model.predict(voyage[:3], verbose=0).argmax(1), port[:3])
