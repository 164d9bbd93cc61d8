import torch
import torch.nn as nn

RANKS = {"family": 3, "genus": 5}


def rank_head(dim, n):
    return nn.Sequential(nn.Linear(dim, n), nn.LogSoftmax(dim=1))


class TaxonomyNet(nn.Module):
    def __init__(self, n_features=18, dim=32):
        super().__init__()
        self.encoder = nn.Sequential(nn.Linear(n_features, dim), nn.Mish(), nn.Linear(dim, dim), nn.Mish())
        self.heads = nn.ModuleDict({rank: rank_head(dim, n) for rank, n in RANKS.items()})
        self.heads["edible"] = nn.Sequential(nn.Linear(dim, 1), nn.Flatten(0))

    def forward(self, x):
        z = self.encoder(x)
        return {name: head(z) for name, head in self.heads.items()}


CRITERIA = [
    ("family", nn.NLLLoss(), 1.0),
    ("genus", nn.CrossEntropyLoss(), 1.0),
    ("edible", nn.BCEWithLogitsLoss(), 0.5),
]


def total_loss(outputs, targets):
    parts = {}
    for name, criterion, weight in CRITERIA:
        parts[name] = weight * criterion(outputs[name], targets[name])
    return sum(parts.values()), parts


def specimens(n, g):
    genus = torch.randint(0, 5, (n,), generator=g)
    family = torch.tensor([0, 0, 1, 1, 2])[genus]
    edible = torch.tensor([1.0, 0.0, 1.0, 1.0, 0.0])[genus]
    x = torch.randn(n, 18, generator=g)
    x[torch.arange(n), genus] += 3
    x[torch.arange(n), 10 + family] += 2
    return x, {"family": family, "genus": genus, "edible": edible}


g = torch.Generator().manual_seed(1)
net = TaxonomyNet()
opt = torch.optim.Adam(net.parameters(), lr=5e-3)
for step in range(120):
    x, targets = specimens(64, g)
    loss, parts = total_loss(net(x), targets)
    opt.zero_grad()
    loss.backward()
    opt.step()
    if step % 40 == 39:
        print(step, {k: round(v.item(), 4) for k, v in parts.items()})
x, targets = specimens(300, g)
out = net(x)
print("genus", (out["genus"].argmax(1) == targets["genus"]).float().mean().item(),
      "edible", ((out["edible"] > 0) == targets["edible"].bool()).float().mean().item())
