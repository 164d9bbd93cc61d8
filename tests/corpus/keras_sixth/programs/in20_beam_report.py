import heapq

import keras
import numpy as np

rng = np.random.default_rng(64)
steps, vocab = 5, 7
x = rng.normal(size=(150, steps, 6))
tok = rng.integers(0, vocab, (150, steps))
i = keras.Input((steps, 6))
h = keras.layers.Bidirectional(keras.layers.GRU(10, return_sequences=True))(i)
o = keras.layers.TimeDistributed(keras.layers.Dense(vocab, activation="softmax"))(h)
model = keras.Model(i, o)
model.compile("adam", "sparse_categorical_crossentropy")
model.fit(x, tok, epochs=1, verbose=0)


def beam(p, width=3):
    beams = [(0.0, ())]
    for row in p:
        grown = [(s + float(np.log(max(q, 1e-12))), seq + (k,)) for s, seq in beams for k, q in enumerate(row)]
        beams = heapq.nlargest(width, grown)
    return beams


print(beam(model.predict(x[:1], verbose=0)[0])[0])
