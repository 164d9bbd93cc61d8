import jax
import jax.numpy as jnp
import numpy as np
import optax
from jax import lax, random
from jax.nn import sigmoid

NAMES = ["anna", "hanna", "johanna", "marianne", "annika", "monika", "erika", "ulrika"]
CHARS = ["."] + sorted(set("".join(NAMES)))
ID = {c: i for i, c in enumerate(CHARS)}
LENGTH = max(map(len, NAMES)) + 1
tokens = np.zeros((len(NAMES), LENGTH + 1), np.int32)
for row, name in enumerate(NAMES):
    tokens[row, 1:1 + len(name)] = [ID[c] for c in name]


def gru(p, h, x):
    z = sigmoid(x @ p["wz"] + h @ p["uz"])
    r = sigmoid(x @ p["wr"] + h @ p["ur"])
    candidate = jnp.tanh(x @ p["wh"] + (r * h) @ p["uh"])
    return (1 - z) * h + z * candidate


def logits(p, inputs):
    x = p["emb"][inputs].swapaxes(0, 1)
    h0 = jnp.zeros((inputs.shape[0], 32))
    _, states = lax.scan(lambda h, x: (gru(p, h, x),) * 2, h0, x)
    return (states @ p["out"]).swapaxes(0, 1)


def loss(p, tokens):
    z = logits(p, tokens[:, :-1])
    per_token = optax.softmax_cross_entropy_with_integer_labels(z, tokens[:, 1:])
    return per_token.mean()


shapes = {"emb": (len(CHARS), 16), "out": (32, len(CHARS))}
shapes |= {"w" + g: (16, 32) for g in "zrh"} | {"u" + g: (32, 32) for g in "zrh"}
keys = random.split(random.key(0), len(shapes))
p = {name: random.normal(k, s) * s[0] ** -0.5 for k, (name, s) in zip(keys, shapes.items())}
tx = optax.adam(2e-2)
state = tx.init(p)
grad = jax.jit(jax.value_and_grad(loss))
for _ in range(60):
    value, g = grad(p, tokens)
    u, state = tx.update(g, state)
    p = optax.apply_updates(p, u)
print(value, jax.nn.softmax(logits(p, tokens[:1, :1])[0, -1]).round(2))
