import keras
import numpy as np
from keras import layers

ALLERGENS = ("nuts", "milk", "gluten", "fish")
COURSES = ("starter", "main", "dessert")


def heads(x):
    yield "course", layers.Dense(len(COURSES), activation="softmax", name="course")(x)
    yield "allergens", layers.Dense(len(ALLERGENS), activation="softmax", name="allergens")(x)


inp = keras.Input((24,))
trunk = layers.Dense(32, activation="relu")(inp)
model = keras.Model(inp, dict(heads(trunk)))
model.compile(
    "adam",
    loss={"course": "sparse_categorical_crossentropy", "allergens": "binary_crossentropy"},
)
rng = np.random.default_rng(13)
allergens = (rng.random((200, 4)) < 0.35).astype("float32")
course = rng.integers(0, 3, 200)
x = np.concatenate([allergens, np.eye(3)[course]], axis=1) @ rng.normal(size=(7, 24))
model.fit(x, {"course": course, "allergens": allergens}, epochs=2, verbose=0)
print(model.predict(x[:2], verbose=0)["allergens"])
