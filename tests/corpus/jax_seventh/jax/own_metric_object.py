import jax
import jax.numpy as jnp
import numpy as np
import optax
from flax import linen as nn, struct
from sklearn.datasets import make_circles


@struct.dataclass
class BinaryCounts:
    hits: jax.Array
    seen: jax.Array

    @classmethod
    def empty(cls):
        return cls(hits=jnp.zeros(()), seen=jnp.zeros(()))

    def update(self, outputs, labels, threshold=0.5):
        decided = outputs > threshold
        return self.replace(hits=self.hits + (decided == (labels > 0)).sum(), seen=self.seen + labels.size)

    def compute(self):
        return self.hits / self.seen


class Rings(nn.Module):
    @nn.compact
    def __call__(self, x):
        for _ in range(2):
            x = nn.relu(nn.Dense(16)(x))
        return nn.Dense(1)(x)[:, 0]


X, y = make_circles(400, factor=0.5, noise=0.05, random_state=0)
X, y = X.astype(np.float32), y.astype(np.float32)
net = Rings()
params = net.init(jax.random.key(0), X)
tx = optax.adam(5e-3)
state = tx.init(params)


@jax.jit
def step(params, state, counts):
    def loss(p):
        logits = net.apply(p, X)
        return optax.sigmoid_binary_cross_entropy(logits, y).mean(), logits
    (value, logits), g = jax.value_and_grad(loss, has_aux=True)(params)
    updates, state = tx.update(g, state)
    return optax.apply_updates(params, updates), state, value, counts.update(logits, y)


for epoch in range(5):
    counts = BinaryCounts.empty()
    for _ in range(20):
        params, state, value, counts = step(params, state, counts)
    print(epoch, value, counts.compute())
