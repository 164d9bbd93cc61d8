"""flax linen with batch statistics: TrainState subclass, mutable collections."""
from functools import partial
from typing import Any, Callable, Sequence

import jax
import jax.numpy as jnp
import optax
from flax import linen as nn
from flax.training import train_state
from sklearn.datasets import load_digits

ModuleDef = Any


class ConvBlock(nn.Module):
    filters: int
    norm: ModuleDef
    act: Callable = nn.relu

    @nn.compact
    def __call__(self, x):
        y = nn.Conv(self.filters, (3, 3), use_bias=False)(x)
        return self.act(self.norm()(y))


class ResNetish(nn.Module):
    stage_sizes: Sequence[int]
    num_classes: int
    act: Callable = nn.relu

    @nn.compact
    def __call__(self, x, train: bool = True):
        norm = partial(nn.BatchNorm, use_running_average=not train, momentum=0.9)
        for filters in self.stage_sizes:
            x = ConvBlock(filters, norm=norm, act=self.act)(x)
            x = nn.max_pool(x, (2, 2), strides=(2, 2))
        x = jnp.mean(x, axis=(1, 2))
        x = nn.Dense(self.num_classes, dtype=jnp.float32)(x)
        return nn.softmax(x)


class TrainState(train_state.TrainState):
    batch_stats: Any


def create_train_state(rng, model):
    variables = model.init(rng, jnp.ones((1, 8, 8, 1)))
    return TrainState.create(
        apply_fn=model.apply, params=variables["params"], batch_stats=variables["batch_stats"], tx=optax.adam(1e-2)
    )


@jax.jit
def train_step(state, batch):
    def loss_fn(params):
        out, new_model_state = state.apply_fn(
            {"params": params, "batch_stats": state.batch_stats}, batch["image"], mutable=["batch_stats"]
        )
        loss = optax.losses.softmax_cross_entropy_with_integer_labels(logits=out, labels=batch["label"]).mean()
        return loss, (new_model_state, out)

    (loss, (new_model_state, out)), grads = jax.value_and_grad(loss_fn, has_aux=True)(state.params)
    state = state.apply_gradients(grads=grads, batch_stats=new_model_state["batch_stats"])
    return state, {"loss": loss, "accuracy": jnp.mean(jnp.argmax(out, -1) == batch["label"])}


def main():
    digits = load_digits()
    images, labels = jnp.asarray(digits.images[..., None] / 16.0), jnp.asarray(digits.target)
    state = create_train_state(jax.random.key(0), ResNetish(stage_sizes=(8, 16), num_classes=10))
    for step in range(40):
        rows = jax.random.randint(jax.random.key(step), (64,), 0, 1500)
        state, metrics = train_step(state, {"image": images[rows], "label": labels[rows]})
    print({k: float(v) for k, v in metrics.items()})


if __name__ == "__main__":
    main()
