import jax
import numpy as np
import optax

from net import Screen
from objective import objective


def batches(rng, n, size=128):
    for _ in range(n):
        x = rng.normal(size=(size, 7)).astype(np.float32)
        y = (x[:, 0] + x[:, 1] * x[:, 2] > 2).astype(np.float32)
        yield x, y


def main():
    net = Screen()
    params = net.init(jax.random.key(0), np.zeros((1, 7), np.float32))
    tx = optax.chain(optax.clip_by_global_norm(1.0), optax.adam(3e-3))
    opt_state = tx.init(params)

    @jax.jit
    def step(params, opt_state, batch):
        value, grads = jax.value_and_grad(objective, argnums=1)(net.apply, params, batch)
        updates, opt_state = tx.update(grads, opt_state, params)
        return optax.apply_updates(params, updates), opt_state, value

    for batch in batches(np.random.default_rng(0), 60):
        params, opt_state, value = step(params, opt_state, batch)
    print(value)


if __name__ == "__main__":
    main()
