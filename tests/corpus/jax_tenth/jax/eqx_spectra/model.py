import equinox as eqx
import jax


def make_model(key, n_bands, n_materials):
    body = eqx.nn.MLP(in_size=n_bands, out_size=n_materials, width_size=24, depth=2, activation=jax.nn.gelu, key=key)
    return eqx.nn.Sequential([body, eqx.nn.Lambda(jax.nn.softmax)])
