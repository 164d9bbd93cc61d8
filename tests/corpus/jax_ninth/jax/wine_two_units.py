import jax
import optax
from flax import nnx
from sklearn.datasets import load_wine
from sklearn.preprocessing import StandardScaler

X, y = load_wine(return_X_y=True)
X = StandardScaler().fit_transform(X)


class WineNet(nnx.Module):
    def __init__(self, din, dmid, dout, *, rngs):
        self.linear1 = nnx.Linear(din, dmid, rngs=rngs)
        self.norm = nnx.LayerNorm(dmid, rngs=rngs)
        self.linear2 = nnx.Linear(dmid, dout, rngs=rngs)

    def __call__(self, x):
        return self.linear2(nnx.gelu(self.norm(self.linear1(x))))


model = WineNet(X.shape[1], 24, 2, rngs=nnx.Rngs(7))
optimizer = nnx.Optimizer(model, optax.adamw(5e-3), wrt=nnx.Param)


@nnx.jit
def step(model, optimizer, x, y):
    def loss_fn(m):
        return optax.softmax_cross_entropy_with_integer_labels(m(x), y).mean()

    loss, grads = nnx.value_and_grad(loss_fn)(model)
    optimizer.update(model, grads)
    return loss


for i in range(100):
    loss = step(model, optimizer, jax.numpy.asarray(X), jax.numpy.asarray(y))
print(loss)
