import jax
import jax.numpy as jnp
import numpy as np
import optax
from flax import linen as nn

CFG = {"loss": "sigmoid_binary_cross_entropy", "output": "sigmoid", "hidden": [24, 12], "n_out": 3, "lr": 1e-2}
ACT = {"sigmoid": nn.sigmoid, "tanh": nn.tanh, "linear": lambda x: x}


class Net(nn.Module):
    hidden: tuple
    n_out: int
    output: str = "linear"

    @nn.compact
    def __call__(self, x):
        for width in self.hidden:
            x = nn.elu(nn.Dense(width)(x))
        return ACT[self.output](nn.Dense(self.n_out)(x))


rng = np.random.default_rng(0)
X = rng.normal(size=(300, 7)).astype(np.float32)
Y = (X @ rng.normal(size=(7, 3)) > 0).astype(np.float32)
net = Net(hidden=tuple(CFG["hidden"]), n_out=CFG["n_out"], output=CFG["output"])
objective = getattr(optax, CFG["loss"])
params = net.init(jax.random.PRNGKey(0), X)
tx = optax.adam(CFG["lr"])
state = tx.init(params)


@jax.jit
def step(params, state):
    loss, grads = jax.value_and_grad(lambda p: objective(net.apply(p, X), Y).mean())(params)
    updates, state = tx.update(grads, state)
    return optax.apply_updates(params, updates), state, loss


for _ in range(60):
    params, state, loss = step(params, state)
print(loss)
