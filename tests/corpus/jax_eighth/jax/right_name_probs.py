import jax
import jax.numpy as jnp
import numpy as np
import optax
from flax import linen as nn
from sklearn.datasets import load_wine
from sklearn.preprocessing import scale

wine = load_wine()
X, y = scale(wine.data).astype(np.float32), wine.target


class Net(nn.Module):
    def setup(self):
        self.softmax_layer = nn.Dense(3)

    def __call__(self, x):
        probs = self.softmax_layer(x)
        return probs


net = Net()
params = net.init(jax.random.key(0), X)


@jax.jit
def xent(params):
    probs = net.apply(params, X)
    return optax.softmax_cross_entropy_with_integer_labels(probs, y).mean()


for _ in range(50):
    params = jax.tree.map(lambda p, g: p - 0.2 * g, params, jax.grad(xent)(params))
print(xent(params), jax.nn.softmax(net.apply(params, X))[:2])
