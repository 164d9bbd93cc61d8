from typing import Any

import flax.linen as nn
import jax
import jax.numpy as jnp
import numpy as np
import optax
from flax.training import train_state


class Block(nn.Module):
    features: int

    @nn.compact
    def __call__(self, x, train: bool):
        x = nn.Conv(self.features, (3, 3), use_bias=False)(x)
        x = nn.BatchNorm(use_running_average=not train)(x)
        return nn.relu(x)


class Net(nn.Module):
    classes: int = 4

    @nn.compact
    def __call__(self, x, train: bool = True):
        for width in (8, 16):
            x = Block(width)(x, train)
            x = nn.avg_pool(x, (2, 2), strides=(2, 2))
        x = x.mean(axis=(1, 2))
        x = nn.Dense(self.classes)(x)
        return nn.softmax(x)


class TrainState(train_state.TrainState):
    batch_stats: Any


model = Net()
variables = model.init(jax.random.key(0), jnp.ones((1, 16, 16, 1)), train=False)
state = TrainState.create(
    apply_fn=model.apply, params=variables["params"], tx=optax.sgd(0.1, momentum=0.9), batch_stats=variables["batch_stats"]
)


@jax.jit
def train_step(state, batch):
    def loss_fn(params):
        out, updates = state.apply_fn(
            {"params": params, "batch_stats": state.batch_stats}, batch["image"], train=True, mutable=["batch_stats"]
        )
        loss = optax.softmax_cross_entropy_with_integer_labels(logits=out, labels=batch["label"]).mean()
        return loss, (out, updates)

    (loss, (out, updates)), grads = jax.value_and_grad(loss_fn, has_aux=True)(state.params)
    state = state.apply_gradients(grads=grads).replace(batch_stats=updates["batch_stats"])
    return state, loss, jnp.mean(jnp.argmax(out, -1) == batch["label"])


images = np.random.rand(64, 16, 16, 1).astype(np.float32)
labels = np.random.randint(0, 4, 64)
for epoch in range(3):
    state, loss, acc = train_step(state, {"image": images, "label": labels})
    print(epoch, float(loss), float(acc))
