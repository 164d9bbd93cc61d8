import numpy as np
import tensorflow as tf
from tensorflow.keras import layers

N = 7


class Corridor:
    """Walk right to reach the exit."""

    def reset(self):
        self.pos = 0
        return self.pos

    def step(self, action):
        self.pos = int(np.clip(self.pos + (1 if action == 1 else -1), 0, N - 1))
        done = self.pos == N - 1
        return self.pos, (1.0 if done else -0.05), done


state = layers.Input((N,))
h = layers.Dense(24, activation='relu')(state)
model = tf.keras.Model(state, [layers.Dense(2)(h), layers.Dense(1)(h)])
opt = tf.keras.optimizers.Adam(0.01)
env = Corridor()

for episode in range(6):
    s, states, actions, rewards = env.reset(), [], [], []
    for _ in range(25):
        logits, _ = model(np.eye(N, dtype='float32')[[s]])
        a = int(tf.random.categorical(logits, 1)[0, 0])
        states.append(s)
        actions.append(a)
        s, r, done = env.step(a)
        rewards.append(r)
        if done:
            break
    returns = np.cumsum(rewards[::-1])[::-1].astype('float32').copy()
    with tf.GradientTape() as tape:
        logits, value = model(np.eye(N, dtype='float32')[states])
        value = value[:, 0]
        log_p = tf.nn.log_softmax(logits)
        advantage = tf.stop_gradient(returns - value)
        policy_loss = -tf.reduce_mean(tf.gather(log_p, actions, batch_dims=1) * advantage)
        entropy = -tf.reduce_mean(tf.reduce_sum(tf.exp(log_p) * log_p, axis=1))
        loss = policy_loss + 0.5 * tf.reduce_mean((returns - value) ** 2) - 0.01 * entropy
    opt.apply_gradients(zip(tape.gradient(loss, model.trainable_variables), model.trainable_variables))
    print(episode, len(rewards), float(loss))
