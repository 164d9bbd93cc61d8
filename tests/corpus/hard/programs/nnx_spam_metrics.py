import jax.numpy as jnp
import numpy as np
import optax
from flax import nnx


class SpamFilter(nnx.Module):
    def __init__(self, vocab, dim, rngs):
        self.embedding = nnx.Embed(vocab, dim, rngs=rngs)
        self.hidden = nnx.Linear(dim, dim, rngs=rngs)
        self.score = nnx.Linear(dim, 1, rngs=rngs)

    def __call__(self, tokens):
        pooled = self.embedding(tokens).mean(axis=1)
        return jnp.squeeze(self.score(nnx.relu(self.hidden(pooled))), axis=-1)


class Loop:
    def __init__(self, model, tx):
        self.model = model
        self.optimizer = nnx.Optimizer(model, tx, wrt=nnx.Param)
        self.metrics = {
            split: nnx.MultiMetric(accuracy=nnx.metrics.Accuracy(threshold=0.5), loss=nnx.metrics.Average("loss"))
            for split in ("train", "test")
        }

    @staticmethod
    def objective(model, tokens, label):
        logits = model(tokens)
        return optax.sigmoid_binary_cross_entropy(logits, label.astype(jnp.float32)).mean(), logits

    def train(self, batches):
        grad_fn = nnx.jit(nnx.value_and_grad(self.objective, has_aux=True))
        for tokens, label in batches:
            (loss, logits), grads = grad_fn(self.model, tokens, label)
            self.optimizer.update(self.model, grads)
            self.metrics["train"].update(loss=loss, logits=logits, labels=label)

    def test(self, batches):
        for tokens, label in batches:
            loss, logits = self.objective(self.model, tokens, label)
            self.metrics["test"].update(loss=loss, logits=logits, labels=label)

    def report(self):
        out = {s: {k: float(v) for k, v in m.compute().items()} for s, m in self.metrics.items()}
        for m in self.metrics.values():
            m.reset()
        return out


def messages(n_batches, seed):
    rng = np.random.default_rng(seed)
    for _ in range(n_batches):
        label = rng.integers(0, 2, 64).astype(np.int32)
        tokens = rng.integers(0, 80, (64, 20))
        tokens[:, :3] = np.where(label[:, None] == 1, rng.integers(80, 100, (64, 3)), tokens[:, :3])
        yield jnp.asarray(tokens), jnp.asarray(label)


loop = Loop(SpamFilter(100, 16, nnx.Rngs(0)), optax.adam(5e-3))
for epoch in range(3):
    loop.train(messages(20, epoch))
    loop.test(messages(4, 100 + epoch))
    print(epoch, loop.report())
