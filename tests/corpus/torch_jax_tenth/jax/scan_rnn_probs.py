import jax
import jax.numpy as jnp
import optax
from jax import lax

V, D = 12, 20


def cell(params, h, token):
    h = jnp.tanh(params["emb"][token] + h @ params["w"])
    return h, jax.nn.softmax(h @ params["out"], axis=-1)


def run(params, tokens):
    h0 = jnp.zeros((tokens.shape[1], D))
    _, ys = lax.scan(lambda h, t: cell(params, h, t), h0, tokens)
    return ys


def loss(params, tokens):
    pred = run(params, tokens[:-1])
    return optax.softmax_cross_entropy_with_integer_labels(pred, tokens[1:]).mean()


k = jax.random.split(jax.random.PRNGKey(0), 4)
params = {"emb": jax.random.normal(k[0], (V, D)), "w": 0.1 * jax.random.normal(k[1], (D, D)), "out": 0.1 * jax.random.normal(k[2], (D, V))}
tokens = (jax.random.randint(k[3], (1, 32), 0, V) + jnp.arange(10)[:, None]) % V
tx = optax.adam(1e-2)
state = tx.init(params)
vg = jax.jit(jax.value_and_grad(loss))
for _ in range(60):
    v, g = vg(params, tokens)
    u, state = tx.update(g, state)
    params = optax.apply_updates(params, u)
print(v)
