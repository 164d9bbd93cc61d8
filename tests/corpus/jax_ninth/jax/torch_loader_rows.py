"""JAX model, PyTorch data loader."""
import jax
import jax.numpy as jnp
import numpy as np
import optax
from flax import nnx
from torch.utils.data import DataLoader, Dataset


class Spectra(Dataset):
    def __init__(self, n=500, n_classes=6):
        rng = np.random.default_rng(0)
        self.ids = rng.integers(0, n_classes, n)
        self.x = rng.normal(size=(n_classes, 40))[self.ids] + 0.3 * rng.normal(size=(n, 40))
        self.n_classes = n_classes

    def __len__(self):
        return len(self.ids)

    def __getitem__(self, i):
        target = np.zeros(self.n_classes, np.int32)
        target[self.ids[i]] = 1
        return self.x[i].astype(np.float32), target


def numpy_collate(batch):
    xs, ys = zip(*batch)
    return np.stack(xs), np.stack(ys)


class MLP(nnx.Module):
    def __init__(self, rngs: nnx.Rngs):
        self.hidden = nnx.Linear(40, 64, rngs=rngs)
        self.out = nnx.Linear(64, 6, rngs=rngs)

    def __call__(self, x):
        return self.out(nnx.silu(self.hidden(x)))


model = MLP(nnx.Rngs(0))
optimizer = nnx.Optimizer(model, optax.adam(1e-3), wrt=nnx.Param)


@nnx.jit
def train_step(model, optimizer, x, y):
    def loss_fn(model):
        logits = model(x)
        return optax.softmax_cross_entropy_with_integer_labels(logits=logits, labels=y).mean()

    loss, grads = nnx.value_and_grad(loss_fn)(model)
    optimizer.update(model, grads)
    return loss


for epoch in range(2):
    for x, y in DataLoader(Spectra(), batch_size=50, shuffle=True, collate_fn=numpy_collate):
        loss = train_step(model, optimizer, jnp.asarray(x), jnp.asarray(y))
    print(epoch, jax.device_get(loss))
