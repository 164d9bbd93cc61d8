from typing import Any, Dict

import jax
import jax.numpy as jnp
import numpy as np
import optax
from flax import linen as nn
from flax import struct

SPECIES = ("wren", "robin", "finch", "crow", "owl", "tit")


@struct.dataclass
class Batch:
    audio: jnp.ndarray
    species: jnp.ndarray
    background: jnp.ndarray


class CallNet(nn.Module):
    n_species: int
    n_background: int

    def setup(self):
        self.trunk = nn.Sequential([nn.Dense(48), nn.relu, nn.Dense(32), nn.relu])
        self.species_head = nn.Dense(self.n_species)
        self.background_head = nn.Dense(self.n_background)

    def __call__(self, audio) -> Dict[str, Any]:
        h = self.trunk(audio)
        return {
            "species": nn.sigmoid(self.species_head(h)),
            "background": self.background_head(h),
        }


def simulate(n, rng):
    k = rng.integers(0, len(SPECIES), n)
    bg = (rng.random((n, 3)) < 0.3).astype(np.float32)
    audio = np.eye(len(SPECIES))[k] @ rng.normal(size=(len(SPECIES), 20)) * 1.5
    audio[:, :3] += 2 * bg
    audio += 0.3 * rng.normal(size=audio.shape)
    return Batch(jnp.asarray(audio, jnp.float32), jax.nn.one_hot(k, len(SPECIES)), jnp.asarray(bg))


net = CallNet(len(SPECIES), 3)


def loss_fn(params, batch: Batch):
    out = net.apply(params, batch.audio)
    main = optax.losses.poly_loss_cross_entropy(out["species"], batch.species, epsilon=1.0).mean()
    side = optax.sigmoid_focal_loss(out["background"], batch.background, alpha=0.25).sum(-1).mean()
    return main + 0.3 * side, {"species": main, "background": side}


batch = simulate(512, np.random.default_rng(3))
params = net.init(jax.random.PRNGKey(0), batch.audio)
tx = optax.lion(3e-4)
opt_state = tx.init(params)


@jax.jit
def train_step(params, opt_state, batch):
    (_, logs), grads = jax.value_and_grad(loss_fn, has_aux=True)(params, batch)
    updates, opt_state = tx.update(grads, opt_state, params)
    return optax.apply_updates(params, updates), opt_state, logs


for step in range(80):
    params, opt_state, logs = train_step(params, opt_state, batch)
    if step % 20 == 0:
        print(step, {k: round(float(v), 4) for k, v in logs.items()})
guess = net.apply(params, batch.audio)["species"].argmax(-1)
print("species accuracy", (guess == batch.species.argmax(-1)).mean())
