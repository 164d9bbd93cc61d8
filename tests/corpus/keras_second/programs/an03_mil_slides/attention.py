from keras import layers


class GatedAttentionPool(layers.Layer):
    """Ilse et al. 2018: one weight per patch, weights sum to one over the bag."""

    def __init__(self, dim, **kwargs):
        super().__init__(**kwargs)
        self.tanh = layers.Dense(dim, activation="tanh")
        self.gate = layers.Dense(dim, activation="sigmoid")
        self.weight = layers.Dense(1)
        self.normalise = layers.Softmax(axis=1)
        self.dot = layers.Dot(axes=1)

    def call(self, bag):
        a = self.normalise(self.weight(self.tanh(bag) * self.gate(bag)))
        return self.dot([a, bag])[:, 0], a
