import torch
import torch.nn as nn

quantiles = torch.tensor([0.1, 0.5, 0.9])


class QuantileNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.base = nn.Sequential(nn.Linear(3, 32), nn.ReLU(), nn.Linear(32, 32), nn.ReLU())
        self.final = nn.ModuleList([nn.Linear(32, 1) for _ in quantiles])

    def forward(self, x):
        h = self.base(x)
        return torch.cat([layer(h) for layer in self.final], dim=1)


class QuantileLoss(nn.Module):
    def forward(self, preds, target):
        errors = target.unsqueeze(1) - preds
        return torch.max((quantiles - 1) * errors, quantiles * errors).sum(dim=1).mean()


x = torch.rand(200, 3)
y = x.sum(1) + 0.2 * torch.randn(200)
model, criterion = QuantileNet(), QuantileLoss()
opt = torch.optim.Adam(model.parameters(), 1e-2)
for _ in range(20):
    loss = criterion(model(x), y)
    opt.zero_grad()
    loss.backward()
    opt.step()
low, _, high = model(x).T
print(loss.item(), ((y > low) & (y < high)).float().mean().item())
