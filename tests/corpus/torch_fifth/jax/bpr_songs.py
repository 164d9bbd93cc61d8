import equinox as eqx
import jax
import jax.numpy as jnp
import jax.random as jr
import optax


class Factors(eqx.Module):
    users: jax.Array
    songs: jax.Array

    def __init__(self, n_users, n_songs, k, key):
        ku, ks = jr.split(key)
        self.users = 0.1 * jr.normal(ku, (n_users, k))
        self.songs = 0.1 * jr.normal(ks, (n_songs, k))

    def __call__(self, u, s):
        return jnp.sum(self.users[u] * self.songs[s], axis=-1)


def bpr(model, u, liked, other):
    diff = model(u, liked) - model(u, other)
    return -jnp.mean(jnp.log(jax.nn.sigmoid(diff)))


@eqx.filter_jit
def step(model, state, u, liked, other):
    value, grads = eqx.filter_value_and_grad(bpr)(model, u, liked, other)
    updates, state = opt.update(grads, state)
    return eqx.apply_updates(model, updates), state, value


key = jr.key(0)
model = Factors(40, 60, 8, key)
opt = optax.adam(0.02)
state = opt.init(eqx.filter(model, eqx.is_array))
for i in range(150):
    key, a, b, c = jr.split(key, 4)
    u = jr.randint(a, (256,), 0, 40)
    liked = (u % 6) * 10 + jr.randint(b, (256,), 0, 10)
    other = jr.randint(c, (256,), 0, 60)
    model, state, value = step(model, state, u, liked, other)
    if i % 50 == 0:
        print(i, value)
print("user 0 likes", jnp.argsort(-jax.vmap(model, (None, 0))(0, jnp.arange(60)))[:5])
