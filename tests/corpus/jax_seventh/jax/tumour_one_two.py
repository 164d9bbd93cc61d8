import io

import jax
import jax.numpy as jnp
import numpy as np
import optax
import pandas as pd
from flax import linen as nn

TABLE = io.StringIO("""radius,texture,diagnosis
17.9,10.4,2
20.6,17.8,2
19.7,21.2,2
11.4,20.4,2
13.5,14.4,1
13.1,15.7,1
9.5,12.4,1
12.4,15.7,1
13.0,18.4,1
16.1,20.7,2
""")
frame = pd.read_csv(TABLE)
x = frame[["radius", "texture"]].apply(lambda c: (c - c.mean()) / c.std()).to_numpy(np.float32)
y = frame["diagnosis"].to_numpy(np.float32)  # 1 benign, 2 malignant


class Logistic(nn.Module):
    @nn.compact
    def __call__(self, x):
        return jnp.squeeze(nn.Dense(features=1)(x), axis=-1)


net = Logistic()
params = net.init(jax.random.key(0), x)
tx = optax.sgd(0.3)
state = tx.init(params)


@jax.grad
def gradient(params):
    return optax.sigmoid_binary_cross_entropy(net.apply(params, x), y).mean()


for _ in range(80):
    updates, state = tx.update(gradient(params), state)
    params = optax.apply_updates(params, updates)
print("malignant", (net.apply(params, x) > 0).sum())
