import torch
import torch.nn as nn
import torch.nn.functional as F


class Ranker(nn.Module):
    def __init__(self, d):
        super().__init__()
        self.net = nn.Sequential(nn.Linear(d, 32), nn.ReLU(), nn.Linear(32, 1))

    def forward(self, docs):
        return self.net(docs).squeeze(-1)


def listnet(y_pred, y_true, padded=-1):
    mask = y_true == padded
    y_pred = y_pred.masked_fill(mask, float("-inf"))
    y_true = y_true.masked_fill(mask, float("-inf"))
    true_smax = F.softmax(y_true, dim=1)
    log_pred = F.log_softmax(y_pred, dim=1).masked_fill(mask, 0.0)
    return -(true_smax * log_pred).sum(dim=1).mean()


def queries(n=32, docs=10, d=6):
    x = torch.randn(n, docs, d)
    grade = (x[..., 0] * 1.5 + 2).round().clamp(0, 4)
    length = torch.randint(5, docs + 1, (n, 1))
    return x, grade.masked_fill(torch.arange(docs) >= length, -1)


ranker = Ranker(6)
opt = torch.optim.Adam(ranker.parameters(), lr=1e-3)
for step in range(150):
    x, grade = queries()
    loss = listnet(ranker(x), grade)
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item())
