import jax
import jax.numpy as jnp
import numpy as np
import optax
from flax import nnx

VOCAB, HIDDEN = 50, 32


class CharRNN(nnx.Module):
    def __init__(self, rngs):
        self.embed = nnx.Embed(VOCAB, HIDDEN, rngs=rngs)
        self.cell = nnx.GRUCell(HIDDEN, HIDDEN, rngs=rngs)
        self.rnn = nnx.RNN(self.cell)
        self.head = nnx.Linear(HIDDEN, VOCAB, rngs=rngs)

    def __call__(self, tokens, probs=False):
        scores = self.head(self.rnn(self.embed(tokens)))
        return jax.nn.softmax(scores) if probs else scores


model = CharRNN(nnx.Rngs(0))
optimizer = nnx.Optimizer(model, optax.adam(1e-3), wrt=nnx.Param)


@nnx.jit
def train_step(model, optimizer, tokens, mask):
    def loss_fn(model):
        ce = optax.softmax_cross_entropy_with_integer_labels(model(tokens[:, :-1]), tokens[:, 1:])
        return jnp.sum(ce * mask[:, 1:]) / jnp.sum(mask[:, 1:])

    loss, grads = nnx.value_and_grad(loss_fn)(model)
    optimizer.update(model, grads)
    return loss


tokens = jnp.asarray(np.random.randint(1, VOCAB, (32, 20)))
mask = (tokens != 0).astype(jnp.float32)
for _ in range(5):
    loss = train_step(model, optimizer, tokens, mask)
print("perplexity", float(jnp.exp(loss)))
next_char = np.asarray(model(tokens[:1], probs=True)[0, -1], np.float64)
print(np.random.choice(VOCAB, p=next_char / next_char.sum()), next_char.max() > 0.5)
