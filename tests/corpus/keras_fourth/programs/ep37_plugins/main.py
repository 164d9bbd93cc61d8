import importlib

import keras
import numpy as np

import settings


def data(classes, n=420):
    rng = np.random.default_rng(101)
    ids = rng.integers(0, classes, n)
    x = rng.normal(size=(classes, 15))[ids] + 0.5 * rng.normal(size=(n, 15))
    return x, keras.utils.to_categorical(ids, classes)


def main():
    conf = settings.load()
    plugin = importlib.import_module("nets." + conf["model"]["net"])
    classes = conf.getint("model", "classes")
    model = plugin.create(classes, conf.getint("model", "hidden"))
    model.compile(optimizer=conf["train"]["optimizer"], loss=conf["train"]["loss"], metrics=["accuracy"])
    x, y = data(classes)
    model.fit(x, y, epochs=conf.getint("train", "epochs"), validation_split=0.2, verbose=2)


if __name__ == "__main__":
    main()
