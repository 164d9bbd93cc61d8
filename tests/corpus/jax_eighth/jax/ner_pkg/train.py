import jax
import numpy as np
import optax

from .losses import token_nll
from .model import Tagger


def sentences(n=150, t=8):
    rng = np.random.default_rng(3)
    tok = rng.integers(1, 40, (n, t))
    mask = (np.arange(t) < rng.integers(3, t + 1, (n, 1))).astype(np.float32)
    return tok, tok % 5, mask


def main():
    tok, tag, mask = sentences()
    net = Tagger(40, 5)
    params = net.init(jax.random.key(0), tok[:1])
    tx = optax.adam(2e-2)
    state = tx.init(params)

    @jax.jit
    def step(params, state):
        value, g = jax.value_and_grad(lambda p: token_nll(net.apply(p, tok), tag, mask))(params)
        up, state = tx.update(g, state)
        return optax.apply_updates(params, up), state, value

    for _ in range(30):
        params, state, value = step(params, state)
    print("loss", value)


if __name__ == "__main__":
    main()
