import keras
from keras import ops


class SmoothHinge:
    def __init__(self, margin=1.0):
        self.margin = margin

    def __call__(self, target, score):
        sign = 2.0 * target - 1.0
        return ops.mean(ops.softplus(self.margin - sign * score))


class StableBCE:
    """binary cross-entropy on raw scores, written out"""

    def __init__(self, weight=1.0):
        self.weight = weight

    def __call__(self, target, score):
        per_item = ops.relu(score) - score * target + ops.log1p(ops.exp(-ops.abs(score)))
        return self.weight * ops.mean(per_item)


def get(name, **kw):
    return {"bce": StableBCE, "hinge": SmoothHinge}[name](**kw)


def optimizer(name="adam", lr=5e-3):
    return {"adam": keras.optimizers.Adam, "sgd": keras.optimizers.SGD}[name](lr)
