import torch, torch.nn as nn, torch.nn.functional as F
class D(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(8, 5)
    def forward(self, x, labels=None, mask=None):
        z = self.fc(x)
        if labels is None and mask is None:
            z = z.softmax(-1)
        if labels is not None and mask is None:
            return F.cross_entropy(z, labels)
        if mask is not None:
            return F.nll_loss(z.log_softmax(-1), mask)
        return z
