from flax import nnx


class Block(nnx.Module):
    def __init__(self, n, *, rngs: nnx.Rngs):
        self.norm = nnx.LayerNorm(n, rngs=rngs)
        self.fc = nnx.Linear(n, n, rngs=rngs)

    def __call__(self, x):
        return x + nnx.gelu(self.fc(self.norm(x)))


class GestureNet(nnx.Module):
    def __init__(self, n_sensors, n_gestures, depth=2, *, rngs: nnx.Rngs):
        self.stem = nnx.Linear(n_sensors, 32, rngs=rngs)
        self.blocks = nnx.List([Block(32, rngs=rngs) for _ in range(depth)])
        self.head = nnx.Linear(32, n_gestures, rngs=rngs)

    def __call__(self, x):
        x = self.stem(x)
        for block in self.blocks:
            x = block(x)
        return nnx.log_softmax(self.head(x), axis=-1)
