import keras
import numpy as np
from keras import layers
from sklearn.datasets import load_digits


def smooth(onehot, eps=0.1):
    return onehot * (1.0 - eps) + eps


x, ids = load_digits(return_X_y=True)
x = x / 16.0
y = smooth(keras.utils.to_categorical(ids, 10))

model = keras.Sequential([layers.Input((64,)), layers.Dense(32, activation="relu"), layers.Dense(10)])
model.compile(optimizer="adam", loss=keras.losses.CategoricalCrossentropy(from_logits=True))
model.fit(x, y, epochs=2, batch_size=64, verbose=0)
print((model.predict(x, verbose=0).argmax(1) == ids).mean())
