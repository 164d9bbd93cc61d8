import optax
from flax.training import train_state

from network import Digits


class State(train_state.TrainState):
    @classmethod
    def start(cls, key, sample, classes, lr=3e-3):
        net = Digits(classes)
        return cls.create(apply_fn=net.apply, params=net.init(key, sample)["params"], tx=optax.adam(lr))

    def scores(self, params, x):
        return self.apply_fn({"params": params}, x, method="logits")

    def probabilities(self, x):
        return self.apply_fn({"params": self.params}, x)
