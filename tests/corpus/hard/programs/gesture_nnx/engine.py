import dataclasses

import optax
from flax import nnx


@dataclasses.dataclass
class Trainer:
    model: nnx.Module
    lr: float = 2e-3

    def __post_init__(self):
        self.optimizer = nnx.Optimizer(self.model, optax.adamw(self.lr), wrt=nnx.Param)
        self.history = nnx.MultiMetric(loss=nnx.metrics.Average("loss"), accuracy=nnx.metrics.Accuracy())

    @staticmethod
    def criterion(model, x, y):
        scores = model(x)
        return optax.losses.softmax_cross_entropy_with_integer_labels(scores, y).mean(), scores

    def fit(self, batches):
        @nnx.jit
        def update(model, optimizer, history, x, y):
            (loss, scores), grads = nnx.value_and_grad(self.criterion, has_aux=True)(model, x, y)
            history.update(loss=loss, logits=scores, labels=y)
            optimizer.update(model, grads)

        for x, y in batches:
            update(self.model, self.optimizer, self.history, x, y)
        report = {k: float(v) for k, v in self.history.compute().items()}
        self.history.reset()
        return report
