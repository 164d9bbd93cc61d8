import jax
import jax.numpy as jnp
import numpy as np
import optax
import pandas as pd
from flax import linen as nn

rng = np.random.default_rng(1)
houses = pd.DataFrame({"rooms": rng.integers(1, 8, 400), "age": rng.uniform(0, 90, 400), "km": rng.exponential(5, 400)})
houses["price"] = 60 * houses.rooms - houses.age - 9 * houses.km + rng.normal(0, 20, 400)
houses["band"] = pd.qcut(houses.price, 4, labels=[1, 2, 3, 4]).astype(int)

X = houses[["rooms", "age", "km"]]
X = ((X - X.mean()) / X.std()).to_numpy(np.float32)
y = houses["band"].to_numpy()


class Bands(nn.Module):
    n_bands: int = 4

    @nn.compact
    def __call__(self, x):
        return nn.Dense(self.n_bands)(nn.swish(nn.Dense(16)(x)))


model = Bands()
params = model.init(jax.random.PRNGKey(0), X)
tx = optax.adam(1e-2)
opt_state = tx.init(params)
for epoch in range(20):
    loss, grads = jax.value_and_grad(
        lambda p: optax.softmax_cross_entropy_with_integer_labels(model.apply(p, X), y).mean()
    )(params)
    updates, opt_state = tx.update(grads, opt_state)
    params = optax.apply_updates(params, updates)
print(loss, jnp.mean(model.apply(params, X).argmax(1) == y))
