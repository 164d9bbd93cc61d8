import numpy as np
import tensorflow as tf
from tensorflow.keras import Input, Model
from tensorflow.keras.layers import Concatenate, Dense, ReLU

user = np.random.randn(400, 6).astype("float32")
item = np.random.randn(400, 6).astype("float32")
bought = ((user * item).sum(1) > 0.5).astype("float32")[:, None]

u, v = Input((6,)), Input((6,))
h = Concatenate()([Dense(12, activation="relu")(u), Dense(12, activation="relu")(v)])
h = Dense(12, activation="relu")(h)
score = ReLU()(Dense(1)(h))
taste = Model([u, v], score)
taste.compile(optimizer="adam", loss=tf.keras.losses.BinaryCrossentropy(from_logits=True))
taste.fit([user, item], bought, epochs=2, batch_size=40, verbose=2)
