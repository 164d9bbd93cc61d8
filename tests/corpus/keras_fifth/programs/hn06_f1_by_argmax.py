import keras
import numpy as np
from sklearn.datasets import load_wine

X, y = load_wine(return_X_y=True)
X = (X - X.mean(0)) / X.std(0)
Y = keras.utils.to_categorical(y, 3)

model = keras.Sequential()
model.add(keras.layers.Input((13,)))
model.add(keras.layers.Dense(16, activation="relu"))
model.add(keras.layers.Dense(3))
model.compile(optimizer="adam",
              loss=keras.losses.CategoricalCrossentropy(from_logits=True),
              metrics=[keras.metrics.F1Score(average="macro"), keras.metrics.TopKCategoricalAccuracy(k=2)])
model.fit(X, Y, epochs=2, verbose=0)
print(model.evaluate(X, Y, verbose=0))
