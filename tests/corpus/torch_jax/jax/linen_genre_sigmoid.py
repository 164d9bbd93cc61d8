import jax
import jax.numpy as jnp
import numpy as np
import optax
from flax import linen as nn
from flax.training import train_state

GENRES = ("rock", "jazz", "folk", "metal", "disco", "blues")


class GenreClassifier(nn.Module):
    n_genres: int = len(GENRES)

    @nn.compact
    def __call__(self, spectrum):
        h = nn.Conv(8, kernel_size=(3,))(spectrum)
        h = nn.relu(h)
        h = h.mean(axis=1)
        h = nn.Dense(self.n_genres)(h)
        return nn.sigmoid(h)


def make_clips(n, rng):
    genre = rng.integers(0, len(GENRES), n)
    spectrum = rng.normal(size=(n, 20, len(GENRES)))
    spectrum[np.arange(n), :, genre] += 1.0
    return spectrum.astype(np.float32), genre


@jax.jit
def train_step(state, spectrum, genre):
    def loss_fn(params):
        out = state.apply_fn({"params": params}, spectrum)
        losses = optax.losses.softmax_cross_entropy_with_integer_labels(out, genre)
        return losses.mean()

    loss, grads = jax.value_and_grad(loss_fn)(state.params)
    return state.apply_gradients(grads=grads), loss


rng = np.random.default_rng(0)
model = GenreClassifier()
params = model.init(jax.random.PRNGKey(0), jnp.zeros((1, 20, 6)))["params"]
state = train_state.TrainState.create(apply_fn=model.apply, params=params, tx=optax.adam(5e-3))
for i in range(60):
    state, loss = train_step(state, *make_clips(64, rng))
print("loss", loss)
