import equinox as eqx
import jax


def make_model(key, n_bands, n_materials):
    return eqx.nn.MLP(
        in_size=n_bands,
        out_size=n_materials,
        width_size=24,
        depth=2,
        activation=jax.nn.gelu,
        final_activation=jax.nn.softmax,
        key=key,
    )
