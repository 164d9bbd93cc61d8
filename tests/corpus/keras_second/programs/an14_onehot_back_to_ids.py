import io

import keras
import numpy as np
import pandas as pd
from keras import layers

CLASSES = ["cat", "dog", "bird", "fish"]
rng = np.random.default_rng(2024)
truth = rng.integers(0, 4, 300)
noise = rng.normal(size=(300, 7)) + np.eye(4, 7)[truth] * 2
wide = pd.DataFrame(noise, columns=[f"x{i}" for i in range(7)])
wide = wide.join(pd.DataFrame(np.eye(4, dtype=int)[truth], columns=CLASSES))

text = wide.to_csv(index=False)
df = pd.read_csv(io.StringIO(text))

X = df.filter(like="x").to_numpy("float32")
onehot = df[CLASSES].to_numpy()
y = onehot.argmax(axis=1).astype("int8")
print("rows per class", onehot.sum(axis=0))

model = keras.Sequential([
    layers.Input((7,)),
    layers.Dense(20, activation="relu"),
    layers.Dense(len(CLASSES), activation="softmax"),
])
model.compile(
    optimizer="adam",
    loss=keras.losses.SparseCategoricalCrossentropy(),
    metrics=[keras.metrics.SparseCategoricalAccuracy()],
)
model.fit(X, y, epochs=3, batch_size=30, validation_split=0.2, verbose=0)

score = keras.metrics.CategoricalAccuracy()
score.update_state(onehot, model.predict(X, verbose=0))
print(float(score.result()))
