import numpy as np
from scipy.special import softmax

from settings import MATERIALS


class SorterService:
    """Wraps the trained sorter for the conveyor belt."""

    def __init__(self, model, min_confidence=0.6):
        self.model = model
        self.min_confidence = min_confidence

    def route(self, readings):
        raw = self.model.predict(np.atleast_2d(readings), verbose=0)
        conf = softmax(raw, axis=1)
        best = conf.argmax(axis=1)
        return [MATERIALS[b] if c[b] >= self.min_confidence else "manual" for b, c in zip(best, conf)]
