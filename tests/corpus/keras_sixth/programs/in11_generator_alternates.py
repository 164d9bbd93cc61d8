import itertools

import keras
import numpy as np

rng = np.random.default_rng(52)


def batches(encode):
    while True:
        y = rng.integers(0, 5, 20)
        yield rng.normal(size=(20, 6)) + y[:, None], encode(y)


def small(loss):
    net = keras.Sequential([keras.Input((6,)), keras.layers.Dense(5, activation="softmax")])
    net.compile("adam", loss)
    return net


sparse, dense = small("sparse_categorical_crossentropy"), small("categorical_crossentropy")
ids, rows = batches(lambda y: y), batches(lambda y: np.eye(5)[y])
for (xa, ya), (xb, yb) in itertools.islice(zip(ids, rows), 6):
    a = sparse.train_on_batch(xa, ya)
    b = dense.train_on_batch(xb, yb)
print(float(a), float(b))
