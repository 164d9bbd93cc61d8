import equinox as eqx
import jax
import jax.numpy as jnp
import optax
from jax.scipy.special import xlog1py, xlogy
from jaxtyping import Array, Float, PRNGKeyArray
from sklearn.datasets import make_moons


def bernoulli_nll(p: Float[Array, " n"], y: Float[Array, " n"]) -> Float[Array, ""]:
    return -jnp.mean(xlogy(y, p) + xlog1py(1.0 - y, -p))


class Field(eqx.Module):
    """coordinates -> Fourier features -> MLP"""

    freqs: Array
    mlp: eqx.nn.MLP

    def __init__(self, n_freq: int, key: PRNGKeyArray):
        fkey, mkey = jax.random.split(key)
        self.freqs = jax.random.normal(fkey, (n_freq, 2))
        self.mlp = eqx.nn.MLP(in_size=2 * n_freq, out_size="scalar", width_size=32, depth=2,
                              activation=jax.nn.gelu, key=mkey)

    def __call__(self, point: Float[Array, " 2"]):
        angle = jax.lax.stop_gradient(self.freqs) @ point
        return self.mlp(jnp.concatenate([jnp.sin(angle), jnp.cos(angle)]))


@eqx.filter_jit
def make_step(field, opt_state, x, y, optim):
    @eqx.filter_value_and_grad
    def objective(f):
        return bernoulli_nll(jax.vmap(f)(x), y)

    value, grads = objective(field)
    updates, opt_state = optim.update(grads, opt_state, eqx.filter(field, eqx.is_inexact_array))
    return eqx.apply_updates(field, updates), opt_state, value


def main(seed=7, steps=40):
    x, y = make_moons(400, noise=0.1, random_state=seed)
    x, y = jnp.asarray(x, jnp.float32), jnp.asarray(y, jnp.float32)
    field = Field(12, jax.random.key(seed))
    optim = optax.adabelief(2e-3)
    opt_state = optim.init(eqx.filter(field, eqx.is_inexact_array))
    for i in range(steps):
        field, opt_state, value = make_step(field, opt_state, x, y, optim)
        if i % 10 == 0:
            print(i, value)


main()
