import jax
import jax.numpy as jnp
import optax
from sklearn.datasets import load_digits

import core as hk


def net_fn(images):
    h = images.reshape(images.shape[0], -1)
    for width in (64, 32):
        h = jax.nn.relu(hk.linear(h, width))
    return jax.nn.softmax(hk.linear(h, 10))


digits = load_digits()
images, labels = jnp.asarray(digits.images) / 16.0, jnp.asarray(digits.target)
net = hk.transform(net_fn)
params = net.init(jax.random.PRNGKey(42), images[:1])
opt = optax.adam(1e-3)
opt_state = opt.init(params)


def loss(params, images, labels):
    out = net.apply(params, images)
    return optax.softmax_cross_entropy_with_integer_labels(out, labels).mean()


@jax.jit
def update(params, opt_state, images, labels):
    grads = jax.grad(loss)(params, images, labels)
    updates, opt_state = opt.update(grads, opt_state)
    return optax.apply_updates(params, updates), opt_state


for step in range(60):
    lo = (step * 100) % 1600
    params, opt_state = update(params, opt_state, images[lo:lo + 100], labels[lo:lo + 100])
print("loss", loss(params, images, labels), "acc", (net.apply(params, images).argmax(-1) == labels).mean())
