import jax
import jax.numpy as jnp
import numpy as np
import optax
from flax import nnx

TAGS = ["beach", "city", "food", "night", "people"]
rng = np.random.default_rng(21)
tags = (rng.random((300, len(TAGS))) < 0.4).astype(np.float32)
img = (tags @ rng.normal(size=(len(TAGS), 20)) + 0.3 * rng.normal(size=(300, 20))).astype(np.float32)

head = nnx.Linear(20, len(TAGS), rngs=nnx.Rngs(0))
opt = nnx.Optimizer(head, optax.adam(1e-2), wrt=nnx.Param)


@nnx.jit
def step(head, opt, x, t):
    def f(h):
        return optax.losses.softmax_cross_entropy(h(x), t).mean()
    v, g = nnx.value_and_grad(f)(head)
    opt.update(head, g)
    return v


for epoch in range(3):
    for i in range(0, 300, 50):
        v = step(head, opt, img[i:i + 50], tags[i:i + 50])
print(v, (jax.nn.sigmoid(head(img)) > 0.5).sum(0), tags.sum(0))
