import numpy as np
from flax import nnx

from engine import Trainer
from network import GestureNet

GESTURES = ("swipe", "tap", "pinch", "rotate", "shake")


def recordings(n_batches, rng):
    prototype = np.random.default_rng(1).normal(size=(len(GESTURES), 12))
    for _ in range(n_batches):
        y = rng.integers(0, len(GESTURES), 64)
        yield (prototype[y] + 0.6 * rng.normal(size=(64, 12))).astype(np.float32), y.astype(np.int32)


def main():
    rng = np.random.default_rng(0)
    trainer = Trainer(GestureNet(12, len(GESTURES), rngs=nnx.Rngs(0)))
    for epoch in range(3):
        print(epoch, trainer.fit(recordings(20, rng)))


if __name__ == "__main__":
    main()
