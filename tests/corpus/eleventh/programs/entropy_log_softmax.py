import numpy as np
import tensorflow as tf


class Policy(tf.keras.Model):
    def __init__(self, actions):
        super().__init__()
        self.hidden = tf.keras.layers.Dense(32, activation="relu")
        self.out = tf.keras.layers.Dense(actions, activation="softmax")

    def call(self, obs):
        return self.out(self.hidden(obs))


policy = Policy(3)
opt = tf.keras.optimizers.Adam(1e-3)


@tf.function
def learn(obs, actions, returns):
    with tf.GradientTape() as tape:
        p = policy(obs)
        rows = tf.range(tf.shape(actions)[0])
        chosen = tf.gather_nd(p, tf.stack([rows, actions], axis=1))
        loss = -tf.reduce_mean(tf.math.log(chosen) * returns)
    opt.apply_gradients(zip(tape.gradient(loss, policy.trainable_variables), policy.trainable_variables))
    return loss


for episode in range(5):
    obs = np.random.normal(size=(20, 4)).astype("float32")
    actions = [int(np.random.choice(3, p=q / q.sum())) for q in policy(obs).numpy().astype("float64")]
    print(learn(obs, tf.constant(actions), tf.constant(np.random.normal(size=20), tf.float32)).numpy())
