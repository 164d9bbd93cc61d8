import equinox as eqx
import jax
import jax.numpy as jnp
import jax.random as jr
import optax
from sklearn.datasets import make_gaussian_quantiles


def build(key, n_in, n_classes):
    k1, k2, k3 = jr.split(key, 3)
    return eqx.nn.Sequential([
        eqx.nn.Linear(n_in, 24, key=k1),
        eqx.nn.Lambda(jnp.tanh),
        eqx.nn.Linear(24, 24, key=k2),
        eqx.nn.Lambda(jax.nn.relu),
        eqx.nn.Linear(24, n_classes, key=k3),
        eqx.nn.Lambda(jax.nn.log_softmax),
    ])


def nll(target, scores):
    return -jnp.mean(jnp.take_along_axis(scores, jnp.expand_dims(target, 1), axis=1))


def dataloader(arrays, batch_size, *, key):
    size = arrays[0].shape[0]
    while True:
        key, sub = jr.split(key)
        perm = jr.permutation(sub, size)
        for start in range(0, size - batch_size + 1, batch_size):
            yield tuple(a[perm[start:start + batch_size]] for a in arrays)


def main(steps=200, lr=5e-3, seed=56):
    data_key, model_key = jr.split(jr.PRNGKey(seed))
    X, y = make_gaussian_quantiles(n_samples=600, n_features=2, n_classes=4, random_state=0)
    X, y = jnp.asarray(X), jnp.asarray(y)
    model = build(model_key, 2, 4)
    params, static = eqx.partition(model, eqx.is_inexact_array)
    optim = optax.adam(lr)
    opt_state = optim.init(params)

    @jax.jit
    def step(params, opt_state, x, y):
        def objective(p):
            return nll(y, jax.vmap(eqx.combine(p, static))(x))
        value, grads = jax.value_and_grad(objective)(params)
        updates, opt_state = optim.update(grads, opt_state)
        return optax.apply_updates(params, updates), opt_state, value

    for i, (xb, yb) in zip(range(steps), dataloader((X, y), 60, key=data_key)):
        params, opt_state, value = step(params, opt_state, xb, yb)
    log_probs = jax.vmap(eqx.combine(params, static))(X)
    entropy = -(jnp.exp(log_probs) * log_probs).sum(1).mean()
    print(value, "accuracy", (log_probs.argmax(1) == y).mean(), "entropy", entropy)


main()
