import jax.numpy as jnp
import optax
from flax import nnx
from sklearn.datasets import load_wine
from sklearn.preprocessing import StandardScaler

wine = load_wine()
X = jnp.asarray(StandardScaler().fit_transform(wine.data))
y = jnp.asarray(wine.target, dtype=jnp.int32)

model = nnx.Sequential(
    nnx.Linear(13, 32, rngs=nnx.Rngs(0)),
    nnx.relu,
    nnx.Linear(32, 3, rngs=nnx.Rngs(1)),
)
optimizer = nnx.Optimizer(model, optax.adam(1e-2), wrt=nnx.Param)


def cross_entropy(model, x, y):
    scores = model(x)
    return optax.softmax_cross_entropy(logits=scores, labels=y).mean()


@nnx.jit
def train_step(model, optimizer, x, y):
    loss, grads = nnx.value_and_grad(cross_entropy)(model, x, y)
    optimizer.update(model, grads)
    return loss


for i in range(50):
    loss = train_step(model, optimizer, X, y)
print(loss, (model(X).argmax(1) == y).mean())
