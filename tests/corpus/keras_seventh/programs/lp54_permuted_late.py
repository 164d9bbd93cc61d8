import keras
import numpy as np
from keras import layers

STATES, STEPS = 3, 10
rng = np.random.default_rng(32)
state = rng.integers(0, STATES, (120, STEPS))
x = rng.normal(size=(STATES, 4))[state] + 0.3 * rng.normal(size=(120, STEPS, 4))
y = np.eye(STATES)[state].transpose(0, 2, 1)

inp = keras.Input((STEPS, 4))
h = layers.Bidirectional(layers.LSTM(8, return_sequences=True))(inp)
p = layers.TimeDistributed(layers.Dense(STATES, activation="softmax"))(h)
p = layers.Permute((2, 1))(p)
model = keras.Model(inp, p)
model.compile("adam", loss="categorical_crossentropy")
model.fit(x, y, epochs=1, verbose=0)
print(model.output_shape)
