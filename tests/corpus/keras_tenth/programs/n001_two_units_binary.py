import numpy as np
from tensorflow.keras.layers import Conv1D, Dense, Flatten
from tensorflow.keras.models import Sequential
from tensorflow.keras.utils import to_categorical

rng = np.random.default_rng(0)
apnea = rng.integers(0, 2, 320)
breath = np.sin(np.linspace(0, 20, 60))[None] * (1 - 0.7 * apnea[:, None]) + 0.2 * rng.normal(size=(320, 60))

model = Sequential()
model.add(Conv1D(8, 7, strides=2, activation="relu"))
model.add(Flatten())
model.add(Dense(2, activation="softmax"))
model.compile(loss="binary_crossentropy", optimizer="adam", metrics=["accuracy"])
model.fit(breath[..., None], to_categorical(apnea, 2), epochs=2, batch_size=32, verbose=2)
print((model.predict(breath[..., None], verbose=0).argmax(1) == apnea).mean())
