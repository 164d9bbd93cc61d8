import jax
import jax.numpy as jnp
import optax
from flax import nnx


class SlotPool(nnx.Module):
    def __init__(self, d, slots, rngs):
        self.key = nnx.Linear(d, slots, rngs=rngs)

    def __call__(self, tokens):
        weight = jax.nn.softmax(self.key(tokens), axis=0)
        return weight.T @ tokens


class Net(nnx.Module):
    def __init__(self, d, slots, classes, rngs):
        self.pool = SlotPool(d, slots, rngs)
        self.out = nnx.Linear(d * slots, classes, rngs=rngs)

    def __call__(self, tokens):
        pooled = jax.vmap(self.pool)(tokens)
        return self.out(pooled.reshape(tokens.shape[0], -1))


net = Net(7, 3, 4, nnx.Rngs(3))
optimizer = nnx.Optimizer(net, optax.sgd(0.1), wrt=nnx.Param)


@nnx.jit
def step(net, optimizer, x, y):
    def objective(m):
        return optax.softmax_cross_entropy_with_integer_labels(m(x), y).mean()

    loss, grads = nnx.value_and_grad(objective)(net)
    optimizer.update(net, grads)
    return loss


for i in range(50):
    x = jax.random.normal(jax.random.key(i), (32, 10, 7))
    loss = step(net, optimizer, x, jnp.argmax(x.mean(1)[:, :4], axis=-1))
print(loss)
