import torch
import torch.nn.functional as F
from torch import nn

RANKS = 5


def corn_loss(logits, y, num_classes=RANKS):
    """conditional ordinal regression (Shi, Cao, Raschka): task i only sees rows with y > i - 1"""
    losses, examples = 0.0, 0
    for i in range(num_classes - 1):
        mask = y > i - 1
        labels = (y[mask] > i).to(torch.int64)
        if len(labels) < 1:
            continue
        examples += len(labels)
        pred = logits[mask, i]
        losses = losses - torch.sum(F.logsigmoid(pred) * labels + (F.logsigmoid(pred) - pred) * (1 - labels))
    return losses / examples


def corn_label_from_logits(logits):
    probas = torch.cumprod(torch.sigmoid(logits), dim=1)
    return torch.sum(probas > 0.5, dim=1)


torch.manual_seed(1)
X = torch.randn(1200, 10)
latent = X @ torch.randn(10) / 3
y = torch.bucketize(latent, torch.quantile(latent, torch.tensor([0.2, 0.4, 0.6, 0.8])))
net = nn.Sequential(nn.Linear(10, 32), nn.ReLU(), nn.Linear(32, RANKS - 1))
opt = torch.optim.Adam(net.parameters(), lr=5e-3)
for step in range(200):
    rows = torch.randint(0, 1000, (100,))
    loss = corn_loss(net(X[rows]), y[rows])
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item(), "MAE", (corn_label_from_logits(net(X[1000:])) - y[1000:]).abs().float().mean().item())
