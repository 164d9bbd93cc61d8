import jax
import jax.numpy as jnp
import numpy as np
import optax
from flax import linen as nn
from flax.training import train_state
from sklearn.datasets import make_blobs

CLASSES = 4


def stream(n_batches, size=48):
    x, y = make_blobs(n_batches * size, centers=CLASSES, n_features=5, random_state=4)
    x = x / np.abs(x).max()
    for i in range(n_batches):
        part = slice(i * size, (i + 1) * size)
        yield {"features": jnp.asarray(x[part], jnp.float32), "label": jnp.asarray(y[part], jnp.int32)}


class Net(nn.Module):
    n_out: int
    depth: int = 2

    @nn.compact
    def __call__(self, x):
        for i in range(self.depth):
            x = nn.leaky_relu(nn.Dense(24, name=f"hidden_{i}")(x))
        return nn.Dense(self.n_out, name="logits")(x)


@jax.jit
def train_step(state, batch):
    def loss_fn(params):
        logits = state.apply_fn({"params": params}, batch["features"])
        return optax.losses.safe_softmax_cross_entropy(logits, batch["label"]).mean()

    loss, grads = jax.value_and_grad(loss_fn)(state.params)
    return state.apply_gradients(grads=grads), loss


net = Net(CLASSES)
variables = net.init(jax.random.PRNGKey(0), jnp.ones((1, 5)))
state = train_state.TrainState.create(apply_fn=net.apply, params=variables["params"], tx=optax.adam(5e-3))
for batch in stream(20):
    state, loss = train_step(state, batch)
print("loss", loss)
