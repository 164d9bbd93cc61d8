import keras
import numpy as np
import pandas as pd
from keras import layers
from sklearn.datasets import load_breast_cancer

raw = load_breast_cancer(as_frame=True)
table = raw.frame.copy()
table["diagnosis"] = np.where(table.pop("target") == 1, "benign", "malignant")

table["diagnosis"] = table["diagnosis"].map({"benign": 1, "malignant": 2})
train = table.sample(frac=0.8, random_state=200)
test = table.drop(train.index)

y_train = train.pop("diagnosis").to_numpy("float32")
y_test = test.pop("diagnosis").to_numpy("float32")

norm = layers.Normalization()
norm.adapt(train.to_numpy("float32"))

model = keras.Sequential([
    keras.Input(shape=(train.shape[1],)),
    norm,
    layers.Dense(16, activation="relu"),
    layers.Dense(1, activation="sigmoid"),
])
model.compile(loss="binary_crossentropy", optimizer=keras.optimizers.Adam(1e-3))
model.fit(train.to_numpy("float32"), y_train, epochs=3, batch_size=32, verbose=2)
print("test loss", model.evaluate(test.to_numpy("float32"), y_test, verbose=0))
