import jax
import jax.numpy as jnp
import numpy as np
import optax
from flax import linen as nn
from flax.training import train_state
from sklearn.datasets import load_iris

NUM_CLASSES = 3


def load(split=0.8, seed=0):
    iris = load_iris()
    order = np.random.RandomState(seed).permutation(len(iris.data))
    feats = ((iris.data - iris.data.mean(0)) / iris.data.std(0)).astype(np.float32)[order]
    labels = jax.nn.one_hot(iris.target[order], NUM_CLASSES)
    cut = int(split * len(order))
    return (feats[:cut], labels[:cut]), (feats[cut:], labels[cut:])


def prefetch(data, batch_size, rng):
    feats, labels = data
    perm = rng.permutation(len(feats))
    for chunk in np.array_split(perm, len(feats) // batch_size):
        yield {"x": jnp.asarray(feats[chunk]), "y": labels[chunk]}


class Classifier(nn.Module):
    @nn.compact
    def __call__(self, x, *, deterministic: bool):
        x = nn.elu(nn.Dense(24)(x))
        x = nn.Dropout(0.2, deterministic=deterministic)(x)
        return nn.Dense(NUM_CLASSES)(x)


@jax.jit
def train_step(state, batch, dropout_key):
    key = jax.random.fold_in(dropout_key, state.step)

    def compute_loss(params):
        logits = state.apply_fn({"params": params}, batch["x"], deterministic=False, rngs={"dropout": key})
        return optax.softmax_cross_entropy_with_integer_labels(logits=logits, labels=batch["y"]).mean()

    loss, grads = jax.value_and_grad(compute_loss)(state.params)
    return state.apply_gradients(grads=grads), loss


def main():
    train, test = load()
    model = Classifier()
    root = jax.random.PRNGKey(0)
    init_key, dropout_key = jax.random.split(root)
    params = model.init(init_key, train[0][:1], deterministic=True)["params"]
    state = train_state.TrainState.create(apply_fn=model.apply, params=params, tx=optax.rmsprop(1e-2))
    rng = np.random.default_rng(0)
    for epoch in range(10):
        for batch in prefetch(train, 20, rng):
            state, loss = train_step(state, batch, dropout_key)
    logits = model.apply({"params": state.params}, test[0], deterministic=True)
    print("loss", loss, "accuracy", (logits.argmax(-1) == test[1].argmax(-1)).mean())


if __name__ == "__main__":
    main()
