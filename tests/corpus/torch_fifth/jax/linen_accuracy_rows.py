import jax
import jax.numpy as jnp
import optax
from flax import linen as nn
from sklearn.datasets import load_breast_cancer
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler


class Biopsy(nn.Module):
    hidden: int = 16

    @nn.compact
    def __call__(self, x, train: bool = True):
        x = nn.Dense(self.hidden)(x)
        x = nn.relu(x)
        x = nn.Dropout(0.2, deterministic=not train)(x)
        return nn.Dense(1)(x)


X, y = load_breast_cancer(return_X_y=True)
X_tr, X_te, y_tr, y_te = train_test_split(X, y, test_size=0.25, random_state=3)
sc = StandardScaler().fit(X_tr)
X_tr, X_te = jnp.asarray(sc.transform(X_tr)), jnp.asarray(sc.transform(X_te))
y_tr, y_te = jnp.asarray(y_tr, jnp.float32), jnp.asarray(y_te, jnp.float32)
model = Biopsy()
params = model.init({"params": jax.random.PRNGKey(0), "dropout": jax.random.PRNGKey(1)}, X_tr[:1])
tx = optax.adam(3e-3)
opt_state = tx.init(params)


@jax.jit
def train_step(params, opt_state, rng):
    def loss_fn(p):
        logits = model.apply(p, X_tr, rngs={"dropout": rng}).squeeze(-1)
        return optax.sigmoid_binary_cross_entropy(logits, y_tr).mean()
    loss, grads = jax.value_and_grad(loss_fn)(params)
    updates, opt_state = tx.update(grads, opt_state)
    return optax.apply_updates(params, updates), opt_state, loss


@jax.jit
def accuracy(params):
    prob = nn.sigmoid(model.apply(params, X_te, train=False))
    return jnp.mean((prob > 0.5) == y_te)


rng = jax.random.PRNGKey(2)
for epoch in range(60):
    rng, sub = jax.random.split(rng)
    params, opt_state, loss = train_step(params, opt_state, sub)
    if epoch % 20 == 0:
        print(epoch, loss, accuracy(params))
