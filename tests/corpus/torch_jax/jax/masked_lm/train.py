import jax.numpy as jnp
import optax
from flax import nnx

from data import PAD, VOCAB, batches
from model import Bigram


def masked_loss(model, inputs, targets):
    logits = model(inputs)
    losses = optax.softmax_cross_entropy_with_integer_labels(logits, targets)
    mask = (targets != PAD).astype(losses.dtype)
    return (losses * mask).sum() / jnp.maximum(mask.sum(), 1.0)


@nnx.jit
def step(model, optimizer, inputs, targets):
    loss, grads = nnx.value_and_grad(masked_loss)(model, inputs, targets)
    optimizer.update(model, grads)
    return loss


model = Bigram(VOCAB, 16, rngs=nnx.Rngs(0))
optimizer = nnx.Optimizer(model, optax.adamw(1e-2), wrt=nnx.Param)
for inputs, targets in batches(40):
    loss = step(model, optimizer, jnp.asarray(inputs), jnp.asarray(targets))
print(loss)
