from flax import nnx


class Mlp(nnx.Module):
    def __init__(self, width, rngs: nnx.Rngs):
        self.inp = nnx.Linear(64, width, rngs=rngs)
        self.out = nnx.Linear(width, 10, rngs=rngs)

    def __call__(self, x):
        return self.out(nnx.relu(self.inp(x)))
