import numpy as np
import tensorflow as tf
from letters import LETTERS
from net import letter_net

rng = np.random.default_rng(0)
ids = rng.integers(0, len(LETTERS), 260)
pictures = rng.random((len(LETTERS), 8, 8, 1))[ids]
net = letter_net()
net.compile(tf.keras.optimizers.Adam(), tf.keras.losses.CategoricalCrossentropy())
net.fit(pictures, tf.keras.utils.to_categorical(ids, len(LETTERS)), epochs=1, verbose=0)
