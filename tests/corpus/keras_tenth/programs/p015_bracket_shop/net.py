import keras


class Builder:
    def __init__(self, spec):
        self.spec = spec

    def build(self, n_features):
        stack = [keras.layers.Input((n_features,))]
        stack += [keras.layers.Dense(u, activation="relu") for u in self.spec["hidden"]]
        stack.append(keras.layers.Dense(self.spec["units"], activation=self.spec["activation"]))
        return keras.Sequential(stack)
