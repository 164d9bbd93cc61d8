import jax
import jax.numpy as jnp
import optax
from flax import nnx
from sklearn.datasets import make_classification

X, y = make_classification(500, 10, weights=[0.9], random_state=1)
X, y = jnp.asarray(X, jnp.float32), jnp.asarray(y, jnp.float32)
net = nnx.Sequential(nnx.Linear(10, 16, rngs=nnx.Rngs(0)), nnx.relu, nnx.Linear(16, 1, rngs=nnx.Rngs(1)))
opt = nnx.Optimizer(net, optax.adam(1e-2), wrt=nnx.Param)


@nnx.jit
def step(net, opt):
    def f(m):
        z = m(X).squeeze(-1)
        return optax.losses.sigmoid_focal_loss(z, y, alpha=0.25, gamma=2.0).mean()
    v, g = nnx.value_and_grad(f)(net)
    opt.update(net, g)
    return v


for _ in range(60):
    v = step(net, opt)
p = jax.nn.sigmoid(net(X).squeeze(-1))
print(v, "recall", ((p > 0.5) & (y == 1)).sum() / y.sum())
