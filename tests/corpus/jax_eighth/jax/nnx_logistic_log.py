import jax
import jax.numpy as jnp
import optax
from flax import nnx
from sklearn.datasets import load_breast_cancer

X, y = load_breast_cancer(return_X_y=True)
X = jnp.asarray((X - X.mean(0)) / X.std(0), jnp.float32)
y = jnp.asarray(y)


class Logistic(nnx.Module):
    def __init__(self, d, rngs):
        self.lin = nnx.Linear(d, 1, rngs=rngs)

    def __call__(self, x):
        return self.lin(x)[:, 0]

    def nll(self, x, y):
        p = jax.nn.sigmoid(self(x))
        return -jnp.where(y == 1, jnp.log(p), jnp.log(1 - p)).mean()


m = Logistic(30, nnx.Rngs(0))
opt = nnx.Optimizer(m, optax.sgd(0.05), wrt=nnx.Param)
step = nnx.jit(lambda m, o: o.update(m, nnx.grad(lambda k: k.nll(X, y))(m)))
for _ in range(40):
    step(m, opt)
print(m.nll(X, y), ((m(X) > 0) == y).mean())
