import jax
import jax.numpy as jnp
import optax

# votes of five annotators for cat / dog / bird
VOTES = jnp.array([
    [5, 0, 0], [4, 1, 0], [0, 5, 0], [1, 3, 1], [0, 0, 5], [0, 2, 3], [3, 2, 0], [0, 1, 4],
], dtype=jnp.float32)
FEATURES = jnp.array([
    [1.0, 0.1, 0.0], [0.9, 0.3, 0.1], [0.1, 1.0, 0.0], [0.3, 0.7, 0.3],
    [0.0, 0.1, 1.0], [0.1, 0.5, 0.8], [0.7, 0.6, 0.0], [0.0, 0.3, 0.9],
])


def scores(params, x):
    return x @ params["W"] + params["b"]


def loss(params):
    return optax.softmax_cross_entropy(scores(params, FEATURES), VOTES).mean()


params = {"W": jnp.zeros((3, 3)), "b": jnp.zeros(3)}
solver = optax.lbfgs()
state = solver.init(params)
value_and_grad = optax.value_and_grad_from_state(loss)
for _ in range(20):
    value, grad = value_and_grad(params, state=state)
    updates, state = solver.update(grad, state, params, value=value, grad=grad, value_fn=loss)
    params = optax.apply_updates(params, updates)
print(value, jax.nn.softmax(scores(params, FEATURES)).round(2))
