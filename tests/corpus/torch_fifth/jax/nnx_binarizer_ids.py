import jax.numpy as jnp
import optax
from flax import nnx
from sklearn.datasets import load_wine
from sklearn.preprocessing import LabelBinarizer, StandardScaler

wine = load_wine()
x = jnp.asarray(StandardScaler().fit_transform(wine.data), jnp.float32)
encoder = LabelBinarizer()
y = jnp.asarray(encoder.fit_transform(wine.target))


class Cellar(nnx.Module):
    def __init__(self, rngs):
        self.dense = nnx.Linear(13, 24, rngs=rngs)
        self.drop = nnx.Dropout(0.1, rngs=rngs)
        self.out = nnx.Linear(24, 3, rngs=rngs)

    def __call__(self, x):
        return self.out(self.drop(nnx.relu(self.dense(x))))


@nnx.jit
def train_step(model, optimizer, x, y):
    def loss_fn(model):
        logits = model(x)
        return optax.softmax_cross_entropy_with_integer_labels(logits=logits, labels=y).mean()

    loss, grads = nnx.value_and_grad(loss_fn)(model)
    optimizer.update(model, grads)
    return loss


model = Cellar(nnx.Rngs(params=0, dropout=1))
optimizer = nnx.Optimizer(model, optax.adam(5e-3), wrt=nnx.Param)
for epoch in range(40):
    loss = train_step(model, optimizer, x, y)
model.eval()
print(loss, encoder.inverse_transform(model(x)[:5]))
