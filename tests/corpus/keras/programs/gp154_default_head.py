import keras
import numpy as np
from keras import layers


def head(x, n, act="sigmoid", drop=0.1):
    x = layers.Dropout(drop)(x)
    return layers.Dense(n, activation=act)(x)


def text_cnn(vocab, length, n_labels):
    ids = layers.Input((length,), dtype="int32")
    e = layers.Embedding(vocab, 16)(ids)
    branches = [layers.GlobalMaxPooling1D()(layers.Conv1D(8, k, activation="relu")(e)) for k in (2, 3, 4)]
    return keras.Model(ids, head(layers.concatenate(branches), n_labels))


rng = np.random.default_rng(2)
topic = rng.integers(0, 5, 250)
docs = rng.integers(0, 100, (250, 20)) + 100 * topic[:, None]
model = text_cnn(500, 20, 5)
model.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(docs, topic, epochs=2, verbose=0)
print(model.evaluate(docs, topic, verbose=0))
