import torch
from torch import nn


class Detector(nn.Module):
    """binary detector which carries its operating point with it"""

    def __init__(self, d, threshold=0.5):
        super().__init__()
        self.hidden = nn.Linear(d, 20)
        self.out = nn.Linear(20, 1)
        self.register_buffer("threshold", torch.tensor(threshold))

    def forward(self, x):
        return self.out(torch.relu(self.hidden(x))).squeeze(1)

    def decide(self, x):
        return torch.ge(self(x), self.threshold)


def bearings(n):
    x = torch.randn(n, 6)
    worn = (x[:, 0] ** 2 + x[:, 1] > 1.0).float()
    return x, worn


torch.manual_seed(2)
det = Detector(6)
opt = torch.optim.AdamW(det.parameters(), lr=5e-3, weight_decay=1e-4)
loss_fn = nn.BCEWithLogitsLoss()
for step in range(250):
    x, worn = bearings(64)
    loss = loss_fn(det(x), worn)
    opt.zero_grad()
    loss.backward()
    opt.step()
x, worn = bearings(2000)
det.eval()
with torch.no_grad():
    caught = det.decide(x)
tp = (caught & (worn == 1)).sum().item()
print("recall", tp / worn.sum().item(), "precision", tp / max(int(caught.sum()), 1))
