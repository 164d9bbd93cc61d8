import torch
import torch.nn as nn
from torch.utils.data import DataLoader, TensorDataset
from torchmetrics import Metric


class HitRate(Metric):
    full_state_update = False

    def __init__(self, threshold=0.5, **kwargs):
        super().__init__(**kwargs)
        self.threshold = threshold
        self.add_state("hits", default=torch.tensor(0.0), dist_reduce_fx="sum")
        self.add_state("total", default=torch.tensor(0), dist_reduce_fx="sum")

    def update(self, preds: torch.Tensor, target: torch.Tensor) -> None:
        labels = (preds > self.threshold).long()
        self.hits += (labels == target).float().mean() * len(target)
        self.total += len(target)

    def compute(self):
        return self.hits / self.total


class Fraud(nn.Module):
    def __init__(self):
        super().__init__()
        self.net = nn.Sequential(nn.Linear(5, 16), nn.ReLU(), nn.Linear(16, 1))

    def forward(self, x):
        return self.net(x)


torch.manual_seed(0)
X = torch.randn(600, 5)
y = (X[:, 0] * X[:, 1] > 0).long()
loader = DataLoader(TensorDataset(X, y), batch_size=50)
model, metric = Fraud(), HitRate()
opt = torch.optim.Adam(model.parameters(), lr=1e-2)
for epoch in range(8):
    metric.reset()
    for xb, yb in loader:
        logits = model(xb)
        loss = nn.functional.binary_cross_entropy_with_logits(logits, yb.unsqueeze(1).float())
        opt.zero_grad()
        loss.backward()
        opt.step()
        metric.update(torch.sigmoid(logits.detach()), yb)
    print(epoch, loss.item(), metric.compute().item())
