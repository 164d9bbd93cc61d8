import keras
import numpy as np
from keras import layers

FOLDERS = ["work", "family", "bills"]
rng = np.random.default_rng(71)
folder = rng.integers(0, 3, 300)
spam = rng.integers(0, 2, 300)
bag = rng.poisson(1.0, (300, 40)).astype("float32")
bag[np.arange(300), folder] += 4
bag[:, 10] += 3 * spam

words = keras.Input((40,), name="words")
h = layers.Dense(32, activation="relu")(words)
heads = dict(
    folder=layers.Dense(len(FOLDERS), activation="softmax", name="folder")(h),
    spam=layers.Dense(1, activation="softmax", name="spam")(h),
)
model = keras.Model(words, heads)
model.compile(
    "adam",
    loss=dict(folder="sparse_categorical_crossentropy", spam="binary_crossentropy"),
    loss_weights=dict(folder=1.0, spam=2.0),
)
model.fit(bag, dict(folder=folder, spam=spam), epochs=2, verbose=0)
print(model.predict(bag[:3], verbose=0)["spam"].ravel())
