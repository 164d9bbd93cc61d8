import numpy as np
import tensorflow as tf


class GoNoGo:
    def __init__(self, lr=0.02):
        self.net = tf.keras.Sequential([
            tf.keras.layers.Dense(8, activation='tanh'),
            tf.keras.layers.Dense(1),
        ])
        self.opt = tf.keras.optimizers.Adam(lr)
        self.rng = np.random.default_rng(0)

    def act(self, s):
        p = tf.sigmoid(self.net(s))[:, 0].numpy()
        return (self.rng.random(len(p)) < p).astype('float32')

    def learn(self, s, a, r):
        with tf.GradientTape() as tape:
            z = self.net(s)[:, 0]
            log_go = tf.math.log(tf.nn.sigmoid(z))
            log_stay = tf.math.log(1. - tf.nn.sigmoid(z))
            loss = -tf.reduce_mean((a * log_go + (1. - a) * log_stay) * r)
        v = self.net.trainable_variables
        self.opt.apply_gradients(zip(tape.gradient(loss, v), v))


agent = GoNoGo()
for episode in range(10):
    state = np.random.randn(64, 3).astype('float32')
    action = agent.act(state)
    reward = np.where(action == (state[:, 0] > 0), 1., -1.).astype('float32')
    agent.learn(state, action, reward)
print('reward', reward.mean())
