import equinox as eqx
import jax
import jax.numpy as jnp
import optax
from sklearn.datasets import load_wine
from sklearn.preprocessing import scale

X, y = load_wine(return_X_y=True)
X, y = jnp.asarray(scale(X)), jnp.asarray(y)


class Net(eqx.Module):
    mlp: eqx.nn.MLP

    def __init__(self, key):
        self.mlp = eqx.nn.MLP(13, 3, 16, 1, key=key)

    def __call__(self, x):
        return jax.nn.log_softmax(self.mlp(x), axis=0)


@eqx.filter_value_and_grad
def loss_fn(model):
    logp = jax.vmap(model)(X)
    return -jnp.mean(logp[jnp.arange(len(y)), y])


model = Net(jax.random.PRNGKey(0))
optim = optax.adam(1e-2)
state = optim.init(eqx.filter(model, eqx.is_array))
for _ in range(30):
    loss, grads = loss_fn(model)
    updates, state = optim.update(grads, state)
    model = eqx.apply_updates(model, updates)
print(loss)
