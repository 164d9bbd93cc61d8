import torch
import torch.nn as nn


class OutcomeNet(nn.Module):
    """Five yes/no outcomes per patient, some of them never recorded."""

    def __init__(self, n_features: int, n_outcomes: int = 5) -> None:
        super().__init__()
        self.encoder = nn.Sequential(nn.Linear(n_features, 24), nn.SiLU(), nn.Dropout(0.1))
        self.classifier = nn.Linear(24, n_outcomes)
        self._bce = nn.BCELoss(reduction="none")

    def forward(self, x):
        return self.classifier(self.encoder(x))

    def masked_loss(self, x, y, seen):
        p = self(x)
        each = self._bce(p, y) * seen
        return each.sum() / seen.sum().clamp(min=1)


torch.manual_seed(0)
x = torch.randn(200, 9)
y = (x @ torch.randn(9, 5) > 0).float()
seen = (torch.rand_like(y) > 0.3).float()
net = OutcomeNet(9)
opt = torch.optim.Adam(net.parameters(), lr=1e-2)
for _ in range(50):
    opt.zero_grad()
    loss = net.masked_loss(x, y, seen)
    loss.backward()
    opt.step()
print(loss.item())
