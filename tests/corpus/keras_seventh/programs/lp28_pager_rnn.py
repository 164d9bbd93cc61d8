import keras
import numpy as np

steps, feats = 12, 3
rng = np.random.default_rng(5)
vitals = rng.normal(size=(160, steps, feats)).cumsum(axis=1)
alarm = (vitals[:, -1, 0] > 2).astype("float32").reshape(-1, 1)

net = keras.models.Sequential()
net.add(keras.layers.InputLayer(shape=(steps, feats)))
net.add(keras.layers.LSTM(12, return_sequences=True))
net.add(keras.layers.SimpleRNN(1, activation="relu"))
net.compile(loss="binary_crossentropy", optimizer="adam")
net.fit(vitals, alarm, epochs=1, batch_size=20, verbose=0)
print(net.predict(vitals[:3], verbose=0))
