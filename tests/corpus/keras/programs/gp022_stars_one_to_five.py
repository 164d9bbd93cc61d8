import keras
import numpy as np
from keras import layers

rng = np.random.default_rng(7)
n_users, n_items = 80, 60
user = rng.integers(0, n_users, 3000)
item = rng.integers(0, n_items, 3000)
rating = rng.integers(1, 6, size=3000)

u = layers.Input((), dtype="int32", name="user")
i = layers.Input((), dtype="int32", name="item")
uv = layers.Embedding(n_users, 8)(u)
iv = layers.Embedding(n_items, 8)(i)
x = layers.Concatenate()([uv, iv])
x = layers.Dense(32, activation="relu")(x)
stars = layers.Dense(5, activation="softmax", name="stars")(x)

model = keras.Model([u, i], stars)
model.compile(optimizer="adam", loss="sparse_categorical_crossentropy")
model.fit([user, item], rating, batch_size=256, epochs=2, verbose=0)
best = model.predict([user[:5], item[:5]], verbose=0).argmax(axis=1)
print("predicted stars", best, "given", rating[:5])
