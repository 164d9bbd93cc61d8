from dataclasses import dataclass

import jax
import jax.numpy as jnp


@dataclass(frozen=True)
class Linear:
    dim: int
    classes: int

    def init(self, key):
        return {"w": jnp.zeros((self.dim, self.classes))}

    def logits(self, params, x):
        return x @ params["w"]


@dataclass(frozen=True)
class Prototype:
    dim: int
    classes: int
    scale: float = 2.0

    def init(self, key):
        return {"centres": jax.random.normal(key, (self.classes, self.dim))}

    def logits(self, params, x):
        distance = jnp.sum((x[:, None] - params["centres"]) ** 2, axis=-1)
        return -self.scale * distance
