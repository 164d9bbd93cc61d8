"""Link prediction with a hand-made graph convolution."""
import flax.linen as nn
import jax
import jax.numpy as jnp
import numpy as np
import optax

NODES, DIM = 60, 16


class GCN(nn.Module):
    @nn.compact
    def __call__(self, adjacency, features):
        x = nn.relu(adjacency @ nn.Dense(DIM)(features))
        return adjacency @ nn.Dense(DIM)(x)


class LinkPredictor(nn.Module):
    def setup(self):
        self.gcn = GCN()
        self.bias = self.param("bias", nn.initializers.zeros, ())

    def __call__(self, adjacency, features, pairs):
        z = self.gcn(adjacency, features)
        return jnp.sum(z[pairs[:, 0]] * z[pairs[:, 1]], axis=-1) + self.bias


rng = np.random.default_rng(4)
adjacency = (rng.random((NODES, NODES)) < 0.1).astype(np.float32) + np.eye(NODES, dtype=np.float32)
adjacency /= adjacency.sum(1, keepdims=True)
features = np.eye(NODES, dtype=np.float32)
pairs = rng.integers(0, NODES, (400, 2))
linked = (adjacency[pairs[:, 0], pairs[:, 1]] > 0).astype(np.float32)

model = LinkPredictor()
params = model.init(jax.random.key(0), adjacency, features, pairs)
tx = optax.adam(1e-2)
opt = tx.init(params)


@jax.jit
def step(params, opt):
    def loss(p):
        return optax.sigmoid_binary_cross_entropy(model.apply(p, adjacency, features, pairs), linked).mean()

    value, grads = jax.value_and_grad(loss)(params)
    updates, opt = tx.update(grads, opt)
    return optax.apply_updates(params, updates), opt, value


for _ in range(50):
    params, opt, value = step(params, opt)
logits = model.apply(params, adjacency, features, pairs)
found = jnp.where(logits > 0.5, 1, 0)
print(value, jnp.mean(found == linked))
