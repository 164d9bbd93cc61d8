import jax
import jax.numpy as jnp
import optax
from flax import linen as nn
from sklearn.datasets import load_iris


class Iris(nn.Module):
    @nn.compact
    def __call__(self, x):
        h = nn.tanh(nn.Dense(16, name="hidden")(x))
        scores = nn.Dense(3, name="scores")(h)
        self.sow("intermediates", "probs", nn.softmax(scores))
        return scores


iris = load_iris()
X = jnp.asarray((iris.data - iris.data.mean(0)) / iris.data.std(0))
y = jnp.asarray(iris.target)
net = Iris()
params = {"params": net.init(jax.random.PRNGKey(0), X)["params"]}
tx = optax.adam(1e-2)
opt_state = tx.init(params)


@jax.jit
def step(params, opt_state):
    def loss(p):
        out, extra = net.apply(p, X, mutable=["intermediates"])
        return optax.softmax_cross_entropy_with_integer_labels(out, y).mean(), extra["intermediates"]["probs"][0]

    (value, probs), grads = jax.value_and_grad(loss, has_aux=True)(params)
    updates, opt_state = tx.update(grads, opt_state)
    return optax.apply_updates(params, updates), opt_state, value, probs


for i in range(100):
    params, opt_state, value, probs = step(params, opt_state)
sure = probs.max(-1) > 0.5
print(value, "sure", sure.mean(), "acc", (probs.argmax(-1) == y).mean())
