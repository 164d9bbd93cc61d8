"""Test-time adaptation by entropy minimisation (TENT) over the affine parameters of the norm layers."""
import torch
import torch.nn as nn


@torch.jit.script
def softmax_entropy(x: torch.Tensor) -> torch.Tensor:
    return -(x.softmax(1) * x.log_softmax(1)).sum(1)


class Tent(nn.Module):
    def __init__(self, model, optimizer, steps=1):
        super().__init__()
        self.model, self.optimizer, self.steps = model, optimizer, steps

    def forward(self, x):
        for _ in range(self.steps):
            outputs = self.forward_and_adapt(x)
        return outputs

    @torch.enable_grad()
    def forward_and_adapt(self, x):
        outputs = self.model(x)
        loss = softmax_entropy(outputs).mean(0)
        loss.backward()
        self.optimizer.step()
        self.optimizer.zero_grad()
        return outputs


def configure(model):
    model.train()
    model.requires_grad_(False)
    params = []
    for m in model.modules():
        if isinstance(m, nn.BatchNorm1d):
            m.requires_grad_(True)
            params += [m.weight, m.bias]
    return params


net = nn.Sequential(nn.Linear(8, 24), nn.BatchNorm1d(24), nn.ReLU(), nn.Linear(24, 4))
x, y = torch.randn(120, 8), torch.randint(0, 4, (120,))
opt = torch.optim.Adam(net.parameters(), 1e-2)
for _ in range(10):
    opt.zero_grad()
    nn.functional.cross_entropy(net(x), y).backward()
    opt.step()
tent = Tent(net, torch.optim.Adam(configure(net), 1e-3))
shifted = x + 0.7
acc = 0
for xb, yb in zip(shifted.split(40), y.split(40)):
    output = tent(xb)
    acc += (output.max(1)[1] == yb).float().sum()
print(acc.item() / len(y))
