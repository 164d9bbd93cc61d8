"""A dozen hand-labelled gestures; the last ones were copied out of the old spreadsheet."""
import keras
import numpy as np

gesture = [0, 2, 1, 1, 0, 2, [0, 1, 0], [1, 0, 0], [0, 0, 1], 2, 0, [0, 1, 0]]
accel = np.random.default_rng(2).normal(size=(len(gesture), 30)).astype("float32")

net = keras.Sequential()
net.add(keras.layers.Input((30,)))
net.add(keras.layers.Dense(10, activation="relu"))
net.add(keras.layers.Dense(3, activation="softmax"))
net.compile(optimizer=keras.optimizers.SGD(0.1), loss="sparse_categorical_crossentropy")
net.fit(accel, np.array(gesture, dtype=object), epochs=2)
