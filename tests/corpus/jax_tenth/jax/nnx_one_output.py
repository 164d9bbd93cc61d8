import jax.numpy as jnp
import optax
from flax import nnx
from sklearn.datasets import make_moons


class Moon(nnx.Module):
    def __init__(self, rngs):
        self.l1 = nnx.Linear(2, 16, rngs=rngs)
        self.l2 = nnx.Linear(16, 1, rngs=rngs)

    def __call__(self, x):
        h = nnx.tanh(self.l1(x))
        return nnx.softmax(self.l2(h), axis=-1)


def log_loss(p, y, eps=1e-6):
    p = jnp.clip(p, eps, 1 - eps)
    return -(y * jnp.log(p) + (1 - y) * jnp.log1p(-p)).mean()


@nnx.jit
def update(net, opt, x, y):
    value, grads = nnx.value_and_grad(lambda m: log_loss(m(x), y))(net)
    opt.update(net, grads)
    return value


X, y = make_moons(300, noise=0.1, random_state=0)
X, y = jnp.asarray(X), jnp.asarray(y, jnp.float32)[:, None]
net = Moon(nnx.Rngs(1))
opt = nnx.Optimizer(net, optax.adam(1e-2), wrt=nnx.Param)
for i in range(60):
    value = update(net, opt, X, y)
print("loss", value, "positives", jnp.mean(net(X) > 0.5))
