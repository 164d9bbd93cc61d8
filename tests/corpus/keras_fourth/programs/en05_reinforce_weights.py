"""REINFORCE through fit-like pieces: advantages are sample weights of a cross entropy."""
import keras
import numpy as np

ARMS, CONTEXT = 4, 6
rng = np.random.default_rng(70)
true_value = rng.normal(size=(CONTEXT, ARMS))


class Episode:
    def __init__(self, size):
        self.state = rng.normal(size=(size, CONTEXT)).astype("float32")

    def play(self, policy):
        p = policy.predict_on_batch(self.state)
        p = p / p.sum(axis=1, keepdims=True)
        self.action = np.array([rng.choice(ARMS, p=row) for row in p])
        reward = (self.state @ true_value)[np.arange(len(p)), self.action]
        return reward


policy = keras.Sequential([
    keras.Input((CONTEXT,)),
    keras.layers.Dense(32, activation="relu"),
    keras.layers.Dense(ARMS, activation="softmax"),
])
policy.compile(optimizer=keras.optimizers.Adam(1e-2), loss="sparse_categorical_crossentropy")

baseline = 0.0
for round_ in range(15):
    episode = Episode(64)
    reward = episode.play(policy)
    advantage = reward - baseline
    baseline = 0.9 * baseline + 0.1 * reward.mean()
    policy.train_on_batch(episode.state, episode.action, sample_weight=advantage)
print("baseline", baseline)
