import keras
import numpy as np
import tensorflow as tf
from keras import layers

num_actions, obs_dim, clip_ratio = 3, 6, 0.2


def mlp(x, sizes, activation="tanh", output_activation=None):
    for size in sizes[:-1]:
        x = layers.Dense(units=size, activation=activation)(x)
    return layers.Dense(units=sizes[-1], activation=output_activation)(x)


def logprobabilities(logits, a):
    logprobabilities_all = tf.nn.log_softmax(logits)
    return tf.reduce_sum(tf.one_hot(a, num_actions) * logprobabilities_all, axis=1)


observation_input = keras.Input(shape=(obs_dim,))
actor = keras.Model(observation_input, mlp(observation_input, [64, 64, num_actions]))
critic = keras.Model(observation_input, tf.keras.layers.Reshape(())(mlp(observation_input, [64, 64, 1])))
policy_optimizer = keras.optimizers.Adam(3e-4)
value_optimizer = keras.optimizers.Adam(1e-3)


@tf.function
def train_policy(observations, actions, logprobability_old, advantages):
    with tf.GradientTape() as tape:
        ratio = tf.exp(logprobabilities(actor(observations), actions) - logprobability_old)
        min_advantage = tf.where(advantages > 0, (1 + clip_ratio) * advantages, (1 - clip_ratio) * advantages)
        policy_loss = -tf.reduce_mean(tf.minimum(ratio * advantages, min_advantage))
    grads = tape.gradient(policy_loss, actor.trainable_variables)
    policy_optimizer.apply_gradients(zip(grads, actor.trainable_variables))
    return tf.reduce_mean(logprobability_old - logprobabilities(actor(observations), actions))


@tf.function
def train_value(observations, returns):
    with tf.GradientTape() as tape:
        value_loss = tf.reduce_mean((returns - critic(observations)) ** 2)
    grads = tape.gradient(value_loss, critic.trainable_variables)
    value_optimizer.apply_gradients(zip(grads, critic.trainable_variables))


obs = np.random.randn(256, obs_dim).astype("float32")
logits = actor(obs)
actions = tf.squeeze(tf.random.categorical(logits, 1), axis=1)
old = logprobabilities(logits, actions)
for _ in range(5):
    kl = train_policy(obs, actions, old, np.random.randn(256).astype("float32"))
    train_value(obs, np.random.randn(256).astype("float32"))
print(float(kl))
