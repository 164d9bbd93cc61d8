import keras
import numpy as np

from nets import AccentNet

ACCENTS = ["north", "south", "east", "west"]


def recordings(n, seed):
    rng = np.random.default_rng(seed)
    accent = rng.integers(0, len(ACCENTS), n)
    mfcc = np.random.default_rng(77).normal(size=(len(ACCENTS), 13))[accent] + 0.5 * rng.normal(size=(n, 13))
    return mfcc.astype("float32"), accent


def main():
    keras.utils.set_random_seed(1)
    x, y = recordings(600, 0)
    net = AccentNet(len(ACCENTS), widths=(32, 16))
    net.compile(optimizer="adam", loss=keras.losses.SparseCategoricalCrossentropy(), metrics=["accuracy"])
    net.fit(x, y, epochs=3, batch_size=40, verbose=0)
    xt, yt = recordings(200, 1)
    print(net.evaluate(xt, yt, verbose=0, return_dict=True), "surest", net.predict(xt, verbose=0).max())


if __name__ == "__main__":
    main()
