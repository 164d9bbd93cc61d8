import torch
import torch.nn as nn
import torch.nn.functional as F


class Animal(nn.Module):
    def __init__(self):
        super().__init__()
        self.trunk = nn.Linear(8, 32)
        self.heads = nn.ModuleDict({"species": nn.Linear(32, 5), "weight": nn.Linear(32, 1), "wild": nn.Linear(32, 1)})

    def forward(self, x):
        h = F.gelu(self.trunk(x))
        out = {name: head(h) for name, head in self.heads.items()}
        out["species"] = F.softmax(out["species"], dim=-1)
        return out


criteria = {"species": nn.CrossEntropyLoss(), "weight": nn.SmoothL1Loss(), "wild": nn.BCEWithLogitsLoss()}


def total_loss(outputs, targets):
    total = 0
    for name, criterion in criteria.items():
        total = total + criterion(outputs[name], targets[name])
    return total


def batch(n=64):
    x = torch.randn(n, 8)
    return x, {"species": x[:, :5].argmax(1), "weight": x[:, 5:6], "wild": (x[:, 6:7] > 0).float()}


model = Animal()
opt = torch.optim.Adam(model.parameters(), lr=5e-3)
for _ in range(60):
    x, targets = batch()
    loss = total_loss(model(x), targets)
    opt.zero_grad()
    loss.backward()
    opt.step()
print(loss.item())
