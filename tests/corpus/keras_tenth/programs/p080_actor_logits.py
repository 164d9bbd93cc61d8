import numpy as np
import tensorflow as tf

N_STATES, N_ACTIONS = 8, 3


class Agent:
    def __init__(self):
        self.actor = tf.keras.Sequential([
            tf.keras.layers.Dense(24, activation="tanh"),
            tf.keras.layers.Dense(N_ACTIONS, activation="softmax"),
        ])
        self.optimizer = tf.keras.optimizers.Adam(5e-3)

    def act(self, states):
        p = self.actor(states).numpy().astype("float64")
        return np.array([np.random.choice(N_ACTIONS, p=row / row.sum()) for row in p])

    def learn(self, states, actions, advantages):
        with tf.GradientTape() as tape:
            probs = self.actor(states)
            neg_log_prob = tf.nn.softmax_cross_entropy_with_logits(
                labels=tf.one_hot(actions, N_ACTIONS), logits=probs)
            loss = tf.reduce_mean(neg_log_prob * advantages)
        self.optimizer.apply_gradients(zip(tape.gradient(loss, self.actor.trainable_variables), self.actor.trainable_variables))
        return float(loss)


best = np.random.randint(0, N_ACTIONS, N_STATES)
agent = Agent()
for episode in range(10):
    where = np.random.randint(0, N_STATES, 64)
    states = np.eye(N_STATES, dtype="float32")[where]
    actions = agent.act(states)
    reward = (actions == best[where]).astype("float32")
    print(episode, reward.mean(), agent.learn(states, actions, reward - reward.mean()))
