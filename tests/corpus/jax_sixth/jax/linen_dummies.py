import jax
import numpy as np
import optax
import pandas as pd
from flax import linen as nn
from sklearn.datasets import load_iris

iris = load_iris(as_frame=True)
frame = iris.frame.rename(columns={"target": "species"})
frame["species"] = frame["species"].map(dict(enumerate(iris.target_names)))
labels = pd.get_dummies(frame.pop("species"))
X = frame.to_numpy(np.float32)
y = labels.to_numpy(np.int32)

model = nn.Sequential([nn.Dense(16), nn.relu, nn.Dense(len(labels.columns))])
params = model.init(jax.random.PRNGKey(0), X)
tx = optax.adam(1e-2)
opt_state = tx.init(params)


def loss_fn(params, x, y):
    logits = model.apply(params, x)
    return optax.softmax_cross_entropy_with_integer_labels(logits, y).mean()


for epoch in range(30):
    loss, grads = jax.value_and_grad(loss_fn)(params, X, y)
    updates, opt_state = tx.update(grads, opt_state)
    params = optax.apply_updates(params, updates)
print(loss)
