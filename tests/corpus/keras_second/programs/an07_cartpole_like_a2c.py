"""Advantage actor-critic on a toy corridor, no gym needed."""
import numpy as np
import tensorflow as tf
from tensorflow.keras import layers

LENGTH, ACTIONS, GAMMA = 7, 2, 0.95


def agent():
    state = layers.Input((LENGTH,))
    h = layers.Dense(24, activation="tanh")(state)
    return tf.keras.Model(state, [layers.Dense(ACTIONS, name="policy")(h), layers.Dense(1, name="value")(h)])


def onehot(pos):
    return np.eye(LENGTH, dtype="float32")[pos]


def rollout(model, rng, limit=25):
    pos, states, actions, rewards = LENGTH // 2, [], [], []
    for _ in range(limit):
        logits, _ = model(onehot([pos]))
        p = tf.nn.softmax(logits[0]).numpy().astype("float64")
        a = rng.choice(ACTIONS, p=p / p.sum())
        states.append(pos)
        actions.append(a)
        pos = int(np.clip(pos + (1 if a else -1), 0, LENGTH - 1))
        rewards.append(1.0 if pos == LENGTH - 1 else -0.02)
        if pos == LENGTH - 1:
            break
    returns, g = [], 0.0
    for r in reversed(rewards):
        g = r + GAMMA * g
        returns.append(g)
    return onehot(states), np.array(actions), np.array(returns[::-1], "float32")


rng = np.random.default_rng(1)
model, opt = agent(), tf.keras.optimizers.Adam(0.01)
for episode in range(12):
    s, a, ret = rollout(model, rng)
    with tf.GradientTape() as tape:
        logits, value = model(s)
        logp = tf.nn.log_softmax(logits)
        adv = ret - value[:, 0]
        chosen = tf.gather(logp, a, batch_dims=1)
        entropy = -tf.reduce_sum(tf.exp(logp) * logp, axis=1)
        loss = (-tf.reduce_mean(chosen * tf.stop_gradient(adv)) + 0.5 * tf.reduce_mean(adv ** 2)
                - 0.01 * tf.reduce_mean(entropy))
    opt.apply_gradients(zip(tape.gradient(loss, model.trainable_variables), model.trainable_variables))
print("episode length", len(ret), "return", float(ret[0]))
