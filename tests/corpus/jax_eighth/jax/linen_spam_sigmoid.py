import jax
import jax.numpy as jnp
import numpy as np
import optax
from flax import linen as nn
from sklearn.datasets import make_classification


class SpamNet(nn.Module):
    hidden: int = 24

    @nn.compact
    def __call__(self, x, train: bool):
        x = nn.Dense(self.hidden)(x)
        x = nn.Dropout(0.2, deterministic=not train)(nn.relu(x))
        x = nn.Dense(1)(x)
        return nn.sigmoid(x).squeeze(-1)


X, y = make_classification(600, 12, n_informative=6, random_state=3)
X, y = X.astype(np.float32), y.astype(np.float32)
model = SpamNet()
params = model.init(jax.random.key(0), X[:1], train=False)
tx = optax.chain(optax.clip_by_global_norm(1.0), optax.adam(1e-2))
opt_state = tx.init(params)


@jax.jit
def train_step(params, opt_state, key):
    def loss_fn(p):
        out = model.apply(p, X, train=True, rngs={"dropout": key})
        return optax.sigmoid_binary_cross_entropy(out, y).mean()

    loss, grads = jax.value_and_grad(loss_fn)(params)
    updates, opt_state = tx.update(grads, opt_state, params)
    return optax.apply_updates(params, updates), opt_state, loss


for i, key in enumerate(jax.random.split(jax.random.key(1), 60)):
    params, opt_state, loss = train_step(params, opt_state, key)
print(loss, jnp.mean((model.apply(params, X, train=False) > 0.5) == y))
