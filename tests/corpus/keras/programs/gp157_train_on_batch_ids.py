import keras
import numpy as np
from keras import layers

rng = np.random.default_rng(4)
states = rng.normal(size=(1000, 6)).astype("float32")
actions = np.argmax(states[:, :4], axis=1)

policy = keras.Sequential([layers.Input((6,)), layers.Dense(24, activation="relu"), layers.Dense(4, activation="softmax")])
policy.compile(optimizer="adam", loss="categorical_crossentropy")
for step in range(10):
    i = rng.choice(len(states), 64)
    loss = policy.train_on_batch(states[i], actions[i])
    print(step, loss)
