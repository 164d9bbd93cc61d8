import keras
import numpy as np

steps = np.random.default_rng(31).normal(size=(300, 10, 3))
fell = (np.abs(steps).max(axis=(1, 2)) > 2.8).astype("int64")

walk = keras.Input((10, 3))
state = keras.layers.SimpleRNN(12)(walk)
fall = keras.layers.Dense(1, activation="sigmoid")(state)
detector = keras.Model(walk, fall)
detector.compile(optimizer="rmsprop", loss=keras.losses.SparseCategoricalCrossentropy(), metrics=["accuracy"])
detector.fit(steps, fell, epochs=2, batch_size=30, verbose=0)
print(detector.predict(steps[:5], verbose=0).ravel())
