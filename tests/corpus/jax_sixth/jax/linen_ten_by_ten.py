import jax
import jax.numpy as jnp
import numpy as np
import optax
from flax import linen as nn
from sklearn.datasets import load_digits


def batches(x, y, size, seed=0):
    """Yields (images, labels), shuffled."""
    order = np.random.default_rng(seed).permutation(len(x))
    for lo in range(0, len(x) - size + 1, size):
        take = order[lo:lo + size]
        yield x[take], y[take]


digits = load_digits()
images = (digits.images / 16.0).astype("float32")
labels = digits.target.astype("int32")
net = nn.Sequential([lambda v: v.reshape(len(v), -1), nn.Dense(32), nn.relu, nn.Dense(10)])
weights = net.init(jax.random.key(0), images[:1])
optimizer = optax.sgd(0.05)
memory = optimizer.init(weights)


@jax.jit
def learn(weights, memory, x, y):
    def loss(w):
        return optax.softmax_cross_entropy(net.apply(w, x), y).mean()
    value, slope = jax.value_and_grad(loss)(weights)
    change, memory = optimizer.update(slope, memory)
    return optax.apply_updates(weights, change), memory, value


for x, y in batches(images, labels, size=10):
    weights, memory, value = learn(weights, memory, x, y)
print("last loss", value, "accuracy", jnp.mean(net.apply(weights, images).argmax(-1) == labels))
