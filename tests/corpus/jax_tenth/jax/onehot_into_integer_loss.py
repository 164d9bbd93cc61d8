import jax
import jax.numpy as jnp
import optax
from sklearn.datasets import load_digits

X, y = load_digits(return_X_y=True)
X = jnp.asarray(X, jnp.float32) / 16.0
Y = jax.nn.one_hot(jnp.asarray(y), 10, dtype=jnp.int32)

init = jax.nn.initializers.glorot_uniform()
k1, k2 = jax.random.split(jax.random.key(4))
params = {"w1": init(k1, (64, 32)), "b1": jnp.zeros(32), "w2": init(k2, (32, 10)), "b2": jnp.zeros(10)}
optimizer = optax.adam(3e-3)
opt_state = optimizer.init(params)


def mlp(params, x):
    h = jax.nn.elu(x @ params["w1"] + params["b1"])
    return h @ params["w2"] + params["b2"]


def loss_fn(params, x, labels):
    losses = optax.softmax_cross_entropy_with_integer_labels(mlp(params, x), labels)
    return losses.mean()


for i in range(0, 1500, 100):
    loss, grads = jax.value_and_grad(loss_fn)(params, X[i:i + 100], Y[i:i + 100])
    updates, opt_state = optimizer.update(grads, opt_state)
    params = optax.apply_updates(params, updates)
    print(i, loss)
