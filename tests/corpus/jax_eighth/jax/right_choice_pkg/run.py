import sys

import jax
import numpy as np
import optax
from sklearn.datasets import make_circles

from .heads import PAIRS


def main(kind):
    head, loss, cut = PAIRS[kind]
    X, y = make_circles(200, factor=0.4, noise=0.05, random_state=0)
    X, y = X.astype(np.float32), y.astype(np.float32)
    params = head.init(jax.random.key(0), X)
    tx = optax.adam(2e-2)
    state = tx.init(params)
    for _ in range(40):
        g = jax.grad(lambda p: loss(head.apply(p, X), y))(params)
        u, state = tx.update(g, state)
        params = optax.apply_updates(params, u)
    print(kind, ((head.apply(params, X) > cut) == y).mean())


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "logits")
