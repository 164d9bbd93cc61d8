import jax
import jax.numpy as jnp
import numpy as np
import optax
from flax import linen as nn

FLAGS = ("urgent", "billing", "angry")
rng = np.random.default_rng(6)
tickets = rng.normal(size=(500, 10)).astype(np.float32)
flags = (tickets[:, :3] + 0.3 * tickets[:, 3:6] > 0.2).astype(np.float32)


class Triage(nn.Module):
    n_flags: int

    @nn.compact
    def __call__(self, x):
        x = nn.Dense(32)(x)
        x = nn.relu(x)
        x = nn.Dense(self.n_flags)(x)
        return nn.softmax(x, axis=-1)


model = Triage(len(FLAGS))
params = model.init(jax.random.PRNGKey(0), tickets[:1])
tx = optax.chain(optax.clip_by_global_norm(1.0), optax.adam(5e-3))
opt_state = tx.init(params)


@jax.jit
def step(params, opt_state, x, y):
    def compute(p):
        return optax.sigmoid_binary_cross_entropy(model.apply(p, x), y).sum(-1).mean()

    loss, grads = jax.value_and_grad(compute)(params)
    updates, opt_state = tx.update(grads, opt_state, params)
    return optax.apply_updates(params, updates), opt_state, loss


for epoch in range(10):
    for i in range(0, 500, 50):
        params, opt_state, loss = step(params, opt_state, tickets[i:i + 50], flags[i:i + 50])
print(loss, dict(zip(FLAGS, model.apply(params, tickets).mean(0).tolist())))
