import jax
import jax.numpy as jnp
import optax
from flax import nnx

N_TOPICS = 5


class TopicModel(nnx.Module):
    def __init__(self, vocab, rngs):
        self.embed = nnx.Embed(vocab, 16, rngs=rngs)
        self.out = nnx.Linear(16, N_TOPICS, rngs=rngs)

    def __call__(self, tokens):
        return self.out(self.embed(tokens).mean(axis=1))


def articles(key, n=200, length=10):
    kt, ky = jax.random.split(key)
    topics = jax.random.bernoulli(ky, 0.35, (n, N_TOPICS)).astype(jnp.float32)
    tokens = jax.random.randint(kt, (n, length), 0, 50)
    for t in range(N_TOPICS):
        tokens = tokens.at[:, t].set(jnp.where(topics[:, t] > 0, 50 + t, tokens[:, t]))
    return tokens, topics


def loss_fn(model, tokens, topics):
    logits = model(tokens)
    return optax.softmax_cross_entropy(logits=logits, labels=topics).mean()


tokens, topics = articles(jax.random.key(0))
model = TopicModel(50 + N_TOPICS, nnx.Rngs(1))
optimizer = nnx.Optimizer(model, optax.adam(1e-2), wrt=nnx.Param)


@nnx.jit
def step(model, optimizer):
    loss, grads = nnx.value_and_grad(loss_fn)(model, tokens, topics)
    optimizer.update(model, grads)
    return loss


for _ in range(60):
    loss = step(model, optimizer)
print("loss", loss)
