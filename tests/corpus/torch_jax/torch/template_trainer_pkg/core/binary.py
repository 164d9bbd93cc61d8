from torch import nn

from .base import BaseTrainer


class BinaryTrainer(BaseTrainer):
    @property
    def criterion(self):
        return nn.BCEWithLogitsLoss()
