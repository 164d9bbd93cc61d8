import equinox as eqx
import jax


def mlp(cfg, n_in, key):
    return eqx.nn.MLP(n_in, cfg.n_classes, cfg.width, depth=1, activation=jax.nn.silu, key=key)
