import keras
import numpy as np
from keras.layers import LSTM, Dense, Embedding, TimeDistributed

V, T, K = 25, 10, 6
tokens = np.random.randint(0, V, (300, T))
tags = tokens % K

m = keras.Sequential()
m.add(keras.Input((T,), dtype="int32"))
m.add(Embedding(V, 10))
m.add(LSTM(16, return_sequences=True))
m.add(TimeDistributed(Dense(K, activation="softmax")))
m.compile("adam", "sparse_categorical_crossentropy", metrics=["sparse_categorical_accuracy"])
m.fit(tokens, tags[..., np.newaxis], epochs=2, batch_size=30, verbose=0)
print(m.predict(tokens[:1], verbose=0).argmax(-1), tags[0])
