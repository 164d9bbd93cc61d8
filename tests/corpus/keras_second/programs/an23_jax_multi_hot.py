import os

os.environ["KERAS_BACKEND"] = "jax"

import jax
import keras
import numpy as np
import optax

rng = np.random.default_rng(88)
TOPICS = 6
docs = rng.poisson(0.5, (400, 30)).astype("float32")
topics = (docs[:, :TOPICS] + docs[:, TOPICS:2 * TOPICS] > 1).astype("float32")
toxic = (docs[:, 20] > 1).astype("float32")

inputs = keras.Input((30,))
h = keras.layers.Dense(32, activation="relu")(inputs)
net = keras.Model(inputs, [keras.layers.Dense(TOPICS)(h), keras.layers.Dense(1)(h)])

tv = [v.value for v in net.trainable_variables]
ntv = [v.value for v in net.non_trainable_variables]
tx = optax.chain(optax.clip_by_global_norm(1.0), optax.adamw(5e-3))
state = tx.init(tv)


def objective(tv, x, topics, toxic):
    (topic_z, toxic_z), _ = net.stateless_call(tv, ntv, x)
    a = optax.sigmoid_binary_cross_entropy(topic_z, topics).sum(-1).mean()
    b = optax.sigmoid_binary_cross_entropy(toxic_z.squeeze(-1), toxic).mean()
    return a + b


@jax.jit
def update(tv, state, *batch):
    loss, g = jax.value_and_grad(objective)(tv, *batch)
    delta, state = tx.update(g, state, tv)
    return optax.apply_updates(tv, delta), state, loss


for epoch in range(2):
    for idx in np.array_split(rng.permutation(400), 10):
        tv, state, loss = update(tv, state, docs[idx], topics[idx], toxic[idx])
(topic_z, toxic_z), _ = net.stateless_call(tv, ntv, docs)
print(float(loss), np.mean((np.asarray(topic_z) > 0) == (topics == 1)), np.asarray(jax.nn.sigmoid(toxic_z))[:3, 0])
