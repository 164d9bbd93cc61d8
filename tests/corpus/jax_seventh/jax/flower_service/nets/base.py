import abc

from flax import nnx


class Classifier(nnx.Module, abc.ABC):
    """What every network of the service can do."""

    @abc.abstractmethod
    def features(self, x):
        ...

    def __call__(self, x):
        return nnx.softmax(self.head(self.features(x)), axis=-1)

    def top(self, x):
        return self(x).argmax(axis=-1)
