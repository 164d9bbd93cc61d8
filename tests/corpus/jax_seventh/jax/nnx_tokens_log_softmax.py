import jax
import jax.numpy as jnp
import optax
from flax import nnx

TEXT = "the cat sat on the mat and the dog sat on the log " * 6
VOCAB = sorted(set(TEXT))
ENC = {ch: i for i, ch in enumerate(VOCAB)}


class CharModel(nnx.Module):
    def __init__(self, vocab, width=32, *, rngs: nnx.Rngs):
        self.emb = nnx.Embed(vocab, width, rngs=rngs)
        self.rnn = nnx.RNN(nnx.GRUCell(width, width, rngs=rngs))
        self.out = nnx.Linear(width, vocab, rngs=rngs)

    def __call__(self, tokens):
        return nnx.log_softmax(self.out(self.rnn(self.emb(tokens))))


def windows(ids, length, size):
    starts = range(0, len(ids) - length - 1, 7)
    rows = [ids[i:i + length + 1] for i in starts]
    yield from (jnp.stack(rows[i:i + size]) for i in range(0, len(rows), size))


@nnx.jit
def step(model, opt, batch):
    def loss(model):
        out = model(batch[:, :-1])
        return optax.softmax_cross_entropy_with_integer_labels(out, batch[:, 1:]).mean()

    value, grads = nnx.value_and_grad(loss)(model)
    opt.update(model, grads)
    return value


ids = jnp.array([ENC[ch] for ch in TEXT])
model = CharModel(len(VOCAB), rngs=nnx.Rngs(0))
opt = nnx.Optimizer(model, optax.adam(1e-2), wrt=nnx.Param)
for epoch in range(3):
    for batch in windows(ids, 12, 16):
        value = step(model, opt, batch)
    print(epoch, value)
