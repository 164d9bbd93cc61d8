import torch
import torch.nn as nn
from torch.nn.functional import log_softmax

PAD, V = 0, 14


class LabelSmoothing(nn.Module):
    "Implement label smoothing."

    def __init__(self, size, padding_idx, smoothing=0.0):
        super(LabelSmoothing, self).__init__()
        self.criterion = nn.KLDivLoss(reduction="sum")
        self.padding_idx = padding_idx
        self.confidence = 1.0 - smoothing
        self.smoothing = smoothing
        self.size = size
        self.true_dist = None

    def forward(self, x, target):
        assert x.size(1) == self.size
        true_dist = x.data.clone()
        true_dist.fill_(self.smoothing / (self.size - 2))
        true_dist.scatter_(1, target.data.unsqueeze(1), self.confidence)
        true_dist[:, self.padding_idx] = 0
        mask = torch.nonzero(target.data == self.padding_idx)
        if mask.dim() > 0:
            true_dist.index_fill_(0, mask.squeeze(), 0.0)
        self.true_dist = true_dist
        return self.criterion(x, true_dist.clone().detach())


class NextToken(nn.Module):
    def __init__(self, d=32):
        super().__init__()
        self.emb = nn.Embedding(V, d, padding_idx=PAD)
        self.lstm = nn.LSTM(d, d, batch_first=True)
        self.proj = nn.Linear(d, V)

    def forward(self, x):
        return log_softmax(self.proj(self.lstm(self.emb(x))[0]), dim=-1)


def counting(n, length=8):
    start = torch.randint(1, V, (n, 1))
    seq = (start + torch.arange(length + 1) - 1) % (V - 1) + 1
    keep = torch.arange(length + 1) < torch.randint(4, length + 2, (n, 1))
    return torch.where(keep, seq, torch.full_like(seq, PAD))


torch.manual_seed(0)
model, criterion = NextToken(), LabelSmoothing(V, PAD, 0.1)
opt = torch.optim.Adam(model.parameters(), lr=5e-3)
for step in range(80):
    seq = counting(32)
    src, tgt = seq[:, :-1], seq[:, 1:]
    out = model(src)
    loss = criterion(out.reshape(-1, V), tgt.reshape(-1)) / (tgt != PAD).sum()
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item())
