import jax.numpy as jnp
import optax
from flax import nnx
from sklearn.datasets import load_iris

from nets import Default
from settings import IRIS as cfg


def data():
    raw = load_iris()
    x = (raw.data - raw.data.mean(0)) / raw.data.std(0)
    return jnp.asarray(x, jnp.float32), jnp.asarray(raw.target, jnp.int32)


def objective(net, x, y):
    per_row = optax.losses.softmax_cross_entropy_with_integer_labels(net(x), y)
    return per_row.mean()


@nnx.jit
def step(net, opt, x, y):
    value, grads = nnx.value_and_grad(objective)(net, x, y)
    opt.update(net, grads)
    return value


def main():
    x, y = data()
    net = Default(x.shape[1], len(cfg["classes"]), rngs=nnx.Rngs(params=1))
    opt = nnx.Optimizer(net, optax.adamw(cfg["lr"]), wrt=nnx.Param)
    for i in range(cfg["steps"]):
        value = step(net, opt, x, y)
        if not i % 20:
            print(f"{i:4d} {value:.4f}")
    print("right", (net.top(x) == y).mean())


if __name__ == "__main__":
    main()
