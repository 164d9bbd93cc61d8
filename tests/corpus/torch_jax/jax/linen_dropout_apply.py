import jax
import jax.numpy as jnp
import numpy as np
import optax
from flax import linen as nn
from sklearn.datasets import load_digits


class Net(nn.Module):
    classes: int = 10
    rate: float = 0.2

    def setup(self):
        self.enc = nn.Dense(32)
        self.drop = nn.Dropout(self.rate)
        self.dec = nn.Dense(self.classes)

    def embed(self, x):
        return nn.sigmoid(self.enc(x))

    def __call__(self, x, train: bool):
        h = nn.relu(self.enc(x))
        return self.dec(self.drop(h, deterministic=not train))


X, y = load_digits(return_X_y=True)
X = (X / 16).astype(np.float32)
net = Net()
params = net.init(jax.random.PRNGKey(0), X[:1], train=False)
tx = optax.adam(5e-3)
opt_state = tx.init(params)


@jax.jit
def update(params, opt_state, rng):
    def objective(p):
        out = net.apply(p, X, train=True, rngs={"dropout": rng})
        return optax.softmax_cross_entropy_with_integer_labels(out, y).mean()

    loss, grads = jax.value_and_grad(objective)(params)
    updates, opt_state = tx.update(grads, opt_state)
    return optax.apply_updates(params, updates), opt_state, loss


for rng in jax.random.split(jax.random.PRNGKey(1), 40):
    params, opt_state, loss = update(params, opt_state, rng)
codes = net.apply(params, X, method=Net.embed)
probs = jax.nn.softmax(net.apply(params, X, train=False))
print(loss, codes.shape, (probs.argmax(-1) == y).mean(), jnp.max(probs, -1)[:3])
