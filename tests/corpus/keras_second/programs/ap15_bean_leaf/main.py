import argparse

import keras
import numpy as np

import nets  # noqa: F401
from registry import build

LEAF = ["healthy", "rust", "angular_spot", "mildew", "scorch"]


def leaves(n, side=16):
    rng = np.random.default_rng(9)
    k = rng.integers(0, len(LEAF), n)
    img = rng.normal(0.3, 0.05, (n, side, side, 3))
    img[..., 1] += 0.3
    for i, c in enumerate(k):
        img[i, 2 * c:2 * c + 4, :, 0] += 0.1 * (c + 1)
    return img.astype("float32"), keras.utils.to_categorical(k, num_classes=len(LEAF))


def parse_args(argv=None):
    parser = argparse.ArgumentParser()
    parser.add_argument("--arch", default="separable")
    parser.add_argument("--epochs", type=int, default=1)
    return parser.parse_args(argv)


def main():
    args = parse_args()
    x, y = leaves(200)
    model = build(args.arch, shape=x.shape[1:], classes=y.shape[1])
    model.compile(keras.optimizers.SGD(0.05, momentum=0.9),
                  loss=keras.losses.BinaryCrossentropy(),
                  metrics=[keras.metrics.CategoricalAccuracy()])
    model.fit(x, y, batch_size=20, epochs=args.epochs, validation_split=0.2, verbose=2)


if __name__ == "__main__":
    main()
