import jax
import numpy as np
import optax
import torch
from flax import linen as nn
from flax.training import train_state
from sklearn.datasets import make_classification
from torchmetrics.classification import BinaryF1Score


class Fraud(nn.Module):
    width: int = 16

    def setup(self):
        self.inner = nn.Dense(self.width)
        self.outer = nn.Dense(1)

    def __call__(self, x):
        return self.outer(nn.relu(self.inner(x))).squeeze(-1)


X, y = make_classification(600, 8, weights=[0.7], random_state=5)
X, y = X.astype(np.float32), y.astype(np.float32)
model = Fraud()
state = train_state.TrainState.create(
    apply_fn=model.apply, params=model.init(jax.random.PRNGKey(1), X[:1])["params"], tx=optax.adam(1e-2)
)


@jax.jit
def train_step(state, x, y):
    def loss_fn(params):
        logits = state.apply_fn({"params": params}, x)
        return optax.sigmoid_binary_cross_entropy(logits, y).mean()

    loss, grads = jax.value_and_grad(loss_fn)(state.params)
    return state.apply_gradients(grads=grads), loss


f1 = BinaryF1Score()
for epoch in range(10):
    for i in range(0, 500, 50):
        state, loss = train_step(state, X[i:i + 50], y[i:i + 50])
for i in range(500, 600, 5):
    out = np.asarray(state.apply_fn({"params": state.params}, X[i:i + 5]))
    f1.update(torch.from_numpy(out.copy()), torch.from_numpy(y[i:i + 5].astype(np.int64)))
print("loss", loss, "f1", f1.compute().item())
