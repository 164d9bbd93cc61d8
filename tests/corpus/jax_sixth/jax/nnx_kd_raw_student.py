import jax
import jax.numpy as jnp
import optax
from flax import nnx
from sklearn.datasets import load_digits


class MLP(nnx.Module):
    def __init__(self, *sizes, rngs):
        self.blocks = nnx.List([nnx.Linear(a, b, rngs=rngs) for a, b in zip(sizes, sizes[1:])])

    def __call__(self, x):
        *body, last = self.blocks
        for block in body:
            x = nnx.relu(block(x))
        return last(x)


def hard_loss(net, x, y):
    return optax.losses.softmax_cross_entropy_with_integer_labels(net(x), y).mean()


def distil_loss(student, teacher, x, y, T=3.0, alpha=0.7):
    targets = jax.lax.stop_gradient(nnx.softmax(teacher(x) / T))
    soft = optax.losses.kl_divergence(student(x) / T, targets).mean()
    return alpha * T * T * soft + (1 - alpha) * hard_loss(student, x, y)


def fit(net, loss_fn, steps, *rest):
    optimizer = nnx.Optimizer(net, optax.adam(2e-3), wrt=nnx.Param)

    @nnx.jit
    def step(net, optimizer, *rest):
        value, grads = nnx.value_and_grad(loss_fn)(net, *rest)
        optimizer.update(net, grads)
        return value

    for _ in range(steps):
        value = step(net, optimizer, *rest)
    return float(value)


x, y = load_digits(return_X_y=True)
x, y = jnp.asarray(x, jnp.float32) / 16, jnp.asarray(y)
teacher = MLP(64, 128, 128, 10, rngs=nnx.Rngs(0))
student = MLP(64, 16, 10, rngs=nnx.Rngs(1))
print("teacher", fit(teacher, hard_loss, 40, x, y))
print("student", fit(student, distil_loss, 40, teacher, x, y), (student(x).argmax(1) == y).mean())
