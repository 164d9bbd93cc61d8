import jax
import jax.numpy as jnp
import numpy as np
import optax
import pandas as pd
from flax import nnx

rng = np.random.default_rng(5)
people = pd.DataFrame({
    "age": rng.normal(30, 12, 400),
    "fare": rng.gamma(2.0, 15.0, 400),
    "female": rng.integers(0, 2, 400),
})
people["survived"] = (rng.random(400) < 0.2 + 0.5 * people["female"]).astype("float32")
x = people.drop(columns="survived").apply(lambda c: (c - c.mean()) / c.std()).to_numpy("float32")
y = people["survived"].to_numpy()

net = nnx.Sequential(
    nnx.Linear(3, 16, rngs=nnx.Rngs(0)),
    jax.nn.relu,
    nnx.Linear(16, 1, rngs=nnx.Rngs(1)),
)
opt = nnx.Optimizer(net, optax.adam(5e-3), wrt=nnx.Param)


@nnx.jit
def step(net, opt, x, y):
    def loss_fn(net):
        return optax.sigmoid_binary_cross_entropy(net(x), y).mean()

    loss, grads = nnx.value_and_grad(loss_fn)(net)
    opt.update(net, grads)
    return loss


for epoch in range(20):
    for lo in range(0, 400, 50):
        loss = step(net, opt, jnp.asarray(x[lo:lo + 50]), jnp.asarray(y[lo:lo + 50]))
print("loss", loss, "saved", int((net(x) > 0).sum()))
