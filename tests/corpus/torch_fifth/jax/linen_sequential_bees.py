import jax
import jax.numpy as jnp
import numpy as np
import optax
from flax import linen as nn
from flax.training import train_state

CASTES = ("worker", "drone", "queen", "forager")


class BeeNet(nn.Module):
    n_castes: int = len(CASTES)

    def setup(self):
        self.trunk = nn.Sequential([nn.Dense(32), nn.gelu, nn.LayerNorm()])
        self.head = nn.Sequential([nn.Dense(16), nn.gelu, nn.Dense(self.n_castes), nn.softmax])

    def __call__(self, wing):
        return self.head(self.trunk(wing))


def wings(rng, n):
    caste = rng.integers(0, len(CASTES), n)
    return (rng.normal(size=(n, 6)) + caste[:, None] * 0.8).astype(np.float32), caste


@jax.jit
def update(state, wing, caste):
    def objective(params):
        out = state.apply_fn({"params": params}, wing)
        targets = jax.nn.one_hot(caste, len(CASTES))
        return optax.losses.safe_softmax_cross_entropy(out, targets).mean()

    value, grads = jax.value_and_grad(objective)(state.params)
    return state.apply_gradients(grads=grads), value


rng = np.random.default_rng(0)
model = BeeNet()
params = model.init(jax.random.key(0), jnp.zeros((1, 6)))["params"]
state = train_state.TrainState.create(apply_fn=model.apply, params=params, tx=optax.adamw(3e-3))
for i in range(150):
    state, value = update(state, *wings(rng, 64))
wing, caste = wings(rng, 400)
pred = state.apply_fn({"params": state.params}, wing).argmax(-1)
print("loss", value, "acc", (pred == caste).mean())
