import keras
import numpy as np

rng = np.random.default_rng(33)
grade = rng.integers(1, 7, 400)
answers = (rng.random((400, 20)) < (grade[:, None] / 7)).astype("float32")
ids = grade - 1

model = keras.Sequential([keras.layers.Input((20,)), keras.layers.Dense(24, activation="relu"),
                          keras.layers.Dense(6, activation="softmax")])
model.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(answers, ids, epochs=3, verbose=0)
print("predicted grade", model.predict(answers[:5], verbose=0).argmax(-1) + 1, grade[:5])
