import numpy as np
from tensorflow import keras
from tensorflow.keras import layers

# activity per second, twelve seconds a window
STEPS, SENSORS, ACTS = 12, 9, 4
x = np.random.randn(400, STEPS, SENSORS).astype("float32")
acts = np.random.randint(0, ACTS, (400, STEPS))
y = keras.utils.to_categorical(acts, ACTS)

inp = keras.Input((STEPS, SENSORS))
h = layers.Conv1D(32, 3, padding="causal", activation="relu")(inp)
h = layers.LSTM(32, return_sequences=True)(h)
scores = layers.Dense(ACTS)(h)
model = keras.Model(inp, scores)


def per_second_loss(y_true, y_pred):
    return keras.losses.categorical_crossentropy(y_true, y_pred, from_logits=True, axis=1)


model.compile("adam", per_second_loss)
model.fit(x, y, epochs=2, batch_size=40, verbose=2)
print((model.predict(x, verbose=0).argmax(-1) == acts).mean())
