import torch
from torch import nn


class Siamese(nn.Module):
    def __init__(self, dim=12):
        super().__init__()
        self.branch = nn.Sequential(nn.Linear(dim, 24), nn.ReLU(), nn.Linear(24, 8))
        self.out = nn.Linear(8, 1)

    def forward(self, left, right):
        distance = (self.branch(left) - self.branch(right)).abs()
        return torch.relu(self.out(distance)).squeeze(1)


def pairs(n):
    same = torch.rand(n) > 0.5
    left = torch.randn(n, 12)
    right = torch.where(same[:, None], left + 0.1 * torch.randn(n, 12), torch.randn(n, 12))
    return left, right, same.float()


model = Siamese()
criterion = nn.BCEWithLogitsLoss()
optimizer = torch.optim.Adam(model.parameters(), lr=3e-3)
for step in range(100):
    left, right, same = pairs(64)
    optimizer.zero_grad()
    loss = criterion(model(left, right), same)
    loss.backward()
    optimizer.step()
print(loss.item())
