import jax
import jax.numpy as jnp
import optax
from sklearn.datasets import load_wine
from sklearn.preprocessing import StandardScaler

wine = load_wine()
X = jnp.asarray(StandardScaler().fit_transform(wine.data))
y_true = jax.nn.one_hot(wine.target, 3)
params = {"w": jnp.zeros((13, 3)), "b": jnp.zeros(3)}


def model(params, x):
    return x @ params["w"] + params["b"]


def cost(params, x, y_true):
    y_pred = model(params, x)
    return optax.softmax_cross_entropy(y_true, y_pred).mean()


solver = optax.lbfgs()
state = solver.init(params)
value_and_grad = optax.value_and_grad_from_state(lambda p: cost(p, X, y_true))
for _ in range(3):
    v, g = value_and_grad(params, state=state)
    u, state = solver.update(g, state, params, value=v, grad=g, value_fn=lambda p: cost(p, X, y_true))
    params = optax.apply_updates(params, u)
print(v)
