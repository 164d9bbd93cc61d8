import numpy as np
import tensorflow as tf
from tensorflow.keras import layers


class ActorCritic(tf.keras.Model):
    def __init__(self, actions):
        super().__init__()
        self.common = layers.Dense(32, activation='relu')
        self.actor = layers.Dense(actions)
        self.critic = layers.Dense(1)

    def call(self, s):
        h = self.common(s)
        return self.actor(h), self.critic(h)


net = ActorCritic(3)
opt = tf.keras.optimizers.Adam(1e-2)
sparse_ce = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True, reduction='none')
for it in range(10):
    state = np.random.randn(32, 4).astype('float32')
    with tf.GradientTape() as tape:
        action_logits, value = net(state)
        action = tf.random.categorical(action_logits, 1)[:, 0]
        reward = tf.cast(tf.equal(action, tf.argmax(state[:, :3], 1)), tf.float32)
        adv = reward - value[:, 0]
        probs = tf.nn.softmax(action_logits)
        entropy = -tf.reduce_sum(probs * tf.nn.log_softmax(action_logits), axis=-1)
        actor_loss = tf.reduce_mean(sparse_ce(action, action_logits) * tf.stop_gradient(adv))
        loss = actor_loss + 0.5 * tf.reduce_mean(adv ** 2) - 0.01 * tf.reduce_mean(entropy)
    opt.apply_gradients(zip(tape.gradient(loss, net.trainable_variables), net.trainable_variables))
print(float(loss), float(tf.reduce_mean(reward)))
