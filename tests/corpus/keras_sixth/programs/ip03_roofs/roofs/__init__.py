from .heads import SigmoidHead as DefaultHead
from .losses import LOSS as loss

__all__ = ["DefaultHead", "loss"]
