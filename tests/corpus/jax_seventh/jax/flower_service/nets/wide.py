from flax import nnx

from .base import Classifier


class WideNet(Classifier):
    def __init__(self, n_in, n_out, *, rngs, width=48):
        self.body = nnx.Linear(n_in, width, rngs=rngs)
        self.norm = nnx.LayerNorm(width, rngs=rngs)
        self.head = nnx.Linear(width, n_out, rngs=rngs)

    def features(self, x):
        return nnx.silu(self.norm(self.body(x)))
