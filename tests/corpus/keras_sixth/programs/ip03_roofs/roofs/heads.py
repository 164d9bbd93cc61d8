import keras


class LinearHead:
    def make_head(self, n):
        return keras.layers.Dense(n)


class SigmoidHead(LinearHead):
    def make_head(self, n):
        return keras.layers.Dense(n, activation=keras.activations.sigmoid)
