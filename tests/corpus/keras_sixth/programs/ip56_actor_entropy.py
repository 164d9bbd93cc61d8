import numpy as np
import tensorflow as tf

OBS, ACTIONS = 4, 3
actor = tf.keras.Sequential([tf.keras.layers.Dense(32, "tanh"), tf.keras.layers.Dense(ACTIONS)])
opt = tf.keras.optimizers.Adam(1e-2)
rng = np.random.default_rng(0)

for episode in range(6):
    obs = tf.constant(rng.normal(size=(32, OBS)), tf.float32)
    with tf.GradientTape() as tape:
        logits = actor(obs)
        action = tf.random.categorical(tf.stop_gradient(logits), 1)[:, 0]
        reward = tf.cast(action == tf.argmax(obs[:, :ACTIONS], axis=1), tf.float32)
        nll = tf.nn.sparse_softmax_cross_entropy_with_logits(labels=action, logits=logits)
        pi = tf.nn.softmax(logits)
        entropy = -tf.reduce_sum(pi * tf.math.log(pi), axis=-1)
        loss = tf.reduce_mean(nll * (reward - 0.33) - 0.01 * entropy)
    grads = tape.gradient(loss, actor.trainable_variables)
    opt.apply_gradients(zip(grads, actor.trainable_variables))
    print(episode, float(tf.reduce_mean(reward)))
