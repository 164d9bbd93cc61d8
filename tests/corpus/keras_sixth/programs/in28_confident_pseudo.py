import keras
import numpy as np


class PseudoLabeller:
    def __init__(self, net, cut=0.8):
        self.net, self.cut = net, cut

    @property
    def rule(self):
        return lambda p: p.max(axis=1) > self.cut

    def __call__(self, x):
        p = keras.ops.convert_to_numpy(keras.ops.softmax(self.net.predict(x, verbose=0)))
        sure = self.rule(p)
        return x[sure], p.argmax(axis=1)[sure]


rng = np.random.default_rng(48)
y = rng.integers(0, 3, 260)
x = rng.normal(size=(3, 8))[y] * 2 + rng.normal(size=(260, 8))
net = keras.Sequential([keras.Input((8,)), keras.layers.Dense(16, "relu"), keras.layers.Dense(3)])
net.compile("adam", keras.losses.SparseCategoricalCrossentropy(from_logits=True))
net.fit(x[:80], y[:80], epochs=10, verbose=0)
xs, ys = PseudoLabeller(net)(x[80:])
net.fit(np.concatenate([x[:80], xs]), np.concatenate([y[:80], ys]), epochs=1, verbose=0)
print(len(ys), (net.predict(x, verbose=0).argmax(1) == y).mean())
