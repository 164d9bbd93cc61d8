from keras import losses, metrics


class Objective:
    registry = {}

    def __init_subclass__(cls, key, **kwargs):
        super().__init_subclass__(**kwargs)
        Objective.registry[key] = cls()

    activation = None

    def loss(self):
        raise NotImplementedError

    def metrics(self):
        return []


class Exclusive(Objective, key="exclusive"):
    def loss(self):
        return losses.SparseCategoricalCrossentropy(from_logits=self.activation is None)

    def metrics(self):
        return [metrics.SparseCategoricalAccuracy()]


class Tags(Objective, key="tags"):
    activation = "sigmoid"

    def loss(self):
        return losses.BinaryCrossentropy(from_logits=self.activation is None)

    def metrics(self):
        return [metrics.BinaryAccuracy(), metrics.AUC(multi_label=True)]


class Amount(Objective, key="amount"):
    activation = "relu"

    def loss(self):
        return losses.Huber()
