import jax.numpy as jnp
import numpy as np
import optax
from flax import nnx

rng = np.random.default_rng(0)
QUERIES, DOCS, DIM = 64, 8, 6
docs = rng.normal(size=(QUERIES, DOCS, DIM)).astype(np.float32)
relevance = np.clip(np.round(docs[..., 0] + docs[..., 1] + 1), 0, 4).astype(np.float32)
present = rng.random((QUERIES, DOCS)) < 0.9


class Ranker(nnx.Module):
    def __init__(self, rngs):
        self.h = nnx.Linear(DIM, 16, rngs=rngs)
        self.score = nnx.Linear(16, 1, rngs=rngs)

    def __call__(self, x):
        return self.score(nnx.tanh(self.h(x)))[..., 0]


@nnx.jit
def step(ranker, optimizer):
    def loss(ranker):
        return optax.losses.ranking_softmax_loss(ranker(docs), relevance, where=present)
    value, grads = nnx.value_and_grad(loss)(ranker)
    optimizer.update(ranker, grads)
    return value


ranker = Ranker(nnx.Rngs(0))
optimizer = nnx.Optimizer(ranker, optax.adam(1e-2), wrt=nnx.Param)
for _ in range(60):
    value = step(ranker, optimizer)
order = jnp.argsort(-ranker(docs), axis=1)
print(value, np.take_along_axis(relevance, np.asarray(order), 1)[:, 0].mean())
