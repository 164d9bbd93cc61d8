import jax.numpy as jnp
import optax
from flax import nnx
from sklearn.datasets import load_digits

from nets import Mlp
from objectives import distillation

X, y = load_digits(return_X_y=True)
X, y = jnp.asarray(X / 16, jnp.float32), jnp.asarray(y, jnp.int32)
teacher, student = Mlp(128, nnx.Rngs(0)), Mlp(12, nnx.Rngs(1))


@nnx.jit
def teach(model, opt, x, y):
    def f(m):
        return optax.softmax_cross_entropy_with_integer_labels(m(x), y).mean()
    loss, grads = nnx.value_and_grad(f)(model)
    opt.update(model, grads)
    return loss


@nnx.jit
def learn(model, opt, x, y, t_logits):
    loss, grads = nnx.value_and_grad(lambda m: distillation(m(x), t_logits, y))(model)
    opt.update(model, grads)
    return loss


t_opt = nnx.Optimizer(teacher, optax.adam(3e-3), wrt=nnx.Param)
for _ in range(80):
    teach(teacher, t_opt, X[:1400], y[:1400])
s_opt = nnx.Optimizer(student, optax.adam(3e-3), wrt=nnx.Param)
t_logits = teacher(X[:1400])
for i in range(80):
    loss = learn(student, s_opt, X[:1400], y[:1400], t_logits)
print("loss", loss, "student acc", (student(X[1400:]).argmax(1) == y[1400:]).mean())
