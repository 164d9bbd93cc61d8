import torch
from sklearn.metrics import balanced_accuracy_score
from torch import nn
from torchmetrics.classification import BinaryCalibrationError
from torchmetrics.wrappers import MetricTracker

torch.manual_seed(11)
X = torch.randn(900, 8)
y = (X @ torch.randn(8) + 0.5 * torch.randn(900) > 0).int()


class Scorer(nn.Module):
    def __init__(self, n=8):
        super().__init__()
        self.stack = nn.Sequential(nn.Linear(n, 20), nn.ReLU(), nn.Linear(20, 1))

    def forward(self, x):
        return self.stack(x)[:, 0]


net = Scorer()
bce = nn.BCEWithLogitsLoss()
opt = torch.optim.Adam(net.parameters(), lr=1e-2)
tracker = MetricTracker(BinaryCalibrationError(n_bins=10), maximize=False)
for epoch in range(5):
    for rows in torch.arange(700).split(70):
        loss = bce(net(X[rows]), y[rows].float())
        opt.zero_grad()
        loss.backward()
        opt.step()
    tracker.increment()
    with torch.no_grad():
        for rows in torch.arange(700, 900).split(20):
            tracker.update(net(X[rows]), y[rows])
print("ece per epoch", tracker.compute_all().tolist())
with torch.no_grad():
    print(balanced_accuracy_score(y[700:], net(X[700:]) > 0))
