import keras
import numpy as np
from keras.utils import to_categorical

rng = np.random.default_rng(21)
gesture = rng.integers(0, 5, 500)
emg = rng.normal(size=(5, 8))[gesture] + 0.8 * rng.normal(size=(500, 8))
y = to_categorical(gesture)

model = keras.Sequential(
    [keras.layers.Dense(32, activation="relu"), keras.layers.Dense(5, activation="softmax")]
)
model.compile(
    optimizer=keras.optimizers.RMSprop(),
    loss=keras.losses.CategoricalCrossentropy(),
    metrics=[keras.metrics.SparseCategoricalAccuracy()],
)
model.fit(emg, y, validation_split=0.2, epochs=3, verbose=0)
