import jax
import numpy as np
import optax
import torch
from flax import linen as nn
from sklearn.datasets import make_multilabel_classification
from torchmetrics.classification import MultilabelF1Score, MultilabelPrecision

LABELS = 4
X, Y = make_multilabel_classification(400, 10, n_classes=LABELS, random_state=9)
X, Y = X.astype(np.float32) / 10, Y.astype(np.float32)


class Tags(nn.Module):
    @nn.compact
    def __call__(self, x):
        return nn.Dense(LABELS)(nn.relu(nn.Dense(32)(x)))


net = Tags()
params = net.init(jax.random.key(0), X[:1])
tx = optax.adam(5e-3)
state = tx.init(params)


@jax.jit
def step(params, state, x, y):
    def loss(p):
        z = net.apply(p, x)
        return optax.sigmoid_binary_cross_entropy(z, y).mean(), z
    (value, z), g = jax.value_and_grad(loss, has_aux=True)(params)
    u, state = tx.update(g, state)
    return optax.apply_updates(params, u), state, value, z


metrics = [MultilabelF1Score(LABELS), MultilabelPrecision(LABELS, threshold=0.6)]
for epoch in range(3):
    for lo in range(0, 400, 25):
        params, state, value, z = step(params, state, X[lo:lo + 25], Y[lo:lo + 25])
        for m in metrics:
            m.update(torch.from_numpy(np.array(z)), torch.from_numpy(Y[lo:lo + 25]).int())
    print(epoch, value, *(round(m.compute().item(), 3) for m in metrics))
