import keras


class Experiment:
    activation = "softmax"
    loss_args: dict = {}
    metrics: tuple = ("accuracy",)

    def __init__(self, n_in, n_out):
        self.n_in, self.n_out = n_in, n_out

    def model(self):
        net = keras.Sequential([keras.Input((self.n_in,)), keras.layers.Dense(18, "relu"),
                                keras.layers.Dense(self.n_out, self.activation)])
        net.compile("adam", self.loss(), metrics=list(self.metrics))
        return net

    def loss(self):
        return keras.losses.SparseCategoricalCrossentropy(**self.loss_args)
