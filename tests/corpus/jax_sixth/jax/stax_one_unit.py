import jax
import jax.numpy as jnp
from jax.example_libraries import stax
from jax.example_libraries.optimizers import sgd
from sklearn.datasets import make_circles

STEPS = 100
x, y = make_circles(300, noise=0.1, factor=0.5, random_state=0)
y = y[:, None].astype("float32")

layers = [stax.Dense(20), stax.Tanh, stax.Dense(1)]
layers.append(stax.Softmax)
net_init, net_apply = stax.serial(*layers)


def bce(params):
    p = jnp.clip(net_apply(params, x), 1e-6, 1 - 1e-6)
    return -(y * jnp.log(p) + (1 - y) * jnp.log(1 - p)).mean()


_, params = net_init(jax.random.PRNGKey(1), (-1, 2))
opt_init, opt_update, get_params = sgd(0.1)
state = opt_init(params)
for i in range(STEPS):
    state = opt_update(i, jax.grad(bce)(get_params(state)), state)
print(bce(get_params(state)), net_apply(get_params(state), x[:3]).ravel())
