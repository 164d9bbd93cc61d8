import numpy as np
import tensorflow as tf

from net import FallNet
from settings import RunSettings


def signals(n=300):
    r = np.random.RandomState(0)
    fell = r.randint(0, 2, n)
    x = r.randn(n, 18) + fell[:, None] * r.rand(18)
    return x.astype("float32"), fell


def main(run=RunSettings()):
    x, y = signals()
    net = FallNet(run.net)
    net.compile(optimizer=tf.keras.optimizers.Adam(run.lr), loss=run.loss)
    net.fit(x, y, epochs=run.epochs, verbose=2)
    p = net.predict(x[:5], verbose=0).ravel()
    print("probability of a fall", p)


if __name__ == "__main__":
    main()
