import dataclasses

import jax
import jax.numpy as jnp
import numpy as np
import optax
from flax import linen as nn
from flax.training.train_state import TrainState
from sklearn.datasets import load_digits

TAILS = {"softmax": nn.softmax, "log_softmax": nn.log_softmax, "none": lambda z: z}


@dataclasses.dataclass(frozen=True)
class Config:
    widths: tuple = (48, 24)
    output: str = "softmax"
    batch: int = 128
    lr: float = 2e-3


class Tower(nn.Module):
    cfg: Config

    def setup(self):
        self.layers = [nn.Dense(w) for w in self.cfg.widths]
        self.bn = nn.BatchNorm(momentum=0.9)
        self.out = nn.Dense(10)

    def __call__(self, x, train=False):
        x = self.bn(x, use_running_average=not train)
        for layer in self.layers:
            x = nn.swish(layer(x))
        return TAILS[self.cfg.output](self.out(x))


class State(TrainState):
    batch_stats: dict


def batches(x, y, size, seed):
    order = np.random.default_rng(seed).permutation(len(x))
    for chunk in np.array_split(order, len(x) // size):
        yield x[chunk], y[chunk]


@jax.jit
def update(state, x, y):
    def loss_fn(params):
        out, new = state.apply_fn({"params": params, "batch_stats": state.batch_stats}, x, train=True, mutable=["batch_stats"])
        return jnp.mean(optax.softmax_cross_entropy_with_integer_labels(out, y)), new

    (loss, new), grads = jax.value_and_grad(loss_fn, has_aux=True)(state.params)
    return state.apply_gradients(grads=grads, batch_stats=new["batch_stats"]), loss


cfg = Config()
x, y = load_digits(return_X_y=True)
x = x.astype(np.float32) / 16
net = Tower(cfg)
v = net.init(jax.random.key(0), x[:1])
state = State.create(apply_fn=net.apply, params=v["params"], batch_stats=v["batch_stats"], tx=optax.adam(cfg.lr))
for epoch in range(4):
    for xb, yb in batches(x, y, cfg.batch, epoch):
        state, loss = update(state, xb, yb)
    print(epoch, loss)
