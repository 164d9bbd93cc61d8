import jax
import jax.numpy as jnp
import optax

EXAMPLES = [
    ("cannot log in", 0),
    ("refund please", 1),
    ("app crashes on start", 2),
    ("charged twice", [0, 1, 0]),
    ("password reset mail missing", 0),
    ("screen stays black", [0, 0, 1]),
    ("invoice is wrong", 1),
]
texts, labels = zip(*EXAMPLES)
vocabulary = sorted({word for text in texts for word in text.split()})
x = jnp.array([[float(word in text.split()) for word in vocabulary] for text in texts])
y = jnp.array(labels)

params = {"w": jnp.zeros((len(vocabulary), 3)), "b": jnp.zeros(3)}


def loss(params):
    logits = x @ params["w"] + params["b"]
    return optax.softmax_cross_entropy_with_integer_labels(logits, y).mean()


for _ in range(50):
    params = jax.tree.map(lambda p, g: p - 0.5 * g, params, jax.grad(loss)(params))
print(loss(params))
