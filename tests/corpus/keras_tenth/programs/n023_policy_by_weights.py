import keras
import numpy as np
from keras import layers

arms, context = 4, 5
rng = np.random.default_rng(40)
theta = rng.normal(size=(context, arms))

inp = layers.Input((context,))
pi = layers.Dense(arms, activation="softmax")(layers.Dense(16, activation="tanh")(inp))
actor = keras.Model(inp, pi)
actor.compile(optimizer=keras.optimizers.Adam(1e-2), loss="sparse_categorical_crossentropy")

for episode in range(4):
    state = rng.normal(size=(64, context))
    prob = actor.predict(state, verbose=0).astype("float64")
    prob /= prob.sum(axis=1, keepdims=True)
    action = np.array([rng.choice(arms, p=p) for p in prob])
    reward = (state @ theta)[np.arange(64), action]
    advantage = (reward - reward.mean()) / (reward.std() + 1e-8)
    actor.fit(state, action, sample_weight=advantage, verbose=0)
    print(episode, reward.mean().round(2))
