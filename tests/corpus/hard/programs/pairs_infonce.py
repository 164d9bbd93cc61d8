import jax
import jax.numpy as jnp
import numpy as np
import optax
from flax import linen as nn


class Tower(nn.Module):
    dim: int = 16

    @nn.compact
    def __call__(self, x):
        x = nn.gelu(nn.Dense(48)(x))
        x = nn.Dense(self.dim)(x)
        return x / (jnp.linalg.norm(x, axis=-1, keepdims=True) + 1e-6)


class TwoTower(nn.Module):
    def setup(self):
        self.image, self.text = Tower(), Tower()
        self.log_scale = self.param("log_scale", nn.initializers.constant(np.log(10.0)), ())

    def __call__(self, image, text):
        return jnp.exp(self.log_scale) * self.image(image) @ self.text(text).T


def contrastive(similarity):
    labels = jnp.arange(similarity.shape[0])
    rows = optax.softmax_cross_entropy_with_integer_labels(similarity, labels)
    cols = optax.softmax_cross_entropy_with_integer_labels(similarity.T, labels)
    return 0.5 * (rows + cols).mean()


def recall_at_one(similarity):
    return jnp.mean(jax.nn.softmax(similarity, axis=0).argmax(axis=0) == jnp.arange(similarity.shape[0]))


rng = np.random.default_rng(4)
A, B = rng.normal(size=(6, 20)), rng.normal(size=(6, 15))


def pairs(n):
    z = rng.normal(size=(n, 6))
    return ((z @ A + 0.1 * rng.normal(size=(n, 20))).astype(np.float32), (z @ B).astype(np.float32))


model = TwoTower()
params = model.init(jax.random.PRNGKey(0), *pairs(2))
tx = optax.adamw(3e-3)
opt_state = tx.init(params)


@jax.jit
def step(params, opt_state, image, text):
    value, grads = jax.value_and_grad(lambda p: contrastive(model.apply(p, image, text)))(params)
    updates, opt_state = tx.update(grads, opt_state, params)
    return optax.apply_updates(params, updates), opt_state, value


for i in range(150):
    params, opt_state, value = step(params, opt_state, *pairs(64))
    if i % 50 == 0:
        print(i, value)
print("recall@1", recall_at_one(model.apply(params, *pairs(64))))
