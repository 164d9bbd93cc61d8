import keras
import numpy as np
from sklearn.datasets import make_classification
from sklearn.metrics import classification_report

X, y = make_classification(n_samples=600, n_features=15, n_informative=6, random_state=3)
split = 450

model = keras.Sequential(layers=[
    keras.layers.Input((15,)),
    keras.layers.Dense(20, activation="relu"),
    keras.layers.Dense(1),
])
model.compile(loss=keras.losses.BinaryCrossentropy(from_logits=True), optimizer="adam")
model.fit(X[:split], y[:split], epochs=5, verbose=0)

scores = model.predict(X[split:], verbose=0).flatten()
labels = np.where(scores >= 0.5, 1, 0)
print(classification_report(y[split:], labels, zero_division=0))
