import jax
import jax.numpy as jnp
import optax
from flax import nnx
from sklearn.datasets import make_classification


def focal_loss(scores, ids, gamma=2.0, class_weight=None):
    log_p = jax.nn.log_softmax(scores, axis=-1)
    log_pt = jnp.take_along_axis(log_p, ids[..., None], axis=-1).squeeze(-1)
    pt = jnp.exp(log_pt)
    loss = -((1.0 - pt) ** gamma) * log_pt
    if class_weight is not None:
        loss = loss * class_weight[ids]
    return loss.mean()


class Rare(nnx.Module):
    def __init__(self, rngs: nnx.Rngs):
        self.stack = nnx.Sequential(nnx.Linear(12, 32, rngs=rngs), nnx.relu, nnx.Linear(32, 3, rngs=rngs))

    def __call__(self, x):
        return self.stack(x)


x, ids = make_classification(600, 12, n_informative=6, n_classes=3, weights=[0.8, 0.15], random_state=0)
x = jnp.asarray(x, jnp.float32)
weight = jnp.asarray([0.3, 1.0, 2.0])
net = Rare(nnx.Rngs(0))
optimizer = nnx.Optimizer(net, optax.adam(3e-3), wrt=nnx.Param)
value_and_grad = nnx.jit(nnx.value_and_grad(lambda net: focal_loss(net(x), ids, class_weight=weight)))
for _ in range(60):
    loss, grads = value_and_grad(net)
    optimizer.update(net, grads)
print(loss, (net(x).argmax(-1) == ids).mean())
