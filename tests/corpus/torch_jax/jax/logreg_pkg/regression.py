import jax
import jax.numpy as jnp
import optax


def init_params(n):
    return {"w": jnp.zeros(n), "b": 0.0}


def predict(params, x):
    return x @ params["w"] + params["b"]


def objective(params, x, y):
    return optax.sigmoid_binary_cross_entropy(predict(params, x), y).mean()


def fit(x, y, lr=0.5, steps=200):
    params = init_params(x.shape[1])
    tx = optax.sgd(lr)

    def body(carry, _):
        params, state = carry
        loss, grads = jax.value_and_grad(objective)(params, x, y)
        updates, state = tx.update(grads, state)
        return (optax.apply_updates(params, updates), state), loss

    (params, _), losses = jax.lax.scan(body, (params, tx.init(params)), None, length=steps)
    return params, losses
