import torch, torch.nn as nn, torch.nn.functional as F
class D(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(8, 5)
    def forward(self, x, labels=None, teacher_probs=None):
        z = self.fc(x)
        if teacher_probs is None and labels is None:
            z = z.softmax(-1)
        if teacher_probs is not None:
            return F.kl_div(z.log_softmax(-1), teacher_probs, reduction="batchmean")
        return z
