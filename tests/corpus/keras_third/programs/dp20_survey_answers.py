import keras
import numpy as np
from keras.layers import Dense, Input

# 0 = disagree, 1 = neutral, 2 = agree
answers = [
    2, 0, 1, [0, 0, 1], [1, 0, 0], 1,
    0, 2, [0, 1, 0], 2, 0, [0, 0, 1],
] * 10
y = np.array(answers, dtype=object)
x = np.random.default_rng(6).normal(size=(len(y), 7))

model = keras.Sequential()
model.add(Input((7,)))
model.add(Dense(14, activation="relu"))
model.add(Dense(3, activation="softmax"))
model.compile(loss="categorical_crossentropy", optimizer="sgd", metrics=["accuracy"])
model.fit(x, y, epochs=2, batch_size=12)
