import argparse

import keras
import numpy as np

from tasks import Task, parts


def main():
    p = argparse.ArgumentParser()
    p.add_argument("--task", type=Task, default=Task.NAME, choices=list(Task))
    args = p.parse_args()
    rng = np.random.default_rng(0)
    who = rng.integers(0, 4, 300)
    x = rng.normal(size=(4, 7))[who] + rng.normal(size=(300, 7))
    y = who if args.task is Task.NAME else (who > 0).astype("float32")
    head, loss, metric = parts(args.task, 4)
    model = keras.Sequential([keras.Input((7,)), keras.layers.Dense(16, activation="relu"), head])
    model.compile(optimizer="adam", loss=loss, metrics=[metric])
    model.fit(x, y, epochs=2, verbose=0)
    print(args.task, model.evaluate(x, y, verbose=0))


if __name__ == "__main__":
    main()
