from functools import partial

import jax
import numpy as np
import optax

import stack
from config import Config

SOILS = ["clay", "silt", "sand", "loam", "peat", "chalk"]


def spectra(n, seed):
    rng = np.random.default_rng(seed)
    y = rng.integers(0, len(SOILS), n)
    base = np.random.default_rng(99).normal(size=(len(SOILS), 9))
    return (base[y] + 0.5 * rng.normal(size=(n, 9))).astype(np.float32), y


def objective(params, x, y, cfg):
    logits = stack.apply(cfg.net, params, x)
    return optax.softmax_cross_entropy(logits, jax.nn.one_hot(y, len(SOILS))).mean()


def train(cfg):
    x, y = spectra(1000, 0)
    params = stack.init(cfg.net)
    tx = optax.adamw(cfg.lr)
    opt_state = tx.init(params)
    value_and_grad = jax.jit(jax.value_and_grad(partial(objective, cfg=cfg)))
    for epoch in range(cfg.epochs):
        for i in range(0, len(x), cfg.batch):
            loss, grads = value_and_grad(params, x[i:i + cfg.batch], y[i:i + cfg.batch])
            updates, opt_state = tx.update(grads, opt_state, params)
            params = optax.apply_updates(params, updates)
        print(epoch, float(loss))
    return params


if __name__ == "__main__":
    cfg = Config()
    params = train(cfg)
    x, y = spectra(300, 1)
    print("accuracy", (stack.apply(cfg.net, params, x).argmax(-1) == y).mean())
