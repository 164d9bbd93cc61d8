import enum

import jax
import jax.numpy as jnp
import numpy as np
import optax
from flax import linen as nn
from sklearn.datasets import make_classification


class Output(enum.Enum):
    LOGITS = enum.auto()
    PROBS = enum.auto()
    CLASSES = enum.auto()


class Net(nn.Module):
    n: int = 3

    @nn.compact
    def __call__(self, x, output: Output = Output.PROBS):
        z = nn.Dense(self.n)(nn.gelu(nn.Dense(32)(x)))
        match output:
            case Output.LOGITS:
                return z
            case Output.PROBS:
                return nn.softmax(z)
            case Output.CLASSES:
                return z.argmax(-1)


X, y = make_classification(500, 10, n_informative=6, n_classes=3, random_state=0)
X = X.astype(np.float32)
net = Net()
params = net.init(jax.random.key(0), X[:1])
tx = optax.adam(5e-3)
state = tx.init(params)


@jax.jit
def step(params, state):
    def loss_fn(p):
        out = net.apply(p, X, output=Output.LOGITS)
        return jnp.mean(optax.softmax_cross_entropy_with_integer_labels(out, y))
    loss, grads = jax.value_and_grad(loss_fn)(params)
    updates, state = tx.update(grads, state)
    return optax.apply_updates(params, updates), state, loss


for _ in range(80):
    params, state, loss = step(params, state)
print(loss, (net.apply(params, X, Output.CLASSES) == y).mean(), net.apply(params, X[:1]))
