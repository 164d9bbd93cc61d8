import torch
import torch.nn as nn
import torch.nn.functional as F

HEADS = {"fraud": 1, "channel": 4, "amount": 1}


class TaskNet(nn.Module):
    def __init__(self, d):
        super().__init__()
        self.trunk = nn.Sequential(nn.Linear(d, 48), nn.ReLU())
        self.heads = nn.ModuleDict({name: nn.Linear(48, n) for name, n in HEADS.items()})

    def forward(self, x):
        h = self.trunk(x)
        out = {name: head(h) for name, head in self.heads.items()}
        out["amount"] = F.relu(out["amount"]).squeeze(-1)
        return out


LOSSES = {
    "fraud": lambda o, t: F.binary_cross_entropy_with_logits(o.squeeze(-1), t),
    "channel": F.cross_entropy,
    "amount": nn.SmoothL1Loss(),
}


def transactions(n=128):
    x = torch.randn(n, 14)
    return x, {"fraud": (x[:, 0] > 1.2).float(), "channel": x[:, 1:5].argmax(1), "amount": x[:, 6].exp()}


net = TaskNet(14)
opt = torch.optim.Adam(net.parameters(), lr=2e-3)
for step in range(150):
    x, target = transactions()
    out = net(x)
    losses = {k: LOSSES[k](out[k], target[k]) for k in HEADS}
    loss = sum(losses.values())
    opt.zero_grad()
    loss.backward()
    opt.step()
x, target = transactions(500)
out = net(x)
report = {
    "fraud": ((out["fraud"].squeeze(-1).sigmoid() > 0.5).float() == target["fraud"]).float().mean().item(),
    "channel": (out["channel"].argmax(-1) == target["channel"]).float().mean().item(),
}
print({k: round(v.item(), 3) for k, v in losses.items()}, report)
