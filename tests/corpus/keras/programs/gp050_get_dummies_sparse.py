import keras
import numpy as np
import pandas as pd
from keras.layers import Dense, Input

rng = np.random.default_rng(12)
rows = [
    {"area": rng.normal(80 + 30 * k, 10), "rooms": int(rng.integers(1 + k, 4 + k)), "kind": name}
    for k, name in enumerate(["flat", "house", "villa"]) for _ in range(100)
]
homes = pd.DataFrame(rows).sample(frac=1.0, random_state=0)

features = homes[["area", "rooms"]].values / [100.0, 3.0]
labels = pd.get_dummies(homes["kind"]).values.astype("float32")

cut = int(0.8 * len(homes))
X_train, X_val = features[:cut], features[cut:]
y_train, y_val = labels[:cut], labels[cut:]

model = keras.Sequential([Input((2,)), Dense(12, activation="relu"), Dense(3, activation="softmax")])
model.compile(loss="sparse_categorical_crossentropy", optimizer="adam")
model.fit(X_train, y_train, validation_data=(X_val, y_val), epochs=5)
