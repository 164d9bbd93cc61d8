import argparse
from functools import partial

import keras
import numpy as np
from keras import layers

METRICS = {
    "top1": partial(keras.metrics.SparseCategoricalAccuracy, name="top1"),
    "top3": partial(keras.metrics.TopKCategoricalAccuracy, k=3, name="top3"),
    "loss": None,
}


def parse(argv=None):
    parser = argparse.ArgumentParser(description="guess the composer from interval counts")
    parser.add_argument("--composers", type=int, default=8)
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--monitor", nargs="+", default=["top1", "top3"], choices=sorted(METRICS))
    return parser.parse_args(argv)


def dataset(n_composers, n=640, seed=4):
    rng = np.random.default_rng(seed)
    composer = rng.integers(0, n_composers, n)
    style = rng.dirichlet(np.full(16, 0.5), size=n_composers)
    counts = np.stack([rng.multinomial(80, style[c]) for c in composer])
    return counts / 80.0, composer


def main(args):
    x, composer = dataset(args.composers)
    model = keras.Sequential([
        layers.Input((16,)),
        layers.Dense(48, activation="relu"),
        layers.Dense(args.composers, activation="softmax"),
    ])
    chosen = [METRICS[m]() for m in args.monitor if METRICS[m] is not None]
    model.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=chosen)
    log = model.fit(x, composer, epochs=args.epochs, batch_size=32, verbose=0).history
    print({k: round(v[-1], 3) for k, v in log.items()})


if __name__ == "__main__":
    main(parse([]))
