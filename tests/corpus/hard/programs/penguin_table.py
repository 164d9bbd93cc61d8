import jax
import jax.numpy as jnp
import numpy as np
import optax
import pandas as pd

rng = np.random.default_rng(8)
codes = rng.integers(0, 3, 240)
table = pd.DataFrame({
    "bill_length": np.array([38.8, 48.8, 47.5])[codes] + rng.normal(0, 2.5, 240),
    "bill_depth": np.array([18.3, 18.4, 15.0])[codes] + rng.normal(0, 1.0, 240),
    "flipper": np.array([190.0, 196.0, 217.0])[codes] + rng.normal(0, 6.0, 240),
    "species": pd.Categorical.from_codes(codes, ["Adelie", "Chinstrap", "Gentoo"]),
})
table["species_id"] = table["species"].cat.codes.astype("int32")

columns = ["bill_length", "bill_depth", "flipper"]
X = table[columns].to_numpy()
X = jnp.asarray((X - X.mean(0)) / X.std(0), jnp.float32)
y = jnp.asarray(table[["species_id"]].to_numpy())


def model(params, x):
    for w, b in params[:-1]:
        x = jax.nn.relu(x @ w + b)
    w, b = params[-1]
    return x @ w + b


def init(key, sizes):
    out = []
    for n_in, n_out in zip(sizes[:-1], sizes[1:]):
        key, sub = jax.random.split(key)
        out.append((jax.random.normal(sub, (n_in, n_out)) * jnp.sqrt(2 / n_in), jnp.zeros(n_out)))
    return out


def criterion(params, x, y):
    return optax.losses.softmax_cross_entropy(model(params, x), y).mean()


params = init(jax.random.PRNGKey(1), [len(columns), 16, 3])
optimizer = optax.sgd(optax.exponential_decay(0.05, 50, 0.8), momentum=0.9)
opt_state = optimizer.init(params)
step = jax.jit(jax.value_and_grad(criterion))
for it in range(120):
    loss, grads = step(params, X, y)
    updates, opt_state = optimizer.update(grads, opt_state)
    params = optax.apply_updates(params, updates)
    if it % 40 == 0:
        print(it, loss)
predicted = np.asarray(model(params, X).argmax(axis=-1))
print(pd.crosstab(table["species"], table["species"].cat.categories[predicted]))
