import numpy as np
import tensorflow as tf
from tensorflow.keras.layers import GRU, Dense, Dot, Embedding, Flatten, Input, Softmax

vocab, length = 50, 14
review = np.random.randint(1, vocab, (400, length))
stars = (review < 6).sum(1).clip(0, 2)

tokens = Input((length,), dtype="int32")
h = GRU(16, return_sequences=True)(Embedding(vocab, 12)(tokens))
energy = Dense(1, activation="tanh")(h)
weight = Softmax(axis=1, name="attention")(energy)
context = Flatten()(Dot(axes=1)([weight, h]))
stars_out = Dense(3, activation="softmax")(context)
model = tf.keras.Model(tokens, stars_out)
model.compile(loss="sparse_categorical_crossentropy", optimizer="adam", metrics=["accuracy"])
model.fit(review, stars, epochs=2, batch_size=40, verbose=2)
