import keras
from sklearn.datasets import load_wine
from sklearn.preprocessing import scale

from config import CONFIG
from zoo import BUILDERS


def build(n_in, n_out):
    spec = dict(CONFIG["model"])
    return BUILDERS[spec.pop("name")](n_in, n_out, **spec)


def main():
    X, y = load_wine(return_X_y=True)
    model = build(X.shape[1], 3)
    model.compile(optimizer=keras.optimizers.get(CONFIG["optimizer"]),
                  loss=keras.losses.get(CONFIG["loss"]),
                  metrics=["accuracy"])
    model.fit(scale(X), y, epochs=CONFIG["epochs"], verbose=2)


if __name__ == "__main__":
    main()
