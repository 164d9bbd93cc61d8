import equinox as eqx
import jax
import jax.numpy as jnp
import optax
from sklearn.datasets import load_digits


class ConvNet(eqx.Module):
    conv: eqx.nn.Conv2d
    linear: eqx.nn.Linear

    def __init__(self, key):
        a, b = jax.random.split(key)
        self.conv = eqx.nn.Conv2d(1, 8, kernel_size=3, key=a)
        self.linear = eqx.nn.Linear(8 * 6 * 6, 10, key=b)

    def __call__(self, image):
        h = jax.nn.relu(self.conv(image)).ravel()
        return jax.nn.log_softmax(self.linear(h))


def loss(model, images, labels):
    pred = jax.vmap(model)(images)
    return optax.softmax_cross_entropy_with_integer_labels(pred, labels).mean()


@eqx.filter_jit
def train_step(model, state, images, labels):
    value, grads = eqx.filter_value_and_grad(loss)(model, images, labels)
    updates, state = tx.update(grads, state)
    return eqx.apply_updates(model, updates), state, value


data = load_digits()
images, labels = jnp.asarray(data.images, jnp.float32)[:, None] / 16, jnp.asarray(data.target)
model = ConvNet(jax.random.PRNGKey(2))
tx = optax.adam(3e-3)
state = tx.init(eqx.filter(model, eqx.is_array))
for i in range(0, 1500, 50):
    model, state, value = train_step(model, state, images[i:i + 50], labels[i:i + 50])
print(value, (jax.vmap(model)(images[1500:]).argmax(1) == labels[1500:]).mean())
