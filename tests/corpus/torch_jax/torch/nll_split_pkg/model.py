from torch import nn

from layers import Encoder, LogProbs


class Net(nn.Module):
    def __init__(self, n_in, n_classes):
        super().__init__()
        self.encoder = Encoder(n_in, 24)
        self.generator = LogProbs(24, n_classes)

    def forward(self, x):
        return self.generator(self.encoder(x))
