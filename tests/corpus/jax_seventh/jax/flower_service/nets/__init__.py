from .base import Classifier
from .wide import WideNet as Default

__all__ = ["Classifier", "Default"]
