import keras
import numpy as np
from keras import layers
from keras.utils import pad_sequences

TAGS = ["noun", "verb", "adj"]
rng = np.random.default_rng(4)
lengths = rng.integers(2, 8, 150)
X = pad_sequences([rng.integers(1, 40, n) for n in lengths], maxlen=8, padding="post")
Y = pad_sequences([rng.integers(0, 3, n) for n in lengths], maxlen=8, padding="post", value=0)
W = (np.arange(8)[None] < lengths[:, None]).astype("float32")

m = keras.Sequential([layers.Input((8,)), layers.Embedding(40, 12), layers.GRU(16, return_sequences=True),
                      layers.Dense(len(TAGS), activation="softmax")])
m.compile(optimizer="adam", loss="sparse_categorical_crossentropy", weighted_metrics=["accuracy"])
m.fit(X, Y, sample_weight=W, epochs=2, verbose=0)
print(m.evaluate(X, Y, sample_weight=W, verbose=0))
