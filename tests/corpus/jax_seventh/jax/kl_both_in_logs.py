import jax
import jax.numpy as jnp
import optax
from flax import nnx
from sklearn.datasets import load_wine
from sklearn.preprocessing import scale

x, y = load_wine(return_X_y=True)
x, y = jnp.asarray(scale(x), jnp.float32), jnp.asarray(y)


class Net(nnx.Module):
    def __init__(self, width, rngs):
        self.hidden = nnx.Linear(13, width, rngs=rngs)
        self.drop = nnx.Dropout(0.5, rngs=rngs)
        self.out = nnx.Linear(width, 3, rngs=rngs)

    def __call__(self, x):
        return nnx.log_softmax(self.out(self.drop(nnx.relu(self.hidden(x)))))


def r_drop(net, x, y, alpha=1.0):
    """two dropout passes must agree"""
    a, b = net(x), net(x)
    nll = -jnp.take_along_axis(a, y[:, None], 1) - jnp.take_along_axis(b, y[:, None], 1)
    kl = optax.losses.kl_divergence_with_log_targets(a, b) + optax.losses.kl_divergence_with_log_targets(b, a)
    return nll.mean() / 2 + alpha * kl.mean() / 4


@nnx.jit
def step(net, opt):
    value, g = nnx.value_and_grad(r_drop)(net, x, y)
    opt.update(net, g)
    return value


net = Net(32, nnx.Rngs(params=0, dropout=1))
opt = nnx.Optimizer(net, optax.adam(5e-3), wrt=nnx.Param)
for _ in range(60):
    value = step(net, opt)
net.eval()
print(value, jnp.exp(net(x)).max(-1).mean(), (net(x).argmax(-1) == y).mean())
