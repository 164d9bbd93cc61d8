import jax.numpy as jnp
import numpy as np
import optax
from flax import nnx
from sklearn.datasets import load_wine
from sklearn.preprocessing import label_binarize, minmax_scale

wine = load_wine()
X = minmax_scale(wine.data).astype(np.float32)
Y = label_binarize(wine.target, classes=[0, 1, 2])


def loader(*arrays, size=32, epochs=10, seed=0):
    rng = np.random.default_rng(seed)
    for _ in range(epochs):
        for part in np.array_split(rng.permutation(len(arrays[0])), len(arrays[0]) // size):
            yield tuple(jnp.asarray(a[part]) for a in arrays)


model = nnx.Sequential(
    nnx.Linear(13, 24, rngs=(rngs := nnx.Rngs(0))),
    nnx.relu,
    nnx.Linear(24, 3, rngs=rngs),
)
optimizer = nnx.Optimizer(model, optax.adam(1e-2), wrt=nnx.Param)


@nnx.jit
def train_step(model, optimizer, batch):
    def loss_fn(model):
        inputs, targets = batch
        return optax.softmax_cross_entropy_with_integer_labels(model(inputs), targets).mean()

    loss, grads = nnx.value_and_grad(loss_fn)(model)
    optimizer.update(model, grads)
    return loss


for batch in loader(X, Y):
    loss = train_step(model, optimizer, batch)
print(loss)
