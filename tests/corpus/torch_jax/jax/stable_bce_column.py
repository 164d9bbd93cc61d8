import jax
import jax.numpy as jnp
from sklearn.datasets import load_breast_cancer
from sklearn.preprocessing import scale


def bce(z, y):
    return jnp.mean(jnp.maximum(z, 0) - z * y + jnp.log1p(jnp.exp(-jnp.abs(z))))


def forward(params, x):
    w1, b1, w2, b2 = params
    return jax.nn.relu(x @ w1 + b1) @ w2 + b2


x, y = load_breast_cancer(return_X_y=True)
x, y = jnp.asarray(scale(x)), jnp.asarray(y).reshape(-1, 1)
k1, k2 = jax.random.split(jax.random.PRNGKey(0))
params = [0.1 * jax.random.normal(k1, (30, 16)), jnp.zeros(16), 0.1 * jax.random.normal(k2, (16, 1)), jnp.zeros(1)]


@jax.jit
def step(params):
    value, grads = jax.value_and_grad(lambda p: bce(forward(p, x), y))(params)
    return [p - 0.5 * g for p, g in zip(params, grads)], value


for _ in range(60):
    params, value = step(params)
correct = (forward(params, x) >= 0) == (y == 1)
print(value, correct.mean())
