import numpy as np
import tensorflow as tf
from tensorflow.keras.layers import Conv1D, Dense, GlobalAveragePooling1D, LeakyReLU
from tensorflow.keras.losses import BinaryFocalCrossentropy
from tensorflow.keras.models import Sequential

t = np.linspace(0, 1, 50)
rng = np.random.default_rng(13)
faulty = (rng.random(200) < 0.3).astype("float32").reshape(-1, 1)
signal = np.sin(2 * np.pi * (5 + 4 * faulty) * t)[..., np.newaxis] + 0.3 * rng.normal(size=(200, 50, 1))

net = Sequential([Conv1D(8, 5, strides=2), LeakyReLU(0.1),
                  Conv1D(16, 3, strides=2), LeakyReLU(0.1),
                  GlobalAveragePooling1D(),
                  Dense(1), LeakyReLU(0.1)])
net.compile(optimizer=tf.keras.optimizers.Adam(3e-3), loss=BinaryFocalCrossentropy(gamma=2))
net.fit(signal, faulty, epochs=2, batch_size=20, verbose=0)
print(net.predict(signal[:5], verbose=0).T)
