import keras
import numpy as np
from keras import layers

keras.config.set_dtype_policy("mixed_bfloat16")
rng = np.random.default_rng(60)
trace = rng.normal(size=(300, 32))
arrhythmia = (trace[:, :5].mean(1) > 0.2).astype("float32")

ecg = keras.Input((32,))
h = layers.Dense(64, activation="relu")(ecg)
h = layers.Dense(32, activation="relu")(h)
alarm = layers.Dense(1, activation="sigmoid", name="alarm")(h)
net = keras.Model(ecg, alarm)
net.compile(optimizer="adam", loss="binary_crossentropy")
net.fit(trace, arrhythmia, epochs=2, batch_size=30, verbose=0)
print(net.predict(trace[:3], verbose=0).dtype)
keras.config.set_dtype_policy("float32")
