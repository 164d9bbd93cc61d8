import jax
import jax.numpy as jnp
import optax
from flax import nnx
from sklearn.datasets import load_wine
from sklearn.metrics import accuracy_score
from sklearn.preprocessing import StandardScaler

X, ids = load_wine(return_X_y=True)
X = jnp.asarray(StandardScaler().fit_transform(X))
Y = jax.nn.one_hot(ids, 3)


class MLP(nnx.Module):
    def __init__(self, rngs: nnx.Rngs):
        self.lin1 = nnx.Linear(13, 16, rngs=rngs)
        self.lin2 = nnx.Linear(16, 3, rngs=rngs)

    def __call__(self, x):
        return self.lin2(nnx.tanh(self.lin1(x)))


model = MLP(nnx.Rngs(2))
optimizer = nnx.Optimizer(model, optax.adam(0.02), wrt=nnx.Param)


@nnx.jit
def step(model, optimizer):
    loss, grads = nnx.value_and_grad(lambda m: optax.softmax_cross_entropy(m(X), Y).mean())(model)
    optimizer.update(model, grads)
    return loss


for _ in range(40):
    loss = step(model, optimizer)
print("loss", loss)
y_pred = model(X).argmax(axis=1)
print("accuracy", accuracy_score(Y, y_pred))
