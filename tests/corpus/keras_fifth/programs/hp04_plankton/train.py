import numpy as np

from nets import ConfidentConv


def plankton(n=90, side=12):
    rng = np.random.default_rng(77)
    species = rng.integers(0, 3, n)
    img = rng.normal(scale=0.2, size=(n, side, side, 1))
    for k, s in enumerate(species):
        img[k, 2 + 3 * s:5 + 3 * s, 3:9, 0] += 1.0
    return img.astype("float32"), species


if __name__ == "__main__":
    x, y = plankton()
    model = ConfidentConv(3)
    model.compile(optimizer="adam", loss=model.objective(), metrics=["accuracy"])
    model.fit(x[:72], y[:72], validation_data=(x[72:], y[72:]), epochs=2, verbose=0)
    print(model.evaluate(x[72:], y[72:], verbose=0))
