from torch import nn


class ChurnNet(nn.Module):
    def __init__(self, n):
        super().__init__()
        self.bottom = nn.Linear(n, 20)
        self.top = nn.Linear(20, 1)
        self.act = nn.SELU()

    def forward(self, x):
        return self.top(self.act(self.bottom(x))).view(-1)
